"""From a brief to a finished picture."""

from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from newsreel.transfer.sample.art.brief import PictureBrief


def draw(brief: PictureBrief) -> Image.Image:
    """The picture, in RGB, of exactly the brief's size."""
    chance = Random(brief.seed)  # noqa: S311 (a picture's whims, not a secret)
    image = Image.new("RGB", (brief.width, brief.height), "#faf8f3")
    pen = ImageDraw.Draw(image)
    radius = min(brief.width, brief.height) * chance.uniform(0.3, 0.4)
    centre = (brief.width / 2, brief.height / 2)
    pen.circle(centre, radius, fill=f"hsv({brief.hue % 360}, 70%, 80%)")
    return image


def focal_point(brief: PictureBrief) -> tuple[int, int, int, int]:
    """What must survive cropping: its centre (x, y), width and height in pixels, as Wagtail stores it."""
    side = min(brief.width, brief.height) * 7 // 10
    return brief.width // 2, brief.height // 2, side, side


def save(image: Image.Image, path: Path) -> None:
    """Write the picture as a JPEG small enough to ship."""
    image.save(path, "JPEG", quality=85, optimize=True, progressive=True)
