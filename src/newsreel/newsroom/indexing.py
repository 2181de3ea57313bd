"""Writes many pages into the search index at once, from words that are at hand already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.search.backends import get_search_backend
from wagtail.search.index import AutocompleteField, SearchField

from newsreel.lib.html import plain_text, text_of_clean
from newsreel.lib.rows import Table
from newsreel.newsroom.blocks import ArticleBody

RawBlock = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A new page's words. `fields` are those of its search fields besides the title that it has any for."""

    page_id: int
    title: str
    fields: Mapping[str, str]


def add_to_search_index(model: Any, entries: Sequence[Entry]) -> None:
    """Enter pages that are not in the index yet."""
    if connection.vendor != "sqlite":
        pages = model.objects.filter(pk__in=[entry.page_id for entry in entries])
        get_search_backend().get_index_for_model(model).add_items(model, list(pages))
        return
    from modelsearch.backends.database.sqlite.sqlite import IndexEntry

    table = Table(IndexEntry)
    kind_id = ContentType.objects.get_for_model(model).pk
    names, autocompleted = _fields_of(model)
    table.insert(
        [
            table.row(
                object_id=str(entry.page_id),
                content_type_id=kind_id,
                title=entry.title,
                autocomplete=" ".join([entry.title] * autocompleted),
                body=" ".join(entry.fields.get(name, "") for name in names),
                title_norm=1.0,
            )
            for entry in entries
        ]
    )


@cache
def _fields_of(model: Any) -> tuple[list[str], int]:
    """Names of the search fields besides the title, in the index's order; how often the title completes."""
    fields = model.get_search_fields()
    names = [
        field.field_name for field in fields if isinstance(field, SearchField) and field.field_name != "title"
    ]
    titles = [field for field in fields if isinstance(field, AutocompleteField)]
    return names, len(titles)


def searchable_texts(body: Iterable[RawBlock]) -> list[str]:
    """The words of a body as it is stored, those that the index would hold if it were saved."""
    texts: list[str] = []
    for block in body:
        kind, value = block["type"], block["value"]
        if kind == "text":
            texts.append(text_of_clean(value))
        elif kind == "imported_markup":
            texts.append(plain_text(value))
        elif kind == "heading":
            texts += [value["text"], _HEADING_LEVELS.get(value["level"], "")]
        elif kind == "quote":
            texts += [text_of_clean(value["text"]), value["speaker"]]
        else:
            texts += _other(kind, value)
    return texts


def _other(kind: str, value: Any) -> list[str]:
    block = _BODY.child_blocks[kind]
    found: list[str] = block.get_searchable_content(block.to_python(value))
    return found


_BODY = ArticleBody()
_HEADING_LEVELS: dict[str, str] = dict(_BODY.child_blocks["heading"].child_blocks["level"].field.choices)
