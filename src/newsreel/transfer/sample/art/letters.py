"""Title lettering: big stacked capitals that are shapes like any other."""

from functools import lru_cache
from math import ceil
from pathlib import Path
from random import Random
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFilter, ImageFont

_FACE = Path(__file__).parent / "lettering" / "archivo-condensed-black.ttf"
_DRAWN_AT = 260
"""Letters are drawn at this size and then brought to the line's."""
_MOST_LINES = 8


def set_in_capitals(lettering: str) -> str:
    """The lettering as the face can set it; empty when one of its letters is missing from the face."""
    text = " ".join(normalize("NFC", lettering).upper().split())
    return text if all(_has(letter) for letter in text) else ""


@lru_cache(maxsize=512)
def _has(letter: str) -> bool:
    if letter == " ":
        return True
    if not letter.isprintable():
        return False
    mask, blank = (_face().getmask(sign, "L") for sign in (letter, "\ue000"))
    return (mask.size, bytes(mask)) != (blank.size, bytes(blank))


@lru_cache(maxsize=1)
def _face() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FACE), _DRAWN_AT, layout_engine=ImageFont.Layout.BASIC)


def stack(text: str, shape: float) -> list[str]:
    """Break into lines that, each brought to the same width, fill a block `shape` times as wide as high."""
    words = text.split()
    best: tuple[float, list[str]] = (float("inf"), [text])
    for count in range(1, min(_MOST_LINES, len(words)) + 1):
        lines = _balanced(words, count)
        high = sum(1 / line_shape(line) for line in lines)
        unlike = max(line_shape(line) for line in lines) / min(line_shape(line) for line in lines)
        misfit = abs(high - 1 / shape) * 2 + (unlike - 1) * 0.12
        if misfit < best[0]:
            best = (misfit, lines)
    return best[1]


def _balanced(words: list[str], count: int) -> list[str]:
    wanted = ceil(sum(len(word) + 1 for word in words) / count)
    lines = [words[0]]
    for index, word in enumerate(words[1:], start=1):
        left = count - len(lines)
        if left and (len(lines[-1]) + len(word) / 2 > wanted - 1 or len(words) - index <= left):
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return lines


@lru_cache(maxsize=32)
def _line(text: str) -> Image.Image:
    left, top, right, bottom = _face().getbbox(text)
    mask = Image.new("L", (max(1, round(right - left)), max(1, round(bottom - top))), 0)
    ImageDraw.Draw(mask).text((-left, -top), text, fill=255, font=_face())
    return mask


@lru_cache(maxsize=1024)
def line_shape(text: str) -> float:
    """Width of a line against its height."""
    left, top, right, bottom = _face().getbbox(text)
    return (right - left) / (bottom - top)


def block(lines: list[str], width: int, height: int, jumbled: Random | None = None) -> Image.Image:
    """White letters in a mask at most so many pixels in size: every line as wide as the widest."""
    gap = 0.07
    natural = [1 / line_shape(line) for line in lines]
    space = gap * sum(natural) / len(natural)
    whole = sum(natural) + space * (len(lines) - 1)
    # lines may be drawn up to a third taller or a quarter flatter to fill the room they have
    stretch = max(0.75, min(1.35, height / (whole * width)))
    if whole * width * stretch > height:
        width = round(height / (whole * stretch))
    mask = Image.new("L", (width, ceil(whole * width * stretch)), 0)
    top = 0.0
    for line, high in zip(lines, natural, strict=True):
        tall = max(1, round(high * width * stretch))
        letters = _line(line) if jumbled is None else _jumble(line, jumbled)
        mask.paste(letters.resize((width, tall), Image.Resampling.BICUBIC), (0, round(top)))
        top += tall + space * width * stretch
    return inked(mask)


def _jumble(text: str, chance: Random) -> Image.Image:
    """The line with every letter cut out by itself and put down by hand, in the room of the plain line."""
    plain = _line(text)
    whole = Image.new("L", plain.size, 0)
    left = _face().getbbox(text)[0]
    for index, letter in enumerate(text):
        if letter == " ":
            continue
        x = _face().getlength(text[:index]) - left
        box = _face().getbbox(letter)
        glyph = Image.new("L", (round(box[2] - box[0]), round(box[3] - box[1])), 0)
        ImageDraw.Draw(glyph).text((-box[0], -box[1]), letter, fill=255, font=_face())
        size = chance.uniform(0.86, 0.98)
        glyph = glyph.resize(
            (round(glyph.width * size), round(glyph.height * size)), Image.Resampling.BICUBIC
        )
        glyph = glyph.rotate(chance.uniform(-7, 7), Image.Resampling.BICUBIC, expand=True)
        top = round(box[1] - _face().getbbox(text)[1] + chance.uniform(-0.06, 0.06) * plain.height)
        whole.paste(255, (round(x + box[0]), max(0, min(top, plain.height - glyph.height))), glyph)
    return whole


def inked(mask: Image.Image) -> Image.Image:
    """Corners a little soft, as ink leaves them."""
    return mask.filter(ImageFilter.GaussianBlur(2.2)).point(
        [255 if value > 118 else 0 for value in range(256)]
    )


def slipped(mask: Image.Image, share: float, shift: int) -> Image.Image:
    """The letters cut through on a slant, their lower part moved along."""
    whole = Image.new("L", (mask.width + abs(shift), mask.height), 0)
    lower = Image.new("L", mask.size, 0)
    rise = mask.width * 0.06
    edge = mask.height * share
    ImageDraw.Draw(lower).polygon(
        [(0, edge + rise), (mask.width, edge - rise), (mask.width, mask.height), (0, mask.height)], fill=255
    )
    nothing = Image.new("L", mask.size, 0)
    top = Image.composite(nothing, mask, lower)
    bottom = Image.composite(mask, nothing, lower)
    whole.paste(top, (max(0, -shift), 0))
    whole.paste(255, (max(0, shift), 0), bottom)
    return whole
