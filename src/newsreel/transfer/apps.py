from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "newsreel.transfer"
    label = "transfer"
    verbose_name = "Transfer"

    def ready(self) -> None:
        from newsreel.newsroom import roles

        roles.also(roles.Role.PUBLISHER, "transfer.view_importremark")
