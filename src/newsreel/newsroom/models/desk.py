"""What the desk decided about an entry or a story. These themselves are never changed."""

from typing import ClassVar

from django.db import models


class _Decision(models.Model):
    """The latest decision about one thing on the wire; what has none is new."""

    class State(models.TextChoices):
        CLAIMED = "claimed", "Claimed"
        HELD = "held", "On hold"
        REJECTED = "rejected", "Rejected"
        DRAFTED = "drafted", "Drafted"

    state = models.CharField(max_length=10, choices=State)
    made_by = models.ForeignKey("newsroom.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        abstract = True


class DeskDecision(_Decision):
    """About one entry."""

    entry = models.OneToOneField("gather.Entry", on_delete=models.CASCADE, related_name="desk_decision")
    article = models.ForeignKey(
        "newsroom.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="desk_decisions"
    )
    note = models.TextField(blank=True, help_text="Why a rule could not publish it.")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state"], name="newsroom_de_state_idx")]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.entry}"


class StoryDecision(_Decision):
    """About one story."""

    story = models.OneToOneField("gather.Story", on_delete=models.CASCADE, related_name="desk_decision")
    article = models.ForeignKey(
        "newsroom.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="story_decisions"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state"], name="newsroom_story_state_idx")]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.story}"


class StoryFollower(models.Model):
    """Somebody who wants to see how a story goes on."""

    story = models.ForeignKey("gather.Story", on_delete=models.CASCADE, related_name="followers")
    user = models.ForeignKey("newsroom.User", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["story", "user"], name="story_followed_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} follows {self.story}"
