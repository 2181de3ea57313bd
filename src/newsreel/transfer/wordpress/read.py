"""Reads a WordPress export (WXR) as a stream of records, in memory that does not grow with the file.

Format: https://developer.wordpress.org/advanced-administration/wordpress/export/ and the exporter's source,
wp-admin/includes/export.php.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from newsreel.transfer.wordpress.elements import (
    TERM_FIELDS,
    Fields,
    author_of,
    item_of,
    name_of,
    term_of,
    text_of,
)
from newsreel.transfer.wordpress.mend import mended
from newsreel.transfer.wordpress.records import (
    ExportError,
    ItemRecord,
    Record,
    SiteRecord,
)
from newsreel.transfer.wordpress.stream import Mendings, Readable, pieces

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


def read_export(path: Readable, mendings: Mendings, *, mend: bool = False) -> Iterator[Record]:
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
    def __init__(self, path: Readable) -> None:
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
        name = name_of(element.tag, element.prefix)
        if name in _SITE_FIELDS:
            self._site.setdefault(_SITE_FIELDS[name], text_of(element).strip())
            self._is_export = self._is_export or name.startswith("wp:")
            return
        if name == "item":
            record: Record | None = self._item(element)
        elif name in ("wp:author", "wp:wp_author"):
            record = author_of(element)
        elif name in TERM_FIELDS or name == "wp:cat":
            record = term_of("wp:category" if name == "wp:cat" else name, element)
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
        record = item_of(element)
        self._last_title = " ".join(record.title.split())
        self._is_export = self._is_export or bool(record.kind)
        return record


def _forget(element: Any) -> None:
    """Give back the memory of an element and of those before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while element.getprevious() is not None:
        del parent[0]


def _reason(error: etree.XMLSyntaxError) -> str:
    return (error.msg or "not well-formed").split(", line")[0]
