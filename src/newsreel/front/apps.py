from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "newsreel.front"
    label = "front"
    verbose_name = "Front"

    def ready(self) -> None:
        from newsreel.front import pages
        from newsreel.newsroom import presenter

        presenter.use(pages.present)
