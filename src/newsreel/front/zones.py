"""The blocks of the home page: an editor's picks first, then the newest, and no story twice."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from newsreel.front.view import SectionLabel

LEAD = 6
LATEST = 10
LAYOUTS = ("lead_list", "picture_columns", "ladder", "strip")
# As many stories as each layout is drawn for.
PLACES = {"lead_list": 5, "picture_columns": 5, "ladder": 5, "strip": 4}
SIGN_UP = ("Subscribe to News", "Subscribe to our newsletter and never miss our latest news.")

NewestIn = Callable[[str, int, Collection[int]], Iterable[int]]
"""The newest articles beneath a path of the tree, at most so many, without some."""


@dataclass(frozen=True, slots=True)
class Place:
    """One block as planned: what it holds, and from where it fills itself."""

    kind: str
    size: int = 0
    picks: tuple[int, ...] = ()
    path: str = ""
    """The part of the tree it fills itself from; empty: the whole site."""
    layout: str = ""
    heading: str = ""
    sentence: str = ""
    section: SectionLabel | None = None
    more_url: str = ""

    @property
    def fills_itself(self) -> bool:
        return self.kind in ("lead", "section", "latest")


@dataclass(frozen=True, slots=True)
class Filled:
    places: tuple[Place, ...]
    """With `picks` complete; a block that stayed empty is left out."""
    hot: tuple[int, ...]

    @property
    def ids(self) -> set[int]:
        return {identifier for place in self.places for identifier in place.picks}


def fill(places: Iterable[Place], *, newest_in: NewestIn, heat: list[int], hot_count: int) -> Filled:
    """Give each place its stories.

    Picks come first everywhere, so that filling never takes what an editor chose for a lower block. After
    the lead, What's Hot takes its stories before the other blocks fill up; so nothing stands there twice
    as long as there are stories enough.
    """
    planned = list(places)
    shown: set[int] = set()
    for index, place in enumerate(planned):
        picks = tuple(dict.fromkeys(pick for pick in place.picks if pick not in shown))
        planned[index] = replace(place, picks=picks[: place.size] if place.fills_itself else picks)
        shown.update(planned[index].picks)
    hot: tuple[int, ...] | None = None
    for index, place in _lead_first(planned):
        if hot is None and place.kind != "lead":
            hot = _hottest(heat, shown, hot_count)
            shown.update(hot)
        if place.fills_itself:
            planned[index] = _completed(place, shown, newest_in)
            shown.update(planned[index].picks)
    if hot is None:
        hot = _hottest(heat, shown, hot_count)
    kept = tuple(place for place in planned if place.picks or place.kind == "sign_up")
    return Filled(places=kept, hot=hot or tuple(heat[:hot_count]))


def _lead_first(places: list[Place]) -> list[tuple[int, Place]]:
    return sorted(enumerate(places), key=lambda numbered: numbered[1].kind != "lead")


def _hottest(heat: list[int], shown: set[int], count: int) -> tuple[int, ...]:
    return tuple(identifier for identifier in heat if identifier not in shown)[:count]


def _completed(place: Place, shown: set[int], newest_in: NewestIn) -> Place:
    lacking = place.size - len(place.picks)
    if lacking <= 0:
        return place
    return replace(place, picks=(*place.picks, *newest_in(place.path, lacking, shown)))
