"""JSON Feed 1.0 and 1.1 (jsonfeed.org) as a :class:`FeedDocument`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.feed.document import Author, FeedDocument, FeedEntry, Link, Text


def read_json(body: bytes, *, address: str) -> FeedDocument | None:
    """The feed; None for JSON that is none. Raises :class:`UnreadableSourceError` for what isn't JSON."""
    try:
        feed = json.loads(body.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableSourceError("It begins like JSON, but is not: it may have been cut off.") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise UnreadableSourceError("It is JSON, but no JSON Feed: it has no list of items.")
    return FeedDocument(
        title=Text(_string(feed.get("title")).strip(), "text"),
        description=Text(_string(feed.get("description")).strip(), "text"),
        link=_address(feed.get("home_page_url"), address),
        links=list(_feed_links(feed, address)),
        language=_string(feed.get("language")),
        logo=_address(feed.get("icon") or feed.get("favicon"), address),
        entries=[_entry(item, address) for item in feed["items"] if isinstance(item, dict)],
    )


def _feed_links(feed: Mapping[str, Any], address: str) -> Iterator[Link]:
    for field, relation in (("feed_url", "self"), ("next_url", "next")):
        if found := _address(feed.get(field), address):
            yield Link(found, relation)
    for hub in _mappings(feed.get("hubs")):
        if _string(hub.get("type")).lower() == "websub" and (found := _address(hub.get("url"), address)):
            yield Link(found, "hub")


def _entry(item: Mapping[str, Any], address: str) -> FeedEntry:
    identifier = item.get("id")
    guid = str(identifier) if isinstance(identifier, (int, float)) else _string(identifier).strip()
    link = _address(item.get("url") or item.get("external_url"), address)
    html, text = _string(item.get("content_html")), _string(item.get("content_text"))
    contents = [Text(html, "html")] if html else [Text(text, "text")] if text else []
    summary = _string(item.get("summary")).strip()
    pictures = [_address(item.get(field), address) for field in ("image", "banner_image")]
    return FeedEntry(
        guid=guid,
        identifier=guid,
        link=link or (guid if guid.startswith(("http://", "https://")) else ""),
        title=Text(_string(item.get("title")).strip(), "text"),
        summary=Text(summary, "text") if summary else contents[0] if contents else None,
        contents=contents,
        authors=[
            Author(_string(author.get("name")).strip())
            for author in (*_mappings(item.get("authors")), *_mappings([item.get("author")]))
        ],
        links=[
            Link(
                _address(attachment.get("url"), address),
                "enclosure",
                _string(attachment.get("mime_type")),
                _number(attachment.get("size_in_bytes")),
            )
            for attachment in _mappings(item.get("attachments"))
        ],
        media=[Link(picture, "image") for picture in pictures if picture],
        categories=[tag for tag in _list(item.get("tags")) if isinstance(tag, str)],
        language=_string(item.get("language")),
        published=_string(item.get("date_published")),
        updated=_string(item.get("date_modified")),
    )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [piece for piece in _list(value) if isinstance(piece, dict)]


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _string(value)


def _address(value: object, base: str) -> str:
    try:
        return urljoin(base, _string(value).strip()) if value else ""
    except ValueError:
        return ""
