"""Cities, by day and by night."""

from newsreel.transfer.sample.art.geometry import Point, ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded, tint
from newsreel.transfer.sample.art.people.crowd import any_style, from_behind
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade


def skyline(scene: Scene) -> Focus:
    """The motif stands among the towers, as tall as they are."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    night = chance.random() < 0.6
    sky: Tone = DARK if night else chance.choice((PARTNER, COLOUR, PAPER))
    sheet.flood(sky)
    x = width / 2
    if night:
        for share, lean in ((0.16, 0.34), (0.84, -0.3), (0.34, -0.36)):
            root = (scene.across(share), height * 0.95)
            tip = root[0] + (-1 if scene.from_right else 1) * lean * width
            sheet.fill(
                [root, (tip - 70, -60), (tip + 70, -60)],
                Fade(tint(COLOUR, 0.85), tint(COLOUR, 0.15), root, (tip, 0), over=True),
            )
    moon: Tone = PARTNER if sky in {DARK, COLOUR} else PAPER if sky == PARTNER else PARTNER
    sheet.fill(ellipse(x + chance.uniform(-60, 60), height * 0.4, 330, 330), moon)
    far: Tone = shaded(COLOUR, 0.55) if night or sky == COLOUR else tint(COLOUR, 0.75)
    _towers(scene, far, moon, (0.44, 0.66), 0.5, keep=250)
    size = 720.0
    centre = (x, height * 0.93 - size * 0.46)
    mask = scene.silhouette(scene.motif, centre, size)
    on: Tone = moon
    scene.keyline(scene.motif, centre, size, moon)
    scene.set(scene.motif, centre, size, scene.coat_on(on, 1 if moon == PARTNER else 0))
    scene.model(mask, centre, size, 0.35)
    _towers(scene, DARK, PARTNER if sky != PARTNER else PAPER, (0.68, 0.86), 0.25, keep=0)
    return x, height * 0.47, 760, 840


def _towers(
    scene: Scene, tone: Tone, light: Tone, tops: tuple[float, float], lit: float, keep: float
) -> None:
    """A row of buildings; `keep` units on both sides of the middle stay open."""
    sheet, chance = scene.sheet, scene.chance
    x = -40.0
    middle = scene.width / 2
    while x < scene.width + 40:
        wide = chance.uniform(80, 170)
        if not (x + wide > middle - keep and x < middle + keep):
            top = chance.uniform(*tops) * scene.height
            _tower(scene, x, wide, top, tone)
            pitch = 30.0
            for row in range(int((scene.height - top) / pitch)):
                for column in range(int((wide - 24) / 24)):
                    if chance.random() < lit * 0.5:
                        left, high = x + 14 + column * 24, top + 22 + row * pitch
                        sheet.fill(
                            [(left, high), (left + 11, high), (left + 11, high + 16), (left, high + 16)],
                            light,
                        )
        x += wide + chance.choice((0, 0, 6, 26))


def _tower(scene: Scene, x: float, wide: float, top: float, tone: Tone) -> None:
    foot = scene.height + 40
    roof = scene.chance.choice(("flat", "step", "slant", "spire", "flat"))
    points: list[Point] = [(x, foot), (x, top), (x + wide, top), (x + wide, foot)]
    if roof == "step":
        points = [
            (x, foot),
            (x, top),
            (x + wide * 0.2, top),
            (x + wide * 0.2, top - 34),
            (x + wide * 0.8, top - 34),
            (x + wide * 0.8, top),
            (x + wide, top),
            (x + wide, foot),
        ]
    elif roof == "slant":
        points = [(x, foot), (x, top), (x + wide, top - 46), (x + wide, foot)]
    elif roof == "spire":
        middle = x + wide / 2
        points = [
            (x, foot),
            (x, top),
            (middle - 12, top - 40),
            (middle - 3, top - 110),
            (middle + 3, top - 110),
            (middle + 12, top - 40),
            (x + wide, top),
            (x + wide, foot),
        ]
    scene.sheet.fill(points, tone)


def canyon(scene: Scene) -> Focus:
    """A street between tall houses, and at its end the motif."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    x, horizon = width / 2, height * 0.66
    sky, wall_lit, wall_dark = chance.choice(
        ((PARTNER, COLOUR, DARK), (PAPER, COLOUR, DARK), (COLOUR, PARTNER, DARK))
    )
    sheet.flood(sky)
    sheet.fill(ellipse(x, height * 0.42, 330, 330), PAPER if sky != PAPER else PARTNER)
    sheet.fill(
        [(x - 120, horizon), (x + 120, horizon), (x + 620, height + 60), (x - 620, height + 60)],
        shaded(sky, 0.45),
    )
    for step in range(5):
        near = horizon + 16 + step * step * 17
        half = 4 + step * 4
        sheet.fill(
            [
                (x - half, near),
                (x + half, near),
                (x + half * 1.4, near + 12 + step * 9),
                (x - half * 1.4, near + 12 + step * 9),
            ],
            PAPER,
        )
    for side in (-1, 1):
        lit = (side > 0) != scene.from_right
        tone = wall_lit if lit else wall_dark
        for step in range(4):
            near, far = 330 + (3 - step) * 200, 330 + (3 - step) * 200 - 210
            top_near = height * (0.1 + 0.1 * step + chance.uniform(-0.06, 0.06)) - 120
            top_far = top_near + 60
            slope = 0.24 * (near - far)
            base_near, base_far = horizon + (near - 120) * 0.42, horizon + (far - 120) * 0.42
            shade = tone if step % 2 == 0 else shaded(tone, 0.45) if tone != DARK else shaded(COLOUR, 0.8)
            sheet.fill(
                [
                    (x + side * far, top_far + slope),
                    (x + side * near, top_near),
                    (x + side * near, base_near + 10),
                    (x + side * far, base_far),
                ],
                shade,
            )
            _panes(
                scene,
                x,
                side,
                (near, far),
                (top_near + 40, top_far + slope + 40),
                (base_near, base_far),
                PARTNER if tone == DARK else DARK,
            )
    size = 560.0
    centre = (x, horizon + 60 - size * 0.46)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.cast(mask, horizon + 60, 0.5, 0.4, DARK)
    scene.keyline(scene.motif, centre, size, PAPER if sky != PAPER else PARTNER)
    scene.set(
        scene.motif, centre, size, scene.coat_on(PAPER if sky != PAPER else PARTNER, 1 if sky != PAPER else 0)
    )
    scene.model(mask, centre, size, 0.35)
    return x, height * 0.5, 760, 840


def _panes(scene: Scene, x: float, side: int, spans: Point, tops: Point, bases: Point, tone: Tone) -> None:
    for row in range(6):
        for column in range(3):
            if scene.chance.random() < 0.35:
                continue
            corners = []
            for across, down in ((0.14, 0.1), (0.7, 0.1), (0.7, 0.56), (0.14, 0.56)):
                share = (column + across) / 3
                near = spans[0] + (spans[1] - spans[0]) * share
                top = tops[0] + (tops[1] - tops[0]) * share
                base = bases[0] + (bases[1] - bases[0]) * share - 30
                corners.append((x + side * near, top + (base - top) * (row + down) / 6))
            scene.sheet.fill(corners, tone)


def facade(scene: Scene) -> Focus:
    """A house front at night; behind its one great window, the motif."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    wall, lit = chance.choice(
        ((DARK, PARTNER), (COLOUR, PARTNER), (shaded(COLOUR, 0.6), PAPER), (DARK, COLOUR))
    )
    sheet.flood(wall)
    x, y = width / 2, height / 2
    dark: Tone = DARK if wall != DARK else shaded(COLOUR, 0.74)
    for column in range(-4, 5):
        for row in range(-2, 4):
            left, top = x + column * 262 - 85, y + row * 300 - 240
            if abs(column) < 2 and row in {0, 1}:
                continue
            glow = chance.random() < 0.22
            sheet.fill(
                [(left, top), (left + 170, top), (left + 170, top + 200), (left, top + 200)],
                lit if glow else dark,
            )
            sheet.fill(
                [
                    (left - 14, top + 200),
                    (left + 184, top + 200),
                    (left + 184, top + 216),
                    (left - 14, top + 216),
                ],
                shaded(COLOUR, 0.4) if wall != COLOUR else DARK,
            )
            if glow:
                _lodger(scene, left + 85, top + 200, lit)
            else:
                sheet.fill(
                    [(left + 82, top), (left + 90, top), (left + 90, top + 200), (left + 82, top + 200)], wall
                )
    pane = [(x - 350, y - 330), (x + 350, y - 330), (x + 350, y + 330), (x - 350, y + 330)]
    sheet.fill(pane, lit)
    room = sheet.blank()
    room.flood(lit)
    room.fill(
        [scene.point(0.2, -0.2), scene.point(0.5, -0.2), scene.point(0.9, 1), scene.point(0.4, 1)],
        PAPER if lit != PAPER else PARTNER,
    )
    size = 600.0
    scene.set(scene.motif, (x, y + 40), size, scene.coat_on(lit, 0 if lit != PAPER else 1), 0, room)
    sheet.merge(room, sheet.mask(pane))
    frame: Tone = PAPER if lit != PAPER else DARK
    sheet.fill([(x - 380, y + 330), (x + 380, y + 330), (x + 380, y + 362), (x - 380, y + 362)], frame)
    return x, y, 780, 800


def _lodger(scene: Scene, x: float, sill: float, lit: Tone) -> None:
    """A neighbour at the window, dark against the lamp."""
    tone: Tone = DARK if lit != DARK else COLOUR
    pen = scene.pen((x + scene.chance.uniform(-14, 14), sill - 75), 146, {"body": tone, "light": tone})
    from_behind(pen, any_style(scene.chance))


def premiere(scene: Scene) -> Focus:
    """Searchlights over the roofs, and the motif where they cross."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    x, y = width / 2, height * 0.44
    sky, beam = chance.choice(((DARK, COLOUR), (DARK, PARTNER), (COLOUR, PARTNER)))
    sheet.flood(sky)
    for root in (-0.08, 0.2, 0.8, 1.08):
        foot = (width * root, height * 1.02)
        dx, dy = x - foot[0], y - foot[1]
        away = (foot[0] + dx * 2.4, foot[1] + dy * 2.4)
        wide = 230.0
        paint = Fade(shaded(beam, 0.2), shaded(beam, 0.7), foot, (x, y)) if sky == DARK else tint(beam, 0.8)
        sheet.fill(
            [
                (foot[0] - 12, foot[1]),
                (foot[0] + 12, foot[1]),
                (away[0] + wide, away[1]),
                (away[0] - wide, away[1]),
            ],
            paint,
        )
    halo: Tone = PAPER if beam == PARTNER else PARTNER
    sheet.fill(ellipse(x, y, 330, 330), halo)
    size = 560.0
    scene.set(
        scene.motif, (x, y), size, scene.coat_on(halo, 0 if halo == PARTNER else 1), chance.uniform(-6, 6)
    )
    roofs: Tone = DARK if sky != DARK else shaded(COLOUR, 0.75)
    _towers(scene, roofs, PARTNER if beam == COLOUR else COLOUR, (0.8, 0.9), 0.4, keep=0)
    return x, height * 0.5, 760, 840


COMPOSITIONS = (skyline, canyon, facade, premiere)
