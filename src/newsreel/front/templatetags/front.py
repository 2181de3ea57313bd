"""What templates of the front need beyond Django's own tags."""

from collections.abc import Hashable, Sequence
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsreel.front import icons, theme
from newsreel.front.view import Person

register = template.Library()


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


_REMEMBERED_DRAWINGS = 1024
"""A home page shows about seventy cards, which stand on other pages, too. Each takes about five kilobytes."""


@register.simple_tag
@lru_cache(maxsize=_REMEMBERED_DRAWINGS)
def drawn(template: str, **values: Hashable) -> SafeString:
    """A part that depends on nothing but these values: drawn once, remembered by them.

    The values are frozen views and plain words; so what has changed is another value, and drawn anew. Unlike
    an included template it sees nothing of what surrounds it.
    """
    return render_to_string(template, dict(values))


@register.filter
def day(moment: datetime | date | None) -> str:
    """As readers see a date: “18 March 2026”."""
    if moment is None:
        return ""
    return format_date(_local(moment) if isinstance(moment, datetime) else moment, "j F Y")


@register.filter
def clock(moment: datetime | None) -> str:
    """As the wire tells time: “14:32”."""
    return format_date(_local(moment), "H:i") if moment else ""


@register.filter
def instant(moment: datetime | None) -> str:
    """As machines read it, in the site’s zone: “2026-03-18T14:32:05+00:00”. HTML knows no microseconds."""
    return _local(moment).isoformat(timespec="seconds") if moment else ""


@register.filter
def reading_time(minutes: int) -> str:
    return "1 Min Read" if minutes == 1 else f"{minutes} Mins Read"


@register.simple_tag
def hue(angle: int | None) -> SafeString:
    """A style attribute with the section's hue, or nothing. Stands inside an element's tag."""
    return SafeString("") if angle is None else format_html(' style="--hue: {}"', int(angle) % 360)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A sign by its name; a link label such as “YouTube” will do. Nothing if there is no such sign."""
    key = name.split(" ")[0].lower()
    return icons.icon(key) if icons.has_icon(key) else SafeString("")


@register.simple_tag
def theme_script() -> SafeString:
    return SafeString(theme.SCRIPT)


@register.filter
def local_day(moment: datetime | None) -> date | None:
    """The day of a moment in the site’s zone; none where none is known."""
    return _local(moment).date() if moment else None


@register.filter
def wire_time(moment: datetime, today: date | None) -> str:
    """The time of a story of `today`, the day of an older one: “14:32”, “21 Nov”."""
    local = _local(moment)
    if today is None or local.date() == today:
        return format_date(local, "H:i")
    return format_date(local, "j M")


@register.simple_tag
def zone_id(number: int) -> str:
    """The id by which a zone's heading names its section."""
    return f"zone-{number}"


@register.simple_tag
def writers(people: Sequence[Person]) -> list[Person]:
    """Those whose names stand in a list: who wrote it, not who edited it or took the pictures."""
    return [person for person in people if person.credit in ("By", "With")] or list(people)


@register.simple_tag
def at_most(candidates: str, pixels: int | str) -> str:
    """A srcset without what is wider than a small place can use; the narrowest always stays."""
    listed = [candidate.strip() for candidate in candidates.split(", ") if candidate.strip()]
    kept = [candidate for candidate in listed if _width(candidate) <= int(pixels or 0)]
    return ", ".join(kept or listed[:1]) if pixels else candidates


def _width(candidate: str) -> int:
    """From “/pictures/1.webp 640w”. A candidate without a width counts as fitting."""
    size = candidate.rpartition(" ")[2]
    return int(size[:-1]) if size.endswith("w") and size[:-1].isdigit() else 0
