"""The passage of a text that is nearest to some words, and how the two differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsreel.fidelity.document import Document

_ANCHORS = 24
"""Words of the passage, the rarest first, by which its like is looked for."""
_PLACES = 40
"""Places of each that are tried."""
_LONGEST = 400
"""Words that are compared one by one; a longer passage is compared by its beginning."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` up to but not including `last` of a document, and how much of the passage they hold."""

    first: int
    last: int
    share: float
    """Of the passage's words, those that stand there in the same order."""


def find(document: Document, forms: Sequence[str], *, after: int = 0) -> Match | None:
    """Where these words stand one after another, whatever is between them. Linear."""
    sought = "".join(forms)
    if not sought:
        return None
    starts = document.joined_starts
    place = document.joined.find(sought, starts[after])
    while place >= 0:
        first = _word_at(starts, place)
        last = _word_at(starts, place + len(sought))
        if first is not None and last is not None:
            return Match(first, last, 1.0)
        place = document.joined.find(sought, place + 1)
    return None


def nearest(document: Document, forms: Sequence[str]) -> Match | None:
    """The passage that holds most of these words in their order; None where none of them stands there."""
    forms = forms[:_LONGEST]
    window = _densest(document, forms)
    if window is None:
        return None
    first, last = window
    blocks = _common(forms, document.forms[first:last])
    if not blocks:
        return None
    held = sum(size for _a, _b, size in blocks)
    head, tail = blocks[0], blocks[-1]
    return Match(
        max(first, first + head[1] - head[0]),
        min(last, first + tail[1] + tail[2] + len(forms) - tail[0] - tail[2]),
        held / len(forms),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """Words `first` to `last` of the passage stand for words `other_first` to `other_last` of the match."""

    first: int
    last: int
    other_first: int
    other_last: int


def differences(forms: Sequence[str], others: Sequence[str]) -> list[Difference]:
    """What has to be changed in the one to make the other, in order."""
    matcher = SequenceMatcher(None, forms, others, autojunk=False)
    return [Difference(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _common(forms: Sequence[str], others: Sequence[str]) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, forms, others, autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _word_at(starts: list[int], place: int) -> int | None:
    low, high = 0, len(starts) - 1
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < place:
            low = middle + 1
        else:
            high = middle
    return low if starts[low] == place else None


def _densest(document: Document, forms: Sequence[str]) -> tuple[int, int] | None:
    """The stretch, somewhat longer than the passage, in which most of its different words stand."""
    places = document.places
    known = {form: places[form] for form in dict.fromkeys(forms) if form in places}
    if not known:
        return None
    rarest = sorted(known, key=lambda form: len(known[form]))[:_ANCHORS]
    hits = sorted((place, form) for form in rarest for place in known[form][:_PLACES])
    width = len(forms) + max(4, len(forms) // 4)
    weights = {form: 1.0 / len(known[form]) ** 0.5 for form in rarest}
    inside: dict[str, int] = {}
    score = best_score = 0.0
    best = hits[0][0]
    tail = 0
    for place, form in hits:
        inside[form] = inside.get(form, 0) + 1
        if inside[form] == 1:
            score += weights[form]
        while hits[tail][0] <= place - width:
            gone = hits[tail][1]
            inside[gone] -= 1
            if inside[gone] == 0:
                score -= weights[gone]
            tail += 1
        if score > best_score + 1e-9:
            best_score, best = score, hits[tail][0]
    margin = len(forms) // 2 + 3
    return max(0, best - margin), min(len(document), best + width + margin)
