"""What this room does in the background."""

from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks import task

from newsreel.gather import actions
from newsreel.gather.models import Source

CLAIM = timedelta(minutes=5)
"""A source given to the worker is not given again for this long."""


@task()
def poll_source(source_id: int) -> str:
    """Read one source. Returns the sentence that says how it went."""
    source = Source.objects.filter(pk=source_id, is_active=True).first()
    if source is None:
        return "The source is gone or switched off."
    return actions.update_source(source=source).sentence()


def on_the_minute(now: datetime) -> None:
    """Give every source that is due to the worker, once."""
    due = Source.objects.filter(is_active=True).filter(
        Q(next_fetch_at__isnull=True) | Q(next_fetch_at__lte=now)
    )
    for source_id in list(due.values_list("pk", flat=True)):
        Source.objects.filter(pk=source_id).update(next_fetch_at=now + CLAIM)
        poll_source.enqueue(source_id)
