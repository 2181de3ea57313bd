"""When a source is read again. Pure: times in, times out."""

from datetime import datetime, timedelta

LONGEST_BACK_OFF = timedelta(hours=24)


def next_look(now: datetime, *, interval: int, failures: int, retry_after: int | None = None) -> datetime:
    """After a look at `now`: the interval, doubled for each failure in a row up to a day.

    `interval` and `retry_after` are in seconds; what the server asks for is honoured up to a day.
    """
    wait = min(timedelta(seconds=interval) * 2 ** min(failures, 10), LONGEST_BACK_OFF)
    if retry_after is not None:
        wait = max(wait, min(timedelta(seconds=retry_after), LONGEST_BACK_OFF))
    return now + wait
