from datetime import UTC, datetime, timedelta

import pytest

from newsreel.gather.polling import next_look

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "retry_after", "wait"),
    [
        (0, None, timedelta(minutes=15)),
        (1, None, timedelta(minutes=30)),
        (3, None, timedelta(hours=2)),
        (50, None, timedelta(hours=24)),
        (0, 7200, timedelta(hours=2)),
        (0, 10**7, timedelta(hours=24)),
        (3, 60, timedelta(hours=2)),
    ],
)
def test_next_look(failures: int, retry_after: int | None, wait: timedelta) -> None:
    assert next_look(NOW, interval=900, failures=failures, retry_after=retry_after) == NOW + wait
