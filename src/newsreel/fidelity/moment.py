"""A date or a time that a text tells."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from newsreel.fidelity.calendar_words import MONTH_NAMES


class MomentKind(StrEnum):
    DAY = "day"
    """A day of a month, with its year or without."""
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Moment:
    """Words `first` up to but not including `last`, characters `start` to `end`."""

    first: int
    last: int
    start: int
    end: int
    kind: MomentKind
    year: int | None = None
    """Of a decade, its first year; of a century, its number."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    minutes: int | None = None
    """Since midnight."""
    relative: tuple[str, float] | None = None
    """A unit and how many of it away: ("year", -2) for “two years ago”, ("week", 1) for “next week”."""
    either_way: bool = False
    """In figures alone, such as 4/5/2026: day and month may be the other way round."""

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for two that say the same."""
        return (self.kind, self.year, self.month, self.day, self.weekday, self.minutes, self.relative)

    def on(self) -> date | None:
        """The day, where it says all of it and there is such a day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return day_of(self.year, self.month, self.day)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_told(moment: Moment) -> str:
    """As an editor would write it: “18 March 2026”."""
    named = f"{moment.day} {MONTH_NAMES[(moment.month or 1) - 1].capitalize()}"
    return f"{named} {moment.year}" if moment.year else named
