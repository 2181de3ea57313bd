"""What is due at hubs, by the clock."""

from datetime import datetime, timedelta

from django.db.models import Q

from newsreel.gather.models import Push, Source
from newsreel.gather.websub.callback import can_be_called
from newsreel.gather.websub.pushes import read_pushes
from newsreel.gather.websub.subscription import leave, to_be_asked
from newsreel.gather.websub.tasks import ask_hub, leave_hub
from newsreel.lib.queue import enqueue_once
from newsreel.settings import current

CLAIM = timedelta(minutes=10)
"""A hub given to the worker is not given again for this long."""
MOST_ASKED = 50
"""Hubs that are asked after one tick."""
UNREAD_FOR = timedelta(seconds=30)
"""After which a push is given to the worker again."""
KEPT_FOR = timedelta(hours=1)
"""A push that breaks the reading of it is not tried for longer; the source is polled instead."""


def on_the_minute(now: datetime) -> None:
    """Put on the queue what is due at hubs. Cheap, and safe to call twice."""
    for source in Source.objects.filter(Q(is_active=False) | ~Q(stopped="")).exclude(hub_name=""):
        if left := leave(source=source):
            leave_hub.enqueue(*left)
    if can_be_called(current()):
        due = list(to_be_asked(now).values_list("pk", flat=True)[:MOST_ASKED])
        Source.objects.filter(pk__in=due).update(hub_next_at=now + CLAIM)
        for source_id in due:
            ask_hub.enqueue(source_id)
    stuck = Push.objects.filter(received_at__lt=now - KEPT_FOR)
    Source.objects.filter(pk__in=stuck.values("source")).update(next_fetch_at=now)
    stuck.delete()
    if Push.objects.filter(received_at__lt=now - UNREAD_FOR).exists():
        enqueue_once(read_pushes)
