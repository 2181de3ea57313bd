"""Things on a table, and things so near that the sheet can't hold them."""

from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded, tint
from newsreel.transfer.sample.art.motifs import MOTIFS
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Over

_COMPANY = (
    "coffee",
    "book",
    "candle",
    "flowers",
    "telephone",
    "clock",
    "dice",
    "champagne",
    "hat",
    "suitcase",
    "cat",
)


def table(scene: Scene) -> Focus:
    """The motif between two lesser things, a window's light falling over all three."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    wall, board, choice = chance.choice(
        (
            (COLOUR, PARTNER, 0),
            (PARTNER, COLOUR, 1),
            (DARK, COLOUR, 0),
            (PAPER, COLOUR, 1),
            (PARTNER, DARK, 0),
        )
    )
    sheet.flood(wall)
    side = -1 if scene.from_right else 1
    glow: Tone = {COLOUR: shaded(COLOUR, 0.0), PARTNER: PAPER, DARK: shaded(COLOUR, 0.6), PAPER: PARTNER}[
        wall
    ]
    if wall == COLOUR:
        sheet.flood(shaded(COLOUR, 0.4))
    x, edge = width / 2, height * 0.66
    for column in range(2):
        for row in range(2):
            left = x + side * (-120 + column * 270)
            top = 60 + row * 255 + column * 30
            pane = [
                (left, top),
                (left + side * 235, top + 26),
                (left + side * 265, top + 250),
                (left + side * 30, top + 224),
            ]
            sheet.fill(pane, glow)
    slope = 26 * side
    sheet.fill(
        [(-60, edge + slope), (width + 60, edge - slope), (width + 60, height + 60), (-60, height + 60)],
        board,
    )
    shadow: Tone = shaded(board, 0.72) if board != DARK else shaded(COLOUR, 0.86)
    names = [name for name in _COMPANY if name != scene.motif.name]
    lesser = chance.sample(names, 2)
    spots = ((x - side * 270, 380.0, edge + 150), (x + side * 275, 350.0, edge + 120))
    for name, (left, tall, foot) in zip(lesser, spots, strict=True):
        motif = MOTIFS[name]
        spot = (left, foot - tall * 0.46)
        mask = scene.silhouette(motif, spot, tall)
        scene.cast(mask, foot, 0.25, 0.9, shadow)
        plain = scene.coat_clear_of(wall, board)
        scene.set(motif, spot, tall, plain)
        scene.model(mask, spot, tall, 0.5)
    size = 640.0
    foot = edge + 205
    centre = (x, foot - size * 0.46)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.cast(mask, foot, 0.22, 0.9, shadow)
    scene.keyline(scene.motif, centre, size, wall, width=7)
    scene.set(scene.motif, centre, size, scene.coat_on(wall, choice))
    scene.model(mask, centre, size, 0.4)
    return x, height * 0.52, 780, 840


def close_up(scene: Scene) -> Focus:
    """So near that its edges leave the sheet; half of it lies in shadow."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground = chance.choice((PARTNER, COLOUR, DARK, PAPER))
    sheet.flood(ground)
    size = 1500.0
    tilt = chance.choice((-22, -16, 16, 22))
    centre = (width * 0.5, height * 0.56)
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    scene.set(scene.motif, centre, size, scene.coat_on(ground, chance.choice((0, 1))), tilt)
    scene.model(mask, centre, size * 0.7, 0.55)
    side = -1 if scene.from_right else 1
    x = width / 2
    half = [
        (x + side * 260, -60),
        (x + side * 1400, -60),
        (x + side * 1400, height + 60),
        (x - side * 120, height + 60),
    ]
    dim: Tone = (None, None, 120)
    sheet.fill(half, Over(dim) if ground != DARK else Over((150, None, None)))
    return x, height / 2, 800, 840


def wallpaper(scene: Scene) -> Focus:
    """Printed over and over like wallpaper; one has the light."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground, back, choice = chance.choice(
        ((DARK, COLOUR, 2), (COLOUR, DARK, 1), (PARTNER, COLOUR, 0), (PAPER, PARTNER, 0), (PARTNER, PAPER, 0))
    )
    sheet.flood(ground)
    flat = {"body": back, "shade": back, "light": tint(back, 0.55), "accent": back, "line": ground}
    lean = chance.uniform(8, 24)
    x, y = width / 2, height / 2
    pitch = 300.0
    for row in range(-3, 4):
        for column in range(-4, 5):
            shift = pitch / 2 if row % 2 else 0.0
            spot = (x + column * pitch + shift, y + row * pitch * 0.8)
            if abs(spot[0] - x) < 380 and abs(spot[1] - y) < 330:
                continue
            scene.set(scene.motif, spot, 205, flat, lean if (row + column) % 2 else -lean)
    size = 640.0
    tilt = chance.uniform(-12, 12)
    mask = scene.silhouette(scene.motif, (x, y), size, tilt)
    scene.set(scene.motif, (x, y), size, scene.coat_on(ground, choice), tilt)
    scene.model(mask, (x, y), size, 0.4)
    return x, y, 760, 800


COMPOSITIONS = (table, close_up, wallpaper)
