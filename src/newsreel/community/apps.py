from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "newsreel.community"
    label = "community"
    verbose_name = "Community"

    def ready(self) -> None:
        from newsreel.community.comments.thread import ReaderConversation
        from newsreel.front import slots

        slots.use_conversation(ReaderConversation())
