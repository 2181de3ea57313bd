"""The watch on what live articles are based on, and what it found."""

from typing import ClassVar

from django.db import models


class SourceWatch(models.Model):
    """How far the watch on one entry has come: its feed, and its page at growing intervals."""

    entry = models.OneToOneField("gather.Entry", on_delete=models.CASCADE, related_name="watch")
    since = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True, help_text="Nobody looks any more after this.")
    version_seen = models.PositiveIntegerField(help_text="The newest version of its item that was compared.")
    page_text = models.TextField(blank=True, help_text="Its page's text when it was last read.")
    looks = models.PositiveSmallIntegerField(default=0, help_text="How often its page was read.")
    next_look_at = models.DateTimeField(null=True, blank=True, db_index=True)
    outcome = models.CharField(max_length=300, blank=True, help_text="What the last look came to.")

    class Meta:
        verbose_name_plural = "source watches"

    def __str__(self) -> str:
        return f"Watch on {self.entry}"


class SourceChange(models.Model):
    """A source changed or took back what an article of ours uses. Both texts are kept as they were."""

    class Kind(models.TextChoices):
        EDITED = "edited", "Edited"
        PULLED = "pulled", "Pulled"

    class Settlement(models.TextChoices):
        NOTHING = "nothing", "Nothing to do"
        CORRECTED = "corrected", "Article corrected"

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="source_changes")
    entry = models.ForeignKey("gather.Entry", on_delete=models.CASCADE, related_name="source_changes")
    new_entry = models.ForeignKey(
        "gather.Entry",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The version that told of it. Empty: its page did.",
    )
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=300, help_text="How we know, in a sentence.")
    text_before = models.TextField(blank=True)
    text_now = models.TextField(blank=True)
    passages = models.JSONField(default=list, help_text="What changed of what we used, and how we used it.")
    findings = models.JSONField(
        default=list, help_text="How the article differs from the new text, by the checks, that it did not."
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of kind and new text: each is told once.")
    found_at = models.DateTimeField(db_index=True)
    settlement = models.CharField(max_length=10, choices=Settlement, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "newsroom.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-found_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "entry", "digest"], name="source_change_once")
        ]
        indexes: ClassVar = [models.Index(fields=["settled_at"], name="newsroom_change_settled_idx")]

    def __str__(self) -> str:
        return f"{self.entry.source} {self.get_kind_display().lower()}: {self.article}"
