"""What a language model was asked to draft, and what came of it."""

from typing import ClassVar

from django.db import models


class Writing(models.Model):
    """One story given to a language model. Kept with the hashes of what went out and came back."""

    class State(models.TextChoices):
        WAITING = "waiting", "Being written"
        WRITTEN = "written", "Written"
        FAILED = "failed", "Not written"

    story = models.ForeignKey("gather.Story", on_delete=models.CASCADE, related_name="writings")
    section = models.ForeignKey("newsroom.Section", on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(
        "newsroom.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="writings"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    sentence = models.TextField(blank=True, help_text="Why nothing was written.")
    left_out = models.JSONField(default=list, help_text="Which outlets it was not shown, and why.")
    model = models.CharField(max_length=200, blank=True, help_text="The model, as its owner names it.")
    host = models.CharField(max_length=200, blank=True, help_text="Where it answered.")
    asked_digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what it was sent.")
    answer_digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what it answered.")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "newsroom.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.story}"
