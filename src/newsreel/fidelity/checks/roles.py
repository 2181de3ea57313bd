"""What somebody is called beside their name is what a source calls them: “director Jane Doe”, “producer”."""

from collections.abc import Iterator
from itertools import islice

from newsreel.fidelity.document import Document
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.given_names import GIVEN_NAMES
from newsreel.fidelity.held import Held
from newsreel.fidelity.support import is_capital, joins
from newsreel.fidelity.synonyms import STANDS_FOR
from newsreel.fidelity.words import ROLES

_LOOSE_LISTED = """
    former late acting interim caretaker deputy assistant vice head senior junior outgoing incoming retired
    disgraced number eight star international player private general major lady lord sir dame chief executive
    officer opener prop lock forward mp mps am ams msp msps mep meps legend icon celebrity teenager veteran
    rookie newcomer suspect victim witness worker
"""
_LOOSE = frozenset(_LOOSE_LISTED.split())
"""What somebody may be besides."""
_SAME_TRADE = frozenset(
    [("actor", "actress"), ("actress", "actor"), ("spokesman", "spokeswoman"), ("chair", "chairman")]
)
_MOST = 60
_PLACES = 30


def check(held: Held) -> Iterator[Finding]:
    if held.sources:
        yield from islice(_all(held), _MOST)


def _all(held: Held) -> Iterator[Finding]:
    draft = held.draft
    for place in draft.capitals:
        role = _role_before(draft, place)
        surname = _surname(draft, place)
        if role is None or surname is None:
            continue
        other = _called_otherwise(held, role, place, surname)
        if other is None:
            continue
        number, at, name_end = other
        passage = held.passage(number, at, name_end)
        theirs = held.sources[number].words[at]
        yield held.finding(
            Kind.CLAIM,
            Severity.WARNING,
            draft.span(role, role + 1),
            f"The source has “{passage.text}”, not “{draft.words[role]}”.",
            0.85,
            passage=passage,
            replacement=theirs,
        )


def _role_before(document: Document, place: int) -> int | None:
    """The word right before a name that says what somebody is."""
    if not place or document.between(place - 1) not in (" ", "\xa0"):
        return None
    form = document.forms[place - 1]
    return place - 1 if form in ROLES and form not in _LOOSE else None


def _surname(document: Document, place: int) -> int | None:
    """The second word of a full name that begins here."""
    if document.forms[place] not in GIVEN_NAMES or place + 1 >= len(document):
        return None
    follows = is_capital(document.words[place + 1]) and joins(document, place)
    return place + 1 if follows else None


def _called_otherwise(held: Held, role: int, first: int, surname: int) -> tuple[int, int, int] | None:
    """Where a source gives the same person another role; None where one gives them this one."""
    draft = held.draft
    found = None
    for number, source in enumerate(held.sources):
        for at in source.places.get(draft.forms[surname], ())[:_PLACES]:
            sentence = source.sentence_of(at)
            if any(
                _is_like(draft.forms[role], source.forms[one])
                or _is_like(draft.stems[role], source.stems[one])
                for one in range(sentence.first, sentence.last)
            ):
                return None
            begins = at - 1 if source.forms[at - 1 : at] == [draft.forms[first]] else None
            theirs = _role_before(source, begins) if begins is not None else None
            if theirs is not None and found is None:
                found = number, theirs, at + 1
    return found


def _is_like(role: str, form: str) -> bool:
    """Whether they are the same, parts of each other (“songwriter”), or stand for each other."""
    if role == form or (len(form) > 3 and (role.endswith(form) or form.endswith(role))):
        return True
    if (role, form) in _SAME_TRADE or (form, role) in _SAME_TRADE:
        return True
    return form in STANDS_FOR.get(role, ()) or role in STANDS_FOR.get(form, ())
