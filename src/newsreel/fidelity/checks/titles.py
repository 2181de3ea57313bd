"""The title of a work stands in a source as it stands in the draft."""

import re
from collections.abc import Iterator

from newsreel.fidelity.alignment import find, nearest
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.words import SMALL_WORDS

_SLANTED = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{2,80}?)(?<=[^\s*_])\1(?![\w*_])")
_NEAR = 0.5
"""Of a title's words, so many must stand in a passage for it to be the same work."""
_LONGEST = 12
_MOST = 100
"""Titles of one draft that are looked for."""


def check(held: Held) -> Iterator[Finding]:
    if not held.sources:
        return
    seen: set[tuple[str, ...]] = set()
    for start, end in _titles(held):
        first, last = held.draft.words_between(start, end)
        forms = tuple(held.draft.forms[first:last])
        if 0 < len(forms) <= _LONGEST and forms not in seen and len(seen) < _MOST:
            seen.add(forms)
            yield from _look_at(held, first, last)


def _titles(held: Held) -> Iterator[tuple[int, int]]:
    """Quoted words that name a work, and words between asterisks or underscores."""
    for quotation in held.quotations:
        if held.is_title(quotation):
            yield quotation.start, quotation.end
    for match in _SLANTED.finditer(held.draft.text):
        if match.group(2)[:1].isupper():
            yield match.start(2), match.end(2)


def _look_at(held: Held, first: int, last: int) -> Iterator[Finding]:
    draft = held.draft
    forms = draft.forms[first:last]
    if any(find(source, forms) for source in held.sources):
        return
    text = draft.text[draft.starts[first] : draft.ends[last - 1]]
    weighty = [form for form in forms if form not in SMALL_WORDS]
    best = None
    for number, source in enumerate(held.sources):
        match = nearest(source, forms)
        known = sum(form in source.places for form in weighty)
        if match and known and match.share >= _NEAR and (best is None or match.share > best[1].share):
            best = number, match
    if best is None:
        yield held.finding(
            Kind.TITLE, Severity.ERROR, draft.span(first, last), f"No source has the title “{text}”.", 0.9
        )
        return
    number, match = best
    passage = held.passage(number, match.first, match.last)
    yield held.finding(
        Kind.TITLE,
        Severity.ERROR,
        draft.span(first, last),
        f"No source has the title “{text}”. The nearest is “{passage.text}”.",
        0.9,
        passage=passage,
        replacement=passage.text,
    )
