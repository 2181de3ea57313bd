"""Asking hubs, in the background."""

from typing import Any

from django.utils import timezone
from django_tasks import task

from newsreel.gather.items import Reading
from newsreel.gather.models import Source
from newsreel.gather.queries import active_sources
from newsreel.gather.websub import subscription
from newsreel.gather.websub.discovery import advertised
from newsreel.lib.http import Answer


@task()
def ask_hub(source_id: int) -> None:
    """Ask the hub of a source for a lease."""
    source = active_sources().filter(pk=source_id).exclude(hub_address="").first()
    if source is not None:
        subscription.subscribe(source=source, now=timezone.now())


@task()
def leave_hub(hub: str, topic: str, name: str) -> str:
    """Tell a hub that we want no more of a topic."""
    return subscription.unsubscribe(hub=hub, topic=topic, name=name)


def note_advertised(source: Source, answer: Answer, reading: Reading) -> None:
    """Note the hub that a look found, and leave the former one. Saving the source is left to the caller."""
    hub, topic = advertised(answer, reading)
    if left := subscription.note_hub(source=source, hub=hub, topic=topic):
        leave_hub.enqueue(*left)


def leave_with(instance: Source, **_told: Any) -> None:
    """A source was removed, and its subscription goes with it."""
    if instance.hub_name:
        leave_hub.enqueue(instance.hub_address, instance.topic_address, instance.hub_name)
