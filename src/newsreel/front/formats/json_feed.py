"""JSON Feed 1.1 (jsonfeed.org) with whole texts."""

import json
from typing import Any

from newsreel.front.formats.syndication import Feed, Item

CONTENT_TYPE = "application/feed+json; charset=utf-8"
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, *, origin: str) -> str:
    made = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.self_url,
        "description": feed.about,
        "icon": feed.icon,
        "language": feed.language,
        "items": [_item(item, origin) for item in feed.items],
    }
    return json.dumps(_said(made), ensure_ascii=False, indent=1)


def _item(item: Item, origin: str) -> dict[str, Any]:
    return _said(
        {
            "id": item.identifier,
            "url": item.url,
            "title": item.headline,
            "content_html": item.content,
            "summary": item.summary,
            "image": origin + item.picture.src if item.picture else "",
            "date_published": item.published.isoformat(timespec="seconds"),
            "date_modified": item.updated.isoformat(timespec="seconds"),
            "authors": [{"name": name} for name in item.authors],
            "tags": list(item.categories),
            "language": item.language,
            "attachments": [
                _said({"url": each.src, "mime_type": each.media_type, "title": each.caption})
                | {"size_in_bytes": each.size}
                for each in item.recordings
            ],
        }
    )


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; content and items must be there even so."""
    return {name: value for name, value in values.items() if value or name in ("content_html", "items")}
