from django.apps import AppConfig


class GatherConfig(AppConfig):
    name = "newsreel.gather"
    label = "gather"
    verbose_name = "Gather"
