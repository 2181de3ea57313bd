from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "newsreel.community"
    label = "community"
    verbose_name = "Community"
