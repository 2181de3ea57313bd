"""Compositions made with the knife: halves, slices, openings, rings, rows."""

from math import cos, radians, sin

from PIL import ImageChops

from newsreel.transfer.sample.art.geometry import Point, ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded, tint
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade, Over


def counterchange(scene: Scene) -> Focus:
    """Two grounds part on a diagonal, and the motif changes its inks where they meet."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    grounds: tuple[Tone, Tone] = chance.choice(
        ((DARK, COLOUR), (COLOUR, PARTNER), (DARK, PARTNER), (COLOUR, PAPER))
    )
    first, second = grounds if chance.random() < 0.5 else grounds[::-1]
    lean = chance.uniform(0.2, 0.45) * height * chance.choice((-1, 1))
    half = [
        (width / 2 + lean, -40),
        (width + 60, -40),
        (width + 60, height + 40),
        (width / 2 - lean, height + 40),
    ]
    size = 820.0
    tilt = 0 if scene.motif.stands else chance.uniform(-20, 20)
    centre = (width / 2, height * 0.5)
    other = sheet.blank()
    for half_sheet, ground, choice in ((sheet, first, 1), (other, second, 0)):
        half_sheet.flood(ground)
        scene.set(scene.motif, centre, size, scene.coat_on(ground, choice), tilt, half_sheet)
    sheet.merge(other, sheet.mask(half))
    return *centre, 760, 840


def slices(scene: Scene) -> Focus:
    """The picture is cut through twice; the middle has slipped and is printed in other inks."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    outer, inner, choices = chance.choice(
        (
            (PARTNER, COLOUR, (0, 0)),
            (COLOUR, DARK, (0, 1)),
            (DARK, COLOUR, (0, 1)),
            (PAPER, COLOUR, (1, 0)),
            (COLOUR, PARTNER, (1, 0)),
        )
    )
    size = 780.0
    tilt = chance.uniform(-6, 6) if scene.motif.stands else chance.uniform(-24, 24)
    centre = (width / 2, height * 0.5)
    band = sheet.blank()
    for part, ground, choice in ((sheet, outer, choices[0]), (band, inner, choices[1])):
        part.flood(ground)
        scene.set(scene.motif, centre, size, scene.coat_on(ground, choice), tilt, part)
    angle = radians(chance.choice((-34, -26, 26, 34)))
    along, down = (cos(angle), sin(angle)), (-sin(angle), cos(angle))
    far, half = width + height, chance.uniform(130, 170)
    slip = chance.uniform(80, 120)

    def across(upper: float, lower: float) -> list[Point]:
        corners = ((upper, -far), (upper, far), (lower, far), (lower, -far))
        return [
            (centre[0] + down[0] * off + along[0] * reach, centre[1] + down[1] * off + along[1] * reach)
            for off, reach in corners
        ]

    # what the knife left lies a little in the band's own shadow
    shadow: Tone = (None, None, 150)
    sheet.fill(across(half, half + 26), Over(shadow))
    dx, dy = round(along[0] * slip * sheet.unit), round(along[1] * slip * sheet.unit)
    mask = sheet.mask(across(-half, half))
    for plate, source in zip(sheet.plates, band.plates, strict=True):
        plate.paste(ImageChops.offset(source, dx, dy), (0, 0), mask)
    return *centre, 780, 820


def target(scene: Scene) -> Focus:
    """Rings that draw the eye in, none of them quite centred."""
    sheet, chance = scene.sheet, scene.chance
    tones = list(
        chance.choice(
            (
                (DARK, COLOUR),
                (COLOUR, PARTNER),
                (PARTNER, PAPER),
                (DARK, PARTNER),
                (COLOUR, shaded(COLOUR, 0.5)),
            )
        )
    )
    chance.shuffle(tones)
    sheet.flood(tones[0])
    x, y = scene.width / 2, scene.height * 0.5
    count = 6
    drift = (chance.uniform(-46, 46), chance.uniform(-30, 30))
    last = tones[0]
    for step in range(count):
        radius = 900 - step * 118
        share = 1 - step / (count - 1)
        last = tones[(step + 1) % 2]
        sheet.fill(ellipse(x + drift[0] * share * 2, y + drift[1] * share * 2, radius, radius), last)
    size = 620.0
    tilt = 0 if scene.motif.stands else chance.uniform(-20, 20)
    mask = scene.silhouette(scene.motif, (x, y), size, tilt)
    ground = last if last in {DARK, COLOUR, PARTNER, PAPER} else COLOUR
    scene.set(scene.motif, (x, y), size, scene.coat_on(ground), tilt)
    scene.model(mask, (x, y), size, 0.3)
    return x, y, 720, 760


def opening(scene: Scene) -> Focus:
    """Seen through an arch, a keyhole or a lens cut into the paper."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    wall, inside, choice = chance.choice(
        (
            (DARK, PARTNER, 1),
            (COLOUR, PAPER, 1),
            (COLOUR, DARK, 1),
            (DARK, COLOUR, 1),
            (PARTNER, COLOUR, 1),
            (PARTNER, DARK, 0),
        )
    )
    x, y = width / 2, height / 2
    shape = chance.choice(("arch", "keyhole", "lens"))
    hole = _hole(shape, x, y)
    sheet.flood(wall)
    room = sheet.blank()
    room.flood(inside)
    if inside != DARK:
        room.flood(Fade((None, None, 0), (None, None, 130), (x, y - 300), (x, y + 460), over=True))
    side = -1 if scene.from_right else 1
    size = 640.0 if shape != "keyhole" else 560.0
    centre = (x, y + (70 if shape == "arch" else 30))
    beam = [
        (x - side * 700, -260),
        (x - side * 420, -260),
        (x + side * 420, height + 60),
        (x - side * 60, height + 60),
    ]
    room.fill(beam, tint(PARTNER, 0.5) if inside == PAPER else PAPER if inside != DARK else COLOUR)
    tilt = 0 if scene.motif.stands else chance.uniform(-14, 14)
    scene.set(scene.motif, centre, size, scene.coat_on(inside, choice), tilt, room)
    # the paper is thick: its cut edge lies in shadow on the side of the light
    deep = [(px + side * 20, py + 22) for px, py in hole]
    sheet.fill(hole, shaded(COLOUR, 0.75) if wall != COLOUR else DARK)
    both = ImageChops.multiply(sheet.mask(hole), sheet.mask(deep))
    sheet.merge(room, both)
    return x, y, 760, 860


def _hole(shape: str, x: float, y: float) -> list[Point]:
    if shape == "lens":
        return ellipse(x, y, 400, 400)
    if shape == "arch":
        top = [point for point in ellipse(x, y - 60, 340, 340) if point[1] < y - 60]
        top.sort()
        return [(x - 340, y + 420), *top, (x + 340, y + 420)]
    ring = ellipse(x, y - 110, 300, 300)
    ring = [point for point in ring if point[1] < y + 100 or abs(point[0] - x) > 150]
    right = [point for point in ring if point[0] >= x]
    left = [point for point in ring if point[0] < x]
    right.sort(key=lambda point: point[1])
    left.sort(key=lambda point: -point[1])
    return [*right, (x + 130, y + 130), (x + 290, y + 450), (x - 290, y + 450), (x - 130, y + 130), *left]


def row(scene: Scene) -> Focus:
    """One after another, and one of them is different."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground, plain, odd = chance.choice(
        (
            (PARTNER, DARK, COLOUR),
            (COLOUR, DARK, PAPER),
            (DARK, COLOUR, PARTNER),
            (PAPER, DARK, COLOUR),
            (COLOUR, PARTNER, DARK),
        )
    )
    sheet.flood(ground)
    floor = height * chance.uniform(0.66, 0.74)
    base = (
        DARK
        if DARK not in {ground, plain}
        else shaded(COLOUR, 0.5)
        if ground == COLOUR
        else tint(COLOUR, 0.5)
    )
    sheet.fill([(-40, floor), (width + 40, floor - 40), (width + 40, height + 40), (-40, height + 40)], base)
    step = width * 0.27
    size = 400.0
    flat = {"body": plain, "shade": plain, "light": ground, "accent": ground, "line": ground}
    for index in (-2, 2, -1, 1):
        near = (width / 2 + index * step, floor - size * 0.38 + 26)
        scene.set(scene.motif, near, size, flat)
    centre = (width / 2, floor - 290 * 0.62 + 20)
    big = 640.0
    mask = scene.silhouette(scene.motif, centre, big)
    grounds: dict[Tone, int] = {COLOUR: 0, PAPER: 1, PARTNER: 2, DARK: 0}
    coat = dict(scene.coat_on(ground if ground != PAPER else PAPER, grounds[odd]))
    coat["body"] = odd
    if coat["light"] == odd:
        coat["light"] = PAPER if odd != PAPER else PARTNER
    if coat["line"] == odd:
        coat["line"] = DARK if odd != DARK else ground
    if coat["accent"] == odd:
        coat["accent"] = PAPER if odd != PAPER else COLOUR
    coat["shade"] = shaded(odd, 0.5) if odd != DARK else DARK
    scene.set(scene.motif, centre, big, coat)
    scene.model(mask, centre, big, 0.4)
    return width / 2, height * 0.5, 700, 780


def overprint(scene: Scene) -> Focus:
    """The same thing printed twice, a step apart, in two inks that mix."""
    sheet, chance = scene.sheet, scene.chance
    x, y = scene.width / 2, scene.height / 2
    sheet.flood(PAPER)
    size = 780.0
    tilt = chance.uniform(-6, 6) if scene.motif.stands else chance.uniform(-24, 24)
    gap = chance.uniform(50, 80)
    side = chance.choice((-1, 1))
    slope = chance.uniform(160, 420) * side
    far = x + side * scene.width
    sheet.fill(
        [(x + slope, -40), (far, -40), (far, scene.height + 40), (x - slope, scene.height + 40)], PARTNER
    )
    left = scene.silhouette(scene.motif, (x - gap, y), size, tilt)
    sheet.cover(left, PARTNER)
    right = scene.silhouette(scene.motif, (x + gap, y), size, tilt)
    sheet.cover(right, (255, None, None))
    sheet.cover(
        ImageChops.multiply(left, right), Fade((None, None, 0), (None, None, 120), (x, y - 200), (x, y + 400))
    )
    trial = sheet.blank()
    detail = {"body": PAPER, "shade": (0, 0, 165), "light": PAPER, "line": DARK, "accent": DARK}
    scene.set(scene.motif, (x + gap, y), size, detail, tilt, trial)
    sheet.plates[2].paste(ImageChops.lighter(sheet.plates[2], trial.plates[2]))
    return x, y, 780, 820


COMPOSITIONS = (counterchange, slices, target, opening, row, overprint)
