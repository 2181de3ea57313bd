"""Which days a date may mean when the day of publication is known."""

from datetime import date, timedelta

from newsreel.fidelity.moment import Moment, MomentKind, day_of

_NEAR = 8
"""Days to either side of its publication in which an article says “on Tuesday”."""


def days(moment: Moment, published: date) -> frozenset[date]:
    """The days that it may mean; none where it is no day."""
    if moment.kind is MomentKind.DAY and moment.month and moment.day:
        if moment.year is not None:
            day = moment.on()
            return frozenset((day,)) if day else frozenset()
        near = [day_of(published.year + shift, moment.month, moment.day) for shift in (-1, 0, 1)]
        return frozenset(day for day in near if day and abs((day - published).days) <= 183)
    if moment.kind is MomentKind.WEEKDAY and moment.weekday is not None:
        around = (
            [published + timedelta(shift) for shift in range(-_NEAR, _NEAR + 1)]
            if _is_amid(published)
            else []
        )
        return frozenset(day for day in around if day.weekday() == moment.weekday)
    if moment.relative and moment.relative[0] == "day" and _is_amid(published):
        shift = int(moment.relative[1])
        return frozenset((published + timedelta(shift),)) if abs(shift) < 400 else frozenset()
    return frozenset()


def year(moment: Moment, published: date) -> int | None:
    """The year that it means or lies in."""
    if moment.kind in (MomentKind.YEAR, MomentKind.MONTH, MomentKind.DAY):
        return moment.year
    if moment.relative and moment.relative[0] == "year" and abs(moment.relative[1]) < 3000:
        return published.year + int(moment.relative[1])
    return None


def month(moment: Moment, published: date) -> int | None:
    """The month that it means, in whichever year."""
    if moment.relative and moment.relative[0] == "month" and abs(moment.relative[1]) < 12:
        return (published.month - 1 + int(moment.relative[1])) % 12 + 1
    return moment.month


def mean_the_same(one: Moment, other: Moment, published: date) -> bool:
    """Whether both may be the same day, month or year, told otherwise."""
    if not days(one, published).isdisjoint(days(other, published)):
        return True
    if one.relative is None and other.relative is None:
        return False
    ours, theirs = year(one, published), year(other, published)
    if ours is not None and ours == theirs:
        return True
    if one.relative and one.relative[0] == "month":
        return month(one, published) == other.month
    if other.relative and other.relative[0] == "month" and one.kind is MomentKind.MONTH:
        return month(other, published) == one.month
    return False


def _is_amid(published: date) -> bool:
    """Not so near the ends of the calendar that there's no day before or after."""
    return 2 <= published.year <= 9998
