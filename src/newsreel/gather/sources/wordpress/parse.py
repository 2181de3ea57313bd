"""Posts as WordPress's REST interface gives them (`/wp-json/wp/v2/posts?_embed`).

With `_embed` the answer also holds authors, pictures and terms; without it, these stay empty.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from newsreel.gather.items import Item, Reading, UnreadableSourceError
from newsreel.gather.sources import fields
from newsreel.gather.sources.dates import moment
from newsreel.gather.sources.feed.language import language_tag

MOST_ITEMS = 100
"""The most that WordPress gives at once."""


def parse(body: bytes, *, address: str, now: datetime) -> Reading:
    """Read a list of posts. Raises :class:`UnreadableSourceError`."""
    try:
        posts = json.loads(body.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableSourceError("It is not JSON, as WordPress's REST interface gives it.") from error
    if isinstance(posts, dict) and isinstance(posts.get("message"), str):
        raise UnreadableSourceError(f"WordPress refused: “{fields.line(posts['message'], 200)}”")
    if not isinstance(posts, list):
        raise UnreadableSourceError("It is JSON, but no list of WordPress posts.")
    made = (_item(post, address=address, now=now) for post in posts[:MOST_ITEMS] if isinstance(post, dict))
    return Reading(
        title="",
        home_address=fields.web_address("/", address),
        items=tuple(item for item in made if item is not None),
        left_out=max(0, len(posts) - MOST_ITEMS),
    )


def _item(post: Mapping[str, Any], *, address: str, now: datetime) -> Item | None:
    link = fields.web_address(_string(post.get("link")), address)
    title = fields.line(_rendered(post, "title")) or link
    if not title or post.get("status", "publish") != "publish":
        return None
    embedded = _mapping(post.get("_embedded"))
    authors = fields.names(_string(author.get("name")) for author in _mappings(embedded.get("author")))
    return Item(
        guid=fields.guid_for(fields.line(_rendered(post, "guid"), fields.LONGEST_GUID), link, title),
        address=link,
        title=title,
        summary=fields.markup(_rendered(post, "excerpt").strip(), base=link or address),
        content=fields.markup(_rendered(post, "content").strip(), base=link or address),
        credit=", ".join(authors)[: fields.LONGEST_CREDIT],
        picture_address=_picture(embedded, address),
        language=language_tag(post.get("lang")),
        published_at=fields.believable(moment(_string(post.get("date_gmt"))), now),
        updated_at=fields.believable(moment(_string(post.get("modified_gmt"))), now),
        authors=authors,
        categories=fields.names(_terms(embedded)),
    )


def _picture(embedded: Mapping[str, Any], base: str) -> str:
    for medium in _mappings(embedded.get("wp:featuredmedia")):
        if address := fields.web_address(_string(medium.get("source_url")), base):
            return address
    return ""


def _terms(embedded: Mapping[str, Any]) -> Iterator[str]:
    groups = embedded.get("wp:term")
    for group in groups if isinstance(groups, list) else []:
        for term in _mappings(group):
            if term.get("taxonomy") in ("category", "post_tag"):
                yield _string(term.get("name"))


def _rendered(post: Mapping[str, Any], field: str) -> str:
    return _string(_mapping(post.get(field)).get("rendered"))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [piece for piece in value if isinstance(piece, dict)] if isinstance(value, list) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
