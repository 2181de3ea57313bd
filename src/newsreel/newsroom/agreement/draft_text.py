"""An article as one text, with where each stretch of it stands in the article."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreel.lib.html import plain_text
from newsreel.newsroom.checklist.problem import Anchor
from newsreel.newsroom.checklist.wordings import words_of

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article

_TOLD_IN = frozenset(("heading", "list", "table", "live_update", "imported_markup"))
_QUOTED_IN = frozenset(("quote", "pull_quote"))
_OPENING = "“\"‘'«「"


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` to `end` of the text stand at `anchor`."""

    start: int
    end: int
    anchor: Anchor
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class DraftText:
    text: str
    parts: tuple[Part, ...]
    headline_end: int
    """Behind headline and standfirst."""

    def part_at(self, place: int) -> Part | None:
        """The part in which this character stands; None for an empty article."""
        found = bisect_right([part.start for part in self.parts], place) - 1
        return self.parts[max(0, found)] if self.parts else None


def draft_text(article: "Article") -> DraftText:
    """Headline, standfirst and the blocks that tell something, with empty lines between them.

    What a quotation block holds stands in quotation marks, as readers see it. Pictures, embeds and links to
    other articles have words of others and are left out.
    """
    texts: list[str] = []
    parts: list[Part] = []
    length = 0

    def add(text: str, anchor: Anchor, block_id: str = "") -> None:
        nonlocal length
        if text.strip():
            parts.append(Part(length, length + len(text), anchor, block_id))
            texts.append(text)
            length += len(text) + 2

    add(article.title, ("title",))
    add(article.standfirst, ("standfirst",))
    headline_end = max(0, length - 2)
    for index, block in enumerate(article.body):
        if block.block_type == "text":
            add(plain_text(block.value.source), ("body", index), block.id or "")
        elif block.block_type in _TOLD_IN:
            add(words_of(block), ("body", index), block.id or "")
        elif block.block_type in _QUOTED_IN:
            add(_in_marks(words_of(block)), ("body", index), block.id or "")
    return DraftText("\n\n".join(texts), tuple(parts), headline_end)


def _in_marks(words: str) -> str:
    """Paragraphs run on, since a mark that isn't closed in its paragraph is no quotation."""
    words = " ".join(words.split())
    return words if not words or words[0] in _OPENING else f"“{words}”"
