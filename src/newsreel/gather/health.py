"""What a look at a source teaches of it: its rhythm, where it moved, what ails it, when to look again.

These functions change the source they are given and leave saving it to the caller.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from newsreel.gather.items import Reading
from newsreel.gather.models import Source
from newsreel.gather.polling import (
    MOVES_TO_BELIEVE,
    asked_wait,
    jittered,
    learned_rhythm,
    rhythm_of,
    wait_after_failure,
    wait_after_success,
)
from newsreel.gather.snapshots import Snapshot
from newsreel.gather.websub.tasks import note_advertised
from newsreel.lib.http import Answer, FetchError

GONE = 410


def host_of(address: str) -> str:
    """The host in an address, in small letters; empty for a folder."""
    try:
        return (urlsplit(address).hostname or "")[:255]
    except ValueError:
        return ""


def note_success(
    source: Source,
    answer: Answer,
    reading: Reading | None,
    kept: Collection[Snapshot],
    *,
    now: datetime,
    usual: timedelta,
) -> None:
    """It answered; `reading` is None where nothing changed. `usual` is the wait without a rhythm."""
    if reading is not None:
        source.etag = answer.headers.get("etag", "")[:500]
        source.last_modified = answer.headers.get("last-modified", "")[:100]
        source.home_address = source.home_address or reading.home_address[:1000]
        source.logo_address = source.logo_address or reading.logo_address[:1000]
        note_advertised(source, answer, reading)
        _note_rhythm(source, reading, kept, now)
    source.fetched_at = source.succeeded_at = now
    source.failures = 0
    source.last_error = ""
    _note_move(source, answer)
    wait = wait_after_success(
        rhythm=source.rhythm,
        silent_for=now - source.new_at if source.new_at else None,
        usual=usual,
        asked=asked_wait(
            ttl_minutes=reading.ttl_minutes if reading else 0,
            cache_control=answer.headers.get("cache-control", ""),
        ),
        # A hub that left out what this look found is not relied on.
        is_told=source.lease_ends_at is not None and source.lease_ends_at > now and not kept,
    )
    source.next_fetch_at = now + _spread(wait, source, now)


def note_failure(source: Source, error: FetchError, *, now: datetime, usual: timedelta) -> None:
    """It gave nothing that can be used, for the reason in `error`."""
    source.fetched_at = now
    source.failures += 1
    source.last_error = str(error)
    if error.status == GONE:
        source.stopped = (
            f"The server says that {source.address} is gone for good (410). Remove the source, or give it "
            "another address."
        )[:300]
    wait = wait_after_failure(usual=usual, failures=source.failures, retry_after=error.retry_after)
    source.next_fetch_at = now + _spread(wait, source, now)


def _note_rhythm(source: Source, reading: Reading, kept: Collection[Snapshot], now: datetime) -> None:
    new = sum(snapshot.version == 1 for snapshot in kept)
    source.rhythm = learned_rhythm(
        source.rhythm,
        seen=rhythm_of((item.published_at for item in reading.items), now=now),
        new_items=new,
        since_new=now - source.new_at if source.new_at else None,
    )
    if source.new_at is None:
        dates = [item.published_at for item in reading.items if item.published_at]
        source.new_at = max((date for date in dates if date <= now), default=now)
    elif new:
        source.new_at = now


def _note_move(source: Source, answer: Answer) -> None:
    """Count permanent redirects to one place, and believe them when they repeat: a mistake is soon mended."""
    if not answer.moved_for_good or answer.url == source.address or len(answer.url) > 1000:
        source.moving_to, source.moves_seen = "", 0
        return
    source.moves_seen = source.moves_seen + 1 if source.moving_to == answer.url else 1
    source.moving_to = answer.url
    if source.moves_seen < MOVES_TO_BELIEVE:
        return
    there = Source.objects.filter(address=answer.url).exclude(pk=source.pk).first()
    if there is not None:
        source.stopped = (
            f"It moved to an address that is read already, as “{there.name}”. Remove one of the two."
        )
    else:
        source.address = answer.url
        source.host = host_of(answer.url)
    source.moving_to, source.moves_seen = "", 0


def _spread(wait: timedelta, source: Source, now: datetime) -> timedelta:
    return jittered(wait, seed=f"{source.address} {now.isoformat()}")
