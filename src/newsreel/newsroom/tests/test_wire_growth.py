"""How a story's growth is drawn and said."""

from datetime import UTC, datetime, timedelta

import pytest

from newsreel.newsroom.desk.wire_growth import COLUMN, FULL, HEIGHT, HOURS, Bar, Told, growth

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
UNIT = HEIGHT / FULL


def told(hours_ago: float, outlet: int = 1, *, is_copy: bool = False) -> Told:
    return Told(NOW - timedelta(hours=hours_ago), outlet, is_copy)


def test_the_hour_that_ends_now_is_the_last_column() -> None:
    assert growth([told(0.5)], NOW).bars == [Bar(HOURS * COLUMN, HEIGHT - UNIT, UNIT, "new")]


def test_all_that_is_older_stands_in_the_first_column() -> None:
    drawn = growth([told(23.5), told(30, 2), told(300, 3)], NOW)
    assert [(bar.x, bar.height) for bar in drawn.bars] == [(0, 2 * UNIT), (COLUMN, UNIT)]
    assert drawn.earlier == 2


def test_an_item_from_the_future_is_told_now() -> None:
    assert growth([told(-5)], NOW).bars[0].x == HOURS * COLUMN


def test_outlets_that_join_in_stand_below_what_they_say_further_and_copies_on_top() -> None:
    drawn = growth([told(0.9, 1), told(0.8, 2, is_copy=True), told(0.7, 1), told(0.6, 3)], NOW)
    assert [(bar.kind, bar.y, bar.height) for bar in drawn.bars] == [
        ("new", HEIGHT - 2 * UNIT, 2 * UNIT),
        ("more", HEIGHT - 3 * UNIT, UNIT),
        ("copy", HEIGHT - 4 * UNIT, UNIT),
    ]


def test_a_busy_hour_fills_the_height_and_no_more() -> None:
    drawn = growth([told(0.5, outlet) for outlet in range(50)], NOW)
    assert [(bar.y, bar.height) for bar in drawn.bars] == [(0, HEIGHT)]


@pytest.mark.parametrize(
    ("tellings", "sentence"),
    [
        ([], "No entries."),
        ([told(0.5)], "Told once by 1 outlet since 18 March, 11:30, once in the last hour."),
        (
            [told(3), told(2, 2, is_copy=True)],
            "Told twice by 2 outlets since 18 March, 09:00, not in the last hour, 1 of them a copy.",
        ),
        (
            [told(26), *(told(0.1, outlet, is_copy=True) for outlet in (2, 3))],
            "Told 3 times by 3 outlets since 17 March, 10:00, twice in the last hour, 2 of them copies.",
        ),
    ],
)
def test_the_drawing_is_said_in_a_sentence(tellings: list[Told], sentence: str) -> None:
    assert growth(tellings, NOW).sentence == sentence
