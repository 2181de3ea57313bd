"""When a source is read again. Pure: times in, times out."""

import re
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
TOLD = timedelta(hours=1)
"""A source whose hub tells us of its news is looked at so often at most."""
LOOKS_FOR_EACH_ITEM = 2
"""A source is looked at so many times between two of its items."""
QUIET_SHARE = 4
"""A source that has been silent is taken to have a rhythm of this part of its silence, if that is slower."""
NEWEST = 20
"""Items whose dates tell the rhythm: what a feed holds of years ago says nothing of today."""
JITTER = 0.1
"""A wait is lengthened by up to this share, so that sources added together aren't asked together for ever."""
MOVES_TO_BELIEVE = 3
"""A permanent redirect is believed when it was seen so many times in a row."""
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def rhythm_of(moments: Iterable[datetime | None], *, now: datetime) -> float | None:
    """Seconds between two items, from when the newest ones were published; None where too few have a date.

    Items of one moment were published in one go and count as one.
    """
    newest = sorted({moment for moment in moments if moment and moment <= now}, reverse=True)[:NEWEST]
    if len(newest) < 3:
        return None
    return (newest[0] - newest[-1]).total_seconds() / (len(newest) - 1)


def learned_rhythm(
    known: float | None, *, seen: float | None, new_items: int, since_new: timedelta | None
) -> float | None:
    """The rhythm after a look: as the dates say, else from how many were new since the last new one."""
    if seen is not None:
        return seen
    if not new_items or since_new is None:
        return known
    observed = max(0.0, since_new.total_seconds()) / new_items
    return observed if known is None else 0.7 * known + 0.3 * observed


def wait_after_success(
    *,
    rhythm: float | None,
    silent_for: timedelta | None,
    usual: timedelta,
    asked: timedelta = timedelta(),
    is_told: bool = False,
) -> timedelta:
    """Half the source's rhythm, from five minutes to a day; never sooner than it asks for, up to a day.

    `usual` stands in where the rhythm isn't known yet. With `is_told`, a hub tells us of what is new.
    """
    own = timedelta(seconds=rhythm) / LOOKS_FOR_EACH_ITEM if rhythm is not None else usual
    if silent_for is not None:
        own = max(own, silent_for / QUIET_SHARE / LOOKS_FOR_EACH_ITEM)
    return min(max(own, asked, TOLD if is_told else SHORTEST), LONGEST)


def wait_after_failure(*, usual: timedelta, failures: int, retry_after: int | None = None) -> timedelta:
    """The usual wait doubled for each failure in a row, or the seconds the server asks for, up to a day."""
    wait = min(usual * 2 ** min(failures, 10), LONGEST)
    if retry_after is not None:
        wait = max(wait, min(timedelta(seconds=retry_after), LONGEST))
    return wait


def asked_wait(*, ttl_minutes: int, cache_control: str) -> timedelta:
    """How long a source asks to be left alone: the longer of its ttl and its max-age (RFC 9111, 5.2.2.1)."""
    told = _MAX_AGE.search(cache_control)
    max_age = timedelta(seconds=min(int(told[1]), 10**7)) if told else timedelta()
    return min(max(max_age, timedelta(minutes=min(ttl_minutes, 10**5))), LONGEST)


def jittered(wait: timedelta, *, seed: str) -> timedelta:
    """The wait made up to a tenth longer, as `seed` says: the same for the same seed."""
    return wait * (1 + JITTER * zlib.crc32(seed.encode()) / 2**32)
