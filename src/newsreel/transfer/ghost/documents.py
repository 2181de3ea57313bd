"""Bodies of Ghost's two editors as HTML, where the export has no HTML of them. Pure."""

import json
from collections.abc import Callable
from html import escape
from typing import Any

_DEEPEST = 60
_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"))
Noted = Callable[[str], None]


def from_lexical(document: str, noted: Noted) -> str:
    """HTML of a Lexical document. `noted` is told what was left out."""
    try:
        root = json.loads(document)["root"]
        return _children(root, noted, 0)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        noted("Its text can't be read: it is no Lexical document")
        return ""


def _children(node: Any, noted: Noted, depth: int) -> str:
    if depth > _DEEPEST:
        noted("Text nested too deeply was left out")
        return ""
    return "".join(_node(child, noted, depth + 1) for child in node.get("children") or [])


def _node(node: Any, noted: Noted, depth: int) -> str:
    kind = str(node.get("type", ""))
    match kind:
        case "text" | "extended-text":
            return _formatted(str(node.get("text", "")), int(node.get("format") or 0))
        case "linebreak":
            return "<br>"
        case "paragraph":
            return f"<p>{_children(node, noted, depth)}</p>"
        case "heading" | "extended-heading":
            tag = node.get("tag") if node.get("tag") in ("h1", "h2", "h3", "h4", "h5", "h6") else "h2"
            return f"<{tag}>{_children(node, noted, depth)}</{tag}>"
        case "quote" | "extended-quote" | "aside":
            return f"<blockquote><p>{_children(node, noted, depth)}</p></blockquote>"
        case "list":
            tag = "ol" if node.get("listType") == "number" else "ul"
            return f"<{tag}>{_children(node, noted, depth)}</{tag}>"
        case "listitem":
            return f"<li>{_children(node, noted, depth)}</li>"
        case "link" | "autolink":
            return f'<a href="{escape(str(node.get("url", "")))}">{_children(node, noted, depth)}</a>'
        case _:
            return _card(kind, node, noted) if "children" not in node else _children(node, noted, depth)


def _formatted(text: str, form: int) -> str:
    markup = escape(text, quote=False)
    for bit, tag in _FORMATS:
        if form & bit:
            markup = f"<{tag}>{markup}</{tag}>"
    return markup


def _card(kind: str, card: Any, noted: Noted) -> str:
    match kind:
        case "image":
            return _image(card)
        case "gallery":
            return "".join(_image(image) for image in card.get("images") or [])
        case "horizontalrule" | "hr":
            return "<hr>"
        case "html" | "markdown":
            return str(card.get("html") or card.get("markdown") or "")
        case "codeblock" | "code":
            return f"<pre><code>{escape(str(card.get('code', '')), quote=False)}</code></pre>"
        case "embed" | "video" | "audio" | "file" | "bookmark":
            address = str(card.get("url") or card.get("src") or "")
            title = str((card.get("metadata") or {}).get("title") or card.get("title") or address)
            return f'<p><a href="{escape(address)}">{escape(title, quote=False)}</a></p>' if address else ""
        case "callout":
            return f"<p>{escape(str(card.get('calloutEmoji', '')))} {card.get('calloutText', '')}</p>"
        case "button":
            text = escape(str(card.get("buttonText", "")), quote=False)
            return f'<p><a href="{escape(str(card.get("buttonUrl", "")))}">{text}</a></p>'
        case "toggle":
            return f"<h3>{card.get('heading', '')}</h3>{card.get('content', '')}"
        case _:
            noted(f"A “{kind}” was left out")
            return ""


def _image(card: Any) -> str:
    address, alt = escape(str(card.get("src", ""))), escape(str(card.get("alt") or ""))
    caption = f"<figcaption>{card['caption']}</figcaption>" if card.get("caption") else ""
    return f'<figure><img src="{address}" alt="{alt}">{caption}</figure>' if address else ""


def from_mobiledoc(document: str, noted: Noted) -> str:
    """HTML of a Mobiledoc document (version 0.3). `noted` is told what was left out."""
    try:
        mobiledoc = json.loads(document)
        return "".join(_section(section, mobiledoc, noted) for section in mobiledoc["sections"])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        noted("Its text can't be read: it is no Mobiledoc document")
        return ""


def _section(section: Any, mobiledoc: Any, noted: Noted) -> str:
    match section[0]:
        case 1:
            tag = section[1] if section[1] in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote") else "p"
            return f"<{tag}>{_markers(section[2], mobiledoc)}</{tag}>"
        case 3:
            tag = section[1] if section[1] in ("ul", "ol") else "ul"
            items = "".join(f"<li>{_markers(markers, mobiledoc)}</li>" for markers in section[2])
            return f"<{tag}>{items}</{tag}>"
        case 10:
            name, card = mobiledoc["cards"][section[1]]
            return _card("markdown" if name == "card-markdown" else str(name), card, noted)
        case 2:
            return f'<figure><img src="{escape(str(section[1]))}"></figure>'
        case _:
            noted("A part of the text of a kind that is not known was left out")
            return ""


_MARKUPS = frozenset({"a", "b", "strong", "em", "i", "s", "u", "code", "sub", "sup"})


def _markers(markers: Any, mobiledoc: Any) -> str:
    result, opened = "", []
    for kind, opening, closing, value in markers:
        for number in opening:
            tag, *attributes = mobiledoc["markups"][number]
            tag = tag if tag in _MARKUPS else "span"
            pairs = attributes[0] if attributes else []
            href = next((pairs[at + 1] for at in range(0, len(pairs), 2) if pairs[at] == "href"), "")
            result += f'<a href="{escape(str(href))}">' if tag == "a" else f"<{tag}>"
            opened.append(tag)
        result += escape(str(value), quote=False) if kind == 0 else "<br>"
        for _ in range(int(closing)):
            result += f"</{opened.pop()}>"
    return result + "".join(f"</{tag}>" for tag in reversed(opened))
