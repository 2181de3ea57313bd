"""Amounts and moments together, and the one in a source that stands in the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from newsreel.fidelity.amount import Amount
from newsreel.fidelity.amounts import read_amounts
from newsreel.fidelity.document import Document
from newsreel.fidelity.finding import Passage
from newsreel.fidelity.held import Held
from newsreel.fidelity.like_words import Neighbours, by_neighbours, neighbours, same_before, same_from
from newsreel.fidelity.moment import Moment
from newsreel.fidelity.moments import read_moments

Figure: TypeAlias = Amount | Moment
Like = TypeVar("Like", Amount, Moment)
_RUN = 10
"""Words on each side that are compared."""
_FAR = 60
"""Words on each side, at most, that are taken for its sentence."""
_LIKE_ITSELF = 8
"""Words in a row by which two places of one text tell the same: less is a list."""
_SAME_PLACES = 24
"""Figures with the same neighbours that are tried."""
_WEIGHTLESS_LISTED = "a an the and or of in on at by for to from with as is was it that he she they his her"
_WEIGHTLESS = frozenset(_WEIGHTLESS_LISTED.split())


@dataclass(frozen=True, slots=True)
class Twin:
    """The figure of a source that stands in the same words as one of the draft."""

    source: int
    figure: Figure
    run: int
    """Words in a row, before it and after it, that are the same."""
    weighty: int
    """Of these, the ones that aren't small."""

    @property
    def is_word_for_word(self) -> bool:
        return (self.run >= 5 and self.weighty >= 2) or (self.run >= 3 and self.weighty >= 3)


def read_figures(text: Document) -> list[Figure]:
    return text.noted(_figures)


def _figures(document: Document) -> list[Figure]:
    both: list[Figure] = [*read_amounts(document), *read_moments(document)]
    return sorted(both, key=lambda figure: figure.first)


def twin(held: Held, figure: Figure) -> Twin | None:
    """The nearest by its words in any source; one that says the same comes before one that doesn't."""
    best: Twin | None = None
    best_rank = (0, False)
    for number, source in enumerate(held.sources):
        index = source.noted(_neighbours)
        seen: set[int] = set()
        for pair in neighbours(held.draft, figure.first, figure.last):
            for other in index.get(pair, ())[:_SAME_PLACES]:
                if other.first in seen:
                    continue
                seen.add(other.first)
                run, weighty = _run(held.draft, figure, source, other)
                rank = (run, other.key == figure.key)
                if rank == (2 * _RUN, True):
                    return Twin(number, other, run, weighty)
                if rank > best_rank:
                    best, best_rank = Twin(number, other, run, weighty), rank
    return best


def other_twin(document: Document, figure: Figure) -> Figure | None:
    """The figure of the same text that stands in the same words as this one, and isn't it."""
    index = document.noted(_neighbours)
    best, best_run = None, 0
    for pair in neighbours(document, figure.first, figure.last):
        for other in index.get(pair, ())[:_SAME_PLACES]:
            if other.first == figure.first:
                continue
            run, weighty = _run(document, figure, document, other)
            if run == 2 * _RUN and other.key == figure.key:
                return other
            if run > best_run and run >= _LIKE_ITSELF and weighty >= _LIKE_ITSELF // 2:
                best, best_run = other, run
    return best


def _neighbours(document: Document) -> dict[Neighbours, list[Figure]]:
    return by_neighbours(document, read_figures(document), lambda figure: (figure.first, figure.last))


def _run(draft: Document, figure: Figure, source: Document, other: Figure) -> tuple[int, int]:
    ours, theirs = draft.forms, source.forms
    before = same_before(ours, figure.first, theirs, other.first, min(_RUN, figure.first, other.first))
    most = min(_RUN, len(ours) - figure.last, len(theirs) - other.last)
    after = same_from(ours, figure.last, theirs, other.last, most)
    same = (*ours[figure.first - before : figure.first], *ours[figure.last : figure.last + after])
    return len(same), sum(word not in _WEIGHTLESS for word in same)


def nearest_figure(
    held: Held, figure: Figure, alike: Sequence[tuple[int, Figure]]
) -> tuple[int, Figure] | None:
    """Of these figures of the sources, the one among most of the words of our sentence."""
    sentence = held.draft.sentence_of(figure.first)
    begin, end = max(sentence.first, figure.first - _FAR), min(sentence.last, figure.last + _FAR)
    ours = {stem for stem in held.draft.stems[begin:end] if len(stem) > 2} - _WEIGHTLESS
    best, best_shared = None, 0
    for number, other in alike:
        stems = held.sources[number].stems
        around = stems[max(0, other.first - 14) : other.last + 14]
        shared = len(ours.intersection(around))
        if shared > best_shared:
            best, best_shared = (number, other), shared
    return best


def passage_of(held: Held, number: int, figure: Figure) -> Passage:
    """Where it stands in a source, with its sign and unit."""
    return Passage(number, figure.start, figure.end, held.sources[number].text[figure.start : figure.end])


def around(document: Document, figure: Figure, width: int) -> list[str]:
    """The stems near it."""
    return document.stems[max(0, figure.first - width) : figure.last + width]
