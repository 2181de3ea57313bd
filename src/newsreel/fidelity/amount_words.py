"""What stands about an amount: a word that bounds it, and what it counts."""

from newsreel.fidelity import calendar_words
from newsreel.fidelity.amount import Amount, AmountKind, Bound
from newsreel.fidelity.word_scan import Words

_NOUNS = 3
_NOUN_WORDS = 5
OLDEST = 115
"""Years: more is no age."""
_ABOUT_LISTED = "about around roughly approximately some circa estimated approx"
_ABOUT = frozenset(_ABOUT_LISTED.split())
_THAN = {
    "more": Bound.ABOVE, "greater": Bound.ABOVE, "higher": Bound.ABOVE, "older": Bound.ABOVE,
    "longer": Bound.ABOVE, "less": Bound.BELOW, "fewer": Bound.BELOW, "lower": Bound.BELOW,
}  # fmt: skip
_SMALL_WORDS_LISTED = """
    a an the and or but of in on at by for to from with as is are was were be been has have had his her its
    their our my your this that these those who which other more new old who whose it he she they per each
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_LISTED.split())


class AmountWords(Words):
    """Makes amounts of stretches of words."""

    def make(
        self,
        first: int,
        last: int,
        kind: AmountKind,
        value: float,
        *,
        unit: str = "",
        step: float = 1.0,
        upper: float | None = None,
        start: int | None = None,
        end: int | None = None,
        either: float | None = None,
        unit_word: str = "",
        nouns: tuple[str, ...] | None = None,
    ) -> Amount:
        return Amount(
            first,
            last,
            self.document.starts[first] if start is None else start,
            self.document.ends[last - 1] if end is None else end,
            kind,
            value,
            unit,
            step,
            upper,
            self._bound(first),
            self._nouns(last) if nouns is None else nouns,
            either,
            unit_word,
            kind is AmountKind.COUNT and self._in_name(first),
        )

    def _in_name(self, first: int) -> bool:
        if not first or self.gap_before(first) not in (" ", "-", "\xa0"):
            return False
        former = self.document.words[first - 1]
        return (
            former[:1].isupper()
            and not self.document.opens_sentence[first - 1]
            and (
                former.lower() not in calendar_words.MONTHS and former.lower() not in calendar_words.WEEKDAYS
            )
        )

    def _bound(self, first: int) -> Bound:
        former, earlier = self.form(first - 1), self.form(first - 2)
        if former in ("a", "an", "the"):
            former, earlier = earlier, self.form(first - 3)
        if former in _ABOUT:
            return Bound.ABOUT
        if former == "than":
            return _THAN.get(earlier, Bound.NONE)
        if former == "least" and earlier == "at":
            return Bound.ABOVE
        if (former == "to" and earlier == "up") or (former == "most" and earlier == "at"):
            return Bound.BELOW
        if former in ("over", "above"):
            return Bound.ABOVE
        if former in ("nearly", "almost", "under", "below"):
            return Bound.BELOW
        return Bound.NONE

    def _nouns(self, last: int) -> tuple[str, ...]:
        found: list[str] = []
        for place in range(last, min(last + _NOUN_WORDS, self.length)):
            gap = self.document.between(place - 1)
            if not gap.isspace() and gap not in ("-", "'", "’", " '", ' "', " “", " ‘"):
                break
            if self.forms[place] not in _SMALL_WORDS:
                found.append(self.stems[place])
                if len(found) == _NOUNS:
                    break
        return tuple(found)

    def ordinal(self, first: int, last: int, value: float) -> Amount:
        if self.form(last) == "birthday" and value <= OLDEST:
            return self.make(first, last + 1, AmountKind.AGE, value)
        return self.make(first, last, AmountKind.ORDINAL, value)
