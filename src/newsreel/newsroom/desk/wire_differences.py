"""What two tellings of one story say differently, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 1500
"""Compared in each text. Comparing takes the square of this; what follows is shown unmarked."""

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    is_different: bool


def passages(text: str, other: str) -> list[Passage]:
    """`text` in its order, cut where it begins or ceases to say what `other` does not.

    Capitals and punctuation make no difference. Joined together the passages give `text` again.
    """
    words, theirs = _WORD.findall(text), _WORD.findall(other)
    compared, rest = words[:MOST_WORDS], words[MOST_WORDS:]
    found = [Passage(text[: len(text) - len(text.lstrip())], False)]
    matcher = SequenceMatcher(
        None,
        [_bare(word) for word in compared],
        [_bare(word) for word in theirs[:MOST_WORDS]],
        autojunk=False,
    )
    for kind, start, end, _their_start, _their_end in matcher.get_opcodes():
        found.extend(_cut("".join(compared[start:end]), is_different=kind in ("replace", "delete")))
    found.append(Passage("".join(rest), False))
    return [passage for passage in found if passage.text]


def _cut(text: str, *, is_different: bool) -> Iterator[Passage]:
    """The space after a passage is no part of what differs."""
    kept = text.rstrip()
    yield Passage(kept, is_different)
    yield Passage(text[len(kept) :], False)


def _bare(word: str) -> str:
    """A word without what may differ; a sign that stands alone stays."""
    return re.sub(r"[^\w]", "", word).casefold() or word.strip()
