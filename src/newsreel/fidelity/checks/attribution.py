"""Who said it, and to whom: as the sources have it."""

from collections.abc import Iterator

from newsreel.fidelity.alignment import find
from newsreel.fidelity.document import Document
from newsreel.fidelity.finding import Finding, Kind, Passage, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.support import is_capital, joins
from newsreel.fidelity.word_scan import places_of
from newsreel.fidelity.words import CALENDAR_WORDS, SMALL_WORDS

_SPEAKING_LISTED = "said says told added adds explained wrote recalled tells admitted insisted claimed"
_SPEAKING = frozenset(_SPEAKING_LISTED.split())
_BEFORE_THE_TOLD = frozenset(["told", "tells", "according"])
_SHORTEST = 4
"""Words of a quotation whose speaker is looked for."""
_BESIDE = 8
"""Words between a quotation and its speaker, at most."""
_AROUND = 70
"""Words around a quotation in the source in which its speaker may be named."""

_LONGEST = 8
"""Words of a name, at most."""
_MOST = 300
"""Quotations whose speakers are looked for."""

Name = tuple[int, int]


def check(held: Held) -> Iterator[Finding]:
    if not held.sources:
        return
    yield from _outlets(held)
    yield from _speakers(held)


def _outlets(held: Held) -> Iterator[Finding]:
    """“told X” and “according to X”."""
    ours = _told(held.draft)
    if not ours:
        return
    theirs = [(number, name) for number, source in enumerate(held.sources) for name in _told(source)]
    carried = {form for number, (first, last) in theirs for form in held.sources[number].forms[first:last]}
    for first, last in ours:
        if carried & set(held.draft.forms[first:last]) or not theirs:
            continue
        number, other = theirs[0]
        passage = held.passage(number, *other)
        yield _differs(held, (first, last), passage)


def _differs(held: Held, name: Name, passage: Passage) -> Finding:
    span = held.draft.span(*name)
    return held.finding(
        Kind.ATTRIBUTION,
        Severity.WARNING,
        span,
        f"The sources don’t have this from or to “{held.draft.text[span[0] : span[1]]}”; "
        f"they name “{passage.text}”.",
        0.6,
        passage=passage,
        replacement=passage.text,
    )


def _told(document: Document) -> list[Name]:
    found = []
    for place in places_of(document, _BEFORE_THE_TOLD):
        if document.forms[place] == "according" and document.forms[place + 1 : place + 2] != ["to"]:
            continue
        first = place + (2 if document.forms[place] == "according" else 1)
        if document.forms[first : first + 1] == ["the"]:
            first += 1
        name = _name_from(document, first) if first < len(document) else None
        if name is not None:
            found.append(name)
    return found


def _name_from(document: Document, first: int) -> Name | None:
    last = first
    while (
        last < min(len(document), first + _LONGEST)
        and is_capital(document.words[last])
        and (last == first or joins(document, last - 1))
    ):
        last += 1
    if last == first or document.forms[first] in SMALL_WORDS or document.forms[first] in CALENDAR_WORDS:
        return None
    return first, last


def _speakers(held: Held) -> Iterator[Finding]:
    draft = held.draft
    for quotation in held.quotations[:_MOST]:
        first, last = draft.words_between(quotation.start, quotation.end)
        if quotation.depth or last - first < _SHORTEST:
            continue
        speaker = _speaker(draft, first, last)
        if speaker is None:
            continue
        finding = _held_against_sources(held, (first, last), speaker)
        if finding is not None:
            yield finding


def _held_against_sources(held: Held, words: Name, speaker: Name) -> Finding | None:
    forms = held.draft.forms[words[0] : words[1]]
    surname = held.draft.forms[speaker[1] - 1]
    other: Passage | None = None
    is_near = False
    for number, source in enumerate(held.sources):
        match = find(source, forms)
        if match is None:
            continue
        theirs = _speaker(source, match.first, match.last)
        near = surname in source.forms[max(0, match.first - _AROUND) : match.last + _AROUND]
        if near and (theirs is None or surname in source.forms[theirs[0] : theirs[1]]):
            return None
        is_near = is_near or near
        if theirs is not None and other is None:
            other = held.passage(number, *theirs)
    if other is None:
        return None
    span = held.draft.span(*speaker)
    return held.finding(
        Kind.ATTRIBUTION,
        Severity.WARNING if is_near else Severity.ERROR,
        span,
        f"The source gives these words to “{other.text}”, not to “{held.draft.text[span[0] : span[1]]}”.",
        0.7 if is_near else 0.9,
        passage=other,
        replacement=other.text,
    )


def _speaker(document: Document, first: int, last: int) -> Name | None:
    """The name beside a verb of speaking, right after a quotation or right before it."""
    for begin, end in ((last, min(len(document), last + _BESIDE)), (max(0, first - _BESIDE), first)):
        for place in range(begin, end):
            if document.forms[place] not in _SPEAKING:
                continue
            after = _name_from(document, place + 1) if place + 1 < end else None
            if after is not None and document.forms[place] not in ("told", "tells"):
                return after
            before = place
            while (
                before > begin
                and is_capital(document.words[before - 1])
                and (before == place or joins(document, before - 1))
            ):
                before -= 1
            if before < place and document.forms[before] not in SMALL_WORDS:
                return before, place
    return None
