"""The last resort: feedparser, slow and forgiving, for what our own reader finds nothing in."""

from collections.abc import Mapping
from typing import Any

import feedparser

from newsreel.gather.sources.feed.document import Author, FeedDocument, FeedEntry, Link, Text


def read_forgivingly(body: bytes) -> FeedDocument | None:
    """The feed, or None where even feedparser finds no entry."""
    try:
        parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # it is given bytes that nothing else could read, and promises nothing about them
        return None
    if not parsed.entries:
        return None
    return FeedDocument(
        title=_text(parsed.feed.get("title_detail")),
        link=_string(parsed.feed.get("link")),
        entries=[_entry(entry) for entry in parsed.entries],
    )


def _entry(entry: Mapping[str, Any]) -> FeedEntry:
    return FeedEntry(
        guid=_string(entry.get("id")),
        identifier=_string(entry.get("id")),
        link=_string(entry.get("link")),
        title=_text(entry.get("title_detail")),
        summary=_text(entry.get("summary_detail")) if entry.get("summary") else None,
        contents=[_text(content) for content in entry.get("content", [])],
        authors=[Author(_string(author.get("name"))) for author in entry.get("authors", [])],
        links=[
            Link(_string(link.get("href")), _string(link.get("rel")), _string(link.get("type")))
            for link in entry.get("links", [])
        ],
        published=_string(entry.get("published")),
        updated=_string(entry["updated"]) if "updated" in entry else "",
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _text(detail: Mapping[str, Any] | None) -> Text:
    if not detail:
        return Text("", "text")
    kind = "text" if detail.get("type") == "text/plain" else "html"
    return Text(_string(detail.get("value")), "html" if kind == "html" else "text")
