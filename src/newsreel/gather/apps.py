from django.apps import AppConfig


class GatherConfig(AppConfig):
    name = "newsreel.gather"
    label = "gather"
    verbose_name = "Gather"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from newsreel.gather.websub.tasks import leave_with

        # By whichever way it goes, a list of the admin's included.
        post_delete.connect(leave_with, sender="gather.Source")
