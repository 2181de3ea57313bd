"""The background worker: django-tasks' own, after taking back what a killed one left unfinished."""

import logging
import socket
import threading

from django.core.management import call_command
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from newsreel.delivery import node, outbox
from newsreel.delivery.refreshing import Refresher
from newsreel.newsroom import site_cache
from newsreel.ops import clock

logger = logging.getLogger("newsreel.worker")

RESUME_AFTER = 1.0
"""Seconds between a failure of the queue itself and the next try."""


def worker_name(number: int = 1) -> str:
    """The same after a restart of this node, so that a worker knows which tasks were its own."""
    return f"{socket.gethostname()[:20]}/{node.name()}/{number}"


@transaction.atomic
def take_back_unfinished(name: str) -> int:
    """Make ready again what the worker of this name was running when it was killed; returns how many.

    Tasks are written to be safe to repeat, so doing one twice is right and losing one is not.
    """
    unfinished = [
        task
        for task in DBTaskResult.objects.select_for_update().filter(status=TaskResultStatus.RUNNING)
        if task.worker_ids and task.worker_ids[-1] == name
    ]
    for task in unfinished:
        task.status = TaskResultStatus.READY
        task.started_at = None
        task.save(update_fields=["status", "started_at"])
    if unfinished:
        logger.warning("Took back %d unfinished tasks of a worker that was killed.", len(unfinished))
    return len(unfinished)


def run(number: int) -> None:
    """Work until SIGTERM; the task in hand is finished first. The first of several keeps the clock, too."""
    name = worker_name(number)
    take_back_unfinished(name)
    site_cache.use_version(node.version, node.changed_since)
    if number == 1:
        _start_duties()
    call_command(
        "db_worker",
        verbosity=0,
        queue_name="*",
        interval=1,
        worker_id=name,
        startup_delay=False,
        reload=False,
    )


def start_beside() -> None:
    """Do all background work in threads of this process, which has something else to do as well."""
    name = worker_name()
    take_back_unfinished(name)
    _start_duties()
    threading.Thread(target=_work_on_tasks, args=(name,), name="tasks", daemon=True).start()


def _start_duties() -> None:
    """The clock and the refresher, for as long as the process lives."""
    for work in (clock.run, Refresher().run, outbox.run):
        threading.Thread(target=work, args=(threading.Event(),), daemon=True).start()


def _work_on_tasks(name: str) -> None:
    """Work for ever; a database that is away is waited for."""
    pause = threading.Event()
    while True:
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
        )
        try:
            worker.run()
        except Exception:
            logger.exception("Background work stopped; it goes on in a moment.")
            pause.wait(RESUME_AFTER)
