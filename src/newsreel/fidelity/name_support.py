"""What speaks for each word of a name in the sources, and what against it."""

from dataclasses import dataclass
from enum import StrEnum

from newsreel.fidelity.alignment import find
from newsreel.fidelity.demonyms import GROUP_OF
from newsreel.fidelity.document import read
from newsreel.fidelity.gazetteer import PLACES_OF
from newsreel.fidelity.given_names import GIVEN_NAMES
from newsreel.fidelity.held import Held
from newsreel.fidelity.mentions import Mention
from newsreel.fidelity.support import is_capital, joins
from newsreel.fidelity.well_known import FIRST_NAMES_OF
from newsreel.fidelity.words import (
    CALENDAR_WORDS,
    CLUB_SUFFIXES,
    GENERIC_HEADS,
    INSTITUTIONS,
    OFFICES,
    ROLES,
    SAME_AS,
    SMALL_WORDS,
)

_PHRASES: dict[str, list[tuple[list[str], str]]] = {}
"""What short names stand for, by the first word."""
for _short, _phrases in SAME_AS.items():
    for _phrase in _phrases:
        _PHRASES.setdefault(_phrase.split()[0], []).append((_phrase.split(), _short))
_COUNTED = frozenset(["one", "two", "three", "four"])
"""In “League Two” or “World War One”, not the number of something."""
_NEAR = 4
_SPOTS = 40
_LOOSE = frozenset(GROUP_OF) | ROLES | CALENDAR_WORDS | SMALL_WORDS | OFFICES
_PLAIN_CLUBS = frozenset(["city", "united", "town", "county", "north", "south", "st", "athletic"])


class Doubt(StrEnum):
    ABSENT = "absent"
    """No source has the word."""
    FIRST_NAME = "first name"
    """The sources have the surname, and never this first name."""
    OTHER_PERSON = "other person"
    """The sources give the first name to others only."""
    ALTERED = "altered"
    """The sources have a name that is nearly the same."""
    NO_NAME = "no name"
    """The sources have the word without a capital only: “court”, and no “Supreme Court”."""
    COUNTRY = "country"
    AROUND = "around"
    """The sources name a place that lies in this country."""
    APART = "apart"
    """Each word is there, but never beside the other."""
    WRITTEN_OUT = "written out"
    """The sources have the initials only."""
    WELL_KNOWN = "well known"
    HEAD = "head"
    """A word such as “Council” or “United” that readers could add by themselves."""
    OFFICE = "office"
    """A post or an institution with a capital."""


@dataclass(frozen=True, slots=True)
class Carried:
    """`doubt` is None for a word that a source carries; `spot` is a source with the words of the nearest."""

    doubt: Doubt | None = None
    spot: tuple[int, int, int] | None = None


_YES = Carried()


def look_at(held: Held, mention: Mention) -> list[Carried]:
    """For each word of a mention, in order."""
    if held.aliases and _by_another_name(held, mention):
        return [_YES] * len(mention)
    plain = [carried_alone(held, place) for place in range(mention.first, mention.last)]
    looks = [
        _YES if plain[place - mention.first] else _doubt(held, place, mention, plain)
        for place in range(mention.first, mention.last)
    ]
    for index, place in enumerate(range(mention.first, mention.last)):
        if looks[index].doubt is None and len(mention) > 1 and _is_no_name(held, place):
            number, spot = held.support.forms[held.draft.forms[place]]
            looks[index] = Carried(Doubt.NO_NAME, (number, spot, spot + 1))
    _written_out(held, mention, looks)
    for index in range(len(mention) - 1):
        if plain[index] and plain[index + 1]:
            other = _other_person(held, mention.first + index)
            if other is not None:
                looks[index] = other
            elif looks[index].doubt is None and _apart(held, mention.first + index):
                looks[index] = Carried(Doubt.APART, _instead(held, mention.first + index))
    return looks


def _by_another_name(held: Held, mention: Mention) -> bool:
    """Whether the sources have one whom the draft names under another of their names."""
    said = " ".join(held.draft.forms[mention.first : mention.last])
    for name, others in held.aliases.items():
        known = [" ".join(read(one).forms) for one in (name, *sorted(others))]
        if said in known and any(
            find(source, one.split()) for one in known if one != said for source in held.sources
        ):
            return True
    return False


def carried_alone(held: Held, place: int) -> bool:
    """Whether a source has this word of a name, wherever it stands."""
    draft, support = held.draft, held.support
    form, word = draft.forms[place], draft.words[place]
    shouts = len(word) > 1 and word.isupper()
    if form in CALENDAR_WORDS or (form in SMALL_WORDS and not shouts):
        return True
    if form in support.capitals:
        return True
    if form in GROUP_OF and GROUP_OF[form] in support.peoples:
        return True
    if shouts and (form in support.initials or support.same_as(form) is not None):
        return True
    if form in support.forms:
        return form not in GIVEN_NAMES and form not in _COUNTED and not shouts
    return draft.stems[place] in support.stems


def _is_no_name(held: Held, place: int) -> bool:
    form, support = held.draft.forms[place], held.support
    if form not in support.forms or form in support.capitals or form in CLUB_SUFFIXES:
        return False
    return form not in ROLES and form not in SMALL_WORDS and form not in CALENDAR_WORDS


def _doubt(held: Held, place: int, mention: Mention, plain: list[bool]) -> Carried:
    draft, support = held.draft, held.support
    form = draft.forms[place]
    before = place > mention.first and plain[place - mention.first - 1]
    after = place + 1 < mention.last and plain[place - mention.first + 1]
    if after and form in FIRST_NAMES_OF.get(draft.forms[place + 1], ()):
        return Carried(Doubt.WELL_KNOWN)
    if after and form in GIVEN_NAMES and draft.forms[place + 1] not in GENERIC_HEADS | CLUB_SUFFIXES:
        return Carried(Doubt.FIRST_NAME)
    if before and form in CLUB_SUFFIXES:
        return _YES
    if after and draft.forms[place + 1] in CLUB_SUFFIXES - _PLAIN_CLUBS:
        return _YES
    if ((before or after) and form in GENERIC_HEADS) or (before and form in INSTITUTIONS):
        return Carried(Doubt.HEAD)
    if form in OFFICES:
        return Carried(Doubt.OFFICE)
    if form in GROUP_OF:
        within = [place for place in PLACES_OF.get(GROUP_OF[form], ()) if place in support.names]
        if within:
            number, spot = support.names[within[0]][0]
            return Carried(Doubt.AROUND, (number, spot, spot + 1))
        return Carried(Doubt.COUNTRY)
    near = held.near_names.of(form)
    return Carried(Doubt.ALTERED, (near[0], near[1], near[1] + 1)) if near else Carried(Doubt.ABSENT)


def _written_out(held: Held, mention: Mention, looks: list[Carried]) -> None:
    """Mark the doubtful words that some initials in the sources stand for."""
    draft, support = held.draft, held.support
    forms = draft.forms
    if all(look.doubt is None for look in looks):
        return
    for first in range(mention.first, mention.last - 1):
        for parts, short in _PHRASES.get(forms[first], ()):
            if short in support.shouted and forms[first : first + len(parts)] == parts:
                for place in range(first, min(first + len(parts), mention.last)):
                    looks[place - mention.first] = _YES
    run = _run(held, mention)
    letters = "".join(forms[place][0] for place in run)
    for begin in range(len(run) - 1):
        for end in range(len(run), begin + 1, -1):
            spot = support.shouted.get(letters[begin:end])
            if spot is None or end - begin < 2:
                continue
            for place in run[begin:end]:
                index = place - mention.first
                if 0 <= index < len(looks) and looks[index].doubt is not None:
                    looks[index] = Carried(Doubt.WRITTEN_OUT, (spot[0], spot[1], spot[1] + 1))
            return


def _run(held: Held, mention: Mention) -> list[int]:
    """The capitalised words around a mention, with those beyond “of” and “for” on both sides."""
    draft = held.draft
    run = list(range(mention.first, mention.last))
    place = mention.last
    while place < len(draft) and len(run) < 8 and joins(draft, place - 1):
        if is_capital(draft.words[place]):
            run.append(place)
        elif draft.forms[place] not in ("of", "for", "and", "the"):
            break
        place += 1
    place = mention.first - 1
    while place >= 0 and len(run) < 12 and joins(draft, place):
        if is_capital(draft.words[place]) and draft.forms[place] not in SMALL_WORDS:
            run.insert(0, place)
        elif draft.forms[place] not in ("of", "for", "and", "the"):
            break
        place -= 1
    return run


def _other_person(held: Held, place: int) -> Carried | None:
    """A first name that the sources have, but give to somebody else."""
    draft, support = held.draft, held.support
    form, following = draft.forms[place], draft.forms[place + 1]
    if form not in GIVEN_NAMES or following not in support.capitals or not joins(draft, place):
        return None
    earlier = support.before.get(following, {})
    if form in earlier:
        return None
    for number, spot in support.capitals.get(form, ()):
        source = support.sources[number]
        if following in source.forms[spot + 1 : spot + 4]:
            return None
        alone = spot + 1 >= len(source) or not (is_capital(source.words[spot + 1]) and joins(source, spot))
        if alone:
            return None
    first_names = [name for name in earlier if name in GIVEN_NAMES]
    if first_names:
        number, spot = earlier[first_names[0]]
        return Carried(Doubt.OTHER_PERSON, (number, spot, spot + 2))
    if form not in support.capitals:
        return None
    number, spot = support.capitals[form][0]
    return Carried(Doubt.OTHER_PERSON, (number, spot, min(spot + 2, len(support.sources[number]))))


def _apart(held: Held, place: int) -> bool:
    """Whether two words that the draft joins to one name never stand near each other in a source."""
    draft, support = held.draft, held.support
    form, following = draft.forms[place], draft.forms[place + 1]
    if form in _LOOSE or following in _LOOSE or form == following or not joins(draft, place):
        return False
    ones, earlier = support.capitals.get(form), support.before.get(following)
    if not ones or not earlier or form in GIVEN_NAMES or form in earlier:
        return False
    return not any(
        following in support.sources[number].forms[max(0, spot - _NEAR) : spot + _NEAR + 1]
        for number, spot in ones[:_SPOTS]
    )


def _instead(held: Held, place: int) -> tuple[int, int, int]:
    """What the sources have before the next word instead of this one."""
    earlier = held.support.before[held.draft.forms[place + 1]]
    number, spot = next(iter(earlier.values()))
    return number, spot, spot + 2
