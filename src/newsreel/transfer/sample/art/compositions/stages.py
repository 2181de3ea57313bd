"""Stages, seen from the best seat."""

from math import cos, pi, sin

from newsreel.transfer.sample.art.geometry import ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded, tint
from newsreel.transfer.sample.art.people.crowd import any_style, arms_up, from_behind
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade


def curtains(scene: Scene) -> Focus:
    """The curtain parts, the lamp is lit."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    sheet.flood(DARK)
    x, floor = width / 2, height * 0.8
    sheet.fill(
        [(-40, floor), (width + 40, floor), (width + 40, height + 40), (-40, height + 40)],
        shaded(COLOUR, 0.7),
    )
    for step in range(-7, 8):
        far, near = x + step * width * 0.06, x + step * width * 0.16
        sheet.fill([(far, floor), (far + 5, floor), (near + 12, height + 40), (near, height + 40)], DARK)
    lamp = (x + width * chance.uniform(-0.1, 0.1), -120.0)
    pool = 330.0
    sheet.fill(
        [lamp, (x + pool, floor + 70), (x - pool, floor + 70)],
        Fade(PARTNER, tint(PARTNER, 0.55), lamp, (x, floor)),
    )
    sheet.fill(ellipse(x, floor + 70, pool, pool * 0.25), PARTNER)
    size = 560.0
    centre = (x, floor + 78 - size * 0.46)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.cast(mask, floor + 78, 0.3, 0.3, shaded(PARTNER, 0.85))
    scene.set(scene.motif, centre, size, scene.coat_on(PARTNER, chance.choice((0, 1))))
    scene.model(mask, centre, size, 0.4)
    _drapes(scene)
    return x, height * 0.5, 760, 860


def _drapes(scene: Scene) -> None:
    width, height = scene.width, scene.height
    coat = {
        "body": COLOUR,
        "shade": shaded(COLOUR, 0.72),
        "light": shaded(COLOUR, 0.3),
        "accent": PARTNER,
        "line": DARK,
    }
    for mirror in (False, True):
        pen = scene.pen((0, 0), 100, coat)
        side = width if mirror else 0.0
        turn = -1 if mirror else 1

        def spot(across: float, down: float, side: float = side, turn: int = turn) -> tuple[float, float]:
            return side + turn * across, down * height

        reach = width * 0.5 - 360
        folds = 5
        for fold in range(folds):
            left, right = fold / folds * reach - 30, (fold + 1) / folds * reach - 18
            part = ("body", "shade", "body", "light", "shade")[fold]
            scene.sheet.fill(
                [
                    spot(left, -0.05),
                    spot(right, -0.05),
                    spot(right * 0.94, 0.5),
                    spot(right + 30, 1.05),
                    spot(left, 1.05),
                ],
                pen.coat[part],
            )
    for step in range(6):
        x, wide = step * width / 6, width / 6
        sag = [(x + wide * (0.5 - 0.5 * cos(pi * t / 8)), 60 + 70 * sin(pi * t / 8)) for t in range(9)]
        scene.sheet.fill([(x - 4, -40), *sag, (x + wide + 4, -40)], coat["body"])
        dark = [point for point in sag if point[0] > x + wide * 0.5]
        scene.sheet.fill([(x + wide * 0.5, -40), *dark, (x + wide + 4, -40)], coat["shade"])
    scene.sheet.fill([(-40, -40), (width + 40, -40), (width + 40, 46), (-40, 46)], coat["body"])


def arches(scene: Scene) -> Focus:
    """A great hall's arches, one within another, lit from within."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    x, floor = width / 2, height * 0.83
    count = 6
    warm = chance.choice((COLOUR, PARTNER))
    sheet.flood(shaded(COLOUR, 0.8))
    for step in range(count):
        radius = 1000 - step * 132
        share = step / (count - 1)
        tone: Tone = shaded(COLOUR, 0.62 * (1 - share * 1.1)) if step < count - 1 else PARTNER
        if warm == PARTNER:
            tone = (round(255 * (1 - share)), round(255 * share), round(150 * (1 - share)))
        if step == count - 1:
            tone = PARTNER if warm == COLOUR else PAPER
        sheet.fill(ellipse(x, floor, radius, radius * 0.98), tone)
    sheet.fill([(-40, floor), (width + 40, floor), (width + 40, height + 60), (-40, height + 60)], DARK)
    size = 560.0
    centre = (x, floor + 8 - size * 0.47)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.set(
        scene.motif,
        centre,
        size,
        scene.coat_on(PARTNER if warm == COLOUR else PAPER, 0 if warm == COLOUR else 1),
    )
    scene.model(mask, centre, size, 0.3)
    sheet.fill(
        [(x - 130, floor), (x + 130, floor), (x + 420, height + 60), (x - 420, height + 60)],
        Fade(tint(PARTNER, 0.9), tint(PARTNER, 0.25), (x, floor), (x, height)),
    )
    return x, height * 0.5, 760, 840


def concert(scene: Scene) -> Focus:
    """Beams cross over the motif, and the first row has its hands up."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    x = width / 2
    wall, beam = chance.choice(((DARK, COLOUR), (COLOUR, PARTNER), (DARK, PARTNER)))
    sheet.flood(wall)
    for share, lean in ((0.12, 0.42), (0.34, 0.1), (0.66, -0.1), (0.88, -0.42), (0.5, 0.0)):
        lamp = (width * share, -60.0)
        foot = width * share + lean * width
        paint = Fade(beam, tint(beam, 0.12), lamp, (foot, height * 0.9)) if wall == DARK else beam
        sheet.fill(
            [(lamp[0] - 14, -60), (lamp[0] + 14, -60), (foot + 120, height), (foot - 120, height)], paint
        )
    size = 640.0
    floor = height * 0.72
    centre = (x, floor - size * 0.46)
    scene.keyline(scene.motif, centre, size, wall)
    scene.set(scene.motif, centre, size, scene.coat_clear_of(wall, beam))
    front: Tone = shaded(beam, 0.45)
    sheet.fill([(-60, floor), (width + 60, floor), (width + 60, height + 60), (-60, height + 60)], front)
    edge: Tone = PARTNER if beam == COLOUR else COLOUR
    for row, (foot, tall, tone) in enumerate(((0.95, 320, shaded(COLOUR, 0.5)), (1.12, 400, DARK))):
        pitch = tall * 0.62
        seats = int(width / pitch / 2) + 2
        for seat in range(-seats, seats + 1):
            spot = (x + seat * pitch + chance.uniform(-24, 24), foot * height - tall * 0.45)
            coat = {"body": tone, "light": edge if row == 0 else COLOUR}
            pen = scene.pen(spot, tall, coat)
            if chance.random() < 0.45:
                arms_up(pen, left=chance.random() < 0.7, right=chance.random() < 0.5)
            from_behind(pen, any_style(chance))
    return x, height * 0.5, 760, 840


COMPOSITIONS = (curtains, arches, concert)
