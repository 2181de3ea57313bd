"""Inks and paper: curated sets, keyed by the section's hue."""

from dataclasses import dataclass
from random import Random

from PIL import ImageColor

Colour = tuple[int, int, int]
Tone = tuple[int | None, int | None, int | None]
"""How much of each ink lies there, 0 to 255: the section's colour, its partner, the dark. None leaves the
plate as it is."""

PAPER: Tone = (0, 0, 0)
COLOUR: Tone = (255, 0, 0)
PARTNER: Tone = (0, 255, 0)
DARK: Tone = (0, 0, 255)
BLEND: Tone = (255, 255, 0)
"""Colour printed over its partner."""


def tint(tone: Tone, share: float) -> Tone:
    """A screened share (0 to 1) of a tone."""
    first, second, third = (None if ink is None else round(ink * share) for ink in tone)
    return first, second, third


def shaded(tone: Tone, share: float) -> Tone:
    """The tone with a share (0 to 1) of dark printed over it."""
    return tone[0], tone[1], max(tone[2] or 0, round(255 * share))


@dataclass(frozen=True, slots=True)
class Inks:
    colour: Colour
    partner: Colour
    dark: Colour
    paper: Colour


_DARKS = {"black": "#1d1815", "navy": "#16233d", "plum": "#2d1a33", "bottle": "#14302c", "brown": "#31191a"}
_PAPERS = ("#f7f1e3", "#f4ecda", "#f8f4ea")

_SETS: dict[int, tuple[tuple[str, str, str], ...]] = {
    # hue of the section: (colour, partner, dark); the partner is always the lighter of the two
    10: (("#d63a4a", "#f4b9a7", "navy"), ("#d43d4f", "#f0c05a", "plum"), ("#d63a4a", "#a9cdc6", "black")),
    25: (("#dc4430", "#f1bd55", "navy"), ("#d8412f", "#efb3a0", "black"), ("#dd4a30", "#9fcac0", "brown")),
    45: (("#e2632a", "#f4cd74", "navy"), ("#dd6530", "#a8cfd0", "black"), ("#e06a34", "#f2c3ad", "plum")),
    70: (("#dd8a1f", "#f5da92", "navy"), ("#d98b2b", "#f1b6a0", "plum"), ("#d88a24", "#a6cfc4", "brown")),
    95: (("#c99a1a", "#f3dd93", "bottle"), ("#cf9d22", "#f0b39b", "navy"), ("#c7971d", "#b9d3c9", "black")),
    130: (("#6f9138", "#f0d27a", "bottle"), ("#678f3d", "#f2bda6", "navy"), ("#6c9440", "#f4d9a3", "black")),
    155: (("#2b8a5c", "#f2cb69", "navy"), ("#2f8b63", "#f3b8a4", "bottle"), ("#2a8660", "#f1d9a6", "black")),
    190: (("#16868a", "#f3c76a", "plum"), ("#1b858c", "#f4b7a0", "navy"), ("#178489", "#f2dba8", "black")),
    225: (("#1f7db0", "#f4cb72", "navy"), ("#2280b2", "#f3b6a3", "plum"), ("#1f7db0", "#efd9b0", "black")),
    255: (("#2f66bd", "#f5c65f", "navy"), ("#3168bb", "#f2a79c", "black"), ("#2f68bb", "#a9d4dc", "plum")),
    280: (("#5257c0", "#f4c668", "navy"), ("#5559bd", "#f3b3b0", "black"), ("#5156bd", "#a9d3cf", "plum")),
    310: (("#8a4bae", "#f3c56f", "plum"), ("#874cab", "#f4b5b6", "navy"), ("#8b4dad", "#b5d5c6", "black")),
    345: (("#cb3f83", "#f4bf67", "plum"), ("#c93f80", "#f3b7ad", "navy"), ("#cc4385", "#a9d2cf", "black")),
}


def choose(hue: int, chance: Random) -> Inks:
    """A set that suits the section's hue, on one of the house's papers."""

    def away(anchor: int) -> int:
        turn = abs(anchor - hue) % 360
        return min(turn, 360 - turn)

    colour, partner, dark = chance.choice(_SETS[min(_SETS, key=away)])
    return Inks(_rgb(colour), _rgb(partner), _rgb(_DARKS[dark]), _rgb(chance.choice(_PAPERS)))


def _rgb(code: str) -> Colour:
    red, green, blue = ImageColor.getrgb(code)[:3]
    return red, green, blue
