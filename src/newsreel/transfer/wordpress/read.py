"""Reads a WordPress export (WXR) as a stream of records, in memory that does not grow with the file.

Format: https://developer.wordpress.org/advanced-administration/wordpress/export/ and the exporter's source,
wp-admin/includes/export.php. Elements are known by their namespace, whatever prefix the file gives them.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from newsreel.transfer.wordpress.mend import mended
from newsreel.transfer.wordpress.records import (
    AuthorRecord,
    CommentRecord,
    ExportError,
    ItemRecord,
    Record,
    SiteRecord,
    TermRecord,
    TermReference,
)
from newsreel.transfer.wordpress.stream import Mendings, pieces

LARGEST_ITEM = 64 * 1024 * 1024
"""Characters of one item. WordPress itself can't edit a tenth of this."""

_WATCHED = (
    *("item", "title", "link", "description", "language"),
    *("{*}base_blog_url", "{*}wxr_version", "{*}author", "{*}wp_author"),
    *("{*}category", "{*}cat", "{*}tag", "{*}term"),
)
_SITE_FIELDS = {
    "title": "title",
    "description": "tagline",
    "link": "link",
    "language": "language",
    "wp:base_blog_url": "base",
    "wp:wxr_version": "version",
}
_TERM_FIELDS = {
    "wp:category": ("category", "category_nicename", "cat_name", "category_parent", "category_description"),
    "wp:tag": ("post_tag", "tag_slug", "tag_name", "", "tag_description"),
    "wp:term": ("", "term_slug", "term_name", "term_parent", "term_description"),
}

Fields = dict[str, str]


def read_export(path: Path, mendings: Mendings, *, mend: bool = False) -> Iterator[Record]:
    """Every record of the file in its order: first the site, last the items.

    Raises ExportError where the file can't be read to its end, perhaps after some records were given; so
    read to the end once before keeping any. `mend` reads past broken CDATA sections and foreign entities.
    """
    text: Iterable[str] = pieces(path, mendings)
    if mend:
        text = mended(text, mendings)
    reader = _Reader(path)
    for piece in text:
        yield from reader.feed(piece)
    yield from reader.close()


class MalformedError(ExportError):
    """Not well-formed XML; a mending reader may get further."""


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._parser: Any = etree.XMLPullParser(
            events=("end",),
            tag=_WATCHED,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            # Lifts the limit of 10 MB for one text; entity bombs can't be, for no declarations get here.
            huge_tree=True,
        )
        self._site: Fields = {}
        self._site_is_told = False
        self._is_export = False
        self._last_title = ""
        self._items = 0
        self._since_item = 0

    def feed(self, piece: str) -> Iterator[Record]:
        self._since_item += len(piece)
        try:
            self._parser.feed(piece.encode("utf-8"))
        except etree.XMLSyntaxError as error:
            yield from self._records()
            raise self._malformed(error) from error
        yield from self._records()
        if self._since_item > LARGEST_ITEM:
            raise ExportError(
                f"{self._path}: {self._place()} is larger than {LARGEST_ITEM // 2**20} MB. "
                "Delete it in WordPress, or take it out of the export."
            )

    def close(self) -> Iterator[Record]:
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            raise ExportError(
                f"{self._path} is cut off: it ends in the middle, after {self._place()}. "
                "Download the export again and compare the file's size with the one there."
            ) from error
        yield from self._records()
        if not self._is_export:
            raise ExportError(
                f"{self._path} is an RSS feed, not a WordPress export: nothing in it is of WordPress' own "
                "format. Choose the .xml file that WordPress gives under Tools › Export."
            )
        yield from self._site_once()

    def _malformed(self, error: etree.XMLSyntaxError) -> ExportError:
        return MalformedError(
            f"{self._path} is broken in line {error.lineno or 0}, after {self._place()} ({_reason(error)}). "
            "Export the site again, or mend that line."
        )

    def _place(self) -> str:
        if not self._items:
            return "the head of the file"
        return f"item {self._items}" + (f" (“{self._last_title[:80]}”)" if self._last_title else "")

    def _records(self) -> Iterator[Record]:
        for _event, element in self._parser.read_events():
            yield from self._ended(element)

    def _ended(self, element: Any) -> Iterator[Record]:
        parent = element.getparent()
        if parent is None or parent.tag != "channel" or parent.getparent() is None:
            return
        name = _name(element.tag, element.prefix)
        if name in _SITE_FIELDS:
            self._site.setdefault(_SITE_FIELDS[name], _text(element).strip())
            self._is_export = self._is_export or name.startswith("wp:")
            return
        if name == "item":
            record: Record | None = self._item(element)
        elif name in ("wp:author", "wp:wp_author"):
            record = _author(element)
        elif name in _TERM_FIELDS or name == "wp:cat":
            record = _term("wp:category" if name == "wp:cat" else name, element)
        else:
            record = None
        if record is not None:
            yield from self._site_once()
            yield record
        _forget(element)

    def _site_once(self) -> Iterator[Record]:
        if self._site_is_told:
            return
        self._site_is_told = True
        address = self._site.get("base") or self._site.get("link", "")
        yield SiteRecord(
            title=self._site.get("title", ""),
            tagline=self._site.get("tagline", ""),
            address=address.rstrip("/"),
            language=self._site.get("language", ""),
            version=self._site.get("version", ""),
        )

    def _item(self, element: Any) -> ItemRecord:
        self._items += 1
        self._since_item = 0
        record = _item(element)
        self._last_title = " ".join(record.title.split())
        self._is_export = self._is_export or bool(record.kind)
        return record


def _item(element: Any) -> ItemRecord:
    fields: Fields = {}
    terms: list[TermReference] = []
    meta: list[tuple[str, str]] = []
    comments: list[CommentRecord] = []
    for child in element:
        name = _name(child.tag, child.prefix)
        if name == "category":
            slug = _decoded(child.get("nicename") or "")
            terms.append(TermReference(child.get("domain") or "", slug, _text(child).strip()))
        elif name == "wp:postmeta":
            pair = _fields(child)
            meta.append((pair.get("wp:meta_key", ""), pair.get("wp:meta_value", "")))
        elif name == "wp:comment":
            comments.append(_comment(_fields(child)))
        else:
            fields.setdefault(name, _text(child))
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


def _author(element: Any) -> AuthorRecord:
    fields = _fields(element)
    return AuthorRecord(
        login=fields.get("wp:author_login", "").strip(),
        name=fields.get("wp:author_display_name", "").strip(),
        first_name=fields.get("wp:author_first_name", "").strip(),
        last_name=fields.get("wp:author_last_name", "").strip(),
        email=fields.get("wp:author_email", "").strip(),
        number=_number(fields.get("wp:author_id", "")),
    )


def _term(name: str, element: Any) -> TermRecord:
    taxonomy, *keys = _TERM_FIELDS[name]
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
        fields.setdefault(_name(child.tag, child.prefix), _text(child))
    return fields


def _text(element: Any) -> str:
    text: str = "".join(element.itertext()) if len(element) else (element.text or "")
    return text


def _forget(element: Any) -> None:
    """Give back the memory of an element and of those before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while element.getprevious() is not None:
        del parent[0]


@cache
def _name(tag: str, prefix: str | None) -> str:
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
    return moment.astimezone(UTC) if moment.year > 1970 else None


def _reason(error: etree.XMLSyntaxError) -> str:
    return (error.msg or "not well-formed").split(", line")[0]
