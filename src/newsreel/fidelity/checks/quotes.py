"""What stands in quotation marks was said so."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsreel.fidelity.alignment import Match, differences, find, nearest
from newsreel.fidelity.document import Document
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.quotations import Quotation

_CUT = re.compile(r"\[[^\[\]]{0,300}\]|\(\s*(?:\.{3}|…)\s*\)|\.{3,}|…|(?:\. ){2,}\.")
_NEAR = 0.45
"""Of a quotation's words, so many must stand in a passage for it to be the one that was meant."""
_MOST = 300
"""Quotations that are looked at: each costs a search through every source."""
_BESIDE = 3
"""Words that may be missing beside a bracket."""
_SHORT = 5
"""Words; fewer in quotation marks that no source has, or has bent otherwise, are as often a coinage."""
_SPEECH = 6
"""A quotation of so many words is speech; a shorter one may be a coinage or a name."""


def check(held: Held) -> Iterator[Finding]:
    if not held.sources:
        return
    spoken = [quotation for quotation in held.quotations if quotation.depth == 0]
    for quotation in spoken[:_MOST]:
        if not held.is_title(quotation):
            yield from _look_at(held, quotation)


def _look_at(held: Held, quotation: Quotation) -> Iterator[Finding]:
    parts = _parts(held.draft, quotation)
    if not parts:
        return
    for number, source in enumerate(held.sources):
        matches = _all_of(source, [held.draft.forms[first:last] for first, last in parts])
        if matches and not _drops_beside_a_cut(held.draft, parts, source, matches):
            yield from _found(held, quotation, parts, number, matches)
            return
    yield _missing(held, quotation, parts)


def _parts(draft: Document, quotation: Quotation) -> list[tuple[int, int]]:
    """The stretches of words between brackets and ellipses."""
    inside = draft.text[quotation.start : quotation.end]
    bounds = [quotation.start]
    for cut in _CUT.finditer(inside):
        bounds += [quotation.start + cut.start(), quotation.start + cut.end()]
    bounds.append(quotation.end)
    spans = [draft.words_between(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    return [(first, last) for first, last in spans if last > first]


def _all_of(source: Document, parts: Sequence[Sequence[str]]) -> list[Match]:
    """Where each part stands, in their order if possible; empty where one is missing."""
    matches: list[Match] = []
    for forms in parts:
        after = matches[-1].last if matches else 0
        match = find(source, forms, after=after) or find(source, forms)
        if match is None:
            return []
        matches.append(match)
    return matches


def _drops_beside_a_cut(
    draft: Document, parts: list[tuple[int, int]], source: Document, matches: list[Match]
) -> bool:
    """Whether words are missing beside a bracket or an ellipsis that the source has there itself.

    One that is ours stands for what was left out; one that is the source's own stands for nothing of ours.
    """
    for (before, after), (match, following) in zip(pairwise(parts), pairwise(matches), strict=True):
        if following.first < match.last:
            continue
        cut = _CUT.search(draft.text, draft.ends[before[1] - 1], draft.starts[after[0]])
        gap = source.text[source.ends[match.last - 1] : source.starts[following.first]]
        theirs = source.forms[match.last : following.first]
        ours = draft.forms[before[1] : after[0]]
        # Further apart, the first part was found at another place than the second.
        is_near = len(theirs) <= len(ours) + _BESIDE
        if cut is not None and cut.group() in gap and is_near and theirs != ours:
            return True
    return False


def _found(
    held: Held, quotation: Quotation, parts: list[tuple[int, int]], number: int, matches: list[Match]
) -> Iterator[Finding]:
    source = held.sources[number]
    first, last = matches[0].first, matches[-1].last
    if any(one.first > other.first for one, other in pairwise(matches)):
        yield held.finding(
            Kind.QUOTE,
            Severity.WARNING,
            (quotation.outer_start, quotation.outer_end),
            "The source has these parts of the quotation in another order.",
            0.8,
            passage=held.passage(number, matches[-1].first, matches[-1].last),
        )
        return
    length = sum(end - begin for begin, end in parts)
    if length >= _SPEECH and not held.is_quoted(number, source.starts[first], source.ends[last - 1]):
        yield held.finding(
            Kind.QUOTE,
            Severity.NOTE,
            (quotation.outer_start, quotation.outer_end),
            "The source has these words, but not in quotation marks. Are they somebody’s, or its own?",
            0.5,
            passage=held.passage(number, first, last),
        )


def _missing(held: Held, quotation: Quotation, parts: list[tuple[int, int]]) -> Finding:
    first, last = parts[0][0], parts[-1][1]
    forms = held.draft.forms[first:last]
    best_number, best = -1, None
    for number, source in enumerate(held.sources):
        match = nearest(source, forms)
        if match is not None and (best is None or match.share > best.share):
            best_number, best = number, match
    span = (quotation.outer_start, quotation.outer_end)
    is_short = sum(end - begin for begin, end in parts) < _SHORT
    if best is None or best.share < _NEAR:
        return held.finding(
            Kind.QUOTE,
            Severity.WARNING if is_short else Severity.ERROR,
            span,
            "No source has this quotation. Quote what was said word for word, or say it without the marks.",
            0.57 if is_short else 0.9,
        )
    source = held.sources[best_number]
    start, end = source.span(best.first, best.last)
    told = _told(held.draft, (first, last), source, best)
    is_bent = is_short and held.draft.stems[first:last] == source.stems[best.first : best.last]
    return held.finding(
        Kind.QUOTE,
        Severity.WARNING if is_bent else Severity.ERROR,
        span,
        f"The source quotes it otherwise: {told}.",
        0.57 if is_bent else 0.95,
        passage=held.passage(best_number, best.first, best.last),
        replacement=" ".join(source.text[start:end].split()),
    )


def _told(draft: Document, words: tuple[int, int], source: Document, match: Match) -> str:
    """The changed words, each with what the source has there; the first three of them."""
    first, last = words
    changes = differences(draft.forms[first:last], source.forms[match.first : match.last])
    told = []
    for change in changes[:3]:
        ours = " ".join(draft.words[first + change.first : first + change.last])
        theirs = " ".join(source.words[match.first + change.other_first : match.first + change.other_last])
        if ours and theirs:
            told.append(f"“{ours}” for “{theirs}”")
        elif ours:
            told.append(f"“{ours}” was added")
        else:
            told.append(f"“{theirs}” is left out")
    more = f", and {len(changes) - 3} more" if len(changes) > 3 else ""
    return ", ".join(told) + more if told else "the words are parted otherwise"
