"""Giving work to the background without piling it up while no worker runs."""

from typing import Any

from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def enqueue_once(task: Task[[], Any]) -> None:
    """Queue a task that takes nothing and does all there is to do, unless it stands in the queue already."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=task.module_path)
    if not waiting.exists():
        task.enqueue()
