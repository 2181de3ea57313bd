"""Dated records on an article. They stand beside its revisions: going back to an older one keeps them."""

from typing import ClassVar

from django.db import models


class Correction(models.Model):
    """What was wrong in an article and what is right. Never edited silently, never deleted."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"
        UPDATE = "update", "Editor's note"

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(help_text="What was wrong, and what is right. Readers see this.")
    made_at = models.DateTimeField(db_index=True)
    made_by = models.ForeignKey("newsroom.User", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.made_at:%d %B %Y}"


class Withdrawal(models.Model):
    """An article taken from readers for good or for now; its address answers 410 with the sentence here."""

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", "Withdrawn by the editor"
        TAKEDOWN = "takedown", "Removed on a legal request"

    article = models.OneToOneField("newsroom.Article", on_delete=models.CASCADE, related_name="withdrawal")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.WITHDRAWN)
    sentence = models.TextField(help_text="What readers see at the article's address.")
    note = models.TextField(blank=True, help_text="For the desk only: who asked, on what ground.")
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="What readers saw until then; restoring brings it back.",
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("newsroom.User", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        permissions: ClassVar = [("take_down_article", "Can take articles down on a legal request")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.made_at:%d %B %Y}"
