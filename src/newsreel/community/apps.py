from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete


class CommunityConfig(AppConfig):
    name = "newsreel.community"
    label = "community"
    verbose_name = "Community"

    def ready(self) -> None:
        from newsreel.community import door
        from newsreel.community.cases.views import ReaderForms
        from newsreel.community.comments.models import Comment
        from newsreel.community.comments.thread import ReaderConversation
        from newsreel.front import parts, slots
        from newsreel.newsroom import roles

        post_delete.connect(_comment_deleted, sender=Comment, dispatch_uid="community")
        slots.use_conversation(ReaderConversation())
        slots.use_forms(ReaderForms())
        parts.register(door.STAMP_PART, lambda edition: door.stamp_of_the_day(edition.now))
        roles.also(
            roles.Role.EDITOR,
            *("community.view_comment", "community.moderate_comment", "community.view_case"),
            *("community.view_issue",),
        )
        roles.also(
            roles.Role.PUBLISHER,
            *(f"community.{verb}_comment" for verb in ("view", "moderate", "delete")),
            *(f"community.{verb}_case" for verb in ("view", "decide")),
            *(f"community.{verb}_subscriber" for verb in ("view", "delete")),
            *("community.view_issue", "community.change_commentrules"),
        )


def _comment_deleted(instance: Any, **kwargs: Any) -> None:
    from newsreel.front import changes, shown

    if instance.state == instance.State.APPROVED:
        changes.announce(shown.thread(instance.article_id))
