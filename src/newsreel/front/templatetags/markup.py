"""What block templates ask of :mod:`newsreel.front.markup` and :mod:`newsreel.front.embeds`."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

from newsreel.front import embeds, markup

register = template.Library()


@register.filter
def clean(value: Any) -> SafeString:
    """Rich text or raw markup, sanitised and valid."""
    source = getattr(value, "source", None)
    return markup.fit(expand_db_html(source) if source is not None else str(value or ""))


@register.filter
def in_outline(value: str) -> SafeString:
    return markup.in_outline(value)


@register.filter
def with_sponsored_links(value: str) -> SafeString:
    return markup.with_sponsored_links(value)


@register.filter
def player(address: str) -> embeds.Player | None:
    return embeds.player(address)


@register.filter
def host(address: str) -> str:
    return embeds.host(address)


@register.filter
def key_moments(body: Iterable[Any]) -> list[Any]:
    """The live updates among these blocks that are marked as key moments."""
    return [block for block in body if block.block_type == "live_update" and block.value.get("is_key")]
