"""Two sources that tell another number or date of the same thing."""

from collections.abc import Iterator
from itertools import islice

from newsreel.fidelity.amount import Amount, AmountKind
from newsreel.fidelity.document import Document
from newsreel.fidelity.figures import Figure, around, passage_of, read_figures
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.moment import MomentKind

_MOST = 60
_MOST_LOOKED_AT = 400
_MOST_ALIKE = 200
_NEAR = 10
"""Words on each side."""
_SHARED = 4
"""Stems of some weight that all three passages must share."""


def check(held: Held) -> Iterator[Finding]:
    if len(held.sources) > 1:
        yield from islice(_all(held), _MOST)


def _all(held: Held) -> Iterator[Finding]:
    for figure in read_figures(held.draft)[:_MOST_LOOKED_AT]:
        if figure.kind in (AmountKind.ORDINAL, AmountKind.VAGUE, AmountKind.TIMES, MomentKind.RELATIVE):
            continue
        finding = _about(held, figure)
        if finding is not None:
            yield finding


def _about(held: Held, figure: Figure) -> Finding | None:
    """One source has it; another has something else of its kind in like words, and hasn't it."""
    ours = _weighty(around(held.draft, figure, _NEAR))
    having: tuple[int, Figure] | None = None
    differing: tuple[int, Figure] | None = None
    for number, source in enumerate(held.sources):
        best, shared, has = None, _SHARED - 1, False
        for other, theirs in source.noted(_by_kind).get(_sort(figure), ())[:_MOST_ALIKE]:
            if other.key == figure.key:
                has = True
            both = len(ours & theirs)
            if both > shared and _counts_alike(figure, other):
                best, shared = other, both
        if best is None:
            continue
        if best.key == figure.key:
            having = having or (number, best)
        elif not has:
            differing = differing or (number, best)
    if having is None or differing is None:
        return None
    one = passage_of(held, *having)
    two = passage_of(held, *differing)
    return held.finding(
        Kind.DISAGREEMENT,
        Severity.WARNING,
        (figure.start, figure.end),
        f"The sources disagree: one says “{one.text}”, another “{two.text}”.",
        0.6,
        passage=one,
        other_passage=two,
    )


def _counts_alike(figure: Figure, other: Figure) -> bool:
    if not isinstance(figure, Amount) or not isinstance(other, Amount):
        return True
    if not figure.nouns or not other.nouns:
        return not figure.nouns and not other.nouns
    return figure.nouns[0] in other.nouns or other.nouns[0] in figure.nouns


def _sort(figure: Figure) -> tuple[str, str]:
    return (figure.kind, figure.unit if isinstance(figure, Amount) else "")


def _by_kind(document: Document) -> dict[tuple[str, str], list[tuple[Figure, set[str]]]]:
    """Each figure with the weighty stems around it."""
    found: dict[tuple[str, str], list[tuple[Figure, set[str]]]] = {}
    for figure in read_figures(document):
        beside = _weighty(around(document, figure, _NEAR))
        found.setdefault(_sort(figure), []).append((figure, beside))
    return found


def _weighty(stems: list[str]) -> set[str]:
    return {stem for stem in stems if len(stem) > 3 and not stem[0].isdigit()}
