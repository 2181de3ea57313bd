from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "newsreel.community"
    label = "community"
    verbose_name = "Community"

    def ready(self) -> None:
        from newsreel.community.cases.views import ReaderForms
        from newsreel.community.comments.thread import ReaderConversation
        from newsreel.front import slots
        from newsreel.newsroom import roles

        slots.use_conversation(ReaderConversation())
        slots.use_forms(ReaderForms())
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
