"""The names of a draft: which capitalised words are names, and which of them stand together."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsreel.fidelity.common_words import is_common
from newsreel.fidelity.demonyms import GROUP_OF
from newsreel.fidelity.document import Document
from newsreel.fidelity.given_names import GIVEN_NAMES
from newsreel.fidelity.support import Support, is_capital, joins
from newsreel.fidelity.words import ROLES, SMALL_WORDS

_LONGEST = 12
"""Words of a name, at most."""
_AFTER_LISTED = "has have had is was will says said can could may might must who and"
_AFTER_A_NAME = frozenset(_AFTER_LISTED.split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` up to but not including `last` of the draft."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first


def mentions(draft: Document, support: Support) -> Iterator[Mention]:
    """Runs of capitalised words, less an opening word that has its capital from the sentence alone."""
    past, end = 0, len(draft)
    inside = {draft.forms[place] for place in draft.capitals if not draft.opens_sentence[place]}
    for place in draft.capitals:
        if place < past:
            continue
        last = place + 1
        while (
            last < min(end, place + _LONGEST)
            and is_capital(draft.words[last])
            and joins(draft, last - 1)
            and (not draft.opens_sentence[last])
        ):
            last += 1
        first = place
        while first < last and draft.forms[first] in SMALL_WORDS and not _is_initialism(draft.words[first]):
            first += 1
        if (
            first < last
            and first == place
            and draft.opens_sentence[place]
            and not _names(draft, place, support, inside)
        ):
            first += 1
        if first < last:
            yield Mention(first, last)
        past = last


def _is_initialism(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _names(draft: Document, place: int, support: Support, inside: set[str]) -> bool:
    """Whether the first word of a sentence is a name, and not only the first."""
    form, word = draft.forms[place], draft.words[place]
    if any(letter.isupper() for letter in word[1:]) or form in support.names or form in GROUP_OF:
        return True
    if (
        form in GIVEN_NAMES
        and place + 1 < len(draft)
        and is_capital(draft.words[place + 1])
        and joins(draft, place)
    ):
        return True
    if support.is_small(form) or is_common(form) or form in ROLES:
        return False
    if form in GIVEN_NAMES or form in inside:
        return True
    if word.lower().endswith(("'s", "’s")):
        return True
    if place + 1 >= len(draft) or not joins(draft, place):
        return False
    following, next_form = draft.words[place + 1], draft.forms[place + 1]
    if is_capital(following):
        return True
    if form.endswith(("s", "ing", "ed", "ly")):
        return False
    return next_form in _AFTER_A_NAME or next_form in ROLES
