"""Who reviews: Wagtail workflows with one step, approved by those who may publish there."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowPage, WorkflowTask

if TYPE_CHECKING:
    from newsreel.newsroom.models import Page


def ensure_review(page: "Page", *, name: str) -> Workflow:
    """The review workflow of this page and what is beneath it; reviewers are brought up to date.

    A page that has a workflow already keeps it, also one made by hand in the admin.
    """
    attached = WorkflowPage.objects.filter(page=page).select_related("workflow").first()
    if attached is None:
        workflow = Workflow.objects.create(name=name)
        task = GroupApprovalTask.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=page)
    else:
        workflow = attached.workflow
    for below in WorkflowPage.objects.filter(page__path__startswith=page.path).select_related("page"):
        _admit_reviewers(below)
    return workflow


def _admit_reviewers(attached: WorkflowPage) -> None:
    """Groups that may publish the page become approvers of its one-step workflow."""
    tasks = GroupApprovalTask.objects.filter(workflow_tasks__workflow=attached.workflow)
    if len(tasks) == 1:
        tasks[0].groups.add(*_who_may_publish(attached.page))


def _who_may_publish(page: "Page") -> list[Group]:
    places = page.get_ancestors(inclusive=True)
    rights = GroupPagePermission.objects.filter(page__in=places, permission__codename="publish_page")
    return list(Group.objects.filter(page_permissions__in=rights).distinct())
