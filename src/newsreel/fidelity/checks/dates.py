"""Every date and time stands in a source, and agrees with the draft's own dateline."""

from collections.abc import Iterator
from itertools import islice

from newsreel.fidelity.document import Document
from newsreel.fidelity.figures import Twin, nearest_figure, twin
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.moment import Moment, MomentKind
from newsreel.fidelity.moments import read_moments

_MOST = 200


def check(held: Held) -> Iterator[Finding]:
    if held.sources:
        yield from islice(_against_sources(held), _MOST)


def _against_sources(held: Held) -> Iterator[Finding]:
    for moment in read_moments(held.draft):
        like = twin(held, moment)
        if like is not None and like.is_word_for_word:
            if like.figure.key == moment.key:
                continue
            if isinstance(like.figure, Moment) or True:
                yield _altered(held, moment, like)
                continue
        if not any(_says(source, moment) for source in held.sources):
            yield _absent(held, moment)


def _says(source: Document, moment: Moment) -> bool:
    return any(_agrees(moment, other) for other in read_moments(source))


def _agrees(moment: Moment, other: Moment) -> bool:
    if moment.key == other.key:
        return True
    if moment.kind is MomentKind.RELATIVE:
        return other.relative == moment.relative
    if moment.kind is MomentKind.CLOCK:
        return other.minutes == moment.minutes
    if moment.kind is MomentKind.WEEKDAY:
        return other.weekday == moment.weekday
    if moment.kind is MomentKind.YEAR:
        return other.year == moment.year
    if moment.kind is MomentKind.MONTH:
        return other.month == moment.month and (moment.year is None or other.year in (moment.year, None))
    if moment.kind is MomentKind.DAY:
        return other.month == moment.month and other.day == moment.day
    return False


def _altered(held: Held, moment: Moment, like: Twin) -> Finding:
    passage = held.passage(like.source, like.figure.first, like.figure.last)
    return held.finding(
        Kind.DATE,
        Severity.ERROR,
        (moment.start, moment.end),
        f"The source has “{passage.text}” in these words.",
        0.95,
        passage=passage,
        replacement=passage.text,
    )


def _absent(held: Held, moment: Moment) -> Finding:
    alike = [
        (number, other)
        for number, source in enumerate(held.sources)
        for other in read_moments(source)[:200]
        if other.kind is moment.kind
    ]
    near = nearest_figure(held, moment, alike)
    passage = held.passage(near[0], near[1].first, near[1].last) if near else None
    return held.finding(
        Kind.DATE,
        Severity.WARNING if moment.kind is MomentKind.RELATIVE else Severity.ERROR,
        (moment.start, moment.end),
        "No source has this date.",
        0.5 if moment.kind is MomentKind.RELATIVE else 0.9,
        passage=passage,
    )
