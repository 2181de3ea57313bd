"""Sources, entries and stories made by hand, for the tests of the wire desk."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.text import slugify

from newsreel.gather.models import Entry, Placement, Source, Story

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def make_source(*, name: str = "Wire", **fields: Any) -> Source:
    """The same source each time for one name."""
    address = f"https://{slugify(name)}.example.org/feed/"
    made, _ = Source.objects.get_or_create(address=address, defaults={"name": name, **fields})
    return made


def make_entry(*, source: Source | None = None, guid: str = "1", version: int = 1, **fields: Any) -> Entry:
    source = source or make_source()
    values = {
        "title": "A quiet premiere",
        "text": "One two three four five six seven.",
        "address": f"https://{slugify(source.name)}.example.org/{guid}",
        "published_at": NOW,
        "fetched_at": NOW,
        "digest": f"{guid}-{version}",
        **fields,
    }
    return Entry.objects.create(source=source, guid=guid, version=version, **values)


def make_story(
    *, headline: str = "A quiet premiere", entries: tuple[Entry, ...] = (), **fields: Any
) -> Story:
    """Its counts are those of its entries, each outlet an origin of its own."""
    outlets = len({entry.source_id for entry in entries})
    values = {
        "began_at": NOW - timedelta(hours=1),
        "grew_at": NOW,
        "entry_count": len(entries),
        "outlet_count": outlets,
        "origin_count": outlets,
        **fields,
    }
    story = Story.objects.create(headline=headline, **values)
    for entry in entries:
        Placement.objects.create(entry=entry, story=story)
    return story
