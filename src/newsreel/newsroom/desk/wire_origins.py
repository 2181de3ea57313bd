"""Whom the outlets of a story credit for it, with the sentence in which they do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newsreel.gather.clustering.origin import origins, plain_name
from newsreel.gather.models import Placement, Story
from newsreel.newsroom.drafting import told_at

LONGEST_SENTENCE = 300
_END = re.compile(r"[.!?][”’\"']?\s+|\n+")


@dataclass(frozen=True, slots=True)
class Credit:
    """One outlet passing on what another reported."""

    outlet: str
    origin: str
    sentence: str
    """In which it says so; empty where it sent a copy."""
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """On how many legs a story stands."""

    credits: list[Credit]
    """In the order of time."""
    first_hand: list[str]
    """Outlets that credit nobody."""
    evidence: Credit | None
    """The earliest that names the story’s origin in a sentence."""
    guard: str
    """What to be careful about before publishing; empty where nothing is."""


def standing(story: Story, placements: Sequence[Placement]) -> Standing:
    """From a story’s entries as they are now, in the order of their publication."""
    outlets = {placement.entry.source.name for placement in placements}
    found: dict[str, Credit | None] = {}
    for placement in placements:
        name = placement.entry.source.name
        credit = _credit(placement, outlets)
        if found.get(name) is None:
            found[name] = credit
    credits = sorted((credit for credit in found.values() if credit), key=lambda credit: credit.told_at)
    named = plain_name(story.origin)
    saying_so = (credit for credit in credits if credit.sentence and plain_name(credit.origin) == named)
    return Standing(
        credits=credits,
        first_hand=[name for name, credit in found.items() if credit is None],
        evidence=next(saying_so, None),
        guard=_guard(story),
    )


def _credit(placement: Placement, outlets: set[str]) -> Credit | None:
    entry = placement.entry
    own = plain_name(entry.source.name)
    text = f"{entry.title}. {entry.text}"
    for origin in origins(text, outlets):
        if plain_name(origin.outlet) != own:
            sentence = sentence_around(text, origin.start, origin.end)
            return Credit(entry.source.name, origin.outlet, sentence, told_at(entry))
    if placement.repeats is not None and plain_name(placement.repeats.source.name) != own:
        return Credit(entry.source.name, placement.repeats.source.name, "", told_at(entry))
    return None


def _guard(story: Story) -> str:
    if not story.matters or story.origin_count > 1:
        return ""
    matters = " and ".join(str(matter) for matter in story.matters)
    if story.outlet_count < 2:
        stands = "One outlet alone tells it."
    else:
        origin = f": {story.origin}" if story.origin else ""
        stands = f"{story.outlet_count} outlets tell it, and all of them go back to one origin{origin}."
    return (
        f"This is about {matters}. {stands} Find a second source that knows it for itself before you publish."
    )


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` in which a place stands, shortened where it is very long."""
    begins = 0
    for match in _END.finditer(text, 0, start):
        begins = match.end()
    ending = _END.search(text, end)
    sentence = text[begins : ending.end() if ending else len(text)].strip()
    return sentence if len(sentence) <= LONGEST_SENTENCE else sentence[: LONGEST_SENTENCE - 2].rstrip() + " …"
