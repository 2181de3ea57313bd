"""From a picture of the newsroom to what a page says of it: addresses, widths, sizes. No query is made.

A page names cuts by address only; each is made when first asked for (:mod:`newsreel.front.views.pictures`).
An address holds a hash of file and focal point, so its answer never changes and may be kept for ever.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from newsreel.front import shown
from newsreel.front.view import Image
from newsreel.newsroom.models import Picture

CROPS: dict[str, tuple[int, int] | None] = {
    "landscape": (3, 2),
    "portrait": (4, 5),
    "square": (1, 1),
    "wide": (16, 9),
    "classic": (4, 3),
    "original": None,
}
WIDTHS = (320, 480, 720, 960, 1280, 1920)
FORMATS = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
}
# The width behind `src`, for the few readers whose browser knows neither AVIF nor WebP.
FALLBACK_WIDTH = 960
_MAY_BE_TRANSPARENT = {".png", ".webp", ".avif", ".gif"}


@dataclass(frozen=True, slots=True)
class Cut:
    """One size of one crop. `width` names it; `shown_width` is less where the picture has no more pixels."""

    crop: str
    width: int
    shown_width: int
    shown_height: int

    @property
    def specification(self) -> str:
        """The cut in the language of Wagtail's filters, without its format."""
        ratio = CROPS[self.crop]
        if ratio is None:
            return f"width-{self.width}"
        return f"fill-{self.width}x{_height(self.width, ratio)}"


def cuts(picture: Picture, crop: str) -> tuple[Cut, ...]:
    """All cuts there are of this crop, narrowest first. None is larger than the picture itself."""
    ratio = CROPS[crop]
    if ratio is None:
        most = picture.width
        ratio = (picture.width, picture.height)
    else:
        most = min(picture.width, picture.height * ratio[0] // ratio[1])
    most = max(most, 1)
    narrower = [width for width in WIDTHS if width <= most]
    # The name above the picture's own width stands for all its pixels.
    whole = next((width for width in WIDTHS if width > most), None)
    if whole is not None and most not in narrower:
        narrower.append(whole)
    return tuple(
        Cut(
            crop=crop,
            width=width,
            shown_width=min(width, most),
            shown_height=_height(min(width, most), ratio),
        )
        for width in narrower
    )


def _height(width: int, ratio: tuple[int, int]) -> int:
    return max(1, round(width * ratio[1] / ratio[0]))


def image(
    picture: Picture | None,
    crop: str,
    *,
    alt: str = "",
    caption: str = "",
    credit: str = "",
    width: int = FALLBACK_WIDTH,
    transparent: bool = False,
) -> Image | None:
    """The picture in one crop, or None where it may not or can't be shown.

    Empty `alt`, `caption` and `credit` fall back to the picture's own. `src` is at most `width` wide.
    `transparent` keeps a logo's transparency for old browsers too, at the price of weight.
    """
    if picture is None:
        return None
    shown.note(shown.picture(picture.pk))
    if not is_showable(picture):
        return None
    available = cuts(picture, crop)
    moves = crop == "original" and _suffix(picture) == ".gif"
    fallback = max((cut for cut in available if cut.width <= width), key=_width, default=available[0])
    if moves:
        fallback = available[-1]
    file_format = (
        "gif" if moves else "png" if transparent and _suffix(picture) in _MAY_BE_TRANSPARENT else "jpg"
    )
    return Image(
        src=address(picture, fallback, file_format),
        width=fallback.shown_width,
        height=fallback.shown_height,
        alt=alt or picture.description,
        colour=picture.dominant_colour,
        avif="" if moves else _source_set(picture, available, "avif"),
        webp="" if moves else _source_set(picture, available, "webp"),
        caption=caption or picture.caption,
        credit=credit or picture.credit,
    )


def is_showable(picture: Picture, today: date | None = None) -> bool:
    """Whether readers may see it (its licence runs) and can (its file is there)."""
    today = today or timezone.localdate()
    if picture.licence_end is not None and picture.licence_end < today:
        return False
    if not picture.file or not picture.width or not picture.height:
        return False
    # Asking a remote store about each picture of a page would cost more than a rare broken one.
    storage = picture.file.storage
    return not isinstance(storage, FileSystemStorage) or storage.exists(picture.file.name)


def version(picture: Picture) -> str:
    """Changes when the file or the focal point does."""
    focal = (
        picture.focal_point_x,
        picture.focal_point_y,
        picture.focal_point_width,
        picture.focal_point_height,
    )
    said = f"{picture.file_hash or picture.file.name}{focal}"
    return hashlib.blake2s(said.encode(), digest_size=5).hexdigest()


def address(picture: Picture, cut: Cut, file_format: str) -> str:
    return f"/pictures/{picture.pk}-{version(picture)}/{cut.crop}-{cut.width}.{file_format}"


def formats(picture: Picture, crop: str) -> Iterator[str]:
    """The formats this crop of the picture may be asked for in."""
    yield from ("avif", "webp", "jpg")
    if _suffix(picture) in _MAY_BE_TRANSPARENT:
        yield "png"
    if _suffix(picture) == ".gif" and crop == "original":
        yield "gif"


def _source_set(picture: Picture, available: tuple[Cut, ...], file_format: str) -> str:
    return ", ".join(f"{address(picture, cut, file_format)} {cut.shown_width}w" for cut in available)


def _suffix(picture: Picture) -> str:
    return PurePosixPath(picture.file.name).suffix.lower()


def _width(cut: Cut) -> int:
    return cut.width
