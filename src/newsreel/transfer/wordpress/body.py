"""Blocks of an article's body as plain values, and in the form a stream keeps them."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html

RawBlock = dict[str, Any]

# Any fixed value does: it makes the same ids in each run, so that a second import changes nothing.
_NAMESPACE = uuid.UUID("4f1c6a52-9d0e-4f7a-8f3b-0c9a2f6f1d11")


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """`kind` is a name in :class:`newsreel.newsroom.blocks.ArticleBody`, `value` as its JSON has it."""

    kind: str
    value: Any


def stored(blocks: Iterable[BodyBlock], *, owner: str) -> list[RawBlock]:
    """The stream's stored form. `owner` names the article, so that no two bodies share ids."""
    result: list[RawBlock] = []
    for number, block in enumerate(blocks):
        identifier = f"{owner}/{number}"
        value = _with_ids(block.kind, block.value, identifier)
        result.append({"type": block.kind, "value": value, "id": _id(identifier)})
    return result


def _with_ids(kind: str, value: Any, identifier: str) -> Any:
    key = {"gallery": "pictures", "list": "items"}.get(kind)
    if key is None:
        return value
    items = [
        {"type": "item", "value": item, "id": _id(f"{identifier}/{number}")}
        for number, item in enumerate(value[key])
    ]
    return {**value, key: items}


def _id(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, name))


def text_of(blocks: Iterable[RawBlock]) -> str:
    """The words of a stored body in the order readers meet them, white space folded."""
    return " ".join(
        " ".join(part for block in blocks for part in _texts(block["type"], block["value"])).split()
    )


def _texts(kind: str, value: Any) -> Iterator[str]:
    match kind:
        case "text" | "imported_markup":
            yield _words(value)
        case "heading":
            yield value["text"]
        case "picture":
            yield value["caption"]
        case "gallery":
            yield value["title"]
            yield from (item["value"]["caption"] for item in value["pictures"])
        case "quote":
            yield _words(value["text"])
            yield value["speaker"]
        case "pull_quote":
            yield value["quote"]
            yield value["speaker"]
        case "list":
            yield from (_words(item["value"]) for item in value["items"])
        case "table":
            yield from (cell for row in value["table"]["data"] for cell in row)
            yield value["caption"]
        case "embed":
            yield value["address"]
            yield value["title"]
        case "media_file":
            yield value["caption"]


def _words(markup: str) -> str:
    """The text between the tags; nothing is put where a tag stood, as WordPress' own `strip_tags` has it."""
    if not markup.strip():
        return ""
    parser = lxml.html.HTMLParser(remove_comments=True)
    root = lxml.html.fragment_fromstring(markup, create_parent="div", parser=parser)
    return "".join(root.itertext())
