"""What this room adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from newsreel.community.cases.desk import CaseViewSet
from newsreel.community.comments.desk import BULK_ACTIONS, CommentPolicy, CommentViewSet
from newsreel.community.desk import FromReaders
from newsreel.community.models import Case, Comment, Issue, Subscriber
from newsreel.community.newsletter.desk import NewsletterGroup

register_permission_policy(Comment, CommentPolicy(Comment))
for model in (Case, Issue, Subscriber):
    register_permission_policy(model, FromReaders(model))
register_snippet(CommentViewSet)
for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def readers() -> list[ViewSet]:
    return [CaseViewSet(), NewsletterGroup()]


@hooks.register("register_log_actions")
def name_decisions(actions: LogActionRegistry) -> None:
    actions.register_action("community.comment.approved", "Approve", "Approved the comment")
    actions.register_action("community.comment.rejected", "Reject", "Rejected the comment")
    actions.register_action("community.comment.spam", "Spam", "Filed the comment as spam")
