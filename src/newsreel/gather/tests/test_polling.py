from datetime import UTC, datetime, timedelta

import pytest

from newsreel.gather.polling import (
    asked_wait,
    jittered,
    learned_rhythm,
    rhythm_of,
    wait_after_failure,
    wait_after_success,
)

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
USUAL = timedelta(minutes=15)
HOUR = timedelta(hours=1)


def test_the_rhythm_is_the_time_between_two_items() -> None:
    assert rhythm_of([NOW - HOUR * ago for ago in (5, 1, 3)], now=NOW) == 2 * 3600


def test_items_of_one_moment_count_once_and_undated_ones_and_future_ones_not_at_all() -> None:
    moments = [NOW, NOW, NOW - HOUR, NOW - 2 * HOUR, None, NOW + HOUR]
    assert rhythm_of(moments, now=NOW) == 3600


def test_only_the_newest_items_tell_the_rhythm() -> None:
    moments = [NOW - HOUR * ago for ago in range(20)] + [NOW - timedelta(days=3000)]
    assert rhythm_of(moments, now=NOW) == 3600


@pytest.mark.parametrize("moments", [[], [NOW], [NOW, NOW - HOUR], [None] * 9])
def test_two_dates_make_no_rhythm(moments: list[datetime | None]) -> None:
    assert rhythm_of(moments, now=NOW) is None


@pytest.mark.parametrize(
    ("known", "seen", "new_items", "since_new", "rhythm"),
    [
        (100.0, 60.0, 3, HOUR, 60.0),
        (100.0, None, 0, HOUR, 100.0),
        (100.0, None, 3, None, 100.0),
        (None, None, 2, HOUR, 1800.0),
        (600.0, None, 1, HOUR, 0.7 * 600 + 0.3 * 3600),
        (None, None, 0, None, None),
    ],
)
def test_learned_rhythm(
    known: float | None,
    seen: float | None,
    new_items: int,
    since_new: timedelta | None,
    rhythm: float | None,
) -> None:
    assert learned_rhythm(known, seen=seen, new_items=new_items, since_new=since_new) == rhythm


@pytest.mark.parametrize(
    ("rhythm", "silent_for", "asked", "wait"),
    [
        (None, None, timedelta(), USUAL),
        (7200.0, None, timedelta(), HOUR),
        (10.0, None, timedelta(), timedelta(minutes=5)),
        (10.0**7, None, timedelta(), timedelta(hours=24)),
        (7200.0, HOUR, timedelta(), HOUR),
        (7200.0, 16 * HOUR, timedelta(), 2 * HOUR),
        (None, timedelta(days=400), timedelta(), timedelta(hours=24)),
        (7200.0, None, 3 * HOUR, 3 * HOUR),
        (7200.0, None, timedelta(days=9), timedelta(hours=24)),
    ],
)
def test_wait_after_success(
    rhythm: float | None, silent_for: timedelta | None, asked: timedelta, wait: timedelta
) -> None:
    assert wait_after_success(rhythm=rhythm, silent_for=silent_for, usual=USUAL, asked=asked) == wait


@pytest.mark.parametrize(
    ("failures", "retry_after", "wait"),
    [
        (1, None, timedelta(minutes=30)),
        (3, None, timedelta(hours=2)),
        (50, None, timedelta(hours=24)),
        (1, 7200, timedelta(hours=2)),
        (1, 10**7, timedelta(hours=24)),
        (3, 60, timedelta(hours=2)),
    ],
)
def test_wait_after_failure(failures: int, retry_after: int | None, wait: timedelta) -> None:
    assert wait_after_failure(usual=USUAL, failures=failures, retry_after=retry_after) == wait


@pytest.mark.parametrize(
    ("ttl", "header", "wait"),
    [
        (0, "", timedelta()),
        (60, "", HOUR),
        (0, "public, max-age=7200", 2 * HOUR),
        (60, "max-age=300", HOUR),
        (0, "s-maxage=7200, no-cache", timedelta()),
        (0, "max-age=soon", timedelta()),
        (10**9, "max-age=999999999999", timedelta(hours=24)),
    ],
)
def test_asked_wait(ttl: int, header: str, wait: timedelta) -> None:
    assert asked_wait(ttl_minutes=ttl, cache_control=header) == wait


def test_jitter_lengthens_by_a_tenth_at_most_and_differs_between_sources() -> None:
    waits = [jittered(USUAL, seed=f"https://{number}.example.org") for number in range(50)]
    assert all(USUAL <= wait <= USUAL * 1.1 for wait in waits)
    assert len(set(waits)) == 50
    assert jittered(USUAL, seed="a") == jittered(USUAL, seed="a")
