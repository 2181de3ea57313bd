"""Amounts that are a word of their own: “third”, “half of”, “dozens”, “doubled”, “a week”."""

from newsreel.fidelity import measures
from newsreel.fidelity.amount import Amount, AmountKind
from newsreel.fidelity.amount_words import AmountWords
from newsreel.fidelity.calendar_words import SPELLED_ORDINALS
from newsreel.fidelity.numerals import SMALL, TENS
from newsreel.fidelity.word_scan import places_of

_VAGUE = {"dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_TIMES = {
    "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0, "twice": 2.0, "treble": 3.0,
    "trebled": 3.0, "triple": 3.0, "tripled": 3.0, "tripling": 3.0, "quadrupled": 4.0,
}  # fmt: skip
FRACTION_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10,
}  # fmt: skip
_BEFORE_A_RATE_LISTED = """
    once twice times million billion thousand hundred pounds dollars euros pence percent cent m bn k people
"""
_BEFORE_A_RATE = frozenset(_BEFORE_A_RATE_LISTED.split())
_WORDS = (
    frozenset(("a", "an"))
    | frozenset(_VAGUE)
    | frozenset(_TIMES)
    | frozenset(SPELLED_ORDINALS)
    | frozenset(("half", "quarter"))
)
_AFTER_A_SECOND_LISTED = "of or and to before after later in at from faster slower quicker ahead behind"
_AFTER_A_SECOND = frozenset(_AFTER_A_SECOND_LISTED.split())


class AmountTerms(AmountWords):
    def in_words(self, taken: set[int]) -> list[Amount]:
        """Those that are a word of their own: “third”, “half of”, “dozens”, “doubled”."""
        found: list[Amount] = []
        for place in places_of(self.document, _WORDS):
            amount = None if place in taken else self._in_word(place, self.forms[place])
            if amount is not None:
                found.append(amount)
        return found

    def _in_word(self, place: int, form: str) -> Amount | None:
        if form in _VAGUE:
            if place and self.forms[place - 1] in SMALL:
                return None
            first = place
            value = _VAGUE[form]
            if self.form(place - 1) == "of" and self.form(place - 2) in _VAGUE:
                first, value = place - 2, value * _VAGUE[self.form(place - 2)]
            elif self.form(place - 1) == "of" and self.form(place - 2) == "tens":
                first, value = place - 2, value * 10
            return self.make(first, place + 1, AmountKind.VAGUE, value)
        if form in ("a", "an"):
            return self._one_of_time(place)
        if form in _TIMES:
            return self.make(place, place + 1, AmountKind.TIMES, _TIMES[form])
        if form in ("half", "third", "quarter", "fifth") and self._is_part(place, form):
            first = place - 1 if self.form(place - 1) in ("a", "one") else place
            parts = FRACTION_PARTS[form]
            return self.make(first, place + 1, AmountKind.PERCENT, 100 / parts, step=50 / parts)
        if form in SPELLED_ORDINALS:
            if form == "second" and self._is_of_time(place):
                return None
            first = place
            value = float(SPELLED_ORDINALS[form])
            if (
                place
                and self.forms[place - 1] in TENS
                and self.gap_before(place) in ("-", " ")
                and value < 10
            ):
                first, value = place - 1, value + TENS[self.forms[place - 1]]
            return self.ordinal(first, place + 1, value)
        return None

    def _one_of_time(self, place: int) -> Amount | None:
        """“a week”, “more than an hour”; not the rate of “£1m a year”."""
        told = measures.UNITS.get(self.stems[place + 1]) if place + 1 < self.length else None
        former = self.form(place - 1)
        if told is None or told[0] not in ("time", "months") or self.gap(place) != " ":
            return None
        if self.forms[place + 1].endswith("s") or former[:1].isdigit() or former in _BEFORE_A_RATE:
            return None
        if self.form(place + 2) in ("ago", "earlier", "old"):
            return None
        if self.forms[place + 1] == "second" and not self._is_of_time(place + 1):
            return None
        return self.make(
            place,
            place + 2,
            AmountKind.MEASURE,
            told[1],
            unit=told[0],
            step=told[1],
            unit_word=self.stems[place + 1],
        )

    def _is_of_time(self, place: int) -> bool:
        """Whether “second” is the sixtieth part of a minute, and not the next after the first."""
        former = self.form(place - 1)
        if former in ("per", "every", "split"):
            return True
        return former == "a" and (self.gap(place) != " " or self.form(place + 1) in _AFTER_A_SECOND)

    def _is_part(self, place: int, form: str) -> bool:
        after, former = self.form(place + 1), self.form(place - 1)
        if form == "half":
            if former in ("first", "second", "and", "a") and after != "of":
                return False
            return after in ("of", "the", "his", "her", "its", "their", "its") or former in (
                "than",
                "nearly",
                "almost",
                "by",
            )
        return (former in ("a", "one") and after in ("of", "to", "in", "")) or (
            former == "a" and after == "more"
        )
