"""Blocks of ours as markup of WordPress' block editor. Pure, but for what `address` and `picture` look up."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import lxml.html


@dataclass(frozen=True, slots=True)
class PictureThere:
    """A picture as WordPress knows it: an attachment."""

    number: int
    address: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Lookups:
    picture: Callable[[Any], PictureThere | None]
    """From our picture's number."""
    page: Callable[[Any], tuple[str, str] | None]
    """From our page's number to its address and title."""
    markup: Callable[[str], str]
    """From rich text as we keep it to markup whose links are addresses."""
    file: Callable[[str], str]
    """From the address of a file of ours to its full one."""
    document: Callable[[Any], str]
    """From our document's number to its file's full address; empty for none."""


def content_of(blocks: list[dict[str, Any]], lookups: Lookups) -> str:
    """All of a stored body."""
    parts = (_written(block.get("type", ""), block.get("value"), lookups) for block in blocks)
    return "\n\n".join(part for part in parts if part)


def _written(kind: str, value: Any, lookups: Lookups) -> str:
    write = _WRITERS.get(kind)
    return write(value, lookups) if write is not None and value is not None else ""


def block(name: str, markup: str, attributes: Mapping[str, Any] | None = None) -> str:
    # As WordPress does it: a comment must not end within its attributes.
    said = json.dumps(attributes, ensure_ascii=False).replace("--", "\\u002d\\u002d") if attributes else ""
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        said = said.replace(sign, code)
    return f"<!-- wp:{name} {said + ' ' if said else ''}-->\n{markup}\n<!-- /wp:{name} -->"


def rich_text(markup: str) -> str:
    """Each paragraph and list as a block of its own."""
    return "\n\n".join(_elements(markup))


def _elements(markup: str) -> Iterator[str]:
    if not markup.strip():
        return
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    if root.text and root.text.strip():
        yield block("paragraph", f"<p>{escape(root.text.strip(), quote=False)}</p>")
    for element in root:
        tail, element.tail = element.tail, None
        written = lxml.html.tostring(element, encoding="unicode")
        match element.tag:
            case "p":
                yield block("paragraph", written)
            case "ul":
                yield block("list", written)
            case "ol":
                yield block("list", written, {"ordered": True})
            case "hr":
                yield block("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>')
            case _:
                yield block("html", written)
        if tail and tail.strip():
            yield block("paragraph", f"<p>{escape(tail.strip(), quote=False)}</p>")


def _heading(value: Any, _lookups: Lookups) -> str:
    level = int(value.get("level") or 2)
    heading = f"<h{level}>{escape(value['text'], quote=False)}</h{level}>"
    return block("heading", heading, {"level": level} if level != 2 else None)


def _picture(value: Any, lookups: Lookups) -> str:
    found = lookups.picture(value.get("picture"))
    caption = value.get("caption") or (found.caption if found else "")
    if found is None:
        return block("paragraph", f"<p>{escape(caption, quote=False)}</p>") if caption else ""
    alt = escape(value.get("alt") or found.alt)
    image = f'<img src="{escape(found.address)}" alt="{alt}" class="wp-image-{found.number}"/>'
    if value.get("link"):
        image = f'<a href="{escape(value["link"])}">{image}</a>'
    said = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    side = value.get("layout") if value.get("layout") in ("left", "right", "wide") else ""
    classes = "wp-block-image size-full" + (f" align{side}" if side else "")
    attributes: dict[str, Any] = {"id": found.number, "sizeSlug": "full"}
    if side:
        attributes["align"] = side
    return block("image", f'<figure class="{classes}">{image}{said}</figure>', attributes)


def _gallery(value: Any, lookups: Lookups) -> str:
    columns = int(value.get("columns") or 3)
    inside = "\n".join(_picture(_item(each), lookups) for each in value.get("pictures") or [])
    title = value.get("title") or ""
    caption = (
        f'<figcaption class="blocks-gallery-caption">{escape(title, quote=False)}</figcaption>'
        if title
        else ""
    )
    figure = (
        f'<figure class="wp-block-gallery has-nested-images columns-{columns}">{inside}{caption}</figure>'
    )
    return block("gallery", figure, {"columns": columns, "linkTo": "none"})


def _pull_quote(value: Any, _lookups: Lookups) -> str:
    paragraphs = "".join(
        f"<p>{escape(line, quote=False)}</p>" for line in value["quote"].splitlines() if line
    )
    return block(
        "pullquote",
        f'<figure class="wp-block-pullquote"><blockquote>{paragraphs}{_cite(value)}</blockquote></figure>',
    )


def _quote(value: Any, lookups: Lookups) -> str:
    text = lookups.markup(value["text"])
    return block("quote", f'<blockquote class="wp-block-quote">{text}{_cite(value)}</blockquote>')


def _cite(value: Any) -> str:
    return f"<cite>{escape(value['speaker'], quote=False)}</cite>" if value.get("speaker") else ""


def _list(value: Any, lookups: Lookups) -> str:
    items = "".join(
        f"<li>{_inline(lookups.markup(str(_item(each))))}</li>" for each in value.get("items") or []
    )
    if value.get("style") == "bullets":
        return block("list", f"<ul>{items}</ul>")
    is_countdown = value.get("style") == "countdown"
    attributes: dict[str, Any] = {"ordered": True} | ({"reversed": True} if is_countdown else {})
    return block("list", f"<ol{' reversed' if is_countdown else ''}>{items}</ol>", attributes)


def _inline(markup: str) -> str:
    """Of one paragraph, its contents."""
    is_one = markup.startswith("<p>") and markup.endswith("</p>") and markup.count("<p>") == 1
    return markup[3:-4] if is_one else markup


def _table(value: Any, _lookups: Lookups) -> str:
    table = value["table"]
    rows = [[escape(str(cell or ""), quote=False) for cell in row] for row in table.get("data") or []]
    head = ""
    if table.get("first_row_is_table_header") and rows:
        head = f"<thead>{_row(rows.pop(0), 'th')}</thead>"
    body = "".join(_row(row, "td") for row in rows)
    caption = value.get("caption") or ""
    said = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    figure = f'<figure class="wp-block-table"><table>{head}<tbody>{body}</tbody></table>{said}</figure>'
    return block("table", figure)


def _row(cells: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _embed(value: Any, _lookups: Lookups) -> str:
    address, title = value["address"], value.get("title") or ""
    said = f"<figcaption>{escape(title, quote=False)}</figcaption>" if title else ""
    inside = f'<div class="wp-block-embed__wrapper">\n{escape(address)}\n</div>'
    return block("embed", f'<figure class="wp-block-embed">{inside}{said}</figure>', {"url": address})


def _related_link(value: Any, lookups: Lookups) -> str:
    found = lookups.page(value["article"]) if value.get("article") else None
    address, title = found or (value.get("address") or "", value.get("title") or "")
    title = value.get("title") or title
    if not address:
        return ""
    return block(
        "paragraph", f'<p>Read also: <a href="{escape(address)}">{escape(title, quote=False)}</a></p>'
    )


def _correction_note(value: Any, _lookups: Lookups) -> str:
    return block(
        "paragraph", f"<p><em>{escape(value['date'])}: {escape(value['text'], quote=False)}</em></p>"
    )


def _live_update(value: Any, lookups: Lookups) -> str:
    heading = block("heading", f"<h3>{escape(value['headline'], quote=False)}</h3>", {"level": 3})
    moment = block("paragraph", f"<p><em>{escape(str(value['time']))}</em></p>")
    return f"{heading}\n\n{moment}\n\n{rich_text(lookups.markup(value['text']))}"


def _media_file(value: Any, lookups: Lookups) -> str:
    kind = "audio" if value.get("kind") == "audio" else "video"
    words = " ".join(part for part in (value.get("caption"), value.get("credit")) if part)
    said = f"<figcaption>{escape(words, quote=False)}</figcaption>" if words else ""
    address = lookups.document(value.get("file")) or lookups.file(value.get("address") or "")
    if not address:
        return block("paragraph", f"<p>{escape(words, quote=False)}</p>") if words else ""
    poster = lookups.picture(value.get("poster"))
    shown = f' poster="{escape(poster.address)}"' if poster and kind == "video" else ""
    player = f'<{kind} controls{shown} src="{escape(address)}"></{kind}>'
    return block(kind, f'<figure class="wp-block-{kind}">{player}{said}</figure>')


def _item(each: Any) -> Any:
    return each["value"] if isinstance(each, dict) and each.get("type") == "item" else each


_WRITERS: dict[str, Callable[[Any, Lookups], str]] = {
    "text": lambda value, lookups: rich_text(lookups.markup(str(value))),
    "heading": _heading,
    "picture": _picture,
    "gallery": _gallery,
    "pull_quote": _pull_quote,
    "quote": _quote,
    "list": _list,
    "table": _table,
    "embed": _embed,
    "related_link": _related_link,
    "correction_note": _correction_note,
    "live_update": _live_update,
    "media_file": _media_file,
    "imported_markup": lambda value, _lookups: block("html", str(value)),
}
KINDS = frozenset(_WRITERS)
