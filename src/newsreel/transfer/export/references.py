"""Stored values whose references are numbers of this database, and the same with names that hold anywhere.

Both ways are one: a reference is looked up, and what comes back is put in its place.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.rich_text import RichText

from newsreel.newsroom.models import Page, Picture

LookUp = Callable[[type[Model], Any], Any]
"""From a model, and a number or a name of one of its rows, to the other of the two; None for no such row."""

_TAG = re.compile(r"<(a|embed)\b[^<>]*>")
_KIND = re.compile(r'\b(?:linktype|embedtype)="(page|document|image)"')
_NUMBER = re.compile(r'(?<![\w-])id="([^"]*)"')


def in_markup(markup: str, look_up: LookUp) -> str:
    """Rich text as Wagtail keeps it, with what its links and pictures point to looked up."""
    if "<a" not in markup and "<embed" not in markup:
        return markup
    models = {"page": Page, "document": get_document_model(), "image": Picture}

    def replaced(tag: re.Match[str]) -> str:
        kind = _KIND.search(tag[0])
        if kind is None:
            return tag[0]
        return _NUMBER.sub(lambda number: _identifier(look_up(models[kind[1]], unescape(number[1]))), tag[0])

    return _TAG.sub(replaced, markup)


def _identifier(found: Any) -> str:
    return f'id="{escape(str(found))}"' if found is not None else 'id=""'


def in_stream(block: blocks.BaseStreamBlock, raw: Any, look_up: LookUp) -> Any:
    """The stored form of a stream, with all that its blocks point to looked up."""
    return [
        {**item, "value": in_block(block.child_blocks[item["type"]], item["value"], look_up)}
        if item.get("type") in block.child_blocks
        else item
        for item in raw or []
    ]


def in_block(block: blocks.Block, value: Any, look_up: LookUp) -> Any:
    """The same for the stored form of one block. A block that points to nothing stays as it is."""
    match block:
        case blocks.StreamBlock():
            return in_stream(block, value, look_up)
        case blocks.StructBlock():
            return {
                name: in_block(block.child_blocks[name], part, look_up)
                if name in block.child_blocks
                else part
                for name, part in value.items()
            }
        case blocks.ListBlock():
            return [_in_list_item(block.child_block, item, look_up) for item in value or []]
        case blocks.ChooserBlock():
            return look_up(block.model_class, value) if value is not None else None
        case blocks.RichTextBlock():
            markup = value.source if isinstance(value, RichText) else str(value)
            return in_markup(markup, look_up)
        case _:
            return value


def _in_list_item(block: blocks.Block, item: Any, look_up: LookUp) -> Any:
    """Lists were once kept without names for their items."""
    if isinstance(item, dict) and item.get("type") == "item" and "value" in item:
        return {**item, "value": in_block(block, item["value"], look_up)}
    return in_block(block, item, look_up)


def in_document(value: Any, keys: dict[str, type[Model]], look_up: LookUp) -> Any:
    """A JSON value in which members of certain names point to rows."""
    if isinstance(value, list):
        return [in_document(each, keys, look_up) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: look_up(keys[name], each)
        if name in keys and each is not None
        else in_document(each, keys, look_up)
        for name, each in value.items()
    }
