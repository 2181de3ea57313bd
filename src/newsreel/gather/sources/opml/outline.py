"""Lists of sources as OPML 2.0 (opml.org): from other feed readers, and for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources import fields
from newsreel.gather.sources.xml_tree import Element, tree
from newsreel.lib.html import without_controls

MOST_SOURCES = 20_000


@dataclass(frozen=True, slots=True)
class OutlinedSource:
    """A source in a list, and the folders that it lies in, outermost first."""

    title: str
    feed_address: str
    home_address: str = ""
    folders: tuple[str, ...] = ()


_BETWEEN = " / "
LONGEST_FOLDER = 200


def folder_line(folders: Iterable[str]) -> str:
    """Folders as one line, outermost first: “Film / Trades”."""
    return _BETWEEN.join(name.replace(_BETWEEN, "/") for name in folders)[:LONGEST_FOLDER].strip(" /")


def folders_of(line: str) -> tuple[str, ...]:
    """The folders in such a line."""
    return tuple(name.strip() for name in line.split(_BETWEEN) if name.strip())


def read_opml(body: bytes) -> tuple[OutlinedSource, ...]:
    """Each source in a list once, in its order. Raises :class:`UnreadableSourceError`."""
    if body.count(b"<outline") > MOST_SOURCES:
        raise UnreadableSourceError(f"The list holds more than {MOST_SOURCES:,} sources. Split it.")
    root = tree(body)
    if str(root.tag).lower() != "opml":
        raise UnreadableSourceError(
            "It is not OPML: export the list of feeds from the other program as OPML."
        )
    found: dict[str, OutlinedSource] = {}
    for source in _sources(root, ()):
        found.setdefault(source.feed_address, source)
    return tuple(found.values())


def _sources(element: Element, folders: tuple[str, ...]) -> Iterator[OutlinedSource]:
    for child in element:
        tag = str(child.tag).lower()
        if tag == "body":
            yield from _sources(child, folders)
        if tag != "outline":
            continue
        given = {name.lower(): str(value) for name, value in child.attrib.items()}
        title = fields.line(given.get("title") or given.get("text", ""), 200)
        address = fields.web_address(given.get("xmlurl", ""))
        if address:
            yield OutlinedSource(
                title or address, address, fields.web_address(given.get("htmlurl", "")), folders
            )
        yield from _sources(child, (*folders, title) if title and not address else folders)


def write_opml(sources: Iterable[OutlinedSource], *, title: str, now: datetime) -> bytes:
    """The list, with the sources of each folder together."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = without_controls(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(now, usegmt=True)
    holders: dict[tuple[str, ...], etree._Element] = {(): etree.SubElement(root, "body")}
    for source in sources:
        holder = _holder(source.folders, holders)
        given = {"text": source.title, "title": source.title, "type": "rss", "xmlUrl": source.feed_address}
        if source.home_address:
            given["htmlUrl"] = source.home_address
        etree.SubElement(holder, "outline", given)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _holder(folders: tuple[str, ...], holders: dict[tuple[str, ...], etree._Element]) -> etree._Element:
    if folders not in holders:
        outer = _holder(folders[:-1], holders)
        holders[folders] = etree.SubElement(outer, "outline", text=folders[-1])
    return holders[folders]
