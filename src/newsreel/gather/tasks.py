"""What this room does in the background."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from django_tasks import task

from newsreel.gather import actions
from newsreel.gather.health import host_of
from newsreel.gather.models import Source
from newsreel.gather.queries import active_sources, due_sources
from newsreel.gather.stories import tell_stories

CLAIM = timedelta(minutes=5)
"""A source given to the worker is not given again for this long."""
MOST_OF_A_HOST = 20
"""Sources of one host that are read one after another in one go; the others come with the next tick."""

CLAIMED_AT_ONCE = 500


@task()
def poll_source(source_id: int) -> str:
    """Read one source. Returns the sentence that says how it went."""
    source = active_sources().filter(pk=source_id).first()
    if source is None:
        return "The source is gone or switched off."
    return actions.update_source(source=source).sentence()


@task()
def poll_host(source_ids: list[int]) -> str:
    """Read sources of one host, one after another. Returns what is to be said of each."""
    sources = active_sources().in_bulk(source_ids)
    found = [sources[source_id] for source_id in source_ids if source_id in sources]
    return "\n".join(actions.update_source(source=source).sentence() for source in found)


def in_parts(source_ids: list[int]) -> Iterator[list[int]]:
    """Lists short enough for one query."""
    for start in range(0, len(source_ids), CLAIMED_AT_ONCE):
        yield source_ids[start : start + CLAIMED_AT_ONCE]


def on_the_minute(now: datetime) -> None:
    """Give every source that is due to the worker, one host’s together; then tell the stories."""
    by_host: dict[str, list[int]] = defaultdict(list)
    for source_id, address in due_sources(now).values_list("pk", "address"):
        by_host[host_of(address)].append(source_id)
    asked = [source_ids[:MOST_OF_A_HOST] for source_ids in by_host.values()]
    for claimed in in_parts([source_id for source_ids in asked for source_id in source_ids]):
        Source.objects.filter(pk__in=claimed).update(next_fetch_at=now + CLAIM)
    for source_ids in asked:
        poll_host.enqueue(source_ids)
    tell_stories(now)
