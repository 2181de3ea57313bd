"""Names that stand where a source, in the same words, has another name."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsreel.fidelity.demonyms import GROUP_OF
from newsreel.fidelity.document import Document
from newsreel.fidelity.given_names import GIVEN_NAMES
from newsreel.fidelity.held import Held
from newsreel.fidelity.like_words import Neighbours, by_neighbours, neighbours, same_before, same_from
from newsreel.fidelity.mentions import Mention
from newsreel.fidelity.support import is_capital, joins
from newsreel.fidelity.words import CALENDAR_WORDS, OFFICES, ROLES, SAME_AS, SMALL_WORDS

_RUN = 10
"""Words on each side that are compared."""
_SURELY = 8
"""So many words in a row on one side do, where another name beside it is told of too."""
_ALIKE = 0.7
"""Of a sentence's words, so many must stand in the source's for the two to tell the same."""
_SLACK = 4
_BESIDE = 8
"""Words before a name among which another is joined to it: “Anna Bell and John Smith”."""
_LONGEST = 8
"""Words of a name."""
_SAME_PLACES = 12
"""Names with the same neighbours that are tried."""
_NO_NAMES = ROLES | OFFICES | CALENDAR_WORDS

Name = tuple[int, int]
"""Words from here up to but not including there."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The name that a source has in these words: words `first` up to but not including `last` of it."""

    source: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How far the words on both sides of two names are the same."""

    before: int
    after: int
    weighty: int
    begins: bool
    """Whether both sentences begin at the end of the same words."""
    ends: bool

    @property
    def run(self) -> int:
        return self.before + self.after

    @property
    def whole(self) -> bool:
        """Whether all words of both sentences but the names are the same."""
        return self.begins and self.ends

    @property
    def is_on_both_sides(self) -> bool:
        return bool(self.before or self.begins) and bool(self.after or self.ends)

    @property
    def is_word_for_word(self) -> bool:
        if self.whole and self.run >= 3 and self.weighty >= 1:
            return True
        return (self.run >= 5 and self.weighty >= 2) or (self.run >= 3 and self.weighty >= 3)


def exchanged(held: Held, mention: Mention) -> Exchange | None:
    """The name that a source has instead, in the same words; None where there is none."""
    draft = held.draft
    ours = _trimmed(draft, (mention.first, mention.last))
    if ours[0] == ours[1]:
        return None
    best: Exchange | None = None
    best_run = 0
    for number, source in enumerate(held.sources):
        for theirs in _in_like_words(draft, ours, source):
            if _stand_alike(draft, ours, source, theirs):
                return None
            likeness = _likeness(draft, ours, source, theirs)
            if likeness.run < best_run or not likeness.is_word_for_word:
                continue
            if _may_be_one(held, ours, source, theirs):
                best, best_run = None, likeness.run
            elif likeness.run > best_run and _takes_its_place(draft, ours, source, theirs, likeness):
                best, best_run = Exchange(number, *theirs), likeness.run
    return best


def _stand_alike(draft: Document, ours: Name, source: Document, theirs: Name) -> bool:
    """Whether they are the same words between the same four: most are, and need no closer look."""
    begin, end = ours[0] - 2, ours[1] + 2
    other = theirs[0] - 2
    return (
        begin >= 0
        and other >= 0
        and ours[1] - ours[0] == theirs[1] - theirs[0]
        and draft.forms[begin:end] == source.forms[other : theirs[1] + 2]
    )


def _in_like_words(draft: Document, ours: Name, source: Document) -> Iterator[Name]:
    index = source.noted(_neighbours)
    seen: set[Name] = set()
    for pair in neighbours(draft, *ours):
        for theirs in index.get(pair, ())[:_SAME_PLACES]:
            if theirs not in seen:
                seen.add(theirs)
                yield theirs


def _neighbours(document: Document) -> dict[Neighbours, list[Name]]:
    return by_neighbours(document, _names(document), lambda name: name)


def _names(document: Document) -> Iterator[Name]:
    """Capitalised words one after another; where a sentence begins so, also without its first word."""
    past = 0
    for place in document.capitals:
        if place < past:
            continue
        last = place + 1
        while (
            last < min(len(document), place + _LONGEST)
            and is_capital(document.words[last])
            and not document.opens_sentence[last]
            and joins(document, last - 1)
        ):
            last += 1
        past = last
        for first in (place, place + 1) if document.opens_sentence[place] else (place,):
            name = _trimmed(document, (first, last))
            if _is_name(document, name):
                yield name


def _trimmed(document: Document, name: Name) -> Name:
    """Without “The” before it."""
    first, last = name
    while first < last and document.forms[first] in SMALL_WORDS:
        first += 1
    return first, last


def _likeness(draft: Document, ours: Name, source: Document, theirs: Name) -> _Likeness:
    sentence, other = draft.sentence_of(ours[0]), source.sentence_of(theirs[0])
    one, two = draft.forms, source.forms
    steps, other_steps = ours[0] - sentence.first, theirs[0] - other.first
    before = same_before(one, ours[0], two, theirs[0], min(_RUN, steps, other_steps))
    steps_after, other_steps_after = sentence.last - ours[1], other.last - theirs[1]
    after = same_from(one, ours[1], two, theirs[1], min(_RUN, steps_after, other_steps_after))
    same = (*one[ours[0] - before : ours[0]], *one[ours[1] : ours[1] + after])
    weighty = sum(word not in SMALL_WORDS for word in same)
    begins = before == steps == other_steps
    ends = after == steps_after == other_steps_after
    return _Likeness(before, after, weighty, begins, ends)


def _shared(draft: Document, ours: Name, source: Document, theirs: Name) -> float:
    """Of the other words of the draft's sentence that carry something, those that stand around theirs."""
    sentence = draft.sentence_of(ours[0])
    begin = max(0, theirs[0] - (ours[0] - sentence.first) - _SLACK)
    told = set(source.forms[begin : theirs[1] + sentence.last - ours[1] + _SLACK])
    others = [*draft.forms[sentence.first : ours[0]], *draft.forms[ours[1] : sentence.last]]
    weighty = [form for form in others if form not in SMALL_WORDS]
    return sum(form in told for form in weighty) / max(1, len(weighty))


def _is_name(document: Document, name: Name) -> bool:
    forms = document.forms[name[0] : name[1]]
    if not forms or set(forms) <= _NO_NAMES:
        return False
    return forms[-1] not in _NO_NAMES or not GIVEN_NAMES.isdisjoint(forms[:-1])


def _may_be_one(held: Held, ours: Name, source: Document, theirs: Name) -> bool:
    """Whether both may name one and the same: they share the word that tells, or stand for each other."""
    one, other = held.draft.forms[ours[0] : ours[1]], source.forms[theirs[0] : theirs[1]]
    shared = set(one) & set(other)
    if shared and (len(one) == 1 or len(other) == 1 or one[-1] in other or other[-1] in one):
        return True
    if {GROUP_OF.get(form, form) for form in one} & {GROUP_OF.get(form, form) for form in other}:
        return not shared
    if _is_short_for(one, other) or _is_short_for(other, one):
        return True
    said, told = " ".join(one), " ".join(other)
    return any({said, told} <= {name.lower(), *map(str.lower, also)} for name, also in held.aliases.items())


def _is_short_for(short: list[str], written_out: list[str]) -> bool:
    if len(short) != 1:
        return False
    if " ".join(written_out) in SAME_AS.get(short[0], ()):
        return True
    return short[0] == "".join(form[0] for form in written_out if form not in SMALL_WORDS)


def _takes_its_place(
    draft: Document, ours: Name, source: Document, theirs: Name, likeness: _Likeness
) -> bool:
    """Not so where the source tells it of both: “Anna Bell and John Smith won the prize”."""
    if _shared(draft, ours, source, theirs) < _ALIKE:
        return False
    is_sure = likeness.is_on_both_sides and likeness.run >= _SURELY
    if not _is_name(draft, ours) and not is_sure:
        return False
    sentence = source.sentence_of(theirs[0])
    told = source.forms[sentence.first : sentence.last]
    if draft.forms[ours[1] - 1] not in told or likeness.whole:
        return True
    is_joined = (
        not likeness.before
        and draft.forms[ours[1] - 1] in source.forms[max(sentence.first, theirs[0] - _BESIDE) : theirs[0]]
    )
    return not is_joined and (likeness.is_on_both_sides or likeness.run >= _SURELY)
