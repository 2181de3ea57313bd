"""Where a text speaks in quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_PAIRS = {
    "“": "”",
    "„": "”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "`": "'",
    '"': '"',
    "'": "'",
}
_CLOSING = {"”": "“„", "»": "«", "›": "‹", "」": "「", "』": "『"}
_SINGLE = "'’"
_NEVER_WITHIN = "“«„「"
"""A quotation in these marks holds none in the same: another one goes on with it."""
_MARK = re.compile(r"[“”„«»‹›「」『』‘’`\"']|\n\s*\n|\n")
_BOUNDARY_BEFORE = re.compile(r"[\s(\[{—–\-/“”‘\"'«:,]")
_DECADE = re.compile(r"\d0s\b")
_MOST_MARKS = 8000
"""Marks and line ends that are looked at: an article has some hundreds."""
_LONGEST = 6000
"""Characters from an opening mark to its closing one, at most: more is a mark that was forgotten."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters between the marks, and with them (`outer_…`)."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str
    """The opening mark."""
    depth: int
    """0 for one that stands in no other."""


def quotations(text: str) -> list[Quotation]:
    """All quotations of a text by their beginnings; a mark without its fellow is none.

    A quotation of several paragraphs, each of which opens with the mark again, is one quotation.
    """
    found = [quotation for quotation in _closed(text) if text[quotation.start : quotation.end].strip()]
    return sorted(found, key=lambda quotation: (quotation.start, -quotation.end))


def _closed(text: str) -> Iterator[Quotation]:
    open_marks: list[tuple[str, int]] = []
    paragraph = 0
    for match in islice(_MARK.finditer(text), _MOST_MARKS):
        mark, place = match.group(), match.start()
        while open_marks and place - open_marks[0][1] > _LONGEST:
            open_marks.pop(0)
        if mark.startswith("\n"):
            paragraph = match.end()
            open_marks = [held for held in open_marks if text[paragraph : paragraph + 1] == held[0]]
            continue
        if place == paragraph and open_marks and open_marks[-1][0] == mark:
            continue
        opened = _closes(text, place, mark, open_marks)
        if opened is not None:
            begin = open_marks[opened][1]
            del open_marks[opened:]
            yield Quotation(begin + 1, place, begin, place + 1, text[begin], _depth(open_marks, begin, text))
        elif _opens(text, place, mark, open_marks):
            open_marks.append((mark, place))


def _depth(open_marks: list[tuple[str, int]], begin: int, text: str) -> int:
    """Single marks that never close don't count: most of them are apostrophes."""
    return sum(1 for mark, place in open_marks if place < begin and mark not in "'‘`")


def _closes(text: str, place: int, mark: str, open_marks: list[tuple[str, int]]) -> int | None:
    """Which of the open marks this one closes."""
    if mark in _CLOSING:
        fellows = _CLOSING[mark]
    elif mark == "“":
        fellows = "„"
    elif mark == '"':
        fellows = '"' if _may_close(text, place) else ""
    elif mark in _SINGLE:
        fellows = "‘`'" if _may_close(text, place) and not _is_plural(text, place) else ""
    else:
        return None
    for index in range(len(open_marks) - 1, -1, -1):
        if open_marks[index][0] in fellows:
            return index
    return None


def _may_close(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before) and not before.isspace() and not after.isalnum()


def _is_plural(text: str, place: int) -> bool:
    """Whether a single mark after an s is the apostrophe of a plural: a better close comes soon after."""
    if text[place - 1 : place] not in ("s", "S"):
        return False
    rest = text[place + 1 : place + 400].split("\n", 1)[0]
    later = re.search(r"[.,!?;…]['’](?![^\W_])|[^\Ws]['’](?=[\s.,;:!?)]|$)", rest)
    again = re.search(r"(?<![^\W_])['‘](?=[^\W_])", rest)
    return later is not None and (again is None or later.start() < again.start())


def _opens(text: str, place: int, mark: str, open_marks: list[tuple[str, int]]) -> bool:
    if mark not in _PAIRS or (mark in _NEVER_WITHIN and any(held == mark for held, _place in open_marks)):
        return False
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    if mark in "'‘`":
        if _DECADE.match(text, place + 1):
            return False
        return (not before or _BOUNDARY_BEFORE.match(before) is not None) and (
            after.isalnum() or after in '“"[(…'
        )
    return not (mark == '"' and open_marks and open_marks[-1][0] == '"')
