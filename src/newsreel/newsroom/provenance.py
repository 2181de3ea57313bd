"""Which entry each block of an article came from, and at which passage of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from newsreel.gather.models import Entry
from newsreel.newsroom.checklist.wordings import words_of
from newsreel.newsroom.models import Article, Provenance
from newsreel.newsroom.shared_words import words


@dataclass(frozen=True, slots=True)
class Part:
    """A block to be made, the entry that it comes from, and the passage of its text that it quotes."""

    block: tuple[str, object]
    entry: Entry | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One block of an article, as the desk sees where it comes from."""

    number: int
    kind: str
    beginning: str
    entry: Entry | None = None
    start: int | None = None
    end: int | None = None
    is_as_quoted: bool = True
    """The passage stands in the block as it did when it was quoted."""


def note_provenance(article: Article, parts: Sequence[Part]) -> None:
    """Give the article, whose body was just made of these parts, their provenance. Saves nothing."""
    rows = []
    for block, part in zip(article.body, parts, strict=True):
        block.id = block.id or str(uuid4())
        if part.entry is not None:
            rows.append(
                Provenance(
                    block_id=block.id,
                    entry=part.entry,
                    start=part.start,
                    end=part.end,
                    digest=_digest(part.entry, part.start, part.end),
                )
            )
    article.provenance = rows


def lines_of(article: Article) -> list[Line]:
    """Each block that has words, in order, with where it comes from. Two queries, however many blocks."""
    rows: dict[str, Any] = {row.block_id: row for row in article.provenance.all()}
    wanted = {row.entry_id for row in rows.values()}
    entries = Entry.objects.select_related("source").in_bulk(wanted) if wanted else {}
    found = []
    for index, block in enumerate(article.body):
        text = words_of(block)
        row = rows.get(block.id)
        if not text.strip() and row is None:
            continue
        entry = entries.get(row.entry_id) if row else None
        beginning = text.strip()[:90] + ("…" if len(text.strip()) > 90 else "")
        if row is None or entry is None:
            found.append(Line(index + 1, block.block.label, beginning))
        else:
            is_as_quoted = row.start is None or _holds(text, entry.text[row.start : row.end])
            found.append(
                Line(index + 1, block.block.label, beginning, entry, row.start, row.end, is_as_quoted)
            )
    return found


def _holds(text: str, passage: str) -> bool:
    """Whether the passage stands in the text, whatever else does."""
    wanted = " ".join(words(passage))
    return f" {wanted} " in f" {' '.join(words(text))} "


def _digest(entry: Entry, start: int | None, end: int | None) -> str:
    if start is None or end is None:
        return ""
    return hashlib.sha256(entry.text[start:end].encode()).hexdigest()
