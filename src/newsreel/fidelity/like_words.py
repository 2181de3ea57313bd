"""Places of two texts in the same words: how they are found, and how far the words are the same."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from newsreel.fidelity.document import Document

Place = TypeVar("Place")
Neighbours = tuple[str, str, str]
"""Which side of a place, and two words there."""


def neighbours(document: Document, first: int, last: int) -> Iterator[Neighbours]:
    """Of words `first` up to but not including `last`: the two before, the two after, and one of each."""
    forms = document.forms
    before = forms[first - 1] if first else ""
    after = forms[last] if last < len(forms) else ""
    if first > 1:
        yield "before", forms[first - 2], before
    if last + 1 < len(forms):
        yield "after", after, forms[last + 1]
    if before and after:
        yield "around", before, after


def by_neighbours(
    document: Document, places: Iterable[Place], span: Callable[[Place], tuple[int, int]]
) -> dict[Neighbours, list[Place]]:
    """Places of a text by the words beside them. `span` gives the first word and the one past the last."""
    found: dict[Neighbours, list[Place]] = {}
    for place in places:
        for pair in neighbours(document, *span(place)):
            found.setdefault(pair, []).append(place)
    return found


def same_before(one: Sequence[str], place: int, other: Sequence[str], other_place: int, most: int) -> int:
    """How many words before these two places are the same, `most` at most."""
    run = 0
    while run < most and one[place - run - 1] == other[other_place - run - 1]:
        run += 1
    return run


def same_from(one: Sequence[str], place: int, other: Sequence[str], other_place: int, most: int) -> int:
    """How many words from these two places on are the same, `most` at most."""
    run = 0
    while run < most and one[place + run] == other[other_place + run]:
        run += 1
    return run
