"""From a brief to a finished picture."""

from pathlib import Path
from random import Random

from PIL import Image

from newsreel.transfer.sample.art import inks
from newsreel.transfer.sample.art.brief import PictureBrief
from newsreel.transfer.sample.art.compositions import compose
from newsreel.transfer.sample.art.describe import in_words
from newsreel.transfer.sample.art.motifs import named
from newsreel.transfer.sample.art.press import print_sheet
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import FINENESS, Sheet

_ROUGH = 0.05
"""Fineness of a sheet that nobody will see."""
_LARGEST = 350_000
"""Bytes."""


def draw(brief: PictureBrief) -> Image.Image:
    """The picture, in RGB, of exactly the brief's size."""
    scene, _ = _composed(brief, FINENESS)
    chance = _chance(brief, "press")
    return print_sheet(scene.sheet, inks.choose(brief.hue, chance), chance)


def focal_point(brief: PictureBrief) -> tuple[int, int, int, int]:
    """What must survive cropping: its centre (x, y), width and height in pixels, as Wagtail stores it."""
    scene, (x, y, width, height) = _composed(brief, _ROUGH)
    unit = min(brief.width, brief.height) / 1000
    wide, high = min(width, scene.width), min(height, scene.height)
    left = min(max(x - wide / 2, 0), scene.width - wide)
    top = min(max(y - high / 2, 0), scene.height - high)
    return (
        round((left + wide / 2) * unit),
        round((top + high / 2) * unit),
        int(wide * unit),
        int(high * unit),
    )


def describe(brief: PictureBrief) -> str:
    """What the picture shows, as its alternative text: true for exactly this brief."""
    scene, _ = _composed(brief, _ROUGH)
    return in_words(scene)


def save(image: Image.Image, path: Path) -> None:
    """Write the picture as a JPEG of 350 KB at most (at 1600 × 1067 or less)."""
    for quality in (85, 80, 74, 66, 58):
        image.save(path, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        if path.stat().st_size <= _LARGEST:
            return


def _composed(brief: PictureBrief, fineness: float) -> tuple[Scene, Focus]:
    chance = _chance(brief, "composition")
    sheet = Sheet(brief.width, brief.height, fineness)
    motif = named(brief.motif, brief.kind, chance)
    from_right = chance.random() < 0.4
    asked = bool(brief.motif)
    scene = Scene(sheet, chance, motif, from_right, brief.hue, asked, brief.looks)
    return scene, compose(scene, brief)


def _chance(brief: PictureBrief, purpose: str) -> Random:
    """Whims that depend on the brief's seed alone."""
    return Random(f"{brief.seed} {purpose}")  # noqa: S311 (a picture's whims, not a secret)
