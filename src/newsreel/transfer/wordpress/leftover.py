"""Makes a copy of markup that fits no block presentable: links and marks as ours, no pictures, no players."""

from collections.abc import Sequence
from typing import Any

import lxml.html

from newsreel.transfer.wordpress.classic import EDITORS_ONLY
from newsreel.transfer.wordpress.inline import CONTROLS, PLAYERS, Node
from newsreel.transfer.wordpress.surroundings import Surroundings
from newsreel.transfer.wordpress.typography import VERBATIM, typeset


def presentable(element: Any, surroundings: Surroundings) -> Any:
    """A copy without pictures and players, its text typeset, its links rewritten."""
    copy = _copy_of(element)
    for inner in list(copy.iter("img", EDITORS_ONLY, *PLAYERS, *CONTROLS)):
        if inner is not copy:
            inner.drop_tree()
    for inner in copy.iter():
        if not isinstance(inner.tag, str):
            continue
        if inner.tag == "h1":
            inner.tag = "h2"
        if inner.tag == "a" and inner.get("href"):
            inner.set("href", surroundings.link(inner.get("href")))
        is_verbatim = inner.tag in VERBATIM or any(above.tag in VERBATIM for above in inner.iterancestors())
        if inner.text and not is_verbatim:
            inner.text = typeset(inner.text)
        if inner.tail and not any(above.tag in VERBATIM for above in inner.iterancestors()):
            inner.tail = typeset(inner.tail)
    return copy


def element_of(tag: str, nodes: Sequence[Node]) -> Any:
    """A new element that holds copies of these nodes."""
    element = lxml.html.Element(tag)
    for node in nodes:
        if isinstance(node, str):
            if len(element):
                element[-1].tail = (element[-1].tail or "") + node
            else:
                element.text = (element.text or "") + node
        else:
            copied = _copy_of(node)
            copied.tail = None
            element.append(copied)
    return element


def _copy_of(element: Any) -> Any:
    return lxml.html.fragment_fromstring(lxml.html.tostring(element, encoding="unicode", with_tail=False))
