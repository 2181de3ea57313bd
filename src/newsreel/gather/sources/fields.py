"""Fields of an item, from whatever kind of source: bounded, of one line or cleaned, never a surprise."""

import hashlib
import html
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

from newsreel.gather.items import Item
from newsreel.lib.html import clean_syndicated, plain_text, without_controls

LONGEST_TITLE = 500
LONGEST_MARKUP = 200_000
LONGEST_ADDRESS = 2000
LONGEST_GUID = 1000
LONGEST_CREDIT = 500
MOST_CATEGORIES = 50
MOST_ENCLOSURES = 20
FURTHEST_FUTURE = timedelta(hours=24)
"""An item dated further ahead than this has a wrong date, and is taken as having none."""
PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")

_TAG = re.compile(r"<[A-Za-z/!?]")
_UNCLEAN = re.compile("[<>&\xa0\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_ABSOLUTE = ('href="http', "href='http", 'href="#', 'href="mailto:')
_TELLING = ("lang=", "dir=", "title=")
_FEW_SPANS = 4
_SPAN = re.compile(r"<span([^<>]*)>")
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#][!-~]*)?")


def line(value: str, longest: int = LONGEST_TITLE) -> str:
    """Markup or plain text as one line of plain text."""
    value = value[:LONGEST_MARKUP]
    if _UNCLEAN.search(value):
        if _TAG.search(value):
            value = plain_text(value)
        else:
            value = without_controls(html.unescape(value) if "&" in value else value)
    return " ".join(value.split())[:longest]


def markup(value: str, *, base: str = "", is_plain: bool = False) -> str:
    """Cleaned markup; relative links in it lead to where they led at the source."""
    value = value[:LONGEST_MARKUP]
    if not _UNCLEAN.search(value):
        return value
    value = html.escape(value, quote=False) if is_plain else _without_empty_spans(value)
    return clean_syndicated(value, base=base if _has_relative_links(value) else "")


def _without_empty_spans(value: str) -> str:
    """The markup without spans, when none of them says anything that we keep.

    Highlighted code and text from word processors hold them by the hundred: a quarter of all that feeds hold.
    """
    spans = value.count("<span")
    if spans < _FEW_SPANS:
        return value
    whole = _SPAN.findall(value)
    # A quotation mark too many means that the tag goes on: this was within an attribute.
    if len(whole) < spans or any(
        written[:1] not in ("", " ", "\n")
        or written.count('"') % 2
        or "'" in written
        or any(telling in written for telling in _TELLING)
        for written in set(whole)
    ):
        return value
    return _SPAN.sub("", value).replace("</span>", "")


def _has_relative_links(value: str) -> bool:
    """Whether there may be some; told by counting, since this looks at all that is gathered."""
    if value.count("href") == value.count('href="http') and "cite=" not in value and "HREF" not in value:
        return False
    links = value.count("href") + value.count("HREF") + value.count("cite=")
    return links != sum(value.count(absolute) for absolute in _ABSOLUTE)


def web_address(value: str, base: str = "") -> str:
    """An absolute http(s) address, or an empty string."""
    value = value.strip()
    if not value or len(value) > LONGEST_ADDRESS:
        return ""
    if _PLAIN_ADDRESS.fullmatch(value):
        return value
    try:
        absolute = value if value.startswith(("https://", "http://")) else urljoin(base, value)
        absolute = without_controls(absolute)
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or len(absolute) > LONGEST_ADDRESS:
        return ""
    return absolute


def is_picture(address: str, media_type: str) -> bool:
    return "image" in media_type or urlsplit(address).path.lower().endswith(PICTURE_ENDINGS)


def believable(moment: datetime | None, now: datetime) -> datetime | None:
    """The date in UTC, unless it is before 1970 or in the future, where it must be wrong."""
    if moment is None:
        return None
    try:
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None
    return moment if moment <= now + FURTHEST_FUTURE and moment.year >= 1970 else None


def names(found: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the source's order."""
    return tuple(dict.fromkeys(filter(None, (line(name, LONGEST_CREDIT) for name in found))))


def taken_back(*, guid: str, title: str, reason: str) -> Item:
    """An item that its source withdraws, as the desk is to see it."""
    return Item(
        guid=guid,
        address="",
        title=f"Withdrawn by its source: {title}"[:LONGEST_TITLE] if title else "Withdrawn by its source",
        summary=markup(reason, is_plain=True),
        is_cancelled=True,
    )


def guid_for(guid: str, address: str, title: str) -> str:
    """The source's own name for an item, else its address, else a digest of its title."""
    return (
        guid[:LONGEST_GUID]
        or address[:LONGEST_GUID]
        or "sha256:" + hashlib.sha256(title.encode()).hexdigest()
    )
