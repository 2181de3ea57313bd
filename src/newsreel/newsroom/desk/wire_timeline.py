"""A story’s page in the order of time: a lane for each outlet, with all that it said and said differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsreel.gather.models import Entry, Placement
from newsreel.newsroom.drafting import told_at

WIDTH = 100
_SHORTEST = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Step:
    """One moment at which an outlet said something."""

    entry: Entry
    moment: datetime
    what: str
    x: float
    """From 0, when the story began, to :data:`WIDTH`, when it was last told."""
    kind: str
    """new, change or copy."""


@dataclass(frozen=True, slots=True)
class Lane:
    outlet: str
    steps: list[Step]


def lanes(placements: Sequence[Placement]) -> list[Lane]:
    """From all versions of all entries. The outlet that told it first stands first."""
    told = sorted(placements, key=lambda placement: (_moment(placement.entry), placement.pk))
    if not told:
        return []
    began = _moment(told[0].entry)
    span = max(_moment(told[-1].entry) - began, _SHORTEST)
    former: dict[tuple[int, str], Entry] = {}
    found: dict[str, list[Step]] = {}
    for placement in told:
        entry = placement.entry
        what, kind = _what(placement, former.get((entry.source_id, entry.guid)))
        former[entry.source_id, entry.guid] = entry
        x = round((_moment(entry) - began) / span * (WIDTH - 1), 1)
        found.setdefault(entry.source.name, []).append(Step(entry, _moment(entry), what, x, kind))
    return [Lane(outlet, steps) for outlet, steps in found.items()]


def _moment(entry: Entry) -> datetime:
    """When it was told; of a later version, when that came in."""
    return entry.fetched_at if entry.version > 1 else min(told_at(entry), entry.fetched_at)


def _what(placement: Placement, before: Entry | None) -> tuple[str, str]:
    entry = placement.entry
    if before is not None:
        changed = [
            name
            for name, is_other in (
                ("headline", entry.title != before.title),
                ("text", entry.text != before.text),
                ("byline", entry.credit != before.credit),
            )
            if is_other
        ]
        return f"changed its {' and '.join(changed) or 'entry'}", "change"
    if placement.repeats is not None:
        return f"sent a copy of what {placement.repeats.source.name} sent", "copy"
    return "told it", "new"
