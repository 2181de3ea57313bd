"""Dates and times in a text, as an English newspaper writes them."""

from newsreel.fidelity import calendar_words as calendar
from newsreel.fidelity.calendar_dates import CalendarDates
from newsreel.fidelity.document import Document
from newsreel.fidelity.moment import Moment, MomentKind
from newsreel.fidelity.numerals import SPELLED, Numeral, read_numerals
from newsreel.fidelity.word_scan import places_of

_PARTS_OF_PERIODS = frozenset(("end", "start", "beginning", "middle"))
_STARTERS = (
    frozenset(calendar.MONTHS)
    | frozenset(calendar.WEEKDAYS)
    | frozenset(calendar.DAYS_FROM_TODAY)
    | frozenset(calendar.DIRECTIONS)
    | frozenset(calendar.DECADES)
    | frozenset(calendar.SPELLED_ORDINALS)
    | _PARTS_OF_PERIODS
    | SPELLED
    | {"noon", "midday", "midnight", "later", "earlier", "a", "an"}
)


def read_moments(text: Document) -> list[Moment]:
    """All of them in order, none within another; worked out once for each text."""
    return text.noted(_moments)


def _moments(document: Document) -> list[Moment]:
    return _Moments(document).run()


class _Moments(CalendarDates):
    """One pass over the words of a text."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.numerals: dict[int, Numeral] = {numeral.first: numeral for numeral in read_numerals(document)}

    def run(self) -> list[Moment]:
        found: list[Moment] = []
        past = 0
        for place in places_of(self.document, _STARTERS, digits=True):
            if place < past:
                continue
            form = self.forms[place]
            moment = None
            if form in _STARTERS:
                moment = self._from_word(place, form)
            elif form[:1].isdigit():
                moment = self._from_digits(place)
            if moment is None and place in self.numerals:
                moment = self._ago(place)
            if moment is not None:
                found.append(moment)
                past = moment.last
        return found

    def _from_word(self, place: int, form: str) -> Moment | None:
        if form in calendar.WEEKDAYS:
            return self._weekday(place)
        if form in calendar.MONTHS:
            return self.month(place)
        if form in calendar.DAYS_FROM_TODAY:
            return self.make(
                place, place + 1, MomentKind.RELATIVE, relative=("day", calendar.DAYS_FROM_TODAY[form])
            )
        if form in ("noon", "midday", "midnight"):
            return self.make(place, place + 1, MomentKind.CLOCK, minutes=0 if form == "midnight" else 720)
        if form in calendar.DECADES:
            return self.make(place, place + 1, MomentKind.DECADE, year=calendar.DECADES[form])
        if form in calendar.SPELLED_ORDINALS:
            return self.ordinal(place, place + 1, calendar.SPELLED_ORDINALS[form])
        if form in ("later", "earlier"):
            return self._period(place, place + 1)
        if form in _PARTS_OF_PERIODS:
            return self._part_of_period(place)
        if form in ("a", "an"):
            return self._ago(place)
        return self._period(place, place)

    def _from_digits(self, place: int) -> Moment | None:
        form = self.forms[place]
        return (
            self.in_figures(place)
            or self._clock(place)
            or self.day_first(place)
            or (self.year(place) if len(form) == 4 else self.short_decade(place))
        )

    def _weekday(self, place: int) -> Moment | None:
        if not self.has_capital(place):
            return None
        number = calendar.WEEKDAYS[self.forms[place]]
        after = place + 1
        if after < self.length and self.gap(place) in (" ", ", ", ". "):
            dated = None
            skip = after + 1 if self.forms[after] == "the" else after
            if self.is_month(skip):
                dated = self.month(skip)
            elif skip < self.length and self.forms[skip][:1].isdigit():
                dated = self.day_first(skip)
            elif skip < self.length and self.forms[skip] in calendar.SPELLED_ORDINALS:
                dated = self.ordinal(skip, skip + 1, calendar.SPELLED_ORDINALS[self.forms[skip]])
            if dated is not None and dated.kind is MomentKind.DAY:
                return self.make(
                    place,
                    dated.last,
                    MomentKind.DAY,
                    weekday=number,
                    year=dated.year,
                    month=dated.month,
                    day=dated.day,
                )
        return self.make(place, after, MomentKind.WEEKDAY, weekday=number)

    def _clock(self, place: int) -> Moment | None:
        """“8pm”, “8.30 p.m.”, “20:00”."""
        form = self.forms[place]
        last = place + 1
        minutes = 0
        whole, _point, part = form.partition(".")
        if (
            not whole.isdigit()
            or len(whole) > 2
            or (part and len(part) != 2)
            or (not part.isdigit() and part)
        ):
            return None
        hours = int(whole)
        marked = False
        if part:
            minutes = int(part)
        elif last < self.length and self.gap(place) == ":" and len(self.forms[last]) == 2:
            told = self.whole(last, 0, 59)
            if told is None or (last + 1 < self.length and self.gap(last) == ":"):
                return None
            minutes, last, marked = told, last + 1, True
        half, end = self._half_of_day(last)
        if hours > 24 or minutes > 59 or not (half or marked):
            return None
        if half:
            if hours > 12:
                return None
            hours = hours % 12 + (12 if half == "p" else 0)
        return self.make(place, end, MomentKind.CLOCK, minutes=hours * 60 + minutes)

    def _half_of_day(self, last: int) -> tuple[str, int]:
        if last >= self.length or self.gap(last - 1) not in ("", " ", "\xa0"):
            return "", last
        form = self.forms[last]
        if form in ("am", "pm"):
            return form[0], last + 1
        if (
            form in ("a", "p")
            and last + 1 < self.length
            and self.forms[last + 1] == "m"
            and self.gap(last) == "."
        ):
            return form, last + 2
        return "", last

    def _period(self, place: int, at: int) -> Moment | None:
        """“last week”, “this summer”, “later this month”, “next March”."""
        if at >= self.length or self.forms[at] not in calendar.DIRECTIONS or at + 1 >= self.length:
            return None
        if (at > place and self.gap(place) != " ") or self.gap(at) != " ":
            return None
        unit = self.forms[at + 1]
        direction = calendar.DIRECTIONS[self.forms[at]]
        if unit in calendar.PERIODS:
            return self.make(place, at + 2, MomentKind.RELATIVE, relative=(unit, direction))
        return None

    def _part_of_period(self, place: int) -> Moment | None:
        """“the end of the season”."""
        if (
            self.forms[place + 1 : place + 3] not in (["of", "the"], ["of", "this"])
            or place + 3 >= self.length
        ):
            return None
        unit = self.forms[place + 3]
        if unit not in calendar.PERIODS:
            return None
        return self.make(
            place, place + 4, MomentKind.RELATIVE, relative=(f"{self.forms[place]} of {unit}", 0)
        )

    def _ago(self, place: int) -> Moment | None:
        """“two years ago”, “a week earlier”."""
        numeral = self.numerals.get(place)
        if numeral is not None:
            value, last = numeral.value, numeral.last
        elif self.forms[place] in ("a", "an"):
            value, last = 1.0, place + 1
        else:
            return None
        if last + 1 >= self.length or self.forms[last + 1] not in ("ago", "earlier") or self.gap(last) != " ":
            return None
        unit = calendar.SPAN_UNITS.get(self.document.stems[last])
        if unit is None:
            return None
        return self.make(place, last + 2, MomentKind.RELATIVE, relative=(unit, -value))
