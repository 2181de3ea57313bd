"""Every date and time stands in a source, and agrees with the day of publication."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from newsreel.fidelity.calendar_words import WEEKDAY_NAMES
from newsreel.fidelity.dateline import dateline
from newsreel.fidelity.document import Document
from newsreel.fidelity.figures import Twin, nearest_figure, passage_of, twin
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.moment import Moment, MomentKind, day_of, day_told
from newsreel.fidelity.moments import read_moments
from newsreel.fidelity.resolving import mean_the_same
from newsreel.fidelity.tenses import is_past

_MOST = 200
"""Findings, after which a draft isn't looked at any further."""
_MOST_LOOKED_AT = 600
"""Dates of a draft: an article has some dozens."""
_MOST_ALIKE = 300
"""Dates of a source that are compared one by one."""
_SOON = 120
"""Days after publication in which a date without a year is taken for one of this year."""


def check(held: Held) -> Iterator[Finding]:
    yield from islice(_all(held), _MOST)


def _all(held: Held) -> Iterator[Finding]:
    published = held.published or dateline(held.draft)
    for moment in read_moments(held.draft)[:_MOST_LOOKED_AT]:
        finding = (
            _impossible(held, moment)
            or _wrong_weekday(held, moment, published)
            or _not_yet(held, moment, published)
            or _against_sources(held, moment)
        )
        if finding is not None:
            yield finding


def _impossible(held: Held, moment: Moment) -> Finding | None:
    """30 February."""
    if moment.kind is not MomentKind.DAY or moment.month is None or moment.day is None:
        return None
    if day_of(moment.year or 2024, moment.month, moment.day) is not None:
        return None
    return _error(held, moment, f"There is no {day_told(moment)}.", 0.95)


def _wrong_weekday(held: Held, moment: Moment, published: date | None) -> Finding | None:
    if moment.weekday is None or moment.month is None or moment.day is None:
        return None
    years = [moment.year] if moment.year else []
    if not years and published is not None:
        years = [published.year - 1, published.year, published.year + 1]
    days = [day for year in years if (day := day_of(year, moment.month, moment.day))]
    if published is not None and moment.year is None:
        days = [day for day in days if abs((day - published).days) <= 183]
    if not days or any(day.weekday() == moment.weekday for day in days):
        return None
    right = WEEKDAY_NAMES[days[0].weekday()].capitalize()
    told = f"{day_told(moment)} {days[0].year}" if moment.year is None else day_told(moment)
    return _error(held, moment, f"{told} is a {right}.", 0.95)


def _not_yet(held: Held, moment: Moment, published: date | None) -> Finding | None:
    """Something that is told as past, dated after publication."""
    if published is None or moment.kind not in (MomentKind.DAY, MomentKind.YEAR, MomentKind.MONTH):
        return None
    if moment.either_way or not _is_after(moment, published):
        return None
    if not is_past(held.draft, held.draft.sentence_of(moment.first), moment.first):
        return None
    on = f"{published.day} {published:%B %Y}"
    where = "" if held.published else ", by the date at its top"
    return _error(
        held,
        moment,
        f"This is told as past, but the article is of {on}{where}. "
        "Check the date, or say that it is still to come.",
        0.9,
    )


def _is_after(moment: Moment, published: date) -> bool:
    if moment.kind is MomentKind.DAY and moment.month and moment.day:
        day = day_of(moment.year or published.year, moment.month, moment.day)
        if day is None or day <= published:
            return False
        return moment.year is not None or (day - published).days <= _SOON
    if moment.year is None:
        return False
    return (moment.year, moment.month or 0) > (published.year, published.month if moment.month else 0)


def _against_sources(held: Held, moment: Moment) -> Finding | None:
    if not held.sources:
        return None
    like = twin(held, moment)
    if like is not None and like.is_word_for_word:
        figure = like.figure
        if isinstance(figure, Moment) and _agrees(moment, figure, held.published):
            return None
        return _altered(held, moment, like)
    if any(_says(source, moment, held.published) for source in held.sources):
        return None
    return _absent(held, moment)


def _says(source: Document, moment: Moment, published: date | None) -> bool:
    index = source.noted(_by_part)
    alike = [*index.get(_part(moment), ()), *index.get(("in figures",), ())][:_MOST_ALIKE]
    if any(_agrees(moment, other, None) for other in alike):
        return True
    if published is None:
        return False
    return any(_agrees(moment, other, published) for other in read_moments(source)[:_MOST_ALIKE])


def _by_part(document: Document) -> dict[tuple[object, ...], list[Moment]]:
    """The dates of a source by what another could share with them."""
    found: dict[tuple[object, ...], list[Moment]] = {}
    for moment in read_moments(document):
        for part in _parts(moment):
            found.setdefault(part, []).append(moment)
    return found


def _parts(moment: Moment) -> Iterator[tuple[object, ...]]:
    yield moment.key
    if moment.weekday is not None:
        yield ("weekday", moment.weekday)
    if moment.year is not None and moment.kind not in (MomentKind.DECADE, MomentKind.CENTURY):
        yield ("year", moment.year)
    if moment.month is not None:
        yield ("month", moment.month)
        yield ("month", moment.month, moment.day)
    if moment.either_way:
        yield ("in figures",)


def _part(moment: Moment) -> tuple[object, ...]:
    """What a date of a source must share with ours to agree with it."""
    if moment.kind is MomentKind.WEEKDAY:
        return ("weekday", moment.weekday)
    if moment.kind is MomentKind.YEAR:
        return ("year", moment.year)
    if moment.kind is MomentKind.MONTH:
        return ("month", moment.month)
    if moment.kind is MomentKind.DAY:
        return ("month", moment.month, moment.day)
    return moment.key


def _agrees(moment: Moment, other: Moment, published: date | None) -> bool:
    if moment.key == other.key:
        return True
    if moment.kind is MomentKind.MONTH or moment.kind is MomentKind.DAY:
        same = moment.month == other.month and (moment.year is None or other.year in (moment.year, None))
        if moment.kind is MomentKind.DAY:
            same = same and moment.day == other.day
        if same and (moment.weekday is None or other.weekday in (moment.weekday, None)):
            return True
        if moment.either_way or other.either_way:
            return (moment.day, moment.month, moment.year) == (other.month, other.day, other.year)
    elif moment.kind is MomentKind.WEEKDAY:
        if other.weekday == moment.weekday:
            return True
    elif moment.kind is MomentKind.YEAR and other.year == moment.year:
        return True
    return published is not None and mean_the_same(moment, other, published)


def _altered(held: Held, moment: Moment, like: Twin) -> Finding:
    passage = passage_of(held, like.source, like.figure)
    return held.finding(
        Kind.DATE,
        Severity.ERROR,
        (moment.start, moment.end),
        f"In these words, the source has “{passage.text}”.",
        0.95,
        passage=passage,
        replacement=passage.text,
    )


def _absent(held: Held, moment: Moment) -> Finding:
    alike = [
        (number, other)
        for number, source in enumerate(held.sources)
        for other in read_moments(source)[:_MOST_ALIKE]
        if other.kind is moment.kind
    ]
    near = nearest_figure(held, moment, alike)
    passage = passage_of(held, *near) if near else None
    is_relative = moment.kind is MomentKind.RELATIVE
    what = "time" if moment.kind is MomentKind.CLOCK else "date"
    nearest = f"; the nearest is “{passage.text}”" if passage else ""
    return held.finding(
        Kind.DATE,
        Severity.WARNING if is_relative else Severity.ERROR,
        (moment.start, moment.end),
        f"No source has this {what}{nearest}.",
        0.5 if is_relative else 0.9,
        passage=passage,
        replacement=passage.text if passage else "",
    )


def _error(held: Held, moment: Moment, message: str, confidence: float) -> Finding:
    return held.finding(Kind.DATE, Severity.ERROR, (moment.start, moment.end), message, confidence)
