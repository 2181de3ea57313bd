from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "newsreel.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"
