"""Amounts in a text, however they are written."""

from newsreel.fidelity import calendar_words, measures
from newsreel.fidelity.amount import Amount, AmountKind
from newsreel.fidelity.amount_terms import FRACTION_PARTS, AmountTerms
from newsreel.fidelity.amount_words import OLDEST
from newsreel.fidelity.document import Document
from newsreel.fidelity.moments import read_moments
from newsreel.fidelity.numerals import Numeral, near, read_numerals


def read_amounts(text: Document) -> list[Amount]:
    """The amounts of a text, worked out once for each."""
    return text.noted(_amounts)


def _amounts(document: Document) -> list[Amount]:
    """All of them in order; dates and times are none."""
    taken = {place for moment in read_moments(document) for place in range(moment.first, moment.last)}
    scan = _Amounts(document)
    found = [*scan.counted(taken), *scan.in_words(taken)]
    found.sort(key=lambda amount: (amount.first, -amount.last))
    kept: list[Amount] = []
    for amount in found:
        if not kept or amount.first >= kept[-1].last:
            kept.append(amount)
    return kept


class _Amounts(AmountTerms):
    """One pass over the numbers of a text."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.numerals: dict[int, Numeral] = {numeral.first: numeral for numeral in read_numerals(document)}

    def counted(self, taken: set[int]) -> list[Amount]:
        """Those that begin with a number."""
        found: list[Amount] = []
        past = -1
        for numeral in self.numerals.values():
            if numeral.first in taken or numeral.first < past:
                continue
            amount = self._amount(numeral)
            if amount is not None:
                found.append(amount)
                past = amount.last
        return found

    def _amount(self, numeral: Numeral) -> Amount | None:
        first, last = numeral.first, numeral.last
        if numeral.in_digits and first and self.gap_before(first) == "":
            return None
        currency, start, first_word = self._currency_before(first)
        upper, last = self._range(numeral, last)
        if currency:
            return self.make(
                first_word,
                last,
                AmountKind.MONEY,
                numeral.value,
                unit=currency,
                upper=upper,
                step=numeral.step,
                start=start,
            )
        if numeral.in_digits and numeral.last - first == 1:
            special = self._ordinal_in_digits(numeral) or self._score(numeral)
            if special is not None:
                return special
        return (
            self._share(numeral, last, upper)
            or self._money_after(numeral, last, upper)
            or self._age(numeral, last)
            or self._measure(numeral, last, upper)
            or self._count(numeral, last, upper)
        )

    def _currency_before(self, first: int) -> tuple[str, int | None, int]:
        before = self.gap_before(first)
        tail = before.rstrip(" \xa0")
        sign = measures.CURRENCY_SIGNS.get(tail[-1:])
        if sign and len(before) - len(tail) <= 1:
            start = self.document.starts[first] - len(before) + len(tail) - 1
            if sign == "$" and len(tail) == 1 and first:
                prefixed = measures.CURRENCY_PREFIXES.get(self.forms[first - 1])
                if prefixed and self.document.words[first - 1].isupper():
                    return prefixed, self.document.starts[first - 1], first - 1
            return sign, start, first
        if first and before in ("", " ", ". ", "\xa0"):
            code = measures.CURRENCY_CODES.get(self.forms[first - 1])
            if code and self.document.words[first - 1][0].isupper():
                return code, self.document.starts[first - 1], first - 1
        return "", None, first

    def _range(self, numeral: Numeral, last: int) -> tuple[float | None, int]:
        """“10-15 minutes”, “five to six people”: only the first number and the last are kept."""
        if last >= self.length or self.gap(last - 1) not in ("-", "–", " - ", " – "):
            return None, last
        other = self._numeral_at(last)
        if other is None or other.value <= numeral.value or not numeral.in_digits:
            return None, last
        if other.last < self.length and self.gap(other.last - 1) in (" ", "-", "\xa0", ""):
            stem = self.stems[other.last]
            if stem in measures.UNITS or stem in measures.CURRENCY_STEMS or numeral.value >= 20:
                return other.value, other.last
        if self.gap(other.last - 1)[:1] == "%":
            return other.value, other.last
        return None, last

    def _numeral_at(self, place: int) -> Numeral | None:
        return self.numerals.get(place)

    def _ordinal_in_digits(self, numeral: Numeral) -> Amount | None:
        last = numeral.last
        if self.ends_ordinal(last - 1):
            return self.ordinal(numeral.first, last + 1, numeral.value)
        return None

    def _score(self, numeral: Numeral) -> Amount | None:
        """“3-1”; chains such as 4-4-2 are one with the first two."""
        last = numeral.last
        if last >= self.length or self.gap(last - 1) not in ("-", "–") or numeral.value >= 1000:
            return None
        other = self._numeral_at(last)
        if other is None or not other.in_digits or other.value >= 1000 or other.last != last + 1:
            return None
        after = self.stems[other.last] if other.last < self.length else ""
        if self.gap(other.last - 1) in (" ", "-", "") and after in measures.UNITS and after != "m":
            return None
        if self.gap(other.last - 1)[:1] == "%":
            return None
        end = other.last
        while end < self.length and self.gap(end - 1) in ("-", "–") and self.forms[end].isdigit():
            end += 1
        return self.make(numeral.first, end, AmountKind.SCORE, numeral.value, upper=other.value)

    def _share(self, numeral: Numeral, last: int, upper: float | None) -> Amount | None:
        after = self.gap(last - 1)
        made = AmountKind.PERCENT
        if after.lstrip(" \xa0")[:1] == "%":
            end = self.document.ends[last - 1] + after.index("%") + 1
            return self.make(
                numeral.first, last, made, numeral.value, step=numeral.step, upper=upper, end=end
            )
        if last >= self.length or after not in (" ", "-", "\xa0", ""):
            return self._fraction(numeral, last)
        form = self.forms[last]
        last_word = last + 1
        if form == "per" and self.form(last + 1) == "cent":
            last_word = last + 2
        elif form == "percentage" and self.form(last + 1) in ("point", "points"):
            made, last_word = AmountKind.POINTS, last + 2
        elif form not in ("percent", "pc", "percentage"):
            return self._fraction(numeral, last)
        return self.make(numeral.first, last_word, made, numeral.value, step=numeral.step, upper=upper)

    def _fraction(self, numeral: Numeral, last: int) -> Amount | None:
        """“two thirds”, “three-quarters”."""
        if numeral.in_digits or last >= self.length or not near(self.document, last - 1):
            return None
        form = self.forms[last]
        parts = FRACTION_PARTS.get(form) or (FRACTION_PARTS.get(form[:-1]) if form.endswith("s") else None)
        if parts is None or not 1 <= numeral.value < parts or (numeral.value == 1) == form.endswith("s"):
            return None
        return self.make(
            numeral.first, last + 1, AmountKind.PERCENT, 100 * numeral.value / parts, step=100 / parts / 2
        )

    def _money_after(self, numeral: Numeral, last: int, upper: float | None) -> Amount | None:
        after = self.gap(last - 1)
        sign = measures.CURRENCY_SIGNS.get(after.lstrip(" \xa0")[:1])
        follows = self.gap(last - 1) == "" and last < self.length
        if sign and len(after.strip()) == 1 and after.startswith((sign, " " + sign)) and after.endswith(" "):
            end = self.document.ends[last - 1] + after.index(sign) + 1
            return self.make(
                numeral.first,
                last,
                AmountKind.MONEY,
                numeral.value,
                unit=sign,
                step=numeral.step,
                upper=upper,
                end=end,
            )
        if last >= self.length or after not in (" ", "-", "\xa0", ""):
            return None
        at = last
        prefix = measures.CURRENCY_PREFIXES.get(self.forms[at]) if after == " " else None
        if prefix and self.form(at + 1) in ("dollars", "dollar"):
            return self.make(
                numeral.first, at + 2, AmountKind.MONEY, numeral.value, unit=prefix, step=numeral.step
            )
        stem = self.stems[at]
        told = measures.CURRENCY_STEMS.get(stem)
        if told is None or (stem == "p" and not follows) or (stem == "won" and numeral.value < 1000):
            return None
        if stem == "cent" and self.form(at - 1) == "per":
            return None
        return self.make(
            numeral.first,
            at + 1,
            AmountKind.MONEY,
            numeral.value * told[1],
            unit=told[0],
            step=numeral.step * told[1],
            upper=upper,
            unit_word=stem,
        )

    def _age(self, numeral: Numeral, last: int) -> Amount | None:
        """“aged 34”, “34-year-old”, “age of 34”, “Smith, 34,”."""
        first, value = numeral.first, numeral.value
        if numeral.in_digits and self.form(last) == "s" and self.gap(last - 1) in ("", "'", "’"):
            return self.make(first, last + 1, AmountKind.AGE, value, unit="decade")
        if not 0 < value <= OLDEST:
            return None
        if self.stem(last) in ("year", "yr") and self.form(last + 1) in ("old", "olds"):
            return self.make(first, last + 2, AmountKind.AGE, value)
        former, earlier = self.form(first - 1), self.form(first - 2)
        if former in ("aged", "age") or (former == "of" and earlier in ("age", "ages")):
            return self.make(first, last, AmountKind.AGE, value, nouns=())
        if former in ("turned", "turns", "turning") and self.gap(last - 1)[:1] != " ":
            return self.make(first, last, AmountKind.AGE, value, nouns=())
        if numeral.in_digits and first and value >= 1 and float(int(value)) == value:
            before, after = self.gap_before(first), self.gap(last - 1)
            follows_name = self.has_capital(first - 1) or former in ("jr", "sr")
            if follows_name and before in (", ", " (", ",") and after[:1] in (",", ")", ".", ";"):
                return self.make(first, last, AmountKind.AGE, value, nouns=())
        return None

    def _measure(self, numeral: Numeral, last: int, upper: float | None) -> Amount | None:
        if numeral.short_scale == "m" and numeral.value / 1e6 <= 10000:
            return self.make(
                numeral.first,
                last,
                AmountKind.MEASURE,
                numeral.value / 1e6,
                unit="length",
                step=numeral.step / 1e6,
                either=numeral.value,
                unit_word="m",
            )
        if last >= self.length or self.gap(last - 1) not in (" ", "-", "", "\xa0", "‑"):
            return None
        at = last
        squared = self.stems[at] in measures.SQUARED
        if squared:
            at += 1
            if at >= self.length:
                return None
        elif (
            (
                self.forms[at] in ("consecutive", "straight", "successive", "whole", "full", "more")
                and at + 1 < self.length
            )
            and self.stems[at + 1] in calendar_words.SPAN_UNITS
            and self.gap(at) == " "
        ):
            at += 1
        stem = self.stems[at]
        told = measures.UNITS.get(stem) or measures.UNITS.get(self.forms[at])
        if told is None or (len(stem) == 1 and self.gap(at - 1) != ""):
            return None
        unit, size = (f"{told[0]} squared", told[1]) if squared else told
        end = at + 1
        if unit in ("time", "months") and self.form(end) == "old":
            unit, end = f"age in {unit}", end + 1
        scale = 1e6 if size < 1e-3 else 1.0
        return self.make(
            numeral.first,
            end,
            AmountKind.MEASURE,
            numeral.value * size * scale,
            unit=unit,
            step=numeral.step * size * scale,
            upper=upper * size if upper else None,
            unit_word=stem,
        )

    def _count(self, numeral: Numeral, last: int, upper: float | None) -> Amount | None:
        if not numeral.in_digits and numeral.value == 1 and self.gap(last - 1) != "-":
            return None
        return self.make(numeral.first, last, AmountKind.COUNT, numeral.value, step=numeral.step, upper=upper)
