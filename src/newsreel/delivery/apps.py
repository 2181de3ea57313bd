from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "newsreel.delivery"
    label = "delivery"

    def ready(self) -> None:
        from newsreel.delivery import watching

        watching.connect()
