from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from newsreel.gather import tasks
from newsreel.gather.models import Source

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, db: None) -> list[list[int]]:
    """The lists of sources that were given to the worker."""
    given: list[list[int]] = []

    class Noting:
        def enqueue(self, source_ids: list[int]) -> None:
            given.append(source_ids)

    monkeypatch.setattr(tasks, "poll_host", Noting())
    monkeypatch.setattr(tasks, "tell_stories", lambda now: 0)
    return given


def test_sources_of_one_host_are_given_together_and_only_once(asked: list[list[int]]) -> None:
    one, two, other = (
        Source.objects.create(name=name, address=address)
        for name, address in (
            ("One", "https://a.example.org/1"),
            ("Two", "https://a.example.org/2"),
            ("Three", "https://b.example.org/"),
        )
    )
    tasks.on_the_minute(NOW)
    tasks.on_the_minute(NOW + timedelta(minutes=1))
    assert sorted(map(sorted, asked)) == [[one.pk, two.pk], [other.pk]]
    tasks.on_the_minute(NOW + tasks.CLAIM)
    assert len(asked) == 4


def test_what_is_stopped_or_switched_off_is_not_asked(asked: list[list[int]]) -> None:
    Source.objects.create(name="Gone", address="https://a.example.org/", stopped="Gone.")
    off = Source.objects.create(name="Off", address="https://b.example.org/", is_active=False)
    tasks.on_the_minute(NOW)
    assert asked == []
    assert tasks.poll_source.call(off.pk) == "The source is gone or switched off."


def test_the_queries_of_a_tick_do_not_grow_with_the_sources(
    asked: list[list[int]], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        Source.objects.create(name=str(number), address=f"https://{number}.example.org/")
    with django_assert_num_queries(2):
        tasks.on_the_minute(NOW)
    assert len(asked) == 30
