"""Every amount stands in a source, and counts the same thing there."""

from collections.abc import Iterator
from itertools import islice

from newsreel.fidelity.amount import Amount, AmountKind, Bound
from newsreel.fidelity.amounts import read_amounts
from newsreel.fidelity.document import Document
from newsreel.fidelity.figures import Figure, Twin, around, nearest_figure, passage_of, twin
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.moment import Moment

_MOST = 200
"""Findings, after which a draft isn't looked at any further."""
_MOST_LOOKED_AT = 600
"""Amounts of a draft: an article has some dozens."""
_MOST_ALIKE = 300
"""Amounts of the same kind that are compared one by one."""
_NEAR = 12
"""Words on each side of an amount in which what it counts is looked for."""
_SMALL_COUNT = 12
"""Up to here a writer may have counted."""


def check(held: Held) -> Iterator[Finding]:
    if not held.sources:
        return
    yield from islice(_all(held), _MOST)


def _all(held: Held) -> Iterator[Finding]:
    for amount in read_amounts(held.draft)[:_MOST_LOOKED_AT]:
        finding = _look_at(held, amount)
        if finding is not None:
            yield finding


def _look_at(held: Held, amount: Amount) -> Finding | None:
    like = twin(held, amount)
    if like is not None and like.is_word_for_word:
        if _same(amount, like.figure):
            return None
        if isinstance(like.figure, Moment):
            theirs = held.sources[like.source].text[like.figure.start : like.figure.end]
            is_same = theirs == held.draft.text[amount.start : amount.end]
            return None if is_same else _altered(held, amount, like)
        is_bounded = amount.bound is not Bound.NONE and amount.bound is not _bound_of(like.figure)
        if not (is_bounded and _comes_to(amount, like.figure)):
            return _altered(held, amount, like)
    same = _equals(held, amount)
    if same:
        return _of_another_thing(held, amount, same)
    alike = _alike(held, amount)
    rounded = _rounded(held, amount, alike)
    if rounded is not None:
        return rounded
    return _absent(held, amount, alike)


def _keys(amount: Amount) -> Iterator[tuple[object, ...]]:
    yield amount.key
    if amount.either is not None:
        yield (AmountKind.COUNT, "", amount.either, None)
    if amount.kind is AmountKind.SCORE and amount.upper is not None:
        yield (AmountKind.SCORE, "", amount.upper, amount.value)
    if amount.kind is AmountKind.PERCENT and amount.upper is None:
        yield (AmountKind.PERCENT, "", round(amount.value), None)
    if amount.upper is not None and amount.kind is not AmountKind.SCORE:
        yield (amount.kind, amount.unit, round(amount.value, 6), None)
        yield (amount.kind, amount.unit, round(amount.upper, 6), None)


def _by_key(document: Document) -> dict[tuple[object, ...], list[Amount]]:
    found: dict[tuple[object, ...], list[Amount]] = {}
    for amount in read_amounts(document):
        for key in dict.fromkeys(_keys(amount)):
            found.setdefault(key, []).append(amount)
    return found


def _same(amount: Amount, other: Figure) -> bool:
    return isinstance(other, Amount) and not set(_keys(amount)).isdisjoint(_keys(other))


def _equals(held: Held, amount: Amount) -> list[tuple[int, Amount]]:
    """The amounts of the sources that are as much."""
    found: list[tuple[int, Amount]] = []
    for number, source in enumerate(held.sources):
        index = source.noted(_by_key)
        for key in dict.fromkeys(_keys(amount)):
            found += ((number, other) for other in index.get(key, ())[:_MOST_ALIKE])
    return found


def _alike(held: Held, amount: Amount) -> list[tuple[int, Amount]]:
    """The amounts of the sources of the same kind."""
    return [
        (number, other)
        for number, source in enumerate(held.sources)
        for other in source.noted(_by_kind).get(amount.kind, ())[:_MOST_ALIKE]
    ]


def _by_kind(document: Document) -> dict[AmountKind, list[Amount]]:
    found: dict[AmountKind, list[Amount]] = {}
    for amount in read_amounts(document):
        found.setdefault(amount.kind, []).append(amount)
    return found


def _altered(held: Held, amount: Amount, like: Twin) -> Finding:
    source = held.sources[like.source]
    theirs = source.text[like.figure.start : like.figure.end]
    return held.finding(
        Kind.NUMBER,
        Severity.ERROR,
        (amount.start, amount.end),
        f"In these words, the source has “{theirs}”.",
        0.95,
        passage=passage_of(held, like.source, like.figure),
        replacement=theirs,
    )


def _bound_of(figure: Figure) -> Bound:
    return figure.bound if isinstance(figure, Amount) else Bound.NONE


def _counts_same(held: Held, amount: Amount, number: int, other: Amount) -> bool:

    if amount.nouns and _is_common(amount):
        sentence = held.sources[number].sentence_of(other.first)
        stems = held.sources[number].stems[sentence.first : sentence.last]
        return not set(amount.nouns).isdisjoint(stems)
    ours = {stem for stem in around(held.draft, amount, _NEAR) if len(stem) > 3}
    near = around(held.sources[number], other, _NEAR)
    return not ours.isdisjoint(near) or not ours.isdisjoint(other.nouns)


def _is_common(amount: Amount) -> bool:
    """Whether such a number stands in a text for many things."""
    if amount.kind is AmountKind.MEASURE:
        return amount.unit == "months" and amount.value <= 12 * _SMALL_COUNT
    return amount.kind in (AmountKind.COUNT, AmountKind.ORDINAL) and amount.value <= _SMALL_COUNT


def _of_another_thing(held: Held, amount: Amount, same: list[tuple[int, Amount]]) -> Finding | None:
    if any(_counts_same(held, amount, number, other) for number, other in same):
        return None
    number, other = nearest_figure(held, amount, same) or same[0]
    return held.finding(
        Kind.NUMBER,
        Severity.WARNING,
        (amount.start, amount.end),
        "The source has this number, but near other words. Does it count the same thing?",
        0.5,
        passage=passage_of(held, number, other),
    )


def _rounded(held: Held, amount: Amount, alike: list[tuple[int, Amount]]) -> Finding | None:
    """A note where a source's amount comes to this one when rounded, an error where it does the wrong way."""
    for number, other in alike:
        if other.unit != amount.unit or not _comes_to(amount, other):
            continue
        if not _counts_same(held, amount, number, other):
            continue
        passage = passage_of(held, number, other)
        wrong = _wrong_way(amount, other)
        if wrong:
            return held.finding(
                Kind.NUMBER,
                Severity.ERROR,
                (amount.start, amount.end),
                f"The source has “{passage.text}”: that is {wrong}.",
                0.85,
                passage=passage,
                replacement=passage.text,
            )
        return held.finding(
            Kind.NUMBER,
            Severity.NOTE,
            (amount.start, amount.end),
            f"Rounded from “{passage.text}”.",
            0.9,
            passage=passage,
        )
    return None


def _comes_to(amount: Amount, other: Amount) -> bool:
    """Whether a source's amount is ours, told less finely or as a bound."""
    ours, theirs = amount.value, other.value
    if amount.upper is not None or other.upper is not None or ours <= 0 or theirs <= 0:
        return False
    if amount.kind in (AmountKind.ORDINAL, AmountKind.SCORE, AmountKind.AGE, AmountKind.TIMES):
        return False
    if abs(ours - theirs) <= 0.5 * amount.step + 1e-9 and other.step < amount.step:
        return abs(ours - theirs) <= 0.1 * ours or amount.bound is not Bound.NONE
    if amount.unit_word != other.unit_word and abs(ours - theirs) <= 0.04 * ours and amount.unit:
        return True
    if amount.bound is Bound.ABOVE:
        return ours <= theirs <= 1.5 * ours
    if amount.bound is Bound.BELOW:
        return 0.7 * ours <= theirs <= ours
    return amount.bound is Bound.ABOUT and abs(ours - theirs) <= 0.1 * ours


def _wrong_way(amount: Amount, other: Amount) -> str:
    if amount.bound is Bound.ABOVE and other.value < amount.value and other.bound is not Bound.ABOVE:
        return "less"
    if amount.bound is Bound.BELOW and other.value > amount.value and other.bound is not Bound.BELOW:
        return "more"
    return ""


def _severity_of_absent(amount: Amount) -> tuple[Severity, float]:
    """As measured: amounts that a writer may have counted or worked out are only warned of."""
    if amount.kind in (AmountKind.VAGUE, AmountKind.TIMES) or amount.in_name:
        return Severity.WARNING, 0.45
    if amount.kind is AmountKind.AGE and amount.unit:
        return Severity.WARNING, 0.4
    if amount.kind is AmountKind.COUNT and amount.value <= _SMALL_COUNT:
        return Severity.WARNING, 0.4
    if amount.kind is AmountKind.ORDINAL and (amount.value <= 3 or "anniversari" in amount.nouns):
        return Severity.ERROR, 0.86
    if amount.kind is AmountKind.MEASURE and amount.unit == "time" and amount.value <= 3 * 86400:
        return Severity.WARNING, 0.75
    return Severity.ERROR, 0.9


def _absent(held: Held, amount: Amount, alike: list[tuple[int, Amount]]) -> Finding:
    near = nearest_figure(held, amount, [one for one in alike if one[1].unit == amount.unit] or alike)
    passage = passage_of(held, *near) if near else None
    severity, confidence = _severity_of_absent(amount)
    message = "No source has this number."
    if passage:
        message = f"No source has this number; the nearest is “{passage.text}”."
    return held.finding(
        Kind.NUMBER,
        severity,
        (amount.start, amount.end),
        message,
        confidence,
        passage=passage,
        replacement=passage.text if passage else "",
    )
