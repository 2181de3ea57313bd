"""The text in one element of a feed: plain, escaped markup, markup written as elements, or base64."""

import base64
import binascii
import html.entities
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast
from xml.sax.saxutils import escape

from newsreel.gather.sources.feed.document import Kind, Text
from newsreel.gather.sources.feed.names import XML_LANG, element_name
from newsreel.gather.sources.feed.sections import section_of
from newsreel.gather.sources.feed.wording import mended
from newsreel.gather.sources.xml_tree import Element

_FULL_TYPES = {
    "text": "text/plain",
    "plain": "text/plain",
    "html": "text/html",
    "xhtml": "application/xhtml+xml",
}
_KINDS: dict[str, Kind] = {"text/html": "html", "application/xhtml+xml": "xhtml"}
XHTML = "application/xhtml+xml"

_CLOSING = re.compile(r"</\w+>")
_REFERENCE = re.compile(r"&#?\w+;")
_ELEMENT = re.compile(r"</?(\w+)")
_NAMED = re.compile(r"&(\w+);")
_HTML_NAMES = """
a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code col
colgroup command datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer
form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen label legend li m map menu meter nav noscript ol
optgroup option output p pre progress q s samp section select small source span strike strong sub sup table
tbody td textarea tfoot th thead time tr tt u ul var video
"""
_HTML = frozenset(_HTML_NAMES.split())


def attributes_of(element: Element) -> Mapping[str, str]:
    """As text: lxml's types allow for bytes, which a parsed document never has."""
    return cast("Mapping[str, str]", element.attrib)


def all_text(element: Element) -> str:
    """The text in an element and in those within it."""
    return "".join(cast("Iterator[str]", element.itertext()))


def attributes(element: Element, names: Iterable[str]) -> str:
    """The first of these attributes that is there, however its name is capitalised."""
    given = attributes_of(element)
    if given:
        lowered = {name.lower(): value for name, value in given.items()}
        for name in names:
            if value := lowered.get(name):
                return value
    return ""


def text_of(
    element: Element,
    default_type: str,
    *,
    is_atom: bool,
    is_atom_1: bool,
    base: str,
    sections: list[str] | None = None,
) -> tuple[Text, str]:
    """What the element says, and its media type."""
    given = attributes_of(element)
    media_type = default_type
    is_base64 = is_mended = False
    if given:
        media_type = (given.get("type") or default_type).lower()
        media_type = _FULL_TYPES.get(media_type, media_type)
        is_base64 = given.get("mode") == "base64" or not (
            media_type.startswith("text/") or media_type.endswith(("+xml", "/xml"))
        )
    if not len(element):
        value = element.text or ""
        section = section_of(value, sections) if sections else None
        if section is not None:
            value, is_mended = section, True
        if media_type == XHTML:
            value = escape(value)
    else:
        pieces, media_type = _inline(element, media_type)
        if is_atom_1 and media_type == XHTML:
            pieces = _without_wrapper(pieces)
        value = "".join(pieces)
    value = value.strip()
    if is_base64:
        value = _from_base64(value)
    if not is_atom and media_type == "text/plain" and _looks_like_html(value):
        media_type = "text/html"
    kind = _KINDS.get(media_type, "text")
    return Text(
        value if is_mended else mended(value), kind, base, given.get(XML_LANG, "") if given else ""
    ), media_type


def _from_base64(value: str) -> str:
    try:
        return base64.b64decode(value.encode()).decode("utf-8")
    except (binascii.Error, UnicodeError, ValueError):
        return value


def _looks_like_html(text: str) -> bool:
    """Whether a text that is said to be plain is markup after all.

    It closes an element or refers to a character, and has none of either that HTML doesn't know.
    """
    if "<" not in text and "&" not in text:
        return False
    if not (_CLOSING.search(text) or _REFERENCE.search(text)):
        return False
    if any(name.lower() not in _HTML for name in _ELEMENT.findall(text)):
        return False
    return all(name in html.entities.entitydefs for name in _NAMED.findall(text))


def _inline(element: Element, media_type: str) -> tuple[list[str], str]:
    """Markup that stands in the feed as elements, written out; and what type it turned out to have.

    Text that is said to be escaped markup but holds elements is XHTML, but for a `div` put around it.
    """
    is_markup = media_type.endswith("xml")
    pieces: list[str] = []

    def add_text(text: str | None) -> None:
        if text:
            pieces.append(escape(text) if is_markup else text)

    add_text(element.text)
    waiting: list[tuple[Element, bool]] = [(child, False) for child in reversed(element)]
    while waiting:
        node, is_end = waiting.pop()
        if not isinstance(node.tag, str):
            add_text(node.tail)
            continue
        name = element_name(node.tag, node.prefix).rpartition(":")[2]
        if is_end:
            if is_markup:
                pieces.append(f"</{name}>")
            add_text(node.tail)
            continue
        if is_markup or name != "div":
            is_markup = True
            pieces.append(f"<{name}{_written_attributes(node, name)}>")
        add_text(node.text)
        waiting.append((node, True))
        waiting += [(child, False) for child in reversed(node)]
    return pieces, (media_type if media_type.endswith("xml") else XHTML) if is_markup else media_type


def _written_attributes(node: Element, name: str) -> str:
    written = ""
    if name in ("svg", "math"):
        namespace = node.tag.rpartition("}")[0].lstrip("{")
        written = f' xmlns="{namespace}"' if namespace else ""
    for key, value in attributes_of(node).items():
        value = escape(value, {'"': "&quot;"})
        written += f' {element_name(key, None)}="{value}"'
    return written


def _without_wrapper(pieces: list[str]) -> list[str]:
    """The pieces without a `div` around all of them, which Atom asks for and which is no part of the text."""
    while len(pieces) > 1 and not pieces[-1].strip():
        pieces = pieces[:-1]
    while len(pieces) > 1 and not pieces[0].strip():
        pieces = pieces[1:]
    if not (pieces and pieces[-1] == "</div>" and (pieces[0] == "<div>" or pieces[0].startswith("<div "))):
        return pieces
    depth = 0
    for piece in pieces[:-1]:
        if piece.startswith("</"):
            depth -= 1
            if depth == 0:
                return pieces
        elif piece.startswith("<"):
            depth += 1
    return pieces[1:-1]
