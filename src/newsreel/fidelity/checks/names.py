"""Each name in a draft stands in a source, and whole: no first name added, no word of it changed."""

from collections.abc import Iterator

from newsreel.fidelity.demonyms import GROUP_OF
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.given_names import GIVEN_NAMES
from newsreel.fidelity.held import Held
from newsreel.fidelity.mentions import Mention, mentions
from newsreel.fidelity.words import CLUB_SUFFIXES, GENERIC_HEADS, ROLES, SMALL_WORDS


def check(held: Held) -> Iterator[Finding]:
    if not held.sources:
        return
    for mention in mentions(held.draft, held.support):
        yield from _look_at(held, mention)


def _look_at(held: Held, mention: Mention) -> Iterator[Finding]:
    draft = held.draft
    place = mention.first
    while place < mention.last:
        if carries(held, place, mention):
            finding = _other_person(held, place, mention)
            if finding is not None:
                yield finding
            place += 1
            continue
        last = place + 1
        while last < mention.last and not carries(held, last, mention):
            last += 1
        yield _absent(held, place, last, mention)
        place = last


def carries(held: Held, place: int, mention: Mention) -> bool:
    """Whether a source has this word of a name."""
    draft, support = held.draft, held.support
    form, word = draft.forms[place], draft.words[place]
    if form in SMALL_WORDS and not (len(word) > 1 and word.isupper()):
        return True
    if form in support.capitals:
        return True
    if GROUP_OF.get(form) in support.peoples:
        return True
    if form in support.initials or support.same_as(form) is not None:
        return True
    if form in support.forms:
        return form not in GIVEN_NAMES and not (len(word) > 1 and word.isupper())
    if draft.stems[place] in support.stems:
        return True
    return False


def _other_person(held: Held, place: int, mention: Mention) -> Finding | None:
    """A first name that the sources give to somebody else."""
    draft, support = held.draft, held.support
    form = draft.forms[place]
    if place + 1 >= mention.last or form not in GIVEN_NAMES:
        return None
    following = draft.forms[place + 1]
    earlier = support.before.get(following)
    if following not in support.capitals or (earlier and form in earlier):
        return None
    if any(
        support.sources[n].forms[p + 1 : p + 4].count(following) for n, p in support.capitals.get(form, ())
    ):
        return None
    alone = [
        (n, p)
        for n, p in support.capitals.get(form, ())
        if not (
            p + 1 < len(support.sources[n])
            and support.sources[n].words[p + 1][:1].isupper()
            and support.sources[n].between(p) == " "
        )
    ]
    if alone:
        return None
    return held.finding(
        Kind.NAME,
        Severity.ERROR,
        draft.span(place, place + 1),
        f"No source calls {draft.words[place + 1]} “{draft.words[place]}”.",
        0.9,
    )


def _absent(held: Held, first: int, last: int, mention: Mention) -> Finding:
    draft = held.draft
    text = draft.text[draft.starts[first] : draft.ends[last - 1]]
    return held.finding(Kind.NAME, Severity.ERROR, draft.span(first, last), f"No source names “{text}”.", 0.9)
