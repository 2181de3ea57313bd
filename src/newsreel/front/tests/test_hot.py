"""What's Hot: comments and freshness, pinned ones first, the newest where nothing is hot."""

from datetime import UTC, datetime, timedelta

from newsreel.front.hot import ranked
from newsreel.front.queries import Headline

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def _headline(identifier: int, *, hours: float, is_pinned: bool = False) -> Headline:
    return Headline(id=identifier, path="0001", published=NOW - timedelta(hours=hours), is_pinned=is_pinned)


def test_without_comments_the_newest_first() -> None:
    assert ranked([_headline(1, hours=1), _headline(2, hours=2)], comments={}, reads={}, now=NOW) == [1, 2]


def test_comments_lift_an_older_story() -> None:
    headlines = [_headline(1, hours=1), _headline(2, hours=24)]

    assert ranked(headlines, comments={2: 2}, reads={}, now=NOW) == [1, 2]
    assert ranked(headlines, comments={2: 3}, reads={}, now=NOW) == [2, 1]


def test_pinned_ones_first_while_they_are_fresh() -> None:
    headlines = [
        _headline(1, hours=1),
        _headline(2, hours=100, is_pinned=True),
        _headline(3, hours=500, is_pinned=True),
    ]

    assert ranked(headlines, comments={1: 50}, reads={}, now=NOW) == [2, 1, 3]


def test_what_is_older_than_the_period_follows_by_date_whatever_its_comments() -> None:
    headlines = [_headline(1, hours=1), _headline(2, hours=24 * 8), _headline(3, hours=24 * 9)]

    assert ranked(headlines, comments={3: 900}, reads={}, now=NOW) == [1, 2, 3]


def test_a_story_dated_in_the_future_breaks_nothing() -> None:
    assert ranked([_headline(1, hours=-48), _headline(2, hours=1)], comments={}, reads={}, now=NOW) == [1, 2]


def test_a_hundred_reads_weigh_as_much_as_a_comment() -> None:
    headlines = [_headline(1, hours=1), _headline(2, hours=24)]

    assert ranked(headlines, comments={}, reads={2: 200}, now=NOW) == [1, 2]
    assert ranked(headlines, comments={}, reads={2: 300}, now=NOW) == [2, 1]
