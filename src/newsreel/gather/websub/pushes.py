"""What hubs send: kept at once, stored as entries a moment later (W3C WebSub, 2018, section 7)."""

import logging
from datetime import datetime
from enum import Enum

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from newsreel.gather.actions import keep_items
from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.models import Push, Source
from newsreel.gather.queries import active_sources
from newsreel.gather.sources import KINDS
from newsreel.gather.websub.signature import is_right

logger = logging.getLogger("newsreel.gather")

MOST_READ = 100
MOST_WAITING = 20
"""Pushes of one source that are not read yet; further ones are to come later."""


class Receipt(Enum):
    """What became of a push."""

    KEPT = "kept"
    DROPPED = "dropped"
    UNWANTED = "unwanted"
    LATER = "later"


def receive(*, name: str, signature: str, body: bytes, now: datetime) -> Receipt:
    """Keep what a hub sends until it is read. What is not signed with our secret is dropped."""
    source = active_sources().filter(hub_name=name).first()
    if source is None:
        return Receipt.UNWANTED
    if not is_right(signature, body, secret=source.hub_secret):
        when = f"{now:%-d %B %Y at %H:%M} UTC"
        Source.objects.filter(pk=source.pk).update(
            hub_error=f"On {when} something came that the hub had not signed. It was dropped."
        )
        return Receipt.DROPPED
    if source.pushes.count() >= MOST_WAITING:
        return Receipt.LATER
    Push.objects.create(source=source, body=body, received_at=now)
    return Receipt.KEPT


@transaction.atomic
def take_push(*, push: Push, now: datetime) -> int:
    """Store what is new in a push, as polling would, and forget it. Returns how many entries were made.

    What can't be read, and what holds nothing, is taken as word that there is news: the source is polled.
    """
    source = push.source
    learnt: dict[str, object] = {"hub_error": ""}
    kept = 0
    try:
        reading = KINDS[source.kind](bytes(push.body), address=source.address, now=now)
        snapshots = keep_items(source=source, items=reading.items, now=now)
        kept = len(snapshots)
        if any(snapshot.version == 1 for snapshot in snapshots):
            learnt["new_at"] = now
    except UnreadableSourceError as error:
        learnt["next_fetch_at"] = now
        if push.body:
            learnt["hub_error"] = f"What the hub sent last could not be read. {error}"
    Source.objects.filter(pk=source.pk).update(**learnt)
    push.delete()
    return kept


@task()
def read_pushes() -> str:
    """Store what hubs sent. Safe to repeat. Returns how many entries were made."""
    made = 0
    for push in Push.objects.select_related("source")[:MOST_READ]:
        try:
            made += take_push(push=push, now=timezone.now())
        except Exception:
            logger.exception("A push of %s could not be stored; it is tried again.", push.source)
    return f"{made} entries."
