"""Google's news sitemap, and the sitemap index (sitemaps.org/protocol.html).

A sitemap names what a site has published in the last two days, with title, date and language. An index names
sitemaps, which are then looked at in turn: it gives no items but `part_addresses`.
"""

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

from newsreel.gather.items import Item, Reading, UnreadableSourceError
from newsreel.gather.sources import fields
from newsreel.gather.sources.dates import moment
from newsreel.gather.sources.feed.language import language_tag
from newsreel.gather.sources.xml_tree import Element, tree

MOST_ITEMS = 1000
"""What a news sitemap may hold; the rest is counted and left."""
MOST_PARTS = 100
MOST_TAGGED = 50_000
LARGEST = 50 * 1024 * 1024
"""Bytes of a sitemap once decompressed, by its specification."""
_GZIP = b"\x1f\x8b"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def parse(body: bytes, *, address: str, now: datetime) -> Reading:
    """Read a sitemap or an index of them. Raises :class:`UnreadableSourceError`."""
    body = _decompressed(body)
    if max(body.count(b"<url>"), body.count(b"<sitemap>")) > MOST_TAGGED:
        raise UnreadableSourceError(f"It names more than {MOST_TAGGED:,} addresses, which no sitemap may.")
    root = tree(body)
    name = _local(root)
    if name == "sitemapindex":
        return Reading(title="", home_address="", items=(), part_addresses=_parts(root, address))
    if name != "urlset":
        raise UnreadableSourceError("It is not a sitemap: it holds neither a urlset nor a sitemapindex.")
    entries = [child for child in root if _local(child) == "url"]
    items = [item for entry in entries if (item := _item(entry, address=address, now=now)) is not None]
    if entries and not items:
        raise UnreadableSourceError("It is a sitemap, but not one of news: its addresses have no titles.")
    publication = next((_text(found) for entry in entries for found in _all(entry, "name")), "")
    return Reading(
        title=fields.line(publication),
        home_address="",
        items=tuple(items[:MOST_ITEMS]),
        left_out=max(0, len(items) - MOST_ITEMS),
    )


def _decompressed(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    unpacking = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacking.decompress(body, LARGEST)
    except zlib.error as error:
        raise UnreadableSourceError("It is a gzip file that can't be unpacked.") from error
    if unpacking.unconsumed_tail:
        raise UnreadableSourceError("It unpacks to more than 50 MB, which no sitemap may.")
    return unpacked


def _parts(root: Element, address: str) -> tuple[str, ...]:
    """The sitemaps in an index, those changed last first."""
    found = []
    for child in root:
        part = fields.web_address(_first(child, "loc"), address)
        if part:
            found.append((moment(_first(child, "lastmod")) or _EPOCH, part))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(part for _, part in found[:MOST_PARTS])


def _item(entry: Element, *, address: str, now: datetime) -> Item | None:
    link = fields.web_address(_first(entry, "loc"), address)
    news = next(_all(entry, "news"), None)
    if not link or news is None:
        return None
    title = fields.line(_first(news, "title"))
    if not title:
        return None
    picture = next(_all(entry, "image"), None)
    return Item(
        guid=link[: fields.LONGEST_GUID],
        address=link,
        title=title,
        picture_address="" if picture is None else fields.web_address(_first(picture, "loc"), address),
        language=language_tag(_first(news, "language")),
        published_at=fields.believable(moment(_first(news, "publication_date")), now),
        updated_at=fields.believable(moment(_first(entry, "lastmod")), now),
        categories=fields.names(_first(news, "keywords").split(",")[: fields.MOST_CATEGORIES]),
    )


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _all(element: Element, name: str) -> Iterator[Element]:
    return (found for found in element.iter() if _local(found) == name)


def _first(element: Element, name: str) -> str:
    return next((_text(found) for found in _all(element, name)), "")


def _text(element: Element) -> str:
    return (element.text or "").strip()
