"""From a post's HTML to blocks of an article.

Pictures, galleries, quotations, lists, tables and embeds become blocks of their kind. The rest becomes rich
text where that can hold it, else imported markup, which is cleaned here and again when shown. No word is
lost; what is left out (scripts, form fields) is noted.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import lxml.html
from lxml import etree

from newsreel.lib.html import clean, plain_text, without_controls
from newsreel.transfer.wordpress import figures
from newsreel.transfer.wordpress.body import BodyBlock
from newsreel.transfer.wordpress.classic import EDITORS_ONLY
from newsreel.transfer.wordpress.embeds import is_embeddable
from newsreel.transfer.wordpress.inline import (
    BLOCKS,
    CONTROLS,
    PLAYERS,
    REMOVED,
    Node,
    fits,
    is_blank,
    is_block,
    nodes_of,
    plain,
    trimmed,
    written,
)
from newsreel.transfer.wordpress.leftover import element_of, presentable
from newsreel.transfer.wordpress.lists import listing
from newsreel.transfer.wordpress.quotes import quotation
from newsreel.transfer.wordpress.surroundings import Surroundings
from newsreel.transfer.wordpress.tables import table

_DEEPEST = 60
_PAGE_TAGS = re.compile(r"</?(?:html|body|head)\b[^>]*>|<!doctype[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_HEADINGS = {"h1": "2", "h2": "2", "h3": "3", "h4": "4", "h5": "4", "h6": "4"}
_LONGEST_HEADING = 200
_WRAPPERS = frozenset(
    (
        *("div", "section", "article", "main", "aside", "header", "footer", "nav", "center", "form"),
        *("fieldset", "hgroup", "menu", "figure", "figcaption", "legend", "summary", "li", "dd", "dt"),
        *("td", "th", "tr", "tbody", "thead", "tfoot", "caption", "dir"),
    )
)


def blocks_from(markup: str, surroundings: Surroundings) -> list[BodyBlock]:
    """The blocks of one post, in the order of its words."""
    converter = _Converter(surroundings)
    root = _parsed(markup)
    if root is None:
        surroundings.notes.add("Markup nested too deeply was taken as plain text")
        for line in _ANY_TAG.sub("\n", clean(markup)).splitlines():
            converter.text(f"<p>{line.strip()}</p>" if line.strip() else "")
    else:
        converter.walk(root)
    return converter.finished()


def _parsed(markup: str) -> Any | None:
    """The markup's tree; None where it is nested deeper than any text is."""
    markup = _PAGE_TAGS.sub("", without_controls(markup))
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    document = etree.fromstring(f"<html><body>{markup}</body></html>".encode(), parser)
    body = document.find("body")
    if body is None:
        return None
    level, depth = [body], 0
    while level:
        level = [child for element in level for child in element]
        depth += 1
        if depth > _DEEPEST:
            return None
    return body


class _Converter:
    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._notes = surroundings.notes
        self._blocks: list[BodyBlock] = []
        self._text: list[str] = []

    def finished(self) -> list[BodyBlock]:
        self._flush()
        return self._blocks

    def text(self, markup: str) -> None:
        """Rich text of one paragraph or list; what follows each other shares a block."""
        if markup:
            self._text.append(markup)

    def walk(self, element: Any) -> None:
        """The contents of an element that only holds others."""
        run: list[Node] = []
        for node in nodes_of(element):
            if is_block(node) or (not isinstance(node, str) and _holds_block(node)):
                self._paragraph(run)
                run = []
                self._block(node)
            else:
                run.append(node)
        self._paragraph(run)

    def _flush(self) -> None:
        if self._text:
            self._blocks.append(BodyBlock("text", clean("".join(self._text))))
            self._text = []

    def _add(self, *blocks: BodyBlock | None) -> None:
        found = [block for block in blocks if block is not None]
        if found:
            self._flush()
            self._blocks += found

    def _block(self, element: Any) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self._heading(element)
        elif tag == "p":
            self._paragraph_element(element)
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "blockquote":
            self._quote(element)
        elif tag == "figure":
            self._figure(element)
        elif tag == "table":
            self._table(element)
        elif tag == "hr":
            self.text("<hr>")
        elif tag in PLAYERS:
            self._add(*figures.media(element, self._surroundings))
        elif tag in _WRAPPERS or tag not in BLOCKS:
            self._wrapper(element)
        else:
            self._as_markup(element)

    def _wrapper(self, element: Any) -> None:
        if address := figures.background_of(element):
            image = lxml.html.Element("img", src=address, **{"class": element.get("class") or ""})
            self._add(figures.picture(image, self._surroundings))
        if element.tag == "form":
            self._notes.add("A form was left out; its words were kept")
        self.walk(element)

    def _paragraph_element(self, element: Any) -> None:
        if any(_holds_block(child) or is_block(child) for child in element):
            self.walk(element)
        else:
            self._paragraph(nodes_of(element))

    def _paragraph(self, nodes: Sequence[Node]) -> None:
        """A run of text and inline elements."""
        if not nodes:
            return
        self._note_removed(nodes)
        self._pictures_in(nodes)
        for_editors = _elements_in(nodes, EDITORS_ONLY)
        nodes = trimmed(nodes)
        if not is_blank(nodes):
            self._words(nodes)
        self._for_editors(for_editors)

    def _words(self, nodes: Sequence[Node]) -> None:
        # An address alone has no words before it, so most text need not be put together to know.
        starts = not isinstance(nodes[0], str) or nodes[0].lstrip().startswith("http")
        words = plain(nodes, verbatim=True) if starts else ""
        if words and _ADDRESS.fullmatch(words) and not any(True for _ in _elements_in(nodes, "code")):
            self._lone_address(words, nodes)
        elif fits(nodes):
            self.text(f"<p>{written(nodes, self._surroundings.link)}</p>")
        else:
            self._as_markup(element_of("p", nodes))

    def _lone_address(self, address: str, nodes: Sequence[Node]) -> None:
        if is_embeddable(address) and not _elements_in(nodes, "a"):
            self._add(figures.embed(address, self._surroundings))
            return
        target = self._surroundings.link(address)
        self.text(f'<p><a href="{escape(target or address)}">{escape(address, quote=False)}</a></p>')

    def _pictures_in(self, nodes: Sequence[Node]) -> None:
        """Pictures within running text stand before it: they float beside it, as they did."""
        for image in _elements_in(nodes, "img"):
            if _is_tracker(image):
                self._notes.add("An invisible picture (a counter's) was left out", image.get("src") or "")
                continue
            self._add(figures.picture(image, self._surroundings))

    def _heading(self, element: Any) -> None:
        nodes = nodes_of(element)
        self._pictures_in(nodes)
        self._note_removed(nodes)
        words = plain(nodes)
        has_link = any(self._surroundings.link(anchor.get("href") or "") for anchor in element.iter("a"))
        if not is_blank(nodes):
            if has_link or len(words) > _LONGEST_HEADING or _holds_block(element):
                self._as_markup(element)
            else:
                self._add(BodyBlock("heading", {"text": words, "level": _HEADINGS[element.tag]}))
        self._for_editors(_elements_in(nodes, EDITORS_ONLY))

    def _list(self, element: Any) -> None:
        classes = element.get("class") or ""
        images = list(element.iter("img"))
        if images and ("gallery" in classes or not plain(nodes_of(element))):
            self._add(figures.gallery(images, classes, self._surroundings))
            return
        found = None if images else listing(element, self._surroundings.link)
        if found is None:
            self._as_markup(element)
        elif isinstance(found, str):
            self.text(found)
        else:
            self._add(found)

    def _quote(self, element: Any, *, is_pull_quote: bool = False) -> None:
        self._pictures_in([element])
        self._note_removed([element])
        found = quotation(element, self._surroundings.link, is_pull_quote=is_pull_quote)
        if found is None:
            self._as_markup(element)
        elif isinstance(found, str):
            if found:
                self._words([found])
        else:
            self._add(found)
        self._for_editors(_elements_in([element], EDITORS_ONLY))

    def _figure(self, element: Any) -> None:
        classes = element.get("class") or ""
        self._note_removed([element])
        found = figures.figure(element, self._surroundings)
        if found is not None:
            self._add(*found)
            self._for_editors(_elements_in([element], EDITORS_ONLY))
            return
        inner_table, caption = element.find(".//table"), element.find("figcaption")
        if inner_table is not None and (block := table(inner_table, _words_of(caption))):
            self._add(block)
            return
        quote = element.find(".//blockquote")
        if quote is not None and "wp-block-pullquote" in classes:
            self._quote(quote, is_pull_quote=True)
            if caption is not None:
                self._paragraph(nodes_of(caption))
            return
        self.walk(element)

    def _table(self, element: Any) -> None:
        if block := table(element):
            self._add(block)
        else:
            self._as_markup(element)

    def _as_markup(self, element: Any) -> None:
        """Markup that fits no block, with its pictures before it and its words typeset."""
        self._pictures_in([element])
        for player in _elements_in([element], *PLAYERS):
            self._add(*figures.media(player, self._surroundings))
        copy = presentable(element, self._surroundings)
        cleaned = clean(lxml.html.tostring(copy, encoding="unicode", with_tail=False))
        if plain_text(cleaned):
            self._add(BodyBlock("imported_markup", cleaned))
        self._for_editors(_elements_in([element], EDITORS_ONLY))

    def _for_editors(self, elements: Iterable[Any]) -> None:
        """A comment that editors see in the block's field; the sanitiser takes it out for readers."""
        for element in elements:
            source = (element.get("source") or "").replace("--", "-\u200b-").replace(">", "›").strip()
            self._notes.add(
                "A shortcode or block of a plug-in, hidden from readers and kept for editors", source
            )
            self._add(BodyBlock("imported_markup", f"<!-- {source} -->"))

    def _note_removed(self, nodes: Iterable[Node]) -> None:
        for element in _elements_in(nodes, *REMOVED, *CONTROLS):
            if element.tag in ("script", "iframe", "noscript", "style"):
                self._notes.add(f"A <{element.tag}> was left out", element.get("src") or "")
            elif element.tag in CONTROLS:
                self._notes.add(
                    "A form's field was left out", plain(nodes_of(element)) or element.get("name") or ""
                )


def _holds_block(element: Any) -> bool:
    return any(inner.tag in BLOCKS for inner in element.iterdescendants())


def _elements_in(nodes: Iterable[Node], *tags: str) -> list[Any]:
    return [found for node in nodes if not isinstance(node, str) for found in node.iter(*tags)]


def _words_of(element: Any | None) -> str:
    return plain(nodes_of(element)) if element is not None else ""


def _is_tracker(image: Any) -> bool:
    return image.get("width") in ("0", "1") and image.get("height") in ("0", "1")
