"""The words and links of an article's blocks, as the checks see them."""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wagtail import blocks

from newsreel.newsroom.checklist.draft import Wording

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article

_QUOTED_IN = {"quote": "text", "pull_quote": "quote"}
"""The kinds of quotation, and the field that holds what is quoted."""
_LINK = re.compile(r"<a\s[^>]{0,2000}?href\s*=\s*[\"']([^\"']{1,2000})[\"']", re.IGNORECASE)
_LINKED_FIELDS = ("address", "link")


def wordings(article: "Article") -> Iterator[Wording]:
    """The standfirst, then each block that has words, in order; who is quoted stands apart from the quote."""
    if article.standfirst.strip():
        yield Wording(article.standfirst, ("standfirst",))
    for index, block in enumerate(article.body):
        is_quotation = block.block_type in _QUOTED_IN
        text = words_of(block)
        if text.strip():
            yield Wording(text, ("body", index), is_quotation=is_quotation)
        if is_quotation and (speaker := str(block.value["speaker"] or "").strip()):
            yield Wording(speaker, ("body", index))


def words_of(block: Any) -> str:
    """A block's text without markup, one line for each of its fields; of a quotation what is quoted alone."""
    if field := _QUOTED_IN.get(block.block_type):
        texts = _texts(block.block.child_blocks[field], block.value[field])
    else:
        texts = _texts(block.block, block.value)
    return "\n".join(texts)


def _texts(block: Any, value: Any) -> Iterator[str]:
    if isinstance(block, blocks.StructBlock):
        for name, inner in block.child_blocks.items():
            yield from _texts(inner, value[name])
    elif isinstance(block, blocks.ListBlock):
        for each in value:
            yield from _texts(block.child_block, each)
    elif not isinstance(block, blocks.ChoiceBlock):
        # A choice has a label for search, which no reader sees.
        yield from map(str, block.get_searchable_content(value))


def links(body: Any) -> Iterator[str]:
    """Addresses that readers can follow from the text."""
    yield from _links(body.get_prep_value())


def _links(value: Any) -> Iterator[str]:
    """In a block's value as it is stored: links in markup, and fields that the front draws as links."""
    if isinstance(value, str):
        yield from (html.unescape(found) for found in _LINK.findall(value))
    elif isinstance(value, list):
        for inner in value:
            yield from _links(inner)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name in _LINKED_FIELDS and isinstance(inner, str):
                yield inner
            yield from _links(inner)
