"""How much of an entry's text is quoted, and how it is written down. Pure."""

import re

_WORD = re.compile(r"\S+")
_ENDS = (".", "!", "?")


def excerpt_end(text: str, words: int) -> int:
    """Where an excerpt of at most so many words from the beginning ends, in characters.

    It ends at a sentence where one ends in its last third.
    """
    ends = []
    for match in _WORD.finditer(text):
        ends.append(match.end())
        if len(ends) > words:
            break
    else:
        return ends[-1] if ends else 0
    kept = ends[:words]
    for place in range(len(kept) - 1, max(words * 2 // 3 - 1, 0) - 1, -1):
        if _is_end_of_sentence(text, kept[place]):
            return kept[place]
    return kept[-1] if kept else 0


def quoted(text: str, start: int, end: int) -> str:
    """The passage in one line; with three dots where it breaks off within a sentence."""
    passage = " ".join(text[start:end].split())
    if passage and text[end:].strip() and not _is_end_of_sentence(text, end):
        return f"{passage} …"
    return passage


def excerpt(text: str, words: int) -> str:
    """At most so many words from the beginning, as they are quoted."""
    return quoted(text, 0, excerpt_end(text, words))


def _is_end_of_sentence(text: str, place: int) -> bool:
    return text[max(0, place - 4) : place].rstrip("”’\"'").endswith(_ENDS)
