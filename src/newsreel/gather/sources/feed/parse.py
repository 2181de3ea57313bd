"""RSS, Atom, RDF, CDF and JSON Feed: what a feed says as items, cleaned and bounded."""

from datetime import datetime

from newsreel.gather.items import Enclosure, Item, Reading
from newsreel.gather.sources import fields
from newsreel.gather.sources.dates import moment
from newsreel.gather.sources.feed.document import FeedEntry, Link, Text
from newsreel.gather.sources.feed.language import language_tag
from newsreel.gather.sources.feed.read import read_document
from newsreel.lib.html import plain_text

MOST_ITEMS = 500
"""Taken from one look at a feed; the rest is counted and left."""
_LONGEST_TITLE_MADE = 120
_LONGEST_TTL = 7 * 24 * 60


def parse(body: bytes, *, address: str, now: datetime, most_items: int = MOST_ITEMS) -> Reading:
    """Read a feed fetched from `address`. Raises :class:`UnreadableSourceError`."""
    document = read_document(body, address=address)
    language = language_tag(document.language)
    made = (_item(entry, language, address=address, now=now) for entry in document.entries[:most_items])
    ttl = document.ttl
    return Reading(
        title=fields.line(document.title.value),
        home_address=fields.web_address(document.link, address),
        items=tuple(item for item in made if item is not None),
        left_out=max(0, len(document.entries) - most_items),
        description=fields.line(document.description.value),
        logo_address=fields.web_address(document.logo, address),
        self_address=fields.web_address(document.linked("self"), address),
        hub_address=fields.web_address(document.linked("hub"), address),
        next_address=fields.web_address(document.linked("next"), address),
        ttl_minutes=min(int(ttl), _LONGEST_TTL) if ttl.isascii() and ttl.isdecimal() and len(ttl) < 10 else 0,
    )


def _item(entry: FeedEntry, language: str, *, address: str, now: datetime) -> Item | None:
    link = fields.web_address(entry.link, address)
    content = max(entry.contents, key=lambda text: len(text.value), default=None)
    summary = "" if entry.summary == content else _markup(entry.summary, link or address)
    content_markup = _markup(content, link or address)
    title = fields.line(entry.title.value)
    if not title:
        title = plain_text(content_markup or summary).partition("\n")[0][:_LONGEST_TITLE_MADE]
    if not title and not link:
        return None
    authors = fields.names(author.name or author.email for author in entry.authors)
    enclosures = _enclosures(entry, address)
    written = entry.published or entry.updated or entry.created
    published = fields.believable(moment(written), now)
    return Item(
        guid=fields.guid_for(fields.line(entry.guid, fields.LONGEST_GUID), link, title),
        address=link,
        title=title or link,
        summary=summary,
        content=content_markup,
        credit=", ".join(authors)[: fields.LONGEST_CREDIT],
        picture_address=_picture(entry.media, enclosures, address),
        language=language_tag(content.language if content else "")
        or language_tag(entry.language)
        or language,
        published_at=published,
        updated_at=published if written == entry.updated else fields.believable(moment(entry.updated), now),
        authors=authors,
        enclosures=enclosures,
        categories=fields.names(entry.categories[: fields.MOST_CATEGORIES]),
        comments_address=fields.web_address(entry.comments, address),
    )


def _markup(text: Text | None, base: str) -> str:
    if text is None:
        return ""
    return fields.markup(text.value, base=text.base or base, is_plain=text.kind == "text")


def _enclosures(entry: FeedEntry, base: str) -> tuple[Enclosure, ...]:
    found = (
        Enclosure(fields.web_address(link.address, base), link.media_type[:100], _length(link.length))
        for link in entry.enclosures[: fields.MOST_ENCLOSURES]
    )
    return tuple(enclosure for enclosure in found if enclosure.address)


def _length(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 16 else 0


def _picture(media: list[Link], enclosures: tuple[Enclosure, ...], base: str) -> str:
    candidates = [(link.address, f"{link.relation} {link.media_type}") for link in media]
    candidates += [(enclosure.address, enclosure.media_type) for enclosure in enclosures]
    for written, media_type in candidates:
        address = fields.web_address(written, base)
        if address and fields.is_picture(address, media_type):
            return address
    return ""
