"""Days, months and years in a text."""

from typing import Any

from newsreel.fidelity import calendar_words as calendar
from newsreel.fidelity.moment import Moment, MomentKind, day_of
from newsreel.fidelity.word_scan import Words

_EARLIEST, _LATEST = 1000, 2100
_COUNTED_AFTER_LISTED = "people men women jobs homes years pounds dollars euros metres miles km kg"
_COUNTED_AFTER = frozenset(_COUNTED_AFTER_LISTED.split())


class CalendarDates(Words):
    """Reads those that begin at a given word."""

    def make(self, first: int, last: int, kind: MomentKind, **parts: Any) -> Moment:
        start, end = self.document.span(first, last)
        return Moment(first, last, start, end, kind, **parts)

    def is_month(self, place: int) -> bool:
        return place < self.length and self.forms[place] in calendar.MONTHS and self.has_capital(place)

    def _year_after(self, last: int) -> tuple[int | None, int]:
        """A year right after word `last` - 1, and where it ends."""
        if len(self.form(last)) == 4 and self.gap(last - 1) in (" ", ", ", ",", ". ", "\xa0"):
            year = self.whole(last, _EARLIEST, _LATEST)
            if year is not None and self.gap(last)[:1] not in ("%", ":"):
                return year, last + 1
        return None, last

    def month(self, place: int) -> Moment | None:
        """“March”, “March 18”, “March 18th, 2026”, “March 2026”."""
        if not self.has_capital(place):
            return None
        month = calendar.MONTHS[self.forms[place]]
        last = place + 1
        day = None
        if last < self.length and self.gap(place) in (" ", ". ", ", ", "\xa0"):
            if self.forms[last] == "the" and self.ends_ordinal(last + 1):
                last += 1
            day = self.whole(last, 1, 31)
            if day is not None and self.gap(last)[:1] in ("%", ":"):
                day = None
        if day is not None:
            last += 2 if self.ends_ordinal(last) else 1
            last = self._past_second_day(last)
            year, last = self._year_after(last)
            return self.make(place, last, MomentKind.DAY, year=year, month=month, day=day)
        year, last = self._year_after(last)
        if year is None and not self._stands_for_month(place):
            return None
        return self.make(place, last, MomentKind.MONTH, year=year, month=month)

    def _stands_for_month(self, place: int) -> bool:
        form = self.forms[place]
        if form not in calendar.MODAL_MONTHS:
            return len(form) > 3 or (place > 0 and self.forms[place - 1] in calendar.BEFORE_A_DATE)
        return place > 0 and self.forms[place - 1] in calendar.BEFORE_A_DATE

    def _past_second_day(self, last: int) -> int:
        """Past the second day of “March 18-20” or “18 and 19”."""
        if self.gap(last - 1) in ("-", "–", " - ", " – ") and self.whole(last, 1, 31) is not None:
            return last + (2 if self.ends_ordinal(last) else 1)
        return last

    def day_first(self, place: int) -> Moment | None:
        """“18 March”, “18th of March 2026”, “the 19th century”."""
        number = self.whole(place, 1, 99)
        if number is None or (place and self.gap(place - 1) in ("£", " £", "$", " $", "€", " €")):
            return None
        last = place + 1
        ordinal = self.ends_ordinal(place)
        if ordinal:
            last += 1
        last = self._past_second_day(last)
        if ordinal or (last < self.length and self.is_month(last)):
            return self.ordinal(place, last, number, must_be_ordinal=not ordinal)
        return None

    def ordinal(self, place: int, last: int, number: int, *, must_be_ordinal: bool = False) -> Moment | None:
        """A day of a month or a century, of which words `place` to `last` are the number."""
        if last >= self.length or self.gap(last - 1) not in (" ", "-", "\xa0"):
            return None
        at = last
        if self.forms[at] == "of" and at + 1 < self.length:
            at += 1
        if self.is_month(at) and number <= 31:
            year, end = self._year_after(at + 1)
            return self.make(
                place, end, MomentKind.DAY, year=year, month=calendar.MONTHS[self.forms[at]], day=number
            )
        if self.forms[last] in ("century", "centuries", "c") and len(self.forms[last]) > 1:
            return self.make(place, last + 1, MomentKind.CENTURY, year=number)
        return None

    def in_figures(self, place: int) -> Moment | None:
        """“2026-03-18”, “18/03/2026”, “18.03.2026”."""
        form = self.forms[place]
        last = place + 1
        if form.count(".") == 2:
            parts = form.split(".")
        elif (
            place + 2 < self.length
            and self.gap(place) == self.gap(place + 1)
            and self.gap(place) in ("-", "/")
        ):
            parts = self.forms[place : place + 3]
            last = place + 3
        else:
            return None
        if not all(part.isdigit() and len(part) <= 4 for part in parts):
            return None
        numbers = [int(part) for part in parts]
        if len(parts[0]) == 4:
            year, month, day = numbers
        elif len(parts[2]) == 4:
            day, month, year = numbers
            if month > 12:
                day, month = month, day
        else:
            return None
        if day_of(year, month, day) is None or not _EARLIEST <= year <= _LATEST:
            return None
        either = len(parts[0]) != 4 and day <= 12 and day != month
        return self.make(place, last, MomentKind.DAY, year=year, month=month, day=day, either_way=either)

    def year(self, place: int) -> Moment | None:
        year = self.whole(place, _EARLIEST, _LATEST)
        if year is None:
            return None
        before = self.gap(place - 1) if place else self.document.text[: self.document.starts[0]]
        if before[-1:] in ("£", "$", "€", "¥") or self.gap(place)[:1] == "%":
            return None
        former = self.forms[place - 1] if place else ""
        if self._decade_ends(place):
            return self.make(place, place + 2, MomentKind.DECADE, year=year)
        if (place and before == "") or (place + 1 < self.length and self.gap(place) == ""):
            return None
        after = self.forms[place + 1] if place + 1 < self.length and self.gap(place) == " " else ""
        if (
            former in ("than", "over", "about", "nearly", "almost", "around", "some", "least", "to")
            and (former != "to" or year < 1900)
            and not (former == "around" and year >= 1900)
        ):
            return None
        if not 1900 <= year <= 2100 and former not in calendar.BEFORE_A_DATE:
            return None
        if (after in _COUNTED_AFTER or after in calendar.PERIODS) or (
            self.document.starts[place] == 0 and not after
        ):
            return None
        last = place + 1
        spans_two = len(self.form(last)) == 2 and self.gap(place) in ("-", "/", "–")
        if spans_two and self.whole(last, 0, 99) == (year + 1) % 100:
            last += 1
        return self.make(place, last, MomentKind.YEAR, year=year)

    def _decade_ends(self, place: int) -> bool:
        return (
            place + 1 < self.length
            and self.forms[place + 1] == "s"
            and self.gap(place) in ("", "'", "’")
            and self.forms[place].endswith("0")
        )

    def short_decade(self, place: int) -> Moment | None:
        """“the ’90s”."""
        number = self.whole(place, 10, 90)
        if number is None or len(self.forms[place]) != 2 or not self._decade_ends(place):
            return None
        former = self.forms[place - 1] if place else ""
        if former in ("his", "her", "their", "my", "your"):
            return None
        return self.make(place, place + 2, MomentKind.DECADE, year=number)
