"""What this room does in the background."""

import logging
from datetime import datetime

from django.utils import timezone
from django_tasks import task

from newsreel.lib.queue import enqueue_once
from newsreel.newsroom import source_watch
from newsreel.newsroom.rule_publishing import entries_to_publish, publish_by_rule
from newsreel.newsroom.source_change_mail import tell_of_change
from newsreel.newsroom.writing import actions as writing_actions

logger = logging.getLogger("newsreel.newsroom")

MOST_AT_ONCE = 20
"""Articles made in one go; the others come with the next tick."""


@task()
def publish_by_rules() -> str:
    """Publish what rules want published. Safe to repeat. Returns how many articles were made."""
    made = 0
    for entry_id in entries_to_publish(timezone.now()).values_list("pk", flat=True)[:MOST_AT_ONCE]:
        try:
            made += publish_by_rule(entry_id=entry_id) is not None
        except Exception:
            logger.exception("The entry %d could not be published by its rule; it is tried again.", entry_id)
    return f"{made} made."


@task()
def watch_sources() -> str:
    """Look whether sources changed what live articles use, and tell who follows. Safe to repeat."""
    found = source_watch.watch(timezone.now())
    for change in found:
        tell_of_change(change)
    return f"{len(found)} found."


@task()
def write_draft(writing_id: int) -> str:
    """Let the site's language model draft from a story. Safe to repeat."""
    writing = writing_actions.write_draft(writing_id=writing_id)
    return f"{writing.get_state_display()}. {writing.sentence}".strip()


def on_the_minute(now: datetime) -> None:
    """Put on the queue what is due. Cheap, and safe to call twice."""
    if source_watch.is_anything_due(now):
        enqueue_once(watch_sources)
    if entries_to_publish(now).exists():
        enqueue_once(publish_by_rules)
