"""What templates of blocks need: markup made safe and fit, players, pictures of a gallery."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

from newsreel.front import embeds, galleries, markup, pictures, recordings, shown, tables
from newsreel.front.view import GalleryPicture, Recording
from newsreel.newsroom.models import Article

register = template.Library()

# As Wagtail writes a link to a page: <a linktype="page" id="12">, in either order.
_LINKED_PAGE = re.compile(r'<a (?=[^>]*\blinktype="page")[^>]*\bid="(\d{1,18})"')
_QUOTE_MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』"


@register.filter
def clean(value: Any) -> SafeString:
    """Rich text or raw markup, sanitised and valid."""
    source = getattr(value, "source", None)
    if source is not None:
        shown.note(*(shown.article(int(number)) for number in _LINKED_PAGE.findall(source)))
    return markup.fit(expand_db_html(source) if source is not None else str(value or ""))


@register.filter
def linked(article: Article | None) -> Article | None:
    """The article, noted as shown; None where readers can't see it."""
    if article is None or not article.pk:
        return None
    shown.note(shown.article(article.pk))
    return article if article.live else None


@register.filter
def mended(safe: str) -> SafeString:
    """Markup that its room has made safe, made valid."""
    return markup.mended(safe)


@register.filter
def in_outline(value: str) -> SafeString:
    return markup.in_outline(value)


@register.filter
def with_sponsored_links(value: str) -> SafeString:
    return markup.with_sponsored_links(value)


@register.filter
def without_quote_marks(text: str) -> str:
    """The text without the marks around it: those are drawn."""
    stripped = text.strip()
    inner = stripped.strip(_QUOTE_MARKS)
    is_whole = stripped[:1] in _QUOTE_MARKS and stripped[-1:] in _QUOTE_MARKS
    return inner if is_whole and not any(mark in inner for mark in '"“”„«»') else stripped


@register.filter
def player(address: str) -> embeds.Player | None:
    return embeds.player(address)


@register.filter
def provider_name(name: str, address: str) -> str:
    """As readers know it: the name given, else the player's, else the host."""
    found = embeds.player(address)
    return name or (found.provider if found else embeds.host(address)) or "the other site"


@register.simple_tag
def recording(value: Mapping[str, Any]) -> Recording:
    return recordings.recording(value)


@register.filter
def as_table(value: Mapping[str, Any] | None) -> tables.Table:
    return tables.table(value)


@register.filter
def key_moments(body: Iterable[Any]) -> list[Any]:
    """The live updates among these blocks that are marked as key moments."""
    return [block for block in body if block.block_type == "live_update" and block.value.get("is_key")]


@register.simple_tag
def gallery_pictures(items: Iterable[Any], columns: int) -> tuple[GalleryPicture, ...]:
    """The pictures of a gallery block, cut square where they stand side by side, so that rows align."""
    crop = "original" if columns == 1 else "square"
    return galleries.in_turn([_gallery_picture(item, crop) for item in items])


def _gallery_picture(item: Any, crop: str) -> GalleryPicture:
    picture = item.get("picture")
    alt, caption, credit = (item.get(name) or "" for name in ("alt", "caption", "credit"))
    small = pictures.image(picture, crop, alt=alt, caption=caption, credit=credit)
    large = pictures.image(picture, "original", alt=alt, caption=caption, credit=credit)
    return GalleryPicture(
        caption=large.caption if large else caption,
        credit=large.credit if large else credit,
        small=small,
        large=large,
    )
