import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsreel.ops.worker import take_back_unfinished, worker_name


def running_task(worker: str) -> DBTaskResult[..., str]:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        args_kwargs={"args": [1], "kwargs": {}},
        task_path="newsreel.gather.tasks.poll_source",
        backend_name="default",
        queue_name="default",
        worker_ids=[worker],
        started_at=timezone.now(),
    )


@pytest.mark.django_db
def test_what_a_killed_worker_left_is_done_again() -> None:
    ours, others = running_task(worker_name()), running_task("elsewhere/1")
    assert take_back_unfinished(worker_name()) == 1
    ours.refresh_from_db()
    others.refresh_from_db()
    assert (ours.status, others.status) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)
