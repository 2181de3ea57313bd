"""What several callers ask of the tables of this room."""

from datetime import datetime

from django.db.models import Q, QuerySet

from newsreel.gather.models import Source


def active_sources() -> QuerySet[Source]:
    """Those that are read: switched on, and not stopped by what they told us."""
    return Source.objects.filter(is_active=True, stopped="")


def due_sources(now: datetime) -> QuerySet[Source]:
    """Those to be read at this moment."""
    return active_sources().filter(Q(next_fetch_at__isnull=True) | Q(next_fetch_at__lte=now))
