import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest

from newsreel.gather import tasks
from newsreel.gather.models import Source
from newsreel.gather.tasks import Beside

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def working(work: Callable[[], object]) -> Beside:
    return Beside("work of a test", work)


def test_work_beside_is_not_begun_twice_at_a_time_and_can_be_begun_again() -> None:
    begun, may_end, again = threading.Semaphore(0), threading.Event(), threading.Event()

    def work() -> None:
        begun.release()
        may_end.wait(10)
        again.set()

    beside = working(work)
    beside.start()
    assert begun.acquire(timeout=10)
    beside.start()
    assert not begun.acquire(blocking=False)
    may_end.set()
    assert beside.ended(10)
    beside.start()
    assert begun.acquire(timeout=10)
    assert beside.ended(10)
    assert again.is_set()


def test_work_that_fails_is_told_and_begun_anew(caplog: pytest.LogCaptureFixture) -> None:
    def work() -> None:
        raise OSError("The disk is full.")

    beside = working(work)
    for _ in range(2):
        beside.start()
        assert beside.ended(10)
    assert [record.getMessage() for record in caplog.records] == [
        "The work of a test broke off; it begins anew shortly."
    ] * 2


def test_the_clock_only_begins_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    ways = {name: working(partial(done.append, name)) for name in ("polling", "telling")}
    for name, beside in ways.items():
        monkeypatch.setattr(tasks, name, beside)
    tasks.on_the_minute(NOW)
    assert all(beside.ended(10) for beside in ways.values())
    assert sorted(done) == ["polling", "telling"]


@pytest.mark.django_db
def test_a_source_that_is_switched_off_is_not_asked() -> None:
    off = Source.objects.create(name="Off", address="https://b.example.org/", is_active=False)
    assert tasks.poll_source.call(off.pk) == "The source is gone or switched off."
    assert Source.objects.get().fetched_at is None
