"""How a story grew: its tellings in the hours before now, as columns that can be drawn and as a sentence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

HOURS = 24
COLUMN, GAP, HEIGHT = 5, 1, 26
"""Widths and height in the units of the drawing."""
FULL = 4
"""So many tellings in an hour fill the height; more of them are drawn thinner."""


@dataclass(frozen=True, slots=True)
class Told:
    """One item of a story, when its outlet first told it."""

    moment: datetime
    outlet: int
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a column: `kind` is new (an outlet joins in), more (it says more) or copy."""

    x: int
    y: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Growth:
    bars: list[Bar]
    sentence: str
    width: int = (HOURS + 1) * COLUMN
    height: int = HEIGHT
    earlier: int = 0
    """Told before the hours that are drawn; they stand in the first column."""


def growth(told: Sequence[Told], now: datetime) -> Growth:
    """The last 24 hours, each a column, the newest on the right; all before that is the first column."""
    columns: dict[int, Counter[str]] = {}
    heard: set[int] = set()
    for telling in sorted(told, key=lambda telling: telling.moment):
        age = max(0, int((now - telling.moment) // timedelta(hours=1)))
        column = max(0, HOURS - age)
        kind = "copy" if telling.is_copy else "more" if telling.outlet in heard else "new"
        heard.add(telling.outlet)
        columns.setdefault(column, Counter())[kind] += 1
    tallest = max([FULL, *(counts.total() for counts in columns.values())])
    return Growth(
        bars=[bar for column, counts in columns.items() for bar in _bars(column, counts, HEIGHT / tallest)],
        sentence=_sentence(told, now),
        earlier=columns.get(0, Counter()).total(),
    )


def _bars(column: int, counts: Counter[str], unit: float) -> list[Bar]:
    found, below = [], 0
    for kind in ("new", "more", "copy"):
        if counts[kind]:
            height = round(counts[kind] * unit, 2)
            top = round(HEIGHT - below * unit - height, 2)
            found.append(Bar(column * COLUMN, top, height, kind))
            below += counts[kind]
    return found


def _sentence(told: Sequence[Told], now: datetime) -> str:
    if not told:
        return "No entries."
    first = timezone.localtime(min(telling.moment for telling in told))
    outlets = len({telling.outlet for telling in told})
    recent = sum(now - telling.moment < timedelta(hours=1) for telling in told)
    copies = sum(telling.is_copy for telling in told)
    parts = [
        f"Told {_times(len(told))} by {outlets} outlet{'' if outlets == 1 else 's'}"
        f" since {first:%-d %B, %H:%M}",
        f"{_times(recent)} in the last hour" if recent else "not in the last hour",
    ]
    if copies:
        parts.append(f"{copies} of them {'a copy' if copies == 1 else 'copies'}")
    return ", ".join(parts) + "."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
