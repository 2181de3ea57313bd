"""The press: plates become dots, ink and paper."""

from functools import lru_cache
from math import cos, pi
from random import Random

from PIL import Image, ImageChops, ImageFilter, ImageOps

from newsreel.transfer.sample.art.inks import Inks
from newsreel.transfer.sample.art.sheet import BLEED, FINENESS, Sheet

_SCREENS = ((3, 11), (11, 4), (8, 8))
"""Direction of the dots for each plate: a step across and down in cells, so that no two plates agree."""
_NOISE_SIDE = 512
_CELL = 6.8
"""Units between the dots of a picture that has few of them."""


def print_sheet(sheet: Sheet, inks: Inks, chance: Random) -> Image.Image:
    """The printed picture."""
    width, height = sheet.pixels
    paper = _paper(sheet.pixels, chance)
    picture = ImageOps.colorize(paper, _darker(inks.paper), inks.paper)
    cell = round(sheet.unit * _CELL * (1 + _coarseness(sheet)))
    order = ((1, inks.partner), (0, inks.colour), (2, inks.dark))
    for index, ink in order:
        plate = sheet.plates[index]
        if plate.getbbox() is None:
            continue
        dots = _halftone(plate, index, cell)
        askew = 0.0 if index == 2 else 2.4
        left = round((BLEED + chance.uniform(-askew, askew)) * sheet.unit)
        top = round((BLEED + chance.uniform(-askew, askew)) * sheet.unit)
        dots = dots.crop((left, top, left + width * FINENESS, top + height * FINENESS)).reduce(FINENESS)
        coverage = ImageChops.multiply(dots, _ink_film(sheet.pixels, chance))
        layer = ImageOps.colorize(coverage, (255, 255, 255), ink)
        picture = ImageChops.multiply(picture, layer)
    return picture


def _coarseness(sheet: Sheet) -> float:
    """More screened tone asks for larger dots, or the picture turns to dust, and its file grows."""
    area = sheet.size[0] * sheet.size[1]
    screened = sum(sum(plate.histogram()[8:248]) for plate in sheet.plates) / area
    return min(1.8, max(0.0, 2 * (screened - 0.15)))


def _halftone(plate: Image.Image, index: int, cell: int) -> Image.Image:
    """Dots that grow with the tone; solid stays solid, blank stays blank."""
    if not any(plate.histogram()[1:255]):
        return plate
    return ImageChops.subtract(plate, _tiled(_screen(_SCREENS[index], cell), plate.size), 0.14)


def _screen(direction: tuple[int, int], cell: int) -> Image.Image:
    """A tile of thresholds whose dots are `cell` plate pixels apart."""
    across, down = direction
    side = max(4, round(cell * (across * across + down * down) ** 0.5))
    return _thresholds(direction).resize((side, side), Image.Resampling.BILINEAR)


@lru_cache(maxsize=len(_SCREENS))
def _thresholds(direction: tuple[int, int]) -> Image.Image:
    """From 3 to 215, evenly spread so that a tone covers its share."""
    across, down = direction
    # the pattern repeats exactly on a square of across² + down² steps
    side = across * across + down * down
    wave = [cos(2 * pi * step / side) for step in range(side)]
    rows: list[float] = []
    for y in range(side):
        rows.extend(
            wave[(across * x + down * y) % side] + wave[(across * y - down * x) % side] for x in range(side)
        )
    rank = sorted(rows)
    marks = {value: 3 + round(212 * place / len(rank)) for place, value in enumerate(rank)}
    return Image.frombytes("L", (side, side), bytes(marks[value] for value in rows))


def _tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    whole = Image.new("L", size)
    whole.paste(tile, (0, 0))
    wide, high = tile.size
    while wide < size[0]:
        whole.paste(whole.crop((0, 0, min(wide, size[0] - wide), high)), (wide, 0))
        wide *= 2
    while high < size[1]:
        whole.paste(whole.crop((0, 0, size[0], min(high, size[1] - high))), (0, high))
        high *= 2
    return whole


def _ink_film(size: tuple[int, int], chance: Random) -> Image.Image:
    """How thickly the ink lies: uneven over the sheet, with pinholes."""
    clouds = _noise(24, chance).resize(size, Image.Resampling.BICUBIC)
    clouds = clouds.point([min(255, 243 + round(value * 12 / 255)) for value in range(256)])
    x, y = chance.randrange(_NOISE_SIDE), chance.randrange(_NOISE_SIDE)
    grain = ImageChops.offset(_grain(), x, y)
    return ImageChops.multiply(clouds, _tiled(grain, size))


@lru_cache(maxsize=1)
def _grain() -> Image.Image:
    fine = _noise(_NOISE_SIDE, Random("grain")).filter(ImageFilter.GaussianBlur(1.1))  # noqa: S311 (texture)
    return ImageOps.autocontrast(fine).point([_pinhole(value) for value in range(256)])


def _pinhole(value: int) -> int:
    if value < 52:
        return 150 + round(value * 1.3)
    return 232 + round(value * 23 / 255)


def _paper(size: tuple[int, int], chance: Random) -> Image.Image:
    x, y = chance.randrange(_NOISE_SIDE), chance.randrange(_NOISE_SIDE)
    return _tiled(ImageChops.offset(_fibres(), x, y), size)


@lru_cache(maxsize=1)
def _fibres() -> Image.Image:
    rough = _noise(_NOISE_SIDE, Random("paper")).filter(ImageFilter.GaussianBlur(1.6))  # noqa: S311 (texture)
    return ImageOps.autocontrast(rough)


def _noise(side: int, chance: Random) -> Image.Image:
    return Image.frombytes("L", (side, side), chance.randbytes(side * side))


def _darker(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    red, green, blue = colour
    return red - 12, green - 13, blue - 15
