"""What happens by the clock: scheduled publishing, polling of sources, digests.

Each duty stands alone: one that fails is logged and tried again a minute later, and never holds up another.
All of them are safe to run twice.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

from newsreel.community import tasks as community_tasks
from newsreel.delivery.moments import Moments
from newsreel.front.parts import hottest_now
from newsreel.gather import tasks as gather_tasks
from newsreel.gather.websub import clock as hubs
from newsreel.newsroom import tasks as newsroom_tasks
from newsreel.ops.backups import Backups

logger = logging.getLogger("newsreel.clock")

TICK = 20.0
"""Seconds between two looks; a scheduled moment is met at most this late."""


@dataclass(frozen=True, slots=True)
class Duty:
    name: str
    perform: Callable[[datetime], None]


def publish_scheduled(now: datetime) -> None:
    """Publish what is due and take down what has expired, by Wagtail's own command."""
    call_command("publish_scheduled", verbosity=0)


DUTIES: Sequence[Duty] = (
    Duty("scheduled publishing", publish_scheduled),
    Duty("pages that change by the clock", Moments(hottest=hottest_now).look),
    Duty("polling of sources", gather_tasks.on_the_minute),
    Duty("subscriptions at hubs", hubs.on_the_minute),
    Duty("publishing by rules", newsroom_tasks.on_the_minute),
    Duty("backups", Backups().look),
    Duty("newsletter and desk mail", community_tasks.on_the_minute),
)


def tick(now: datetime, duties: Sequence[Duty] = DUTIES) -> list[str]:
    """Perform every duty once. Returns the names of those that failed."""
    failed = []
    for duty in duties:
        close_old_connections()
        try:
            duty.perform(now)
        except Exception:
            logger.exception("The clock could not do its %s; it tries again shortly.", duty.name)
            failed.append(duty.name)
    return failed


def run(ended: threading.Event) -> None:
    """Tick until `ended` is set."""
    while not ended.is_set():
        tick(timezone.now())
        ended.wait(TICK)
