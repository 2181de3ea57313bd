"""What a source gave us. An entry is never changed: what a source says later is a new version."""

from typing import ClassVar

from django.db import models

from newsreel.gather.models.source import Source


class Entry(models.Model):
    """One item as a source gave it at one moment."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="entries")
    guid = models.CharField(max_length=1000, help_text="The source's own name for the item.")
    version = models.PositiveIntegerField(default=1, help_text="Counts up when the source changes the item.")
    address = models.URLField(max_length=2000, blank=True)
    title = models.CharField(max_length=1000)
    summary = models.TextField(blank=True, help_text="Cleaned HTML.")
    content = models.TextField(blank=True, help_text="Cleaned HTML.")
    text = models.TextField(blank=True, help_text="The content's plain text.")
    credit = models.CharField(max_length=500, blank=True, help_text="The author, as the source names them.")
    picture_address = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=20, blank=True)
    categories = models.JSONField(default=list)
    enclosures = models.JSONField(default=list)
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    updated_at = models.DateTimeField(null=True, blank=True, help_text="As the source says.")
    fetched_at = models.DateTimeField(db_index=True)
    section_id = models.PositiveIntegerField(
        null=True, blank=True, help_text="Where a rule sends it: the number of a section’s page."
    )
    is_to_publish = models.BooleanField(
        default=False, help_text="A rule wants it published by itself, if the checklist allows it."
    )
    text_address = models.URLField(
        max_length=2000,
        blank=True,
        help_text="The page its full text was taken from. Empty: from the source.",
    )
    is_cancelled = models.BooleanField(
        default=False, help_text="The source took the item back: this version says no more than that."
    )
    digest = models.CharField(
        max_length=64, help_text="SHA-256 of title, summary, content, address and credit."
    )

    class Meta:
        verbose_name_plural = "entries"
        ordering: ClassVar = ["-fetched_at", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["fetched_at"],
                condition=models.Q(is_to_publish=True),
                name="entry_to_publish",
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "guid", "version"], name="entry_version_once"),
            models.UniqueConstraint(fields=["source", "guid", "digest"], name="entry_snapshot_once"),
        ]

    def __str__(self) -> str:
        return self.title
