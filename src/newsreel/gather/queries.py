"""What several callers ask of the tables of this room."""

from datetime import datetime

from django.db.models import Q, QuerySet

from newsreel.gather.models import Source
from newsreel.gather.sources.opml.outline import OutlinedSource, folders_of, write_opml


def active_sources() -> QuerySet[Source]:
    """Those that are read: switched on, and not stopped by what they told us."""
    return Source.objects.filter(is_active=True, stopped="")


def due_sources(now: datetime) -> QuerySet[Source]:
    """Those to be read at this moment."""
    return active_sources().filter(Q(next_fetch_at__isnull=True) | Q(next_fetch_at__lte=now))


def standing_of(source: Source) -> str:
    """How reading it goes, in a sentence."""
    if source.stopped:
        return source.stopped
    if not source.is_active:
        return "Switched off."
    if source.failures:
        return f"Failing, {source.failures} in a row: {source.last_error}"
    return f"Read {source.succeeded_at:%Y-%m-%d %H:%M} UTC." if source.succeeded_at else "Not read yet."


def exported_sources(now: datetime) -> bytes:
    """The feeds as an OPML list, by name; other kinds of source can't be said in one."""
    feeds = Source.objects.filter(kind=Source.Kind.FEED)
    listed = [
        OutlinedSource(source.name, source.address, source.home_address, folders_of(source.folder))
        for source in feeds
    ]
    return write_opml(listed, title="Sources", now=now)
