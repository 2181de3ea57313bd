from datetime import UTC, datetime

import pytest

from newsreel.gather.tasks import Beside
from newsreel.ops.clock import DUTIES, Duty, tick

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_a_duty_that_fails_holds_up_no_other() -> None:
    done: list[str] = []

    def fail(now: datetime) -> None:
        raise RuntimeError("broken")

    def work(now: datetime) -> None:
        done.append(f"{now:%H:%M}")

    assert tick(NOW, [Duty("first", fail), Duty("second", work)]) == ["first"]
    assert done == ["12:00"]


@pytest.mark.django_db
def test_on_an_empty_site_every_duty_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    # In this thread, which has the test's database.
    monkeypatch.setattr(Beside, "start", lambda beside: beside.work())
    assert tick(NOW, DUTIES) == []
