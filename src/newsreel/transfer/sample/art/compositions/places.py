"""Open country, water, roads and woods."""

from newsreel.transfer.sample.art.geometry import Point, ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded
from newsreel.transfer.sample.art.people.figures import FIGURES
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade


def open_country(scene: Scene) -> Focus:
    """Hills behind hills, a low sun, and the motif on the last ridge."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    sky, sun = chance.choice(
        ((PARTNER, COLOUR), (COLOUR, PARTNER), (DARK, PARTNER), (PAPER, COLOUR), (PARTNER, PAPER))
    )
    sheet.flood(sky)
    if sky != DARK:
        sheet.fill(
            [(-40, -40), (width + 40, -40), (width + 40, height), (-40, height)],
            Fade(
                (None, None, 70) if sky != PAPER else (60, None, None),
                (None, None, 0) if sky != PAPER else (0, None, None),
                (0, -40),
                (0, height * 0.5),
                over=True,
            ),
        )
    x = width / 2
    sheet.fill(ellipse(scene.across(0.5) + chance.uniform(-40, 40), height * 0.42, 250, 250), sun)
    ridges = 4
    for step in range(ridges):
        level = height * (0.58 + 0.1 * step)
        depth = (step + 1) / ridges
        tone = shaded(COLOUR, depth * 0.9) if sky != COLOUR else shaded(COLOUR, 0.3 + depth * 0.68)
        sheet.fill(
            _ridge(scene, level, 120 - step * 22, sharp=chance.random() < 0.4),
            tone if step < ridges - 1 else DARK,
        )
    size = 500.0
    foot = height * 0.9
    centre = (x, foot - size * 0.45)
    on: Tone = COLOUR if sky == COLOUR else DARK
    mask = scene.silhouette(scene.motif, centre, size)
    scene.set(scene.motif, centre, size, scene.coat_on(on, chance.choice((1, 2))))
    scene.model(mask, centre, size, 0.3)
    return x, height * 0.54, 720, 800


def _ridge(scene: Scene, level: float, rise: float, *, sharp: bool) -> list[Point]:
    chance = scene.chance
    points: list[Point] = [(-60, scene.height + 60), (-60, level)]
    x = -60.0
    up = True
    while x < scene.width + 60:
        x += chance.uniform(120, 300) if sharp else 60
        up = not up
        lift = (
            chance.uniform(0.3, 1.0) * rise
            if sharp and up
            else 0.0
            if sharp
            else chance.uniform(-0.12, 0.12) * rise
        )
        points.append((x, level - lift))
    return [*points, (scene.width + 60, scene.height + 60)]


def waterside(scene: Scene) -> Focus:
    """Sun over water, its path broken into strips, and somebody on the shore."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    sky, sun, water = chance.choice(
        ((PARTNER, COLOUR, DARK), (COLOUR, PARTNER, DARK), (DARK, PARTNER, COLOUR), (PAPER, COLOUR, PARTNER))
    )
    sheet.flood(sky)
    x, horizon = width / 2, height * 0.58
    shift = chance.uniform(-120, 120)
    sheet.fill(ellipse(x + shift, horizon - 40, 300, 300), sun)
    sheet.fill([(-40, horizon), (width + 40, horizon), (width + 40, height + 60), (-40, height + 60)], water)
    for step in range(9):
        y = horizon + 18 + step * (14 + step * 4.4)
        half = 260 - step * 12 + chance.uniform(-70, 70)
        off = chance.uniform(-40, 40)
        sheet.fill(
            [
                (x + shift + off - half, y),
                (x + shift + off, y - 5),
                (x + shift + off + half, y + 2),
                (x + shift + off, y + 9 + step),
            ],
            sun,
        )
    for _ in range(16):
        y = horizon + chance.uniform(20, height - horizon)
        left = chance.uniform(-40, width)
        long = chance.uniform(40, 160)
        sheet.fill(
            [(left, y), (left + long / 2, y - 3), (left + long, y), (left + long / 2, y + 5)],
            shaded(COLOUR, 0.5) if water == DARK else shaded(water, 0.4),
        )
    size = 520.0
    foot = height * 0.78
    centre = (x, foot - size * 0.46)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.cast(mask, foot - 6, 0.45, 0.02, shaded(water, 0.55) if water != DARK else shaded(COLOUR, 0.7))
    scene.set(
        scene.motif, centre, size, scene.coat_on(sky if sky != PAPER else PAPER, 0 if sky != DARK else 1)
    )
    scene.model(mask, centre, size, 0.35)
    shore = height * 0.95
    bank = [
        (-40, shore - 60),
        (width * 0.3, shore - 20),
        (width * 0.62, shore + 16),
        (width + 40, shore - 16),
        (width + 40, height + 60),
        (-40, height + 60),
    ]
    sheet.fill(bank, DARK if water != DARK else shaded(COLOUR, 0.62))
    figure = chance.choice(FIGURES[:3])
    tall = 170.0
    dark: Tone = DARK if water != DARK else PAPER
    scene.set(
        figure,
        scene.point(0.3, 0.93 - tall * 0.47 / height),
        tall,
        {"body": dark, "shade": dark, "light": COLOUR, "line": COLOUR, "accent": COLOUR},
    )
    return x, height * 0.52, 780, 820


def road(scene: Scene) -> Focus:
    """A road runs straight to the horizon, where the motif waits like a mountain."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    x, horizon = width / 2, height * 0.62
    sky, land, choice = chance.choice(
        ((PARTNER, COLOUR, 1), (COLOUR, PARTNER, 0), (DARK, COLOUR, 1), (PAPER, PARTNER, 0))
    )
    sheet.flood(sky)
    size = 720.0
    centre = (x, horizon + 20 - size * 0.42)
    glow: Tone = {PARTNER: PAPER, COLOUR: PARTNER, DARK: shaded(COLOUR, 0.5), PAPER: PARTNER}[sky]
    sheet.fill(ellipse(x, horizon, 430, 430), glow)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.keyline(scene.motif, centre, size, sky)
    scene.set(scene.motif, centre, size, scene.coat_on(sky if glow != PARTNER else PARTNER, choice))
    scene.model(mask, centre, size, 0.5)
    sheet.fill(
        [(-60, horizon + 14), (width + 60, horizon - 14), (width + 60, height + 60), (-60, height + 60)], land
    )
    sheet.fill([(x - 16, horizon), (x + 16, horizon), (x + 430, height + 60), (x - 430, height + 60)], DARK)
    for step in range(5):
        top = horizon + 8 + step * step * 19
        half = 1.6 + step * 3.4
        low = top + 10 + step * 13
        sheet.fill([(x - half, top), (x + half, top), (x + half * 1.5, low), (x - half * 1.5, low)], PAPER)
    for step in range(6):
        away = 60 + step * step * 26
        foot = horizon + 12 + step * step * 11
        tall = 26 + step * step * 12
        for side in (-1, 1):
            post = x + side * (away + 60)
            sheet.fill(
                [
                    (post - 2 - step, foot),
                    (post + 2 + step, foot),
                    (post + 2 + step, foot - tall),
                    (post - 2 - step, foot - tall),
                ],
                DARK,
            )
            arm = 12 + step * 9
            sheet.fill(
                [
                    (post - arm, foot - tall * 0.9),
                    (post + arm, foot - tall * 0.9),
                    (post + arm, foot - tall * 0.84),
                    (post - arm, foot - tall * 0.84),
                ],
                DARK,
            )
    return x, height * 0.5, 760, 840


def woods(scene: Scene) -> Focus:
    """Tall trunks, light between them, and the motif in the clearing."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    light, mist, choice = chance.choice(
        ((PARTNER, COLOUR, 0), (PAPER, COLOUR, 1), (COLOUR, PARTNER, 0), (PAPER, PARTNER, 0))
    )
    sheet.flood(shaded(mist, 0.35))
    x, floor = width / 2, height * 0.84
    lamp = scene.point(0.2, -0.3)
    sheet.fill([lamp, (x + 470, height), (x - 420, height)], light)
    sheet.fill(ellipse(x, floor, 430, 90), light)
    for _ in range(9):
        left = chance.uniform(-40, width)
        if abs(left - x) > 330:
            _trunk(scene, left, chance.uniform(26, 44), shaded(COLOUR, 0.6))
    size = 560.0
    centre = (x, floor + 10 - size * 0.46)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.cast(mask, floor + 8, 0.5, 1.0, DARK)
    scene.set(scene.motif, centre, size, scene.coat_on(light, choice))
    scene.model(mask, centre, size, 0.4)
    for left in (x - 640, x - 455, x + 420, x + 590, x - 800, x + 790):
        _trunk(scene, left + chance.uniform(-30, 30), chance.uniform(70, 120), DARK)
    return x, height * 0.52, 740, 840


def vista(scene: Scene) -> Focus:
    """The place itself, as broad as the sheet allows, and one who has come to see it."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    sky, sun, land, choice = chance.choice(
        (
            (PARTNER, PAPER, DARK, 1),
            (COLOUR, PARTNER, DARK, 1),
            (DARK, PARTNER, COLOUR, 0),
            (PAPER, PARTNER, COLOUR, 1),
            (PARTNER, COLOUR, DARK, 0),
        )
    )
    sheet.flood(sky)
    x, low = width / 2, height * 0.86
    sheet.fill(ellipse(scene.across(0.62), height * 0.36, 260, 260), sun)
    size = 960.0
    centre = (x, low + 26 - size * 0.47)
    scene.keyline(scene.motif, centre, size, sky)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.set(scene.motif, centre, size, scene.coat_on(sky, choice))
    scene.model(mask, centre, size, 0.55)
    sheet.fill([(-60, low), (width + 60, low - 18), (width + 60, height + 60), (-60, height + 60)], land)
    figure = chance.choice(FIGURES[:3])
    tall = 150.0
    person: Tone = PAPER if land == DARK else DARK
    coat = {"body": person, "shade": person, "light": PARTNER, "line": PARTNER, "accent": PARTNER}
    scene.set(figure, (scene.across(0.3), height * 0.95 - tall * 0.47), tall, coat)
    return x, height * 0.5, 800, 840


def _trunk(scene: Scene, left: float, wide: float, tone: Tone) -> None:
    height, chance = scene.height, scene.chance
    lean = chance.uniform(-40, 40)
    foot = height + 60
    scene.sheet.fill(
        [
            (left + lean, -60),
            (left + lean + wide * 0.7, -60),
            (left + wide, height * 0.8),
            (left + wide * 1.4, foot),
            (left - wide * 0.4, foot),
            (left, height * 0.8),
        ],
        tone,
    )
    for side in (-1, 1):
        y = chance.uniform(0.1, 0.5) * height
        start = left + lean * (1 - y / height) + wide * 0.4
        tip = start + side * chance.uniform(90, 200)
        scene.sheet.fill([(start, y), (start, y + wide * 0.5), (tip, y - 120)], tone)


COMPOSITIONS = (open_country, waterside, road, woods, vista)
