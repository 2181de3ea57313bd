"""The files behind the addresses of :mod:`newsreel.front.pictures`: made once, kept for ever."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from PIL import Image as PillowImage

from newsreel.front import pictures, shown
from newsreel.newsroom.models import Article, Picture

logger = logging.getLogger(__name__)

FOR_EVER = "public, max-age=31536000, immutable"
_WAGTAIL_NAMES = {"jpg": "jpeg"}
_CANNOT_BE_READ = (
    OSError,
    ValueError,
    LookupError,  # Willow's: no way to read this kind of file
    SyntaxError,  # Pillow's word for a broken PNG
    PillowImage.DecompressionBombError,
)


def picture(
    request: HttpRequest, *, identifier: str, version: str, crop: str, width: str, form: str
) -> HttpResponseBase:
    """One cut of a picture. What is not on the list of cuts is not made: 404."""
    shown.note(shown.picture(int(identifier)))
    found = Picture.objects.filter(pk=int(identifier)).first()
    if found is None or not pictures.is_showable(found):
        raise Http404("No such picture")
    cut = next((cut for cut in pictures.cuts(found, crop) if cut.width == int(width)), None)
    if cut is None or form not in pictures.formats(found, crop):
        raise Http404("No such cut of the picture")
    if version != pictures.version(found):
        # A page kept somewhere since before the picture changed still asks for the former cut.
        response = HttpResponseRedirect(pictures.address(found, cut, form))
        response["Cache-Control"] = "public, max-age=60"
        return response
    file = made(found, cut, form)
    if file is None:
        raise Http404("The picture's file can't be read")
    return FileResponse(file, content_type=pictures.FORMATS[form], headers={"Cache-Control": FOR_EVER})


def made(picture: Picture, cut: pictures.Cut, form: str) -> File[Any] | None:
    """The opened file of a cut, made if it was not yet; None where the picture's own file is broken."""
    try:
        if form == "gif":
            return picture.file.open("rb")
        specification = f"{cut.specification}|format-{_WAGTAIL_NAMES.get(form, form)}|quick"
        rendition = picture.get_rendition(specification)
        try:
            return rendition.file.open("rb")
        except FileNotFoundError:  # media restored without its cuts: make this one anew
            rendition.delete()
            return picture.get_rendition(specification).file.open("rb")
    except _CANNOT_BE_READ:
        logger.warning("Picture %s (%s) can't be cut", picture.pk, picture.file.name, exc_info=True)
        return None


def warm_pictures(articles: Iterable[Article], progress: Callable[[int, int], None] | None = None) -> int:
    """Make the cuts a first reader of these articles' lead pictures would wait for; how many were made.

    `progress` is told how many pictures are done, and of how many.
    """
    showable = {
        article.lead_picture.pk: article.lead_picture
        for article in articles
        if article.lead_picture is not None and pictures.is_showable(article.lead_picture)
    }
    count = 0
    for number, picture in enumerate(showable.values(), start=1):
        for crop in ("landscape", "portrait", "square", "original"):
            for cut in pictures.cuts(picture, crop):
                for form in ("avif", "webp"):
                    file = made(picture, cut, form)
                    if file is not None:
                        file.close()
                        count += 1
        if progress is not None:
            progress(number, len(showable))
    return count
