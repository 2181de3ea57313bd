"""Plain words that no source carries, in any form and in no word that stands for them."""

from dataclasses import dataclass, field
from enum import StrEnum

from newsreel.fidelity.document import Document
from newsreel.fidelity.support import ROOT, Support, is_capital
from newsreel.fidelity.synonyms import STANDS_FOR
from newsreel.fidelity.words import CALENDAR_WORDS, ROLES, SMALL_WORDS

_RANKS_LISTED = """
    biggest largest oldest youngest best worst highest lowest longest fastest greatest smallest tallest
    busiest record only unprecedented landmark historic popular famous acclaimed controversial notorious
"""
_RANKS = frozenset(_RANKS_LISTED.split())
_PLACES_LISTED = """
    city town village county region capital country north south east west northern southern eastern western
    central home road street island coast border outside nearby
"""
_PLACES = frozenset(_PLACES_LISTED.split())
_ENDING = 4
"""Letters by which they may differ in length."""


class Sort(StrEnum):
    """What a word says: the kinds that correctors take out oftenest are told apart."""

    ROLE = "role"
    RANK = "rank"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True)
class Wording:
    draft: Document
    support: Support
    _known: dict[str, bool] = field(default_factory=dict, repr=False)

    def weighs(self, place: int) -> bool:
        """Whether a word says something by itself; names, numbers and days are others' business."""
        form = self.draft.forms[place]
        if form in SMALL_WORDS or len(form) < 3 or form in CALENDAR_WORDS:
            return False
        word = self.draft.words[place]
        if word[0].isdigit():
            return False
        return not is_capital(word) or (
            self.draft.opens_sentence[place] and form not in self.support.capitals
        )

    def is_carried(self, place: int) -> bool:
        stem = self.draft.stems[place]
        if stem not in self._known:
            stems, roots = self.support.stems, self.support.roots
            self._known[stem] = (
                stem in stems
                or any(other in stems for other in STANDS_FOR.get(stem, ()))
                or any(abs(length - len(stem)) <= _ENDING for length in roots.get(stem[:ROOT], ()))
            )
        return self._known[stem]

    def sort(self, place: int) -> Sort:
        form = self.draft.forms[place]
        if form in ROLES:
            return Sort.ROLE
        if form in _RANKS:
            return Sort.RANK
        return Sort.PLACE if form in _PLACES else Sort.OTHER
