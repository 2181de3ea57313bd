from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "newsreel.ops"
    label = "ops"
    verbose_name = "Operations"
