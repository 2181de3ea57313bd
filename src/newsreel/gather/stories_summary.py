"""What the desk is told of a story, from its tellings. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log2

from newsreel.gather.clustering.origin import Telling, independent_origins, origins, plain_name
from newsreel.gather.clustering.sensitive import Matter, sensitive_marks

HALF_LIFE_HOURS = 6.0
"""A telling adds half as much heat after so long."""
WORTH_OF_A_FURTHER_TELLING = 0.2
"""What an outlet's second telling adds to the heat, where its first adds 1."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a story, in its newest version."""

    outlet: str
    title: str
    text: str
    moment: datetime
    """When it was published, as far as that is believable."""
    fetched_at: datetime
    copied_from: str = ""
    """The outlet of the entry that it copies; empty where it is no copy."""


@dataclass(frozen=True, slots=True)
class Summary:
    headline: str
    began_at: datetime
    grew_at: datetime
    entry_count: int
    outlet_count: int
    origin_count: int
    origin: str
    heat: float
    matters: list[str]


def heat_now(heat: float, now: datetime) -> float:
    """What is left at a moment of a heat as it is kept: 1 for a story that one outlet tells just now."""
    return 2.0 ** min(heat - _half_lives(now), 30.0)


def summarise(told: Sequence[Told]) -> Summary:
    """A story of at least one telling."""
    outlets = {telling.outlet for telling in told}
    credited = [(telling.outlet, _credited(telling, outlets)) for telling in told]
    votes = Counter(origin for _outlet, origin in credited if origin)
    newest = max(told, key=lambda telling: (not telling.copied_from, telling.moment))
    marks = {mark.matter for telling in told for mark in sensitive_marks(f"{telling.title}. {telling.text}")}
    return Summary(
        headline=newest.title[:500],
        began_at=min(telling.moment for telling in told),
        grew_at=max(telling.fetched_at for telling in told),
        entry_count=len(told),
        outlet_count=len(outlets),
        origin_count=independent_origins(Telling(outlet, origin) for outlet, origin in credited),
        origin=votes.most_common(1)[0][0][:200] if votes else "",
        heat=_heat(told),
        matters=[str(matter) for matter in Matter if matter in marks],
    )


def _credited(telling: Told, outlets: set[str]) -> str:
    """The other outlet that this one rests on; empty where it reports by itself."""
    found = origins(f"{telling.title}. {telling.text}", outlets)
    named = [origin.outlet for origin in found]
    own = plain_name(telling.outlet)
    others = (name for name in [*named, telling.copied_from] if name and plain_name(name) != own)
    return next(others, "")


def _heat(told: Sequence[Told]) -> float:
    """The binary logarithm of the heat that the story would have had in 1970.

    So the order of two stories is the same whenever it is looked at, and nothing is written while they cool.
    """
    exponents = []
    heard: set[str] = set()
    for telling in sorted(told, key=lambda telling: telling.moment):
        worth = WORTH_OF_A_FURTHER_TELLING if telling.outlet in heard else 1.0
        heard.add(telling.outlet)
        exponents.append(_half_lives(telling.moment) + log2(worth))
    highest = max(exponents)
    return highest + log2(sum(2.0 ** (exponent - highest) for exponent in exponents))


def _half_lives(moment: datetime) -> float:
    return moment.timestamp() / 3600 / HALF_LIFE_HOURS
