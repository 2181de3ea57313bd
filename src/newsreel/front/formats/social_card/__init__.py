"""The picture that stands for a story when somebody shares it: 1200 by 630, drawn from its headline."""

import hashlib
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from newsreel.front.view import Card

SIZE = (1200, 630)
_DRAWING = 1
"""Counts up when the drawing changes, so that cards get new addresses."""
_FONT = Path(__file__).parent / "newsreader-semibold.ttf"
_PAPER = (250, 248, 243)
_INK = (23, 20, 17)
_MARGIN = 72
_TEXT_WIDTH = SIZE[0] - 2 * _MARGIN
_HEADLINE_SIZES = (104, 92, 82, 72, 64, 56, 48, 42)
_HEADLINE_HEIGHT = 370
_LEADING = 1.08
_NEUTRAL_HUE = -1
LIGHTNESS, CHROMA = 0.48, 0.16
"""Of all sections' colours, as in the style sheet's tokens."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that the drawing depends on."""

    headline: str
    label: str
    publication: str
    hue: int = _NEUTRAL_HUE


def of_article(card: Card, publication: str) -> Content:
    return Content(
        headline=card.headline, label=card.section.name, publication=publication, hue=card.section.hue
    )


def of_site(publication: str, tagline: str) -> Content:
    return Content(headline=tagline or publication, label="", publication=publication)


def version(content: Content) -> str:
    """Changes when the drawing would."""
    said = "\x1f".join(
        (str(_DRAWING), content.headline, content.label, content.publication, str(content.hue))
    )
    return hashlib.blake2s(said.encode(), digest_size=5).hexdigest()


def address(name: int | str, content: Content) -> str:
    """`name` is an article's id, or “site”."""
    return f"/social/{name}-{version(content)}.png"


def draw(content: Content) -> bytes:
    """The picture as a PNG file. Letters that the font lacks fall away."""
    picture = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(picture)
    colour = colour_of(content.hue)
    pen.rectangle((0, 0, SIZE[0], 20), fill=colour)
    label = _known(content.label).upper()
    if label:
        pen.text((_MARGIN, 68), label, font=_font(34), fill=colour)
    publication = _known(content.publication) or "Newsreel"
    lines, size = fitted(_known(content.headline) or publication)
    for number, line in enumerate(lines):
        pen.text((_MARGIN, 130 + number * size * _LEADING), line, font=_font(size), fill=_INK)
    pen.rectangle((_MARGIN, SIZE[1] - 108, SIZE[0] - _MARGIN, SIZE[1] - 106), fill=_INK)
    pen.text((_MARGIN, SIZE[1] - 92), publication, font=_font(40), fill=_INK)
    file = io.BytesIO()
    picture.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def fitted(text: str) -> tuple[list[str], int]:
    """The lines of a headline at the largest size at which it fits; cut with an ellipsis at the smallest."""
    lines: list[str] = []
    for size in _HEADLINE_SIZES:
        lines = list(_lines(text, _font(size)))
        if len(lines) * size * _LEADING <= _HEADLINE_HEIGHT:
            return lines, size
    size = _HEADLINE_SIZES[-1]
    most = int(_HEADLINE_HEIGHT / (size * _LEADING))
    return [*lines[: most - 1], lines[most - 1].rstrip(" ,.;:") + "…"], size


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in text.split():
        for part in _parts(word, font):
            longer = f"{line} {part}".strip()
            if line and font.getlength(longer) > _TEXT_WIDTH:
                yield line
                line = part
            else:
                line = longer
    if line:
        yield line


def _parts(word: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """The word, or pieces of it where it alone is wider than a line."""
    while font.getlength(word) > _TEXT_WIDTH:
        end = next(
            end for end in range(len(word), 0, -1) if end == 1 or font.getlength(word[:end]) <= _TEXT_WIDTH
        )
        yield word[:end]
        word = word[end:]
    if word:
        yield word


def _known(text: str) -> str:
    return " ".join("".join(letter for letter in text if letter == " " or _has(letter)).split())


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)


@cache
def _missing() -> bytes:
    return bytes(_font(40).getmask("\ufffe"))


def _has(letter: str) -> bool:
    return letter.isprintable() and bytes(_font(40).getmask(letter)) != _missing()


def colour_of(hue: int) -> tuple[int, int, int]:
    """A section's colour as on its pages by day; ink for no hue."""
    return _INK if hue == _NEUTRAL_HUE else srgb(LIGHTNESS, CHROMA, hue)


def srgb(lightness: float, chroma: float, hue: float) -> tuple[int, int, int]:
    """A colour of OKLCH, cut to what a screen can show."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    # Björn Ottosson, “A perceptual color space for image processing”, 2020.
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _gamma(light: float) -> int:
    light = min(max(light, 0.0), 1.0)
    coded = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(coded * 255)
