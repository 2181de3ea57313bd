"""Lists: flat ones of running text become blocks, nested ones rich text."""

from collections.abc import Callable, Iterable
from typing import Any

from newsreel.lib.html import clean
from newsreel.transfer.wordpress.body import BodyBlock
from newsreel.transfer.wordpress.inline import Node, fits, is_blank, nodes_of, trimmed, written

Link = Callable[[str], str]


def listing(element: Any, link: Link) -> BodyBlock | str | None:
    """A block, or the rich text of a nested list; None for one that neither can hold."""
    items = [child for child in element if child.tag == "li"]
    is_whole = len(items) == len(element) and not (element.text or "").strip()
    is_whole = is_whole and not any((item.tail or "").strip() for item in items)
    if not is_whole or not items or not all(_fits_in_list(item) for item in items):
        return None
    if any(element.get(name) is not None for name in ("start", "type")):
        return None
    if any(child.tag in ("ul", "ol") for item in items for child in item):
        return _nested(element, link)
    return _flat(element, items, link)


def _flat(element: Any, items: Iterable[Any], link: Link) -> BodyBlock | str:
    style = "bullets" if element.tag == "ul" else "numbers"
    if element.get("reversed") is not None:
        style = "countdown"
    contents = [written(_item_nodes(item), link) for item in items]
    values = [clean(f"<p>{content}</p>") for content in contents if content.strip()]
    return BodyBlock("list", {"style": style, "items": values}) if values else ""


def _nested(element: Any, link: Link) -> str | None:
    numbered = (inner.get(name) for inner in element.iter("ol") for name in ("start", "reversed", "type"))
    if any(value is not None for value in numbered):
        return None
    return _list_markup(element, link)


def _list_markup(element: Any, link: Link) -> str:
    items = []
    for item in element:
        words = trimmed([node for node in _item_nodes(item) if not _is_list(node)])
        inner = "".join(_list_markup(child, link) for child in item if _is_list(child))
        items.append(f"<li>{written(words, link)}{inner}</li>")
    return f"<{element.tag}>{''.join(items)}</{element.tag}>"


def _is_list(node: Node) -> bool:
    return not isinstance(node, str) and node.tag in ("ul", "ol")


def _fits_in_list(item: Any) -> bool:
    """Whether an item holds running text, in one paragraph at most, and perhaps lists of such behind it."""
    nodes = nodes_of(item)
    lists: list[Any] = [node for node in nodes if _is_list(node)]
    if lists and not is_blank(node for node in nodes[nodes.index(lists[0]) :] if not _is_list(node)):
        return False
    return fits(node for node in _item_nodes(item) if not _is_list(node)) and all(
        child.tag == "li" and _fits_in_list(child) and not (child.tail or "").strip()
        for inner in lists
        for child in inner
    )


def _item_nodes(item: Any) -> list[Node]:
    """The nodes of an item, without the one paragraph that may wrap its words."""
    nodes = trimmed(nodes_of(item))
    if nodes and not isinstance(nodes[0], str) and nodes[0].tag == "p":
        others = [node for node in nodes[1:] if not _is_list(node)]
        if is_blank(others):
            return [*trimmed(nodes_of(nodes[0])), *nodes[1:]]
    return nodes
