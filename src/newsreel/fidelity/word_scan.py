"""Looking at the words of a text one by one."""

from collections.abc import Set

from newsreel.fidelity.document import Document

MOST_PLACES = 4000
"""Of each kind in a text; what is beyond is left out, as no article has so many."""


def places_of(document: Document, starters: Set[str], *, digits: bool = False) -> list[int]:
    """Where one of these words stands, or a number in digits, in order."""
    places = document.places
    found = list(document.noted(_places_of_digits)) if digits else []
    for form in starters:
        if form in places:
            found += places[form]
    found.sort()
    return found[:MOST_PLACES]


def _places_of_digits(document: Document) -> list[int]:
    return [place for form, places in document.places.items() if form[:1].isdigit() for place in places]


class Words:
    """The words of a text, asked for by their places; a place outside it has none."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.forms = document.forms
        self.stems = document.stems
        self.length = len(document.forms)

    def gap(self, place: int) -> str:
        """What stands between this word and the next."""
        return self.document.between(place)

    def gap_before(self, place: int) -> str:
        """What stands between the word before and this one."""
        if place:
            return self.document.between(place - 1)
        return self.document.text[: self.document.starts[0]] if self.length else ""

    def form(self, place: int) -> str:
        return self.forms[place] if 0 <= place < self.length else ""

    def stem(self, place: int) -> str:
        return self.stems[place] if 0 <= place < self.length else ""

    def has_capital(self, place: int) -> bool:
        return 0 <= place < self.length and self.document.words[place][0].isupper()

    def whole(self, place: int, low: int, high: int) -> int | None:
        """The number in digits that this word is, if it lies between these."""
        form = self.form(place)
        if not form.isdecimal() or len(form) > 4:
            return None
        value = int(form)
        return value if low <= value <= high else None

    def ends_ordinal(self, place: int) -> bool:
        """Whether this word has the ending of “18th” after it."""
        return self.form(place + 1) in ("st", "nd", "rd", "th") and self.gap(place) == ""
