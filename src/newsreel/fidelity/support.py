"""What the sources carry, indexed once: every question of a check is then one look-up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from newsreel.fidelity.common_words import COMMON_WORDS
from newsreel.fidelity.demonyms import GROUP_OF
from newsreel.fidelity.document import Document
from newsreel.fidelity.words import SAME_AS, SMALL_WORDS

Spot = tuple[int, int]
"""Which source, and which word of it."""

_JOINING = frozenset([" ", "-", "\u00a0", "", " & ", "\u2011", "’ ", "' "])
_MOST_INITIALS = 7
_SHORTEST_NEAR = 4
"""Letters of a name, at least, for another to be nearly the same."""
_SAME_BUT_FOR_A_SLIP = 0.8
_TRIED = 120
_MOST_NEAREST = 300


def is_capital(word: str) -> bool:
    return word[:1].isupper()


@dataclass(frozen=True)
class Support:
    sources: tuple[Document, ...]
    _nearest: dict[str, Spot | None] = field(default_factory=dict, repr=False)

    @cached_property
    def forms(self) -> dict[str, Spot]:
        """Every form with where it stands first."""
        found: dict[str, Spot] = {}
        for number, source in enumerate(self.sources):
            for form, places in source.places.items():
                found.setdefault(form, (number, places[0]))
        return found

    @cached_property
    def stems(self) -> dict[str, Spot]:
        found: dict[str, Spot] = {}
        for number, source in enumerate(self.sources):
            for stem, places in source.stem_places.items():
                found.setdefault(stem, (number, places[0]))
        return found

    @cached_property
    def _capital_places(self) -> list[list[int]]:
        """For each source, its words with a capital letter."""
        return [
            [place for place, word in enumerate(source.words) if word[0].isupper()] for source in self.sources
        ]

    @cached_property
    def capitals(self) -> dict[str, list[Spot]]:
        """Where a form stands with a capital letter."""
        found: dict[str, list[Spot]] = {}
        for number, places in enumerate(self._capital_places):
            forms = self.sources[number].forms
            for place in places:
                found.setdefault(forms[place], []).append((number, place))
        return found

    @cached_property
    def names(self) -> dict[str, list[Spot]]:
        """Where a form stands with a capital letter that no beginning of a sentence gave it."""
        found: dict[str, list[Spot]] = {}
        for number, places in enumerate(self._capital_places):
            source = self.sources[number]
            for place in places:
                if not source.opens_sentence[place]:
                    found.setdefault(source.forms[place], []).append((number, place))
        return found

    def is_small(self, form: str) -> bool:
        """Whether a form stands without a capital somewhere."""
        if form not in self.forms:
            return False
        return sum(len(source.places.get(form, ())) for source in self.sources) > len(
            self.capitals.get(form, ())
        )

    @cached_property
    def peoples(self) -> dict[str, Spot]:
        """Countries and regions that are named, by themselves or by their people."""
        found: dict[str, Spot] = {}
        for form, spots in self.capitals.items():
            group = GROUP_OF.get(form)
            if group:
                found.setdefault(group, spots[0])
        return found

    @cached_property
    def initials(self) -> dict[str, tuple[int, int, int]]:
        """Initials of runs of capitalised words (small words between them don't count), with their place."""
        found: dict[str, tuple[int, int, int]] = {}
        for number, source in enumerate(self.sources):
            for run in runs(source):
                letters = [source.forms[place][0] for place in run]
                for begin in range(len(run) - 1):
                    for end in range(begin + 2, min(len(run), begin + _MOST_INITIALS) + 1):
                        found.setdefault("".join(letters[begin:end]), (number, run[begin], run[end - 1] + 1))
        return found

    @cached_property
    def shouted(self) -> dict[str, Spot]:
        """Where short names stand: words of two to seven letters, most of them capitals (“LSE”, “MoD”)."""
        found: dict[str, Spot] = {}
        for number, places in enumerate(self._capital_places):
            source = self.sources[number]
            for place in places:
                word = source.words[place]
                if 2 <= len(word) <= _MOST_INITIALS + 2:
                    form = source.forms[place]
                    if sum(map(str.isupper, word)) * 2 > len(form) or form in SAME_AS:
                        found.setdefault(form, (number, place))
        return found

    @cached_property
    def before(self) -> dict[str, dict[str, Spot]]:
        """For each capitalised form, the capitalised forms that stand right before it somewhere."""
        found: dict[str, dict[str, Spot]] = {}
        for number, places in enumerate(self._capital_places):
            source = self.sources[number]
            for former, place in pairwise(places):
                if former + 1 == place and joins(source, former) and source.forms[former] not in SMALL_WORDS:
                    found.setdefault(source.forms[place], {}).setdefault(
                        source.forms[former], (number, former)
                    )
        return found

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """Longer names by their first letter and by their last two: one of both is right in most slips."""
        found: dict[str, list[str]] = {}
        for form in self.names:
            if len(form) >= _SHORTEST_NEAR:
                found.setdefault(form[0], []).append(form)
                found.setdefault(form[-2:], []).append(form)
        return found

    def nearest_name(self, form: str) -> Spot | None:
        """Where a name stands that differs from this one by a slip of the pen."""
        if form in self._nearest:
            return self._nearest[form]
        best, best_ratio = None, _SAME_BUT_FOR_A_SLIP
        if len(form) >= _SHORTEST_NEAR and len(self._nearest) < _MOST_NEAREST:
            matcher = SequenceMatcher(autojunk=False)
            matcher.set_seq2(form)
            for other in (self._by_letter.get(form[0], []) + self._by_letter.get(form[-2:], []))[:_TRIED]:
                if abs(len(other) - len(form)) <= 2 and not {form, other} & COMMON_WORDS:
                    matcher.set_seq1(other)
                    if matcher.real_quick_ratio() >= best_ratio and matcher.ratio() >= best_ratio:
                        best, best_ratio = other, matcher.ratio()
        self._nearest[form] = self.names[best][0] if best else None
        return self._nearest[form]

    def same_as(self, form: str) -> Spot | None:
        """Where a short name stands written out."""
        for phrase in SAME_AS.get(form, ()):
            parts = phrase.split()
            spots = self.capitals.get(parts[0], [])
            for number, place in spots[:50]:
                if self.sources[number].forms[place : place + len(parts)] == parts:
                    return number, place
        return None


def joins(document: Document, place: int) -> bool:
    """Whether a word and the next may be parts of one name."""
    between = document.between(place)
    if between in _JOINING:
        return True
    return between in (". ", ".") and len(document.words[place]) <= 2


def runs(document: Document) -> Iterator[list[int]]:
    """Capitalised words one after another, with small words left out: “Transport for London” is one run."""
    run: list[int] = []
    gap = 0
    for place, word in enumerate(document.words):
        if is_capital(word):
            run.append(place)
            gap = 0
        elif run and document.forms[place] in SMALL_WORDS and gap < 2:
            gap += 1
        else:
            if len(run) > 1:
                yield run
            run, gap = [], 0
            continue
        if not joins(document, place):
            if len(run) > 1:
                yield run
            run, gap = [], 0
    if len(run) > 1:
        yield run
