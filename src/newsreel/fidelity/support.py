"""What the sources carry, indexed once: every question of a check is then one look-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newsreel.fidelity.demonyms import GROUP_OF
from newsreel.fidelity.document import Document
from newsreel.fidelity.words import SAME_AS, SMALL_WORDS

Spot = tuple[int, int]
"""Which source, and which word of it."""

_JOINING = frozenset([" ", "-", "\u00a0", "", " & ", "\u2011", "’ ", "' "])
_MOST_INITIALS = 7
ROOT = 5
"""Letters by which two stems of one family agree: “nation” and “national”."""


def is_capital(word: str) -> bool:
    return word[:1].isupper()


@dataclass(frozen=True)
class Support:
    sources: tuple[Document, ...]

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
    def roots(self) -> dict[str, list[int]]:
        """Lengths of the stems by their first letters, by which the words of one family agree."""
        found: dict[str, list[int]] = {}
        for stem in self.stems:
            if len(stem) >= ROOT - 1:
                found.setdefault(stem[:ROOT], []).append(len(stem))
        return found

    @cached_property
    def capitals(self) -> dict[str, list[Spot]]:
        """Where a form stands with a capital letter."""
        found: dict[str, list[Spot]] = {}
        for number, source in enumerate(self.sources):
            forms = source.forms
            for place in source.capitals:
                found.setdefault(forms[place], []).append((number, place))
        return found

    @cached_property
    def names(self) -> dict[str, list[Spot]]:
        """Where a form stands with a capital letter that no beginning of a sentence gave it."""
        found: dict[str, list[Spot]] = {}
        for number, source in enumerate(self.sources):
            for place in source.capitals:
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
        for number, source in enumerate(self.sources):
            for place in source.capitals:
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
        for number, source in enumerate(self.sources):
            for former, place in pairwise(source.capitals):
                if former + 1 == place and joins(source, former) and source.forms[former] not in SMALL_WORDS:
                    found.setdefault(source.forms[place], {}).setdefault(
                        source.forms[former], (number, former)
                    )
        return found

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
    for place in document.capitals:
        if run and not _goes_on(document, run[-1], place):
            if len(run) > 1:
                yield run
            run = []
        run.append(place)
    if len(run) > 1:
        yield run


def _goes_on(document: Document, former: int, place: int) -> bool:
    """Whether at most two small words stand between two words, and nothing that parts them."""
    if place - former > 3:
        return False
    between = range(former + 1, place)
    return all(document.forms[one] in SMALL_WORDS for one in between) and all(
        joins(document, one) for one in range(former, place)
    )
