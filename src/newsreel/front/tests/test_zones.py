"""The home page's blocks: picks first, then the newest, and no story twice."""

from collections.abc import Collection, Iterable

from hypothesis import given
from hypothesis import strategies as st

from newsreel.front.zones import LAYOUTS, PLACES, Filled, Place, fill

SECTIONS = {"": list(range(40, 0, -1)), "film": list(range(40, 20, -1)), "gossip": list(range(20, 0, -1))}


def _newest_in(path: str, count: int, without: Collection[int]) -> Iterable[int]:
    return [story for story in SECTIONS[path] if story not in without][:count]


def _filled(*places: Place, heat: list[int] | None = None, hot_count: int = 5) -> Filled:
    return fill(
        places, newest_in=_newest_in, heat=SECTIONS[""] if heat is None else heat, hot_count=hot_count
    )


def _picks(filled: Filled) -> list[tuple[int, ...]]:
    return [place.picks for place in filled.places]


def test_the_lead_takes_the_newest_then_hot_then_the_others() -> None:
    filled = _filled(Place("lead", size=3), Place("latest", size=3), heat=[40, 5, 6, 7], hot_count=2)

    assert _picks(filled) == [(40, 39, 38), (37, 36, 35)]
    assert filled.hot == (5, 6)


def test_an_editors_picks_come_first_and_nothing_above_takes_them() -> None:
    filled = _filled(
        Place("lead", size=3, picks=(7,)), Place("picked", picks=(40, 7, 12), layout="ladder"), heat=[]
    )

    assert _picks(filled) == [(7, 39, 38), (40, 12)]


def test_a_pick_named_twice_in_one_block_stands_once() -> None:
    assert _picks(_filled(Place("picked", picks=(3, 3, 4)), heat=[])) == [(3, 4)]


def test_a_section_fills_itself_from_its_own_stories_only() -> None:
    filled = _filled(Place("lead", size=2), Place("section", size=3, path="gossip"), heat=[])

    assert _picks(filled) == [(40, 39), (20, 19, 18)]


def test_more_picks_than_places_are_cut_in_blocks_that_fill_themselves() -> None:
    assert _picks(_filled(Place("lead", size=2, picks=(1, 2, 3)), heat=[])) == [(1, 2)]


def test_the_lead_is_filled_first_wherever_it_stands() -> None:
    filled = _filled(Place("latest", size=2), Place("lead", size=2), heat=[])

    assert _picks(filled) == [(38, 37), (40, 39)]


def test_empty_blocks_fall_away_but_the_sign_up_stays() -> None:
    filled = fill(
        [Place("lead", size=2), Place("picked", layout="strip"), Place("sign_up")],
        newest_in=lambda path, count, without: [],
        heat=[],
        hot_count=5,
    )

    assert [place.kind for place in filled.places] == ["sign_up"]
    assert filled.hot == ()


def test_hot_repeats_only_where_nothing_else_is_left() -> None:
    few = [3, 2, 1]
    filled = fill(
        [Place("lead", size=6)],
        newest_in=lambda path, count, without: few[:count],
        heat=[2, 3, 1],
        hot_count=2,
    )

    assert _picks(filled) == [(3, 2, 1)]
    assert filled.hot == (2, 3)


def test_each_layout_knows_how_many_stories_it_holds() -> None:
    assert set(PLACES) == set(LAYOUTS)


_places = st.builds(
    Place,
    kind=st.sampled_from(["lead", "section", "picked", "latest"]),
    size=st.integers(1, 8),
    picks=st.lists(st.integers(1, 40), max_size=6).map(tuple),
    path=st.sampled_from(list(SECTIONS)),
)


@given(st.lists(_places, max_size=8), st.permutations(SECTIONS[""]))
def test_no_story_twice_whatever_the_blocks(places: list[Place], heat: list[int]) -> None:
    filled = _filled(*places, heat=heat)

    shown = [identifier for picks in _picks(filled) for identifier in picks]
    assert len(shown) == len(set(shown))
    if len(shown) <= 35:
        assert not set(filled.hot) & set(shown)
