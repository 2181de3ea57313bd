"""Film posters: one image, one title, nothing else."""

from dataclasses import replace

from PIL import Image

from newsreel.transfer.sample.art import letters
from newsreel.transfer.sample.art.compositions import (
    cities,
    cuts,
    figures,
    light,
    places,
    portraits,
    stages,
)
from newsreel.transfer.sample.art.geometry import ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded
from newsreel.transfer.sample.art.scene import Composition, Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade, Paint, Sheet

_GROUNDS: tuple[tuple[Tone, Tone, Tone, int], ...] = (
    # ground, second ground, letters, coat on the ground
    (COLOUR, DARK, PAPER, 1),
    (PARTNER, COLOUR, DARK, 0),
    (DARK, COLOUR, PARTNER, 1),
    (PAPER, COLOUR, DARK, 1),
    (COLOUR, PARTNER, DARK, 0),
    (PARTNER, DARK, COLOUR, 0),
    (DARK, PARTNER, PAPER, 0),
)

_PICTURES: tuple[Composition, ...] = (
    figures.headpiece,
    figures.headpiece,
    figures.giant,
    portraits.mind,
    light.cone,
    light.long_shadow,
    cuts.opening,
    cuts.target,
    cities.skyline,
    cities.canyon,
    places.waterside,
    places.open_country,
    stages.arches,
    stages.concert,
    places.road,
    places.woods,
    cities.facade,
)
_HEADS: tuple[Composition, ...] = (portraits.echo, portraits.noir, portraits.star)


def poster(scene: Scene, lettering: str) -> Focus:
    """A scheme that suits the length of the title."""
    text = letters.set_in_capitals(lettering)
    if len(text) > 44:
        return _wall(scene, text)
    return scene.chance.choice((_pictured, _pictured, _pictured, _band, _behind, _slanted, _halves))(
        scene, text
    )


def _reach(scene: Scene) -> tuple[float, float]:
    """Width and height of what every crop keeps: the middle of the sheet."""
    return min(scene.width, scene.height * 0.8) * 0.92, scene.height * 0.82


def _lay(
    scene: Scene,
    text: str,
    centre: tuple[float, float],
    wide: float,
    high: float,
    paint: Paint,
    tilt: float = 0,
) -> None:
    """Set the title around `centre` within so many units."""
    if not text:
        return
    unit = scene.sheet.unit
    lines = letters.stack(text, wide / high)
    jumbled = scene.chance if len(text) < 26 and scene.chance.random() < 0.4 else None
    mask = letters.block(lines, round(wide * unit), round(high * unit), jumbled)
    if len(text) < 11 and not jumbled and scene.chance.random() < 0.5:
        mask = letters.slipped(mask, scene.chance.uniform(0.45, 0.6), round(wide * unit * 0.05))
    if tilt:
        mask = mask.rotate(-tilt, Image.Resampling.BICUBIC, expand=True)
    scene.sheet.cover(scene.sheet.spread(mask, centre), paint)


def _pictured(scene: Scene, text: str) -> Focus:
    """A whole picture above or below, the title on plain paper beside it."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    wide, high = _reach(scene)
    x, y = width / 2, height / 2
    share = 0.3 if text else 0.0
    below = chance.random() < 0.6
    line = y + high * (0.5 - share) if below else y - high * (0.5 - share)
    if not text:
        line = height + 20 if below else -20.0
    top, foot = (-10.0, line + 50) if below else (line - 50, height + 10)
    unit = sheet.unit / sheet.fineness
    art = replace(scene, sheet=Sheet(sheet.pixels[0] + 2, round((foot - top) * unit), sheet.fineness))
    chance.choice(_PICTURES if scene.asked else _PICTURES + _HEADS)(art)
    sheet.inset(art.sheet, (-1 / unit, top))
    plain, ink = chance.choice(
        ((PAPER, DARK), (PAPER, COLOUR), (DARK, PAPER), (COLOUR, PAPER), (DARK, PARTNER))
    )
    slope = chance.uniform(-1, 1) * 36
    edge = [(-60, line + slope), (width + 60, line - slope)]
    end = height + 60 if below else -60.0
    sheet.fill([*edge, (width + 60, end), (-60, end)], plain)
    title = line + high * share * 0.5 + 10 if below else line - high * share * 0.5 - 10
    _lay(scene, text, (x, title), wide, high * share - 40, ink)
    return x, y, wide, high


def _band(scene: Scene, text: str) -> Focus:
    """The title on a slanting band at the foot, the image above."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    wide, high = _reach(scene)
    ground, second, ink, choice = chance.choice(_GROUNDS)
    sheet.flood(ground)
    x = width / 2
    share = 0.34 if text else 0.16
    edge = height * (0.5 + 0.41) - high * share
    slope = wide * 0.09 * chance.choice((-1, 1)) * width / wide / 2
    room = edge - height * 0.06
    size = min(wide * 1.05, room * 1.02)
    radius = size * 0.47
    eye = (x, height * 0.05 + room * 0.5)
    glow: Tone = {DARK: shaded(COLOUR, 0.5), COLOUR: shaded(COLOUR, 0.35), PARTNER: PAPER, PAPER: PARTNER}[
        ground
    ]
    if chance.random() < 0.55:
        sheet.fill(ellipse(*eye, radius, radius), glow)
    else:
        lamp = scene.point(0.1, -0.1)
        sheet.fill(
            [lamp, (x + wide * 0.62, edge + 60), (x - wide * 0.62, edge + 60)], Fade(glow, glow, lamp, eye)
        )
    centre = (x, eye[1] + size * 0.04)
    tilt = 0 if scene.motif.stands else chance.uniform(-16, 16)
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    scene.set(scene.motif, centre, size, scene.coat_on(ground, choice), tilt)
    scene.model(mask, centre, size, 0.4)
    sheet.fill(
        [(-60, edge + slope), (width + 60, edge - slope), (width + 60, height + 60), (-60, height + 60)],
        second,
    )
    ink = ink if ink != second else PAPER
    tall = high * share - abs(slope) * wide / width * 2 - 20
    _lay(scene, text, (x, edge + (high * share) * 0.5 + 12), wide, tall, ink)
    return x, height * 0.5, wide, high


def _behind(scene: Scene, text: str) -> Focus:
    """Letters as tall as the sheet, and the image before them."""
    sheet, chance = scene.sheet, scene.chance
    wide, high = _reach(scene)
    x, y = scene.width / 2, scene.height / 2
    ground, second, ink, choice = chance.choice(_GROUNDS)
    sheet.flood(ground)
    quiet: Tone = {COLOUR: shaded(COLOUR, 0.34), DARK: shaded(COLOUR, 0.5), PARTNER: PAPER, PAPER: PARTNER}[
        ground
    ]
    loud = ink if len(text) <= 12 else second
    if not text:
        sheet.fill(ellipse(x, y, 420, 420), quiet)
    share = 0.4 if text else 0.0
    _lay(scene, text, (x, y - high * (0.5 - share / 2)), wide, high * share, loud)
    size = min(wide, high * (1 - share)) * 1.14
    centre = (x, y + high * 0.5 - size * 0.45)
    tilt = chance.uniform(-5, 5) if scene.motif.stands else chance.uniform(-18, 18)
    scene.keyline(scene.motif, centre, size, ground, tilt)
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    scene.set(scene.motif, centre, size, scene.coat_on(ground, choice), tilt)
    scene.model(mask, centre, size, 0.35)
    return x, y, wide, high


def _slanted(scene: Scene, text: str) -> Focus:
    """Everything leans: the light, the title, the image."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    wide, high = _reach(scene)
    x, y = width / 2, height / 2
    ground, second, ink, choice = chance.choice(_GROUNDS)
    sheet.flood(ground)
    tilt = chance.choice((-11, 11))
    lean = wide * 0.5 * (1 if tilt < 0 else -1)
    sheet.fill(
        [
            (x + lean - wide * 0.3, -60),
            (x + lean + wide * 0.3, -60),
            (x - lean + wide * 0.62, height + 60),
            (x - lean - wide * 0.5, height + 60),
        ],
        second,
    )
    size = min(wide, high * 0.66) * 1.04
    centre = (x, y - high * 0.5 + size * 0.5)
    scene.keyline(
        scene.motif,
        centre,
        size,
        PAPER if PAPER not in {ground, second} else DARK if DARK not in {ground, second} else PARTNER,
        tilt,
    )
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    scene.set(scene.motif, centre, size, scene.coat_on(ground, choice), tilt)
    scene.model(mask, centre, size, 0.35)
    title = (x, y + high * 0.5 - high * 0.17)
    paint = ink if ink != second else PAPER
    _lay(scene, text, title, wide * 0.96, high * 0.3, paint, tilt * 0.6)
    return x, y, wide, high


def _halves(scene: Scene, text: str) -> Focus:
    """Two sheets of paper meet; the image crosses over, and the title changes ink with it."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    wide, high = _reach(scene)
    x, y = width / 2, height / 2
    first, second = chance.choice(((COLOUR, PARTNER), (DARK, PARTNER), (PARTNER, DARK), (PAPER, COLOUR)))
    other = replace(scene, sheet=sheet.blank())
    size = min(wide, high * 0.64) * 1.04
    centre = (x, y + high * 0.5 - size * 0.5)
    tilt = 0 if scene.motif.stands else chance.uniform(-16, 16)
    state = chance.getstate()
    for part, ground, ink in ((scene, first, second), (other, second, first)):
        chance.setstate(state)
        part.sheet.flood(ground)
        _lay(part, text, (x, y - high * 0.34), wide, high * 0.3, ink)
        part.set(
            scene.motif, centre, size, scene.coat_on(ground, 0 if ground in {PARTNER, DARK} else 1), tilt
        )
    lean = height * 0.12 * (1 if scene.from_right else -1)
    half = [(x + lean, -60), (width + 60, -60), (width + 60, height + 60), (x - lean, height + 60)]
    sheet.merge(other.sheet, sheet.mask(half))
    return x, y, wide, high


def _wall(scene: Scene, text: str) -> Focus:
    """A title so long that it is the image; the motif looks out from behind it."""
    sheet, chance = scene.sheet, scene.chance
    wide, high = _reach(scene)
    x, y = scene.width / 2, scene.height / 2
    ground, second, ink, choice = chance.choice(_GROUNDS)
    sheet.flood(ground)
    size = min(wide, high) * 0.62
    centre = (x, y - high * 0.5 + size * 0.5)
    edge = centre[1] + size * 0.40
    scene.set(scene.motif, centre, size, scene.coat_on(ground, choice))
    sheet.fill(
        [
            (-60, edge + 30),
            (scene.width + 60, edge - 30),
            (scene.width + 60, scene.height + 60),
            (-60, scene.height + 60),
        ],
        second,
    )
    room = y + high * 0.5 - edge - 50
    _lay(scene, text, (x, edge + 45 + room / 2), wide, room, ink if ink != second else PAPER)
    return x, y, wide, high
