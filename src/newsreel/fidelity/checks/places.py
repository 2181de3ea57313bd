"""Where something happened, in a sentence that otherwise says what a source's sentence says."""

from collections.abc import Iterator

from newsreel.fidelity.demonyms import GROUP_OF
from newsreel.fidelity.document import Document, Sentence
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.support import is_capital, joins
from newsreel.fidelity.words import CALENDAR_WORDS, SMALL_WORDS

_BEFORE_A_PLACE = frozenset(["in", "at", "near", "outside", "to", "from"])
_ALIKE = 0.6
_LONGEST = 120
"""Words; more between two full stops is no sentence."""


def check(held: Held) -> Iterator[Finding]:
    for sentence in held.draft.sentences:
        ours = _places(held.draft, sentence)
        if not ours:
            continue
        twin = held.twins.of(sentence)
        if twin is None or twin.share < _ALIKE or twin.sentence.last - twin.sentence.first > _LONGEST:
            continue
        source = held.sources[twin.source]
        theirs = _places(source, twin.sentence)
        mentioned = set(source.forms[twin.sentence.first : twin.sentence.last])
        groups = {GROUP_OF.get(form, form) for form in mentioned}
        said = set(held.draft.forms[sentence.first : sentence.last])
        for before, (first, last) in ours.items():
            other = theirs.get(before)
            if other is None or any(
                GROUP_OF.get(form, form) in groups for form in held.draft.forms[first:last]
            ):
                continue
            if (
                not set(source.forms[other[0] : other[1]]) & said
                and held.draft.forms[first] in held.support.forms
            ):
                passage = held.passage(twin.source, *other)
                text = held.draft.text[held.draft.starts[first] : held.draft.ends[last - 1]]
                yield held.finding(
                    Kind.PLACE,
                    Severity.WARNING,
                    held.draft.span(first, last),
                    f"The source has “{before} {passage.text}” where this has “{before} {text}”.",
                    0.7,
                    passage=passage,
                    replacement=passage.text,
                )


def _places(document: Document, sentence: Sentence) -> dict[str, tuple[int, int]]:
    """The names after each preposition, the first of each."""
    found: dict[str, tuple[int, int]] = {}
    for place in range(sentence.first, sentence.last - 1):
        before, first = document.forms[place], place + 1
        if before not in _BEFORE_A_PLACE or before in found:
            continue
        if document.forms[first] == "the" and first + 1 < sentence.last:
            first += 1
        last = first
        while (
            last < sentence.last
            and is_capital(document.words[last])
            and (last == first or joins(document, last - 1))
        ):
            last += 1
        if last > first and not set(document.forms[first:last]) & (CALENDAR_WORDS | SMALL_WORDS):
            found[before] = first, last
    return found
