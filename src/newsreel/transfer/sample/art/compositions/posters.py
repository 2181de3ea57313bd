"""Film posters: one image, one title, nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, replace

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
from newsreel.transfer.sample.art.geometry import Point, ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded, tint
from newsreel.transfer.sample.art.pen import Coat
from newsreel.transfer.sample.art.scene import Composition, Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade, Paint, Sheet

_GROUNDS: tuple[tuple[Tone, Tone, int], ...] = (
    # ground, second ground, coat on the ground
    (COLOUR, DARK, 1),
    (PARTNER, COLOUR, 0),
    (DARK, COLOUR, 1),
    (PAPER, COLOUR, 1),
    (COLOUR, PARTNER, 0),
    (PARTNER, DARK, 0),
    (DARK, PARTNER, 0),
)
_LETTERS: dict[Tone, tuple[Tone, ...]] = {
    DARK: (PARTNER, PAPER),
    COLOUR: (PAPER, DARK, PARTNER),
    PARTNER: (DARK, COLOUR),
    PAPER: (DARK, COLOUR),
}
"""Inks in which a title can be read on each ground."""
_GLOWS: dict[Tone, Tone] = {
    DARK: shaded(COLOUR, 0.5),
    COLOUR: shaded(COLOUR, 0.35),
    PARTNER: PAPER,
    PAPER: PARTNER,
}

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


@dataclass(frozen=True, slots=True)
class _Room:
    """Where on the sheet the image goes and where the title, so that no crop cuts through the letters: a
    square keeps both, and what is broader than high keeps both on a broad sheet, the image on a tall one."""

    x: float
    wide: float
    image: tuple[float, float]
    """Upper and lower edge."""
    title: tuple[float, float]

    @property
    def eye(self) -> Point:
        return self.x, (self.image[0] + self.image[1]) / 2

    @property
    def tall(self) -> float:
        return self.image[1] - self.image[0]

    @property
    def title_above(self) -> bool:
        return self.title[0] < self.image[0]


def poster(scene: Scene, lettering: str) -> Focus:
    """A tall sheet is the poster; on a broad one it hangs on a hoarding more often than not."""
    text = letters.set_in_capitals(lettering)
    scene.record.title, scene.record.lettered = text, True
    if scene.width > scene.height * 1.2 and scene.chance.random() < 0.7:
        return _hoarding(scene, text)
    return _designed(scene, text)


def _hoarding(scene: Scene, text: str) -> Focus:
    """The same poster three times on a wall; those at the sides in other inks."""
    sheet, chance = scene.sheet, scene.chance
    sheet.flood(chance.choice((DARK, COLOUR, shaded(COLOUR, 0.5), PARTNER)))
    unit = sheet.unit / sheet.fineness
    high = scene.height * 0.93
    wide = high * 0.8
    state = chance.getstate()
    for side in (-1, 1, 0):
        chance.setstate(state)
        size = (round(wide * unit), round(high * unit))
        inner = replace(scene, sheet=Sheet(*size, sheet.fineness))
        _designed(inner, text)
        if side:
            inner.sheet.swap_colours()
        left, top = scene.width / 2 - wide / 2 + side * (wide + 40), (scene.height - high) / 2 + side * 14
        right, low = left + wide, top + high
        margin = ((-9, -9), (9, -9), (9, 9), (-9, 9))
        corners = ((left, top), (right, top), (right, low), (left, low))
        sheet.fill([(x + dx, y + dy) for (x, y), (dx, dy) in zip(corners, margin, strict=True)], PAPER)
        sheet.inset(inner.sheet, (left, top))
    return scene.width / 2, scene.height / 2, wide, scene.height * 0.84


def _designed(scene: Scene, text: str) -> Focus:
    """A scheme that suits the length of the title."""
    chance = scene.chance
    scheme: _Scheme
    if len(text) > 44:
        scheme, above = _wall, False
    else:
        pictured = () if scene.width > scene.height else (_pictured, _pictured, _pictured)
        scheme = chance.choice((*pictured, _band, _behind, _slanted, _halves))
        above = scheme in {_behind, _halves} or (scheme is _pictured and chance.random() < 0.4)
    room = _room(scene, text, above)
    scene.record.scheme = scheme.__name__
    scheme(scene, room, text)
    if scene.height <= scene.width:
        return room.x, scene.height / 2, room.wide, scene.height * 0.84
    return room.x, room.eye[1], room.wide, room.tall


def _room(scene: Scene, text: str, above: bool) -> _Room:
    x, wide = scene.width / 2, min(scene.width, scene.height * 0.8) * 0.92
    if not text:
        middle = scene.height / 2
        return _Room(x, wide, (middle - 330, middle + 330), (middle + 330, middle + 330))
    if scene.height <= scene.width:
        middle = scene.height / 2
        split = middle + (-110 if above else 110)
        zones = ((split + 10, middle + 410), (middle - 400, split - 10))
    else:
        square = scene.height - 1000 if above else 0.0
        zones = ((square + 325, square + 965), (square + 45, square + 310))
    if above:
        return _Room(x, wide, *zones)
    foot = min(scene.height, 1000)
    flipped = [(foot - low, foot - high) for high, low in zones]
    return _Room(x, wide, flipped[0], flipped[1])


def _title(scene: Scene, room: _Room, text: str, paint: Paint, tilt: float = 0) -> None:
    if not text:
        return
    unit, chance = scene.sheet.unit, scene.chance
    wide, high = room.wide, room.title[1] - room.title[0]
    lines = letters.stack(text, wide / high)
    jumbled = chance if len(text) < 26 and chance.random() < 0.4 else None
    mask = letters.block(lines, round(wide * unit), round(high * unit), jumbled)
    if len(text) < 11 and not jumbled and chance.random() < 0.5:
        mask = letters.slipped(mask, chance.uniform(0.45, 0.6), round(wide * unit * 0.05))
    if tilt:
        mask = mask.rotate(-tilt, Image.Resampling.BICUBIC, expand=True)
    centre = (room.x, (room.title[0] + room.title[1]) / 2)
    scene.sheet.cover(scene.sheet.spread(mask, centre), paint)


def _motif(scene: Scene, centre: Point, size: float, coat: Coat, tilt: float) -> None:
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    scene.set(scene.motif, centre, size, coat, tilt)
    scene.model(mask, centre, size, 0.38)


def _below(scene: Scene, line: float, slope: float, end: float) -> list[Point]:
    """All of the sheet between a slanting line and an end beyond the sheet."""
    right = scene.width + 60
    return [(-60, line + slope), (right, line - slope), (right, end), (-60, end)]


def _pictured(scene: Scene, room: _Room, text: str) -> None:
    """A whole picture, the title on plain paper beside it."""
    sheet, chance = scene.sheet, scene.chance
    line = room.image[0] - 14 if room.title_above else room.image[1] + 14
    if not text:
        line = scene.height + 80
    top, foot = (line - 50, scene.height + 10) if room.title_above else (-10.0, min(line, scene.height) + 50)
    unit = sheet.unit / sheet.fineness
    art = replace(scene, sheet=Sheet(sheet.pixels[0] + 2, round((foot - top) * unit), sheet.fineness))
    composition = chance.choice(_PICTURES if scene.asked else _PICTURES + _HEADS)
    scene.record.scheme = composition.__name__
    composition(art)
    sheet.inset(art.sheet, (-1 / unit, top))
    plain = chance.choice((PAPER, PAPER, DARK, DARK, COLOUR))
    ink = chance.choice(_LETTERS[plain])
    slope = chance.uniform(-24, 24)
    end = -60.0 if room.title_above else scene.height + 60
    sheet.fill(_below(scene, line, slope, end), plain)
    if scene.height > scene.width and text:
        away = 250.0 if room.title_above else scene.height - 250
        far = 0.0 if room.title_above else scene.height
        deep: Tone = {PAPER: tint(PARTNER, 0.9), DARK: (200, None, 255), COLOUR: (255, None, 190)}[plain]
        faint: Tone = {PAPER: PAPER, DARK: (0, None, 255), COLOUR: (255, None, 0)}[plain]
        edge = _below(scene, away, 0, end)
        sheet.fill(edge, Fade(faint, deep, (0, away), (0, far)))
    _title(scene, room, text, ink)


def _band(scene: Scene, room: _Room, text: str) -> None:
    """The title on a slanting band at the foot, the image in the light above."""
    sheet, chance = scene.sheet, scene.chance
    ground, second, choice = chance.choice(_GROUNDS)
    sheet.flood(ground)
    glow = _GLOWS[ground]
    size = min(room.wide, room.tall) * 1.06
    eye = room.eye
    line = room.image[1] + 14
    if chance.random() < 0.55:
        sheet.fill(ellipse(*eye, size * 0.49, size * 0.49), glow)
    else:
        lamp = scene.point(0.1, -0.1)
        sheet.fill(
            [lamp, (room.x + room.wide * 0.62, line + 60), (room.x - room.wide * 0.62, line + 60)], glow
        )
    tilt = 0 if scene.motif.stands else chance.uniform(-16, 16)
    _motif(scene, (eye[0], eye[1] + size * 0.04), size, scene.coat_on(ground, choice), tilt)
    if not text:
        return
    slope = chance.choice((-1, 1)) * chance.uniform(16, 30)
    sheet.fill(_below(scene, line, slope, scene.height + 60), second)
    _title(scene, room, text, scene.chance.choice(_LETTERS[second]))


def _behind(scene: Scene, room: _Room, text: str) -> None:
    """Great letters, and the image before them."""
    chance = scene.chance
    ground, _, choice = chance.choice(_GROUNDS)
    scene.sheet.flood(ground)
    if not text:
        scene.sheet.fill(ellipse(*room.eye, 420, 420), _GLOWS[ground])
    _title(scene, room, text, chance.choice(_LETTERS[ground]))
    size = min(room.wide, room.tall) * 1.16
    centre = (room.x, room.image[1] - size * 0.45)
    tilt = chance.uniform(-5, 5) if scene.motif.stands else chance.uniform(-18, 18)
    scene.keyline(scene.motif, centre, size, ground, tilt)
    _motif(scene, centre, size, scene.coat_on(ground, choice), tilt)


def _slanted(scene: Scene, room: _Room, text: str) -> None:
    """Everything leans: the light, the title, the image."""
    sheet, chance = scene.sheet, scene.chance
    x, wide, foot = room.x, room.wide, scene.height + 60
    ground, second, _ = chance.choice(_GROUNDS)
    sheet.flood(ground)
    tilt = chance.choice((-11, 11))
    lean = wide * 0.5 * (1 if tilt < 0 else -1)
    top = [(x + lean - wide * 0.3, -60.0), (x + lean + wide * 0.3, -60.0)]
    sheet.fill([*top, (x - lean + wide * 0.62, foot), (x - lean - wide * 0.5, foot)], second)
    size = min(wide, room.tall) * 1.04
    margin = next(tone for tone in (PAPER, DARK, PARTNER) if tone not in {ground, second})
    scene.keyline(scene.motif, room.eye, size, margin, tilt)
    _motif(scene, room.eye, size, scene.coat_clear_of(ground, second), tilt)
    # the letters cross both grounds
    ink = DARK if DARK not in {ground, second} else PAPER if COLOUR in {ground, second} else COLOUR
    _title(scene, room, text, ink, tilt * 0.6)


def _halves(scene: Scene, room: _Room, text: str) -> None:
    """Two sheets of paper meet; the image crosses over, and the title changes ink with it."""
    sheet, chance = scene.sheet, scene.chance
    first, second = chance.choice(((COLOUR, PARTNER), (DARK, PARTNER), (PARTNER, DARK), (PAPER, COLOUR)))
    other = replace(scene, sheet=sheet.blank())
    size = min(room.wide, room.tall) * 1.06
    tilt = 0 if scene.motif.stands else chance.uniform(-16, 16)
    state = chance.getstate()
    for part, ground, ink in ((scene, first, second), (other, second, first)):
        chance.setstate(state)
        part.sheet.flood(ground)
        _title(part, room, text, ink)
        choice = 0 if ground in {PARTNER, DARK} else 1
        part.set(scene.motif, room.eye, size, scene.coat_on(ground, choice), tilt)
    x, far, low = room.x, scene.width + 60, scene.height + 60
    lean = scene.height * 0.12 * (1 if scene.from_right else -1)
    sheet.merge(other.sheet, sheet.mask([(x + lean, -60), (far, -60), (far, low), (x - lean, low)]))


def _wall(scene: Scene, room: _Room, text: str) -> None:
    """A title so long that it is the image; the motif looks out from behind it."""
    ground, second, choice = scene.chance.choice(_GROUNDS)
    scene.sheet.flood(ground)
    top, foot = room.image[0], room.title[1]
    line = top + (foot - top) * 0.48
    size = (line - top) * 1.25
    scene.set(scene.motif, (room.x, top + size * 0.5), size, scene.coat_on(ground, choice))
    scene.sheet.fill(_below(scene, line, 26, scene.height + 60), second)
    _title(scene, replace(room, title=(line + 50, foot)), text, scene.chance.choice(_LETTERS[second]))


_Scheme = Callable[[Scene, _Room, str], None]
