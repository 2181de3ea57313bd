"""What the desk decided about an entry. The entry itself is never changed."""

from typing import ClassVar

from django.db import models


class DeskDecision(models.Model):
    """The latest decision about one entry; an entry without one is new."""

    class State(models.TextChoices):
        CLAIMED = "claimed", "Claimed"
        HELD = "held", "On hold"
        REJECTED = "rejected", "Rejected"
        DRAFTED = "drafted", "Drafted"

    entry = models.OneToOneField("gather.Entry", on_delete=models.CASCADE, related_name="desk_decision")
    state = models.CharField(max_length=10, choices=State)
    article = models.ForeignKey(
        "newsroom.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="desk_decisions"
    )
    made_by = models.ForeignKey("newsroom.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state"], name="newsroom_de_state_idx")]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.entry}"
