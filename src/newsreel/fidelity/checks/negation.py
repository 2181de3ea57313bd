"""A sentence that says what a source's sentence says, but with a “not” more or less."""

from collections.abc import Iterator

from newsreel.fidelity.document import Document, Sentence
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held

_NEGATIONS_LISTED = """
    not no never none nobody nothing neither nor without cannot cant dont doesnt didnt wont wouldnt isnt arent
    wasnt werent hasnt havent hadnt couldnt shouldnt mustnt
"""
_NEGATIONS = frozenset(_NEGATIONS_LISTED.split())
_OPPOSITES_LISTED = """
    denied confirmed | rejected accepted | rejected approved | refused agreed | failed managed
    acquitted convicted | guilty innocent | won lost | rose fell | increased decreased | increase decrease
    higher lower | before after | cleared convicted | allowed banned | opened closed | legal illegal
    likely unlikely | fit unfit | signed unsigned | supports opposes | supported opposed | praised criticised
    renewed cancelled | alive dead | public private | first last | maximum minimum | more fewer
"""
_OPPOSITES: dict[str, set[str]] = {}
for _pair in _OPPOSITES_LISTED.replace("\n", "|").split("|"):
    if _pair.strip():
        _one, _other = _pair.split()
        _OPPOSITES.setdefault(_one, set()).add(_other)
        _OPPOSITES.setdefault(_other, set()).add(_one)
_ALIKE = 0.7
"""Of the words on either side, so many must stand on the other for two sentences to say the same."""
_ALIKE_BACK = 0.5
_LONGEST = 120
"""Words; more between two full stops is no sentence."""


def check(held: Held) -> Iterator[Finding]:
    for sentence in held.draft.sentences:
        twin = held.twins.of(sentence)
        if twin is None or twin.share < _ALIKE or twin.back < _ALIKE_BACK:
            continue
        if twin.sentence.last - twin.sentence.first > _LONGEST or sentence.last - sentence.first > _LONGEST:
            continue
        source = held.sources[twin.source]
        ours = _places(held.draft, sentence)
        theirs = _places(source, twin.sentence)
        passage = held.passage(twin.source, twin.sentence.first, twin.sentence.last)
        if bool(ours) != bool(theirs):
            first, last = (ours[0], ours[0] + 1) if ours else (sentence.first, sentence.last)
            told = f"“{held.draft.words[first]}”" if ours else "no “not”"
            yield held.finding(
                Kind.NEGATION,
                Severity.WARNING,
                held.draft.span(first, last),
                f"The source says nearly the same, but this has {told} where the source has "
                + ("none." if ours else f"“{source.words[theirs[0]]}”."),
                0.6,
                passage=passage,
            )
            continue
        yield from _opposites(held, sentence, twin.source, twin.sentence)


def _places(document: Document, sentence: Sentence) -> list[int]:
    return [p for p in range(sentence.first, sentence.last) if document.forms[p] in _NEGATIONS]


def _opposites(held: Held, sentence: Sentence, number: int, other: Sentence) -> Iterator[Finding]:
    source = held.sources[number]
    theirs = set(source.forms[other.first : other.last])
    ours = set(held.draft.forms[sentence.first : sentence.last])
    for place in range(sentence.first, sentence.last):
        form = held.draft.forms[place]
        against = _OPPOSITES.get(form, set()) & (theirs - ours)
        if form not in theirs and against:
            found = source.forms.index(min(against), other.first, other.last)
            yield held.finding(
                Kind.NEGATION,
                Severity.WARNING,
                held.draft.span(place, place + 1),
                f"The source has “{source.words[found]}” where this has “{held.draft.words[place]}”.",
                0.8,
                passage=held.passage(number, other.first, other.last),
                replacement=source.words[found],
            )
