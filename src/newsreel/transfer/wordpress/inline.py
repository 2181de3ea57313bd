"""Writes running text in the few elements that Wagtail's rich text knows, typeset."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from newsreel.transfer.wordpress.typography import VERBATIM, typeset

Node = str | Any
"""A run of text, or an element."""

_WRITTEN_AS = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "cite": "i",
    "dfn": "i",
    "var": "i",
    "sup": "sup",
    "sub": "sub",
    "s": "s",
    "strike": "s",
    "del": "s",
    "code": "code",
    "tt": "code",
    "samp": "code",
    "kbd": "code",
}
_SEEN = re.compile(r"[^\s\u00a0\u200b\ufeff]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
# What can't be written so without loss: their meaning is not in their words.
_UNFIT = frozenset({"q", "ruby", "bdo", "mark"})
_UNFIT_WITH_TITLE = frozenset({"abbr", "acronym"})
BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *(
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
        ),
        *(
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "ul",
            "tbody",
            "thead",
        ),
        *(
            "tfoot",
            "tr",
            "td",
            "th",
            "caption",
            "iframe",
            "object",
            "embed",
            "video",
            "audio",
            "legend",
            "dir",
        ),
        *("xmp", "listing", "plaintext"),
    )
)
PLAYERS = frozenset({"iframe", "object", "embed", "video", "audio"})
REMOVED = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "title",
        "base",
    )
)
CONTROLS = frozenset(("input", "select", "textarea", "button", "datalist", "option", "optgroup"))


def is_block(node: Node) -> bool:
    return not isinstance(node, str) and node.tag in BLOCKS


def nodes_of(element: Any) -> list[Node]:
    """The element's text and children in their order, each tail as a run of its own."""
    nodes: list[Node] = [element.text] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes


def fits(nodes: Iterable[Node]) -> bool:
    """Whether rich text can hold these without losing more than looks."""
    return all(_fits(element) for node in nodes if not isinstance(node, str) for element in _elements(node))


def _elements(node: Any) -> Iterable[Any]:
    return (element for element in node.iter() if isinstance(element.tag, str))


def _fits(element: Any) -> bool:
    if element.tag in _UNFIT_WITH_TITLE:
        return not element.get("title")
    return element.tag not in _UNFIT and element.tag not in BLOCKS


def written(nodes: Sequence[Node], link: Callable[[str], str], *, verbatim: bool = False) -> str:
    """Rich text of these nodes. `link` gives the address to write for one found, or nothing for no link."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(escape(node if verbatim else typeset(_SPACE.sub(" ", node)), quote=False))
        else:
            parts.append(_element(node, link, verbatim))
    return "".join(parts)


def _element(element: Any, link: Callable[[str], str], verbatim: bool) -> str:
    if element.tag in REMOVED or element.tag in CONTROLS:
        return ""
    if element.tag == "br":
        return "<br/>"
    inside = written(nodes_of(element), link, verbatim=verbatim or element.tag in VERBATIM)
    if element.tag == "a":
        address = link(element.get("href") or "")
        return f'<a href="{escape(address)}">{inside}</a>' if address and inside.strip() else inside
    name = _WRITTEN_AS.get(element.tag)
    return f"<{name}>{inside}</{name}>" if name and inside else inside


def plain(nodes: Iterable[Node], *, verbatim: bool = False) -> str:
    """The words alone, typeset, white space folded."""
    return " ".join("".join(_words(nodes, verbatim)).split())


def _words(nodes: Iterable[Node], verbatim: bool) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node if verbatim else typeset(node)
        elif node.tag == "br":
            yield " "
        elif node.tag not in REMOVED and node.tag not in CONTROLS:
            yield from _words(nodes_of(node), verbatim or node.tag in VERBATIM)
            if node.tag in BLOCKS:
                yield " "


def trimmed(nodes: Sequence[Node]) -> list[Node]:
    """Without white space and line breaks at either end."""
    kept = list(nodes)
    while kept and _is_empty(kept[0]):
        kept.pop(0)
    while kept and _is_empty(kept[-1]):
        kept.pop()
    return kept


def _is_empty(node: Node) -> bool:
    return not node.strip() if isinstance(node, str) else node.tag == "br"


def is_blank(nodes: Iterable[Node]) -> bool:
    """Whether a reader would see nothing: no words and nothing but empty elements."""
    nodes = list(nodes)
    if any(isinstance(node, str) and _SEEN.search(node) for node in nodes):
        return False
    return not plain(nodes).strip("\u00a0\u200b\ufeff ")
