from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "newsreel.delivery"
    label = "delivery"

    def ready(self) -> None:
        from newsreel.delivery import popularity, watching
        from newsreel.front import slots

        watching.connect()
        slots.use_popularity(popularity)
