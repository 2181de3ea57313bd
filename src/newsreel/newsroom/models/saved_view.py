"""Ways of looking at the wire that somebody wants to come back to."""

from typing import ClassVar

from django.db import models


class SavedView(models.Model):
    """What a list of stories was asked for, under a name."""

    user = models.ForeignKey("newsroom.User", on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(
        max_length=1000, blank=True, help_text="As in the list’s address. Empty: everything."
    )
    is_shared = models.BooleanField("shared", default=False, help_text="Shown to everybody at the desk.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "name"], name="saved_view_named_once")
        ]

    def __str__(self) -> str:
        return self.name
