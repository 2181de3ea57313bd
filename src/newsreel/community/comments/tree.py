"""Replies beneath what they answer. Pure: plain values in and out."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

DEEPEST = 4
"""Levels that are shown; what lies deeper stands side by side on the last one."""


@dataclass(frozen=True, slots=True)
class Place(Generic[Key]):
    key: Key
    above: Key | None
    """What it is shown beneath: an ancestor, or None on the first level."""
    level: int
    """1 for the first."""


def in_reading_order(parents: Mapping[Key, Key | None]) -> list[Place[Key]]:
    """Every comment with its place, replies behind what they answer; siblings keep the mapping's order.

    A reply whose parent is not among them stands on the first level. Circles, which only a broken import
    could make, are left out.
    """
    replies: dict[Key, list[Key]] = defaultdict(list)
    roots: list[Key] = []
    for key, parent in parents.items():
        if parent is not None and parent in parents:
            replies[parent].append(key)
        else:
            roots.append(key)
    places: list[Place[Key]] = []
    stack = [Place(key, None, 1) for key in reversed(roots)]
    while stack:
        place = stack.pop()
        places.append(place)
        is_deepest = place.level == DEEPEST
        above, level = (place.above, DEEPEST) if is_deepest else (place.key, place.level + 1)
        stack.extend(Place(key, above, level) for key in reversed(replies[place.key]))
    return places


def children(places: Iterable[Place[Key]]) -> dict[Key | None, Sequence[Key]]:
    """What is shown beneath each; the first level beneath None. What stands above may be missing here."""
    places = list(places)
    present = {place.key for place in places}
    beneath: dict[Key | None, list[Key]] = defaultdict(list)
    for place in places:
        beneath[place.above if place.above in present else None].append(place.key)
    return dict(beneath)
