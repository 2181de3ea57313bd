"""Which words of one text stand in another in the same order. Pure, and linear in both texts."""

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(
    # Scripts written without spaces: each character counts as a word.
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    # A number with its separators and a compound are one word each, as where words are counted by spaces.
    r"|\d+(?:[.,]\d+)+"
    r"|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+(?:['’-][^\W_]+)*"
)


def words(text: str) -> list[str]:
    """The words as they are compared: without capitals, punctuation and the kind of apostrophe."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _WORD.findall(plain)


def runs(text: Sequence[str], length: int) -> set[tuple[str, ...]]:
    """Every run of so many words in the text."""
    return {tuple(text[start : start + length]) for start in range(len(text) - length + 1)}


def shared(text: Sequence[str], elsewhere: set[tuple[str, ...]], length: int) -> int:
    """How many words of the text stand in runs that are among `elsewhere`, which :func:`runs` made.

    A word that several runs hold counts once.
    """
    count = counted_to = 0
    for start in range(len(text) - length + 1):
        if tuple(text[start : start + length]) in elsewhere:
            count += start + length - max(start, counted_to)
            counted_to = start + length
    return count
