"""Replies stand beneath what they answer, in any order and at any depth."""

from hypothesis import given
from hypothesis import strategies as st

from newsreel.community.comments.tree import DEEPEST, Place, children, in_reading_order


def test_replies_follow_what_they_answer() -> None:
    assert in_reading_order({1: None, 2: None, 3: 1, 4: 3, 5: 1}) == [
        Place(1, None, 1),
        Place(3, 1, 2),
        Place(4, 3, 3),
        Place(5, 1, 2),
        Place(2, None, 1),
    ]


def test_what_lies_deeper_than_four_levels_stands_side_by_side() -> None:
    places = in_reading_order({1: None, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5})
    assert [(place.key, place.above, place.level) for place in places] == [
        (1, None, 1),
        (2, 1, 2),
        (3, 2, 3),
        (4, 3, 4),
        (5, 3, 4),
        (6, 3, 4),
    ]
    assert children(places) == {None: [1], 1: [2], 2: [3], 3: [4, 5, 6]}


def test_a_reply_to_what_is_not_shown_stands_by_itself() -> None:
    assert in_reading_order({7: 6}) == [Place(7, None, 1)]
    assert children([Place(7, 6, 2), Place(8, 7, 3)]) == {None: [7], 7: [8]}


def test_circles_are_left_out() -> None:
    assert in_reading_order({1: 2, 2: 1, 3: None}) == [Place(3, None, 1)]


def test_a_chain_of_ten_thousand() -> None:
    places = in_reading_order({key: key - 1 or None for key in range(1, 10_001)})
    assert [place.key for place in places] == list(range(1, 10_001))
    assert places[-1] == Place(10_000, 3, 4)


@given(st.lists(st.integers(min_value=0, max_value=60), max_size=60))
def test_everybody_is_shown_once(answers: list[int]) -> None:
    parents = {key: (parent if 0 < parent < key else None) for key, parent in enumerate(answers, start=1)}
    places = in_reading_order(parents)
    assert sorted(place.key for place in places) == sorted(parents)
    assert all(1 <= place.level <= DEEPEST for place in places)
    assert sum(map(len, children(places).values())) == len(parents)
