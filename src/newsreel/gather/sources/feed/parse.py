"""RSS, Atom, RDF and JSON Feed, by fastfeedparser; what it refuses goes to feedparser, which is slower and
forgives more."""

import calendar
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import fastfeedparser
import feedparser

from newsreel.gather.items import Item, Reading, UnreadableSourceError
from newsreel.gather.sources.feed.language import channel_language, language_tag
from newsreel.lib.html import clean_syndicated, plain_text, without_controls

MOST_ITEMS = 500
"""Taken from one look at a feed; the rest is counted and left."""
MOST_TAGGED = 10_000
"""Items in one document beyond which it is not read at all: a feed holds the newest, not an archive."""
LONGEST_TITLE = 500
LONGEST_MARKUP = 500_000
FURTHEST_FUTURE = timedelta(hours=24)
"""An item dated further ahead than this has a wrong date, and is taken as having none."""


def parse(body: bytes, *, address: str, now: datetime) -> Reading:
    """Read a feed fetched from `address`. Raises :class:`UnreadableSourceError`."""
    if max(body.count(b"<item"), body.count(b"<entry")) > MOST_TAGGED:
        raise UnreadableSourceError(f"It holds more than {MOST_TAGGED:,} items, which is no feed of news.")
    feed, entries = _parsed(body)
    language = language_tag(feed.get("language")) or channel_language(body)
    made = (_item(entry, language, address=address, now=now) for entry in entries[:MOST_ITEMS])
    return Reading(
        title=_line(feed.get("title")),
        home_address=_web_address(feed.get("link"), address),
        items=tuple(item for item in made if item is not None),
        left_out=max(0, len(entries) - MOST_ITEMS),
    )


def _parsed(body: bytes) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    try:
        quick = fastfeedparser.parse(body)
    except Exception:
        forgiving = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
        if not forgiving.entries and (forgiving.bozo or not forgiving.get("version")):
            raise UnreadableSourceError("It is not a feed: neither RSS, Atom, RDF nor JSON Feed.") from None
        return forgiving.feed, list(forgiving.entries)
    return quick.feed, list(quick.entries)


def _item(entry: Mapping[str, Any], language: str, *, address: str, now: datetime) -> Item | None:
    link = _web_address(entry.get("link"), address)
    title = _line(entry.get("title"))[:LONGEST_TITLE]
    summary = _markup(entry.get("summary") or entry.get("description"))
    content = _markup(_content(entry))
    guid = _line(entry.get("id"))[:1000] or link[:1000]
    if not title:
        title = plain_text(content or summary).partition("\n")[0][:120]
    if not title and not link:
        return None
    return Item(
        guid=guid or "sha256:" + hashlib.sha256(title.encode()).hexdigest(),
        address=link,
        title=title or link,
        summary=summary,
        content=content,
        credit=_credit(entry),
        picture_address=_picture(entry, address),
        language=_content_language(entry) or language,
        published_at=_published(entry, now),
    )


def _line(value: object) -> str:
    """A field as one line of plain text, whatever it holds."""
    return " ".join(plain_text(value).split()) if isinstance(value, str) else ""


def _markup(value: object) -> str:
    return clean_syndicated(value[:LONGEST_MARKUP]) if isinstance(value, str) else ""


def _content(entry: Mapping[str, Any]) -> str:
    pieces = entry.get("content")
    if not isinstance(pieces, list):
        return ""
    values = [piece.get("value", "") for piece in pieces if isinstance(piece, Mapping)]
    return max((value for value in values if isinstance(value, str)), key=len, default="")


def _content_language(entry: Mapping[str, Any]) -> str:
    """What an Atom entry says of its own text, where that is in another language than the feed."""
    pieces = entry.get("content")
    pieces = pieces if isinstance(pieces, list) else []
    told = [language_tag(piece.get("language")) for piece in pieces if isinstance(piece, Mapping)]
    return next(filter(None, told), "")


def _credit(entry: Mapping[str, Any]) -> str:
    authors = entry.get("authors")
    if isinstance(authors, list):
        names = [_line(author.get("name")) for author in authors if isinstance(author, Mapping)]
        if joined := ", ".join(dict.fromkeys(name for name in names if name)):
            return joined[:500]
    return _line(entry.get("author"))[:500]


def _picture(entry: Mapping[str, Any], base: str) -> str:
    candidates: list[Mapping[str, Any]] = []
    for field in ("media_content", "media_thumbnail", "enclosures"):
        value = entry.get(field)
        if isinstance(value, list):
            candidates += [piece for piece in value if isinstance(piece, Mapping)]
    for piece in candidates:
        kind = f"{piece.get('medium', '')} {piece.get('type', '')}"
        address = _web_address(piece.get("url") or piece.get("href"), base)
        is_picture = "image" in kind or urlsplit(address).path.lower().endswith(
            (".jpg", ".jpeg", ".png", ".webp")
        )
        if address and is_picture:
            return address
    return ""


def _web_address(value: object, base: str) -> str:
    """An absolute http(s) address, or an empty string."""
    if not isinstance(value, str):
        return ""
    try:
        absolute = urljoin(base, without_controls(value).strip())
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or len(absolute) > 2000:
        return ""
    return absolute


def _published(entry: Mapping[str, Any], now: datetime) -> datetime | None:
    """The item's own date. One that the parser guessed from a bare number in the guid is none."""
    published, guid = entry.get("published"), entry.get("id")
    if published and isinstance(guid, str) and guid.isdecimal() and len(guid) < 8:
        guessed = _moment(published, now)
        if guessed and guessed.time() == time.min:
            return _moment(entry.get("updated"), now)
    return _moment(published or entry.get("updated"), now)


def _moment(value: object, now: datetime) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        parsed = feedparser.datetimes._parse_date(value)
        if parsed is None:
            return None
        moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return None
    return moment if moment <= now + FURTHEST_FUTURE and moment.year >= 1970 else None
