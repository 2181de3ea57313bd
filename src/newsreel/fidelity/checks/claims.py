"""What a draft says in plain words stands in a source in some words: posts, ranks, places, whole sentences.

Only ever a warning: a story may be told in other words, and lists of words that stand for one another end
somewhere. The confidence is the share of such words that stood in a text with an error, in the DeFacto
training set.
"""

from collections.abc import Iterator

from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held
from newsreel.fidelity.support import is_capital
from newsreel.fidelity.wording import Sort, Wording

_MOSTLY = 0.7
"""Of a sentence's words, so many in no source make the sentence doubtful as a whole."""
_FEWEST = 5
_CONFIDENCE = {Sort.ROLE: 0.84, Sort.RANK: 0.86, Sort.PLACE: 0.88}
_SEVERITY = {Sort.ROLE: Severity.WARNING, Sort.RANK: Severity.WARNING, Sort.PLACE: Severity.WARNING}
_WHOLE = 0.9
_WHOLE_SEVERITY = Severity.ERROR
_TOLD = {
    Sort.ROLE: "No source calls anybody “{text}”.",
    Sort.RANK: "No source says “{text}”.",
    Sort.PLACE: "No source says “{text}” of where it was.",
}

_HEADLINE_WORDS = 5
"""Named at most."""


def check(held: Held) -> Iterator[Finding]:
    if not held.sources:
        return
    wording = Wording(held.draft, held.support)
    quoted = _quoted_words(held)
    for sentence in held.draft.sentences:
        weighty = [
            place
            for place in range(sentence.first, sentence.last)
            if place not in quoted and wording.weighs(place)
        ]
        missing = [place for place in weighty if not wording.is_carried(place)]
        if sentence.start < held.headline_end:
            yield from _headline(held, missing)
        elif len(weighty) >= _FEWEST and len(missing) >= _MOSTLY * len(weighty):
            yield _whole(held, missing)
        else:
            yield from _words(held, wording, missing)


def _quoted_words(held: Held) -> set[int]:
    """Words in quotation marks, which the check of quotations looks at."""
    return {
        place
        for quotation in held.quotations
        if quotation.depth == 0
        for place in range(*held.draft.words_between(quotation.start, quotation.end))
    }


def _words(held: Held, wording: Wording, missing: list[int]) -> Iterator[Finding]:
    for place in missing:
        sort = wording.sort(place)
        if sort is not Sort.OTHER:
            yield held.finding(
                Kind.CLAIM,
                _SEVERITY[sort],
                held.draft.span(place, place + 1),
                _TOLD[sort].format(text=held.draft.words[place]),
                _CONFIDENCE[sort],
            )


def _whole(held: Held, missing: list[int]) -> Finding:
    """It stands on the longest run of the words that are in no source."""
    runs = [[missing[0]]]
    for place in missing[1:]:
        if any(is_capital(held.draft.words[between]) for between in range(runs[-1][-1] + 1, place)):
            runs.append([place])
        else:
            runs[-1].append(place)
    longest = max(runs, key=len)
    return held.finding(
        Kind.CLAIM,
        _WHOLE_SEVERITY,
        held.draft.span(longest[0], longest[-1] + 1),
        "No source carries most of this sentence.",
        _WHOLE,
    )


def _headline(held: Held, missing: list[int]) -> Iterator[Finding]:
    """Words of the headline and standfirst that neither the sources nor the story carry: one finding."""
    draft = held.draft
    body = draft.words_between(held.headline_end, len(draft.text))[0]
    alone = [place for place in missing if draft.stem_places[draft.stems[place]][-1] < body]
    if not alone:
        return
    words = [f"“{draft.words[place]}”" for place in alone[:_HEADLINE_WORDS]]
    told = ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else words[0]
    yield held.finding(
        Kind.CLAIM,
        Severity.WARNING,
        draft.span(alone[0], alone[0] + 1),
        f"The headline says {told}, but neither the story nor a source does.",
        0.7,
    )
