"""Pictures in templates of blocks, which hold the newsroom's pictures rather than views."""

from django import template

from newsreel.front import pictures
from newsreel.front.view import Image
from newsreel.newsroom.models import Picture

register = template.Library()


@register.simple_tag
def image(
    picture: Picture | None, crop: str = "original", alt: str = "", caption: str = "", credit: str = ""
) -> Image | None:
    """``{% image value.picture crop="wide" alt="…" as shown %}``; None where it may not or can't be shown."""
    return pictures.image(picture, crop, alt=alt or "", caption=caption or "", credit=credit or "")
