"""A surname alone tells who is meant: “Smith” does not, where two of that name were introduced."""

from collections.abc import Iterator
from itertools import islice

from newsreel.fidelity.document import Document
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.given_names import GIVEN_NAMES
from newsreel.fidelity.held import Held
from newsreel.fidelity.support import is_capital, joins

_MOST = 60
_CLOSE = 40
"""Words after a full name in which the surname alone means that one."""


def check(held: Held) -> Iterator[Finding]:
    yield from islice(_all(held.draft, held), _MOST)


def _all(draft: Document, held: Held) -> Iterator[Finding]:
    known: dict[str, dict[str, int]] = {}
    told: set[str] = set()
    for place in draft.capitals:
        form = draft.forms[place]
        before = (
            place - 1 if place and is_capital(draft.words[place - 1]) and joins(draft, place - 1) else None
        )
        if before is not None:
            if draft.forms[before] in GIVEN_NAMES and form not in GIVEN_NAMES:
                known.setdefault(form, {})[draft.forms[before]] = place
            continue
        named = known.get(form, {})
        if len(named) < 2 or form in told or place - max(named.values()) <= _CLOSE or _goes_on(draft, place):
            continue
        told.add(form)
        names = [f"{draft.words[at - 1]} {draft.words[at]}" for at in sorted(named.values())]
        yield held.finding(
            Kind.NAME,
            Severity.WARNING,
            draft.span(place, place + 1),
            f"“{draft.words[place]}” may be {' or '.join(names)}. Say which.",
            0.6,
        )


def _goes_on(draft: Document, place: int) -> bool:
    """Whether it is the beginning of a longer name."""
    return place + 1 < len(draft) and is_capital(draft.words[place + 1]) and joins(draft, place)
