"""Each name in a draft stands in a source, and whole: no first name added, no word of it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from newsreel.fidelity.crediting import is_credited
from newsreel.fidelity.exchanges import Exchange, exchanged
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.given_names import GIVEN_NAMES
from newsreel.fidelity.held import Held
from newsreel.fidelity.mentions import Mention, mentions
from newsreel.fidelity.name_support import Carried, Doubt, look_at

_MOST = 300
"""Findings, after which a draft isn't looked at any further."""
_MOST_LOOKED_AT = 4000
"""Names of a draft."""
_MOST_COMPARED = 600
"""Names whose sentences are compared with the sources'."""


@dataclass(frozen=True, slots=True)
class _Weight:
    severity: Severity
    confidence: float


_WEIGHTS = {
    Doubt.ABSENT: _Weight(Severity.ERROR, 0.93),
    Doubt.FIRST_NAME: _Weight(Severity.ERROR, 0.95),
    Doubt.OTHER_PERSON: _Weight(Severity.ERROR, 0.9),
    Doubt.ALTERED: _Weight(Severity.ERROR, 0.92),
    Doubt.COUNTRY: _Weight(Severity.ERROR, 0.89),
    Doubt.AROUND: _Weight(Severity.WARNING, 0.6),
    Doubt.NO_NAME: _Weight(Severity.WARNING, 0.83),
    Doubt.APART: _Weight(Severity.WARNING, 0.5),
    Doubt.WRITTEN_OUT: _Weight(Severity.WARNING, 0.5),
    Doubt.WELL_KNOWN: _Weight(Severity.WARNING, 0.5),
    Doubt.HEAD: _Weight(Severity.WARNING, 0.5),
    Doubt.OFFICE: _Weight(Severity.WARNING, 0.5),
}
"""How sure each kind of doubt is: the share that stood in a text with an error, in the DeFacto training set,
less what such texts have by chance."""


def check(held: Held) -> Iterator[Finding]:
    if not held.sources:
        return
    yield from islice(_all(held), _MOST)


def _all(held: Held) -> Iterator[Finding]:
    for number, mention in enumerate(islice(mentions(held.draft, held.support), _MOST_LOOKED_AT)):
        exchange = exchanged(held, mention) if number < _MOST_COMPARED else None
        if exchange is not None:
            yield _exchanged(held, mention, exchange)
            continue
        yield from _findings(held, mention)
        if len(held.sources) > 1:
            yield from _disagreements(held, mention)


def _exchanged(held: Held, mention: Mention, exchange: Exchange) -> Finding:
    passage = held.passage(exchange.source, exchange.first, exchange.last)
    return held.finding(
        Kind.NAME,
        Severity.ERROR,
        held.draft.span(mention.first, mention.last),
        f"In these words, the source has “{bare(passage.text)}”.",
        0.95,
        passage=passage,
        replacement=_with_ending_of(held.draft.words[mention.last - 1], passage.text),
    )


def _disagreements(held: Held, mention: Mention) -> Iterator[Finding]:
    """One source has the name as the draft has it, another gives the surname a first name much like it."""
    draft, support = held.draft, held.support
    for place in range(mention.first, mention.last - 1):
        form, surname = draft.forms[place], draft.forms[place + 1]
        earlier = support.before.get(surname, {})
        if form not in GIVEN_NAMES or form not in earlier:
            continue
        ours = earlier[form]
        for other, spot in earlier.items():
            if other == form or other not in GIVEN_NAMES or other[0] != form[0] or spot[0] == ours[0]:
                continue
            source = held.sources[spot[0]]
            if any(source.forms[one + 1 : one + 2] == [surname] for one in source.places.get(form, ())):
                continue
            yield held.finding(
                Kind.DISAGREEMENT,
                Severity.WARNING,
                draft.span(place, place + 2),
                f"The sources disagree: “{draft.words[place]}” in one, “{source.words[spot[1]]}” in another.",
                0.8,
                passage=held.passage(ours[0], ours[1], ours[1] + 2),
                other_passage=held.passage(spot[0], spot[1], spot[1] + 2),
            )


def _findings(held: Held, mention: Mention) -> Iterator[Finding]:
    """One for each stretch of words in the same doubt."""
    looks = look_at(held, mention)
    place = mention.first
    while place < mention.last:
        look = looks[place - mention.first]
        last = place + 1
        while last < mention.last and _goes_on(look, looks[last - mention.first]):
            last += 1
        if look.doubt is Doubt.ABSENT and is_credited(held.draft, mention):
            yield _credited(held, place, last)
        elif look.doubt is not None:
            yield _finding(held, mention, place, last, look.doubt, look)
        place = last


def _credited(held: Held, first: int, last: int) -> Finding:
    text = held.draft.text[held.draft.starts[first] : held.draft.ends[last - 1]]
    return held.finding(
        Kind.NAME,
        Severity.NOTE,
        held.draft.span(first, last),
        f"No source names “{text}”, which is credited here. Check that it had the story first.",
        0.5,
    )


def _goes_on(one: Carried, other: Carried) -> bool:
    return one.doubt is other.doubt and one.doubt in (None, Doubt.ABSENT, Doubt.WRITTEN_OUT)


def _finding(held: Held, mention: Mention, first: int, last: int, doubt: Doubt, look: Carried) -> Finding:
    draft = held.draft
    weight = _WEIGHTS[doubt]
    span = draft.span(first, last)
    text = draft.text[span[0] : span[1]]
    passage = held.passage(*look.spot) if look.spot else None
    near = passage.text if passage else ""
    following = draft.words[last] if last < mention.last else ""
    return held.finding(
        Kind.NAME,
        weight.severity,
        span,
        _told(doubt, text, following, near),
        weight.confidence,
        passage=passage,
        replacement=_replacement(doubt, text, near),
    )


def _told(doubt: Doubt, text: str, following: str, near: str) -> str:
    """The sentence for the editor."""
    match doubt:
        case Doubt.FIRST_NAME | Doubt.WELL_KNOWN:
            return f"No source gives {bare(following)} the first name “{text}”."
        case Doubt.OTHER_PERSON:
            return f"No source calls {bare(following)} “{text}”. The nearest is “{near}”."
        case Doubt.ALTERED:
            return f"No source names “{text}”. The nearest is “{near}”."
        case Doubt.APART:
            return f"The sources have “{text}” and “{following}”, but never together. They say “{near}”."
        case Doubt.WRITTEN_OUT:
            return f"The sources have only the initials “{near}”. Do they stand for “{text}”?"
        case Doubt.HEAD | Doubt.OFFICE:
            return f"No source has “{text}” here, but it may follow from what they say."
        case Doubt.AROUND:
            return f"No source mentions “{text}”. Does it follow from “{near}”?"
        case Doubt.NO_NAME:
            return f"No source has “{text}” in a name, only “{near}”."
        case Doubt.COUNTRY:
            return f"No source mentions “{text}”."
        case _:
            return f"No source names “{text}”."


def bare(word: str) -> str:
    """Without a possessive ending."""
    return word[:-2] if word.lower().endswith(("'s", "’s")) else word


def _replacement(doubt: Doubt, text: str, near: str) -> str:
    if doubt is Doubt.ALTERED:
        return _with_ending_of(text, near)
    if doubt in (Doubt.OTHER_PERSON, Doubt.APART) and " " in near:
        return near.split()[0].rstrip("'’")
    return ""


def _with_ending_of(ours: str, theirs: str) -> str:
    return bare(theirs) + ours[len(bare(ours)) :]
