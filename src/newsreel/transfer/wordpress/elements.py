"""From the elements of an export to records. Elements are known by their namespace, whatever their prefix."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any
from urllib.parse import unquote

from newsreel.transfer.wordpress.records import (
    AuthorRecord,
    CommentRecord,
    ItemRecord,
    TermRecord,
    TermReference,
)

TERM_FIELDS = {
    "wp:category": ("category", "category_nicename", "cat_name", "category_parent", "category_description"),
    "wp:tag": ("post_tag", "tag_slug", "tag_name", "", "tag_description"),
    "wp:term": ("", "term_slug", "term_name", "term_parent", "term_description"),
}

Fields = dict[str, str]


def item_of(element: Any) -> ItemRecord:
    fields: Fields = {}
    terms: list[TermReference] = []
    meta: list[tuple[str, str]] = []
    comments: list[CommentRecord] = []
    for child in element:
        name = name_of(child.tag, child.prefix)
        if name == "category":
            slug = _decoded(child.get("nicename") or "")
            terms.append(TermReference(child.get("domain") or "", slug, text_of(child).strip()))
        elif name == "wp:postmeta":
            pair = _fields(child)
            meta.append((pair.get("wp:meta_key", ""), pair.get("wp:meta_value", "")))
        elif name == "wp:comment":
            comments.append(_comment(_fields(child)))
        else:
            fields.setdefault(name, text_of(child))
    return ItemRecord(
        number=_number(fields.get("wp:post_id", "")),
        kind=fields.get("wp:post_type", "").strip(),
        title=fields.get("title", ""),
        slug=_decoded(fields.get("wp:post_name", "").strip()),
        status=fields.get("wp:status", "").strip(),
        link=fields.get("link", "").strip(),
        author=fields.get("dc:creator", "").strip(),
        content=fields.get("content:encoded", ""),
        excerpt=fields.get("excerpt:encoded", ""),
        date=_moment(fields.get("wp:post_date", "")),
        date_utc=_utc(fields.get("wp:post_date_gmt", "")) or _published(fields.get("pubDate", "")),
        modified_utc=_utc(fields.get("wp:post_modified_gmt", "")),
        comments_open=fields.get("wp:comment_status", "").strip() == "open",
        parent=_number(fields.get("wp:post_parent", "")),
        menu_order=_number(fields.get("wp:menu_order", "")),
        password=fields.get("wp:post_password", ""),
        is_sticky=fields.get("wp:is_sticky", "").strip() == "1",
        attachment_address=fields.get("wp:attachment_url", "").strip(),
        terms=tuple(terms),
        meta=tuple(meta),
        comments=tuple(comments),
        line=element.sourceline or 0,
    )


def _comment(fields: Fields) -> CommentRecord:
    return CommentRecord(
        number=fields.get("wp:comment_id", "").strip(),
        parent=fields.get("wp:comment_parent", "").strip(),
        author=fields.get("wp:comment_author", "").strip(),
        email=fields.get("wp:comment_author_email", "").strip(),
        website=fields.get("wp:comment_author_url", "").strip(),
        ip=fields.get("wp:comment_author_IP", "").strip(),
        content=fields.get("wp:comment_content", ""),
        made_at=_utc(fields.get("wp:comment_date_gmt", "")) or _utc(fields.get("wp:comment_date", "")),
        state=fields.get("wp:comment_approved", "").strip(),
        kind=fields.get("wp:comment_type", "").strip(),
    )


def author_of(element: Any) -> AuthorRecord:
    fields = _fields(element)
    return AuthorRecord(
        login=fields.get("wp:author_login", "").strip(),
        name=fields.get("wp:author_display_name", "").strip(),
        first_name=fields.get("wp:author_first_name", "").strip(),
        last_name=fields.get("wp:author_last_name", "").strip(),
        email=fields.get("wp:author_email", "").strip(),
        number=_number(fields.get("wp:author_id", "")),
    )


def term_of(name: str, element: Any) -> TermRecord:
    taxonomy, *keys = TERM_FIELDS[name]
    fields = _fields(element)
    slug, title, parent, description = (fields.get(f"wp:{key}", "").strip() for key in keys)
    return TermRecord(
        taxonomy=taxonomy or fields.get("wp:term_taxonomy", "").strip(),
        slug=_decoded(slug),
        name=title,
        parent=_decoded(parent),
        description=description,
        number=_number(fields.get("wp:term_id", "")),
    )


def _fields(element: Any) -> Fields:
    fields: Fields = {}
    for child in element:
        fields.setdefault(name_of(child.tag, child.prefix), text_of(child))
    return fields


def text_of(element: Any) -> str:
    text: str = "".join(element.itertext()) if len(element) else (element.text or "")
    return text


@cache
def name_of(tag: str, prefix: str | None) -> str:
    """The element's name with the prefix it usually has, by its namespace; else by its own."""
    if not tag.startswith("{"):
        return tag
    namespace, _, local = tag[1:].partition("}")
    if re.search(r"wordpress\.org/export/[\d.]+/excerpt", namespace):
        return f"excerpt:{local}"
    if re.search(r"wordpress\.org/export/", namespace):
        return f"wp:{local}"
    if "purl.org/rss/1.0/modules/content" in namespace:
        return f"content:{local}"
    if "purl.org/dc/" in namespace:
        return f"dc:{local}"
    return f"{prefix or '?'}:{local}"


def _decoded(slug: str) -> str:
    return unquote(slug) if "%" in slug else slug


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def _moment(text: str) -> datetime | None:
    """WordPress' own form, 2026-03-18 09:00:00; None for 0000-00-00 and whatever is no moment."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=None) if moment.year > 1 else None


def _utc(text: str) -> datetime | None:
    moment = _moment(text)
    return moment.replace(tzinfo=UTC) if moment else None


def _published(text: str) -> datetime | None:
    """The RSS form of a moment. Exports write a negative year or 1970 for what was never published."""
    try:
        moment = parsedate_to_datetime(text.strip())
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC) if 1970 < moment.year < 9999 else None
