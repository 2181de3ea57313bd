from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "newsreel.transfer"
    label = "transfer"
    verbose_name = "Transfer"
