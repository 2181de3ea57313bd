"""From a picture of the newsroom to what a page says of it: addresses, widths, sizes. No query is made.

A page names cuts by address only; each is made when first asked for (:mod:`newsreel.front.views.pictures`).
An address holds a hash of file and focal point, so its answer never changes and may be kept for ever.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
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
FIELDS = (
    "file",
    "file_hash",
    "width",
    "height",
    "description",
    "caption",
    "credit",
    "dominant_colour",
    "licence_end",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)
"""What is asked here of a picture's row."""
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
    return _cuts(picture.width, picture.height, crop)


@lru_cache(maxsize=1024)
def _cuts(width: int, height: int, crop: str) -> tuple[Cut, ...]:
    ratio = CROPS[crop]
    if ratio is None:
        most = width
        ratio = (width, height)
    else:
        most = min(width, height * ratio[0] // ratio[1])
    most = max(most, 1)
    narrower = [each for each in WIDTHS if each <= most]
    # The name above the picture's own width stands for all its pixels.
    whole = next((each for each in WIDTHS if each > most), None)
    if whole is not None and most not in narrower:
        narrower.append(whole)
    return tuple(
        Cut(crop=crop, width=each, shown_width=min(each, most), shown_height=_height(min(each, most), ratio))
        for each in narrower
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
    crops = images(picture, (crop,), alt=alt, width=width, transparent=transparent)
    if not crops:
        return None
    return replace(crops[0], caption=caption or crops[0].caption, credit=credit or crops[0].credit)


def images(
    picture: Picture | None,
    crops: Iterable[str],
    *,
    alt: str = "",
    width: int = FALLBACK_WIDTH,
    transparent: bool = False,
) -> tuple[Image, ...]:
    """The picture in several crops, as :func:`image` gives each; none where it may not or can't be shown."""
    if picture is None:
        return ()
    shown.note(shown.picture(picture.pk))
    if not is_showable(picture):
        return ()
    return tuple(_image(picture, crop, alt=alt, width=width, transparent=transparent) for crop in crops)


def _image(picture: Picture, crop: str, *, alt: str, width: int, transparent: bool) -> Image:
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
        caption=picture.caption,
        credit=picture.credit,
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
    return _digest(f"{picture.file_hash or picture.file.name}{focal}")


@lru_cache(maxsize=1024)
def _digest(said: str) -> str:
    return hashlib.blake2s(said.encode(), digest_size=5).hexdigest()


def address(picture: Picture, cut: Cut, file_format: str) -> str:
    return f"{_folder(picture)}{cut.crop}-{cut.width}.{file_format}"


def _folder(picture: Picture) -> str:
    return f"/pictures/{picture.pk}-{version(picture)}/"


def formats(picture: Picture, crop: str) -> Iterator[str]:
    """The formats this crop of the picture may be asked for in."""
    yield from ("avif", "webp", "jpg")
    if _suffix(picture) in _MAY_BE_TRANSPARENT:
        yield "png"
    if _suffix(picture) == ".gif" and crop == "original":
        yield "gif"


def _source_set(picture: Picture, available: tuple[Cut, ...], file_format: str) -> str:
    folder = _folder(picture)
    return ", ".join(f"{folder}{cut.crop}-{cut.width}.{file_format} {cut.shown_width}w" for cut in available)


def _suffix(picture: Picture) -> str:
    return PurePosixPath(picture.file.name).suffix.lower()


def _width(cut: Cut) -> int:
    return cut.width
