"""Sources and what they gave us. An entry is never changed: what a source says later is a new version."""

from typing import ClassVar

from django.db import models


class Source(models.Model):
    """A feed that we read, with what we may use of it."""

    class Kind(models.TextChoices):
        FEED = "feed", "RSS, Atom or JSON feed"

    name = models.CharField(max_length=200, help_text="The outlet, as readers see it in a credit.")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.FEED)
    address = models.URLField(max_length=1000, unique=True, help_text="Where it is fetched from.")
    home_address = models.URLField(max_length=1000, blank=True, help_text="The outlet's own front page.")
    is_active = models.BooleanField(default=True)
    credit = models.CharField(
        max_length=200, blank=True, help_text="The credit line asked for. Empty: the name."
    )
    may_rewrite = models.BooleanField(default=True, help_text="May we base an article of our own on it?")
    may_use_pictures = models.BooleanField(default=False)
    excerpt_limit = models.PositiveIntegerField(
        null=True, blank=True, help_text="Most words we may quote. Empty: no limit agreed."
    )
    rights_note = models.TextField(blank=True, help_text="Contact, contract, proof.")

    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    fetched_at = models.DateTimeField(null=True, blank=True, editable=False)
    succeeded_at = models.DateTimeField(null=True, blank=True, editable=False)
    next_fetch_at = models.DateTimeField(null=True, blank=True, db_index=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False, help_text="In a row.")
    last_error = models.TextField(blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


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
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    fetched_at = models.DateTimeField(db_index=True)
    digest = models.CharField(
        max_length=64, help_text="SHA-256 of title, summary, content, address and credit."
    )

    class Meta:
        verbose_name_plural = "entries"
        ordering: ClassVar = ["-fetched_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "guid", "version"], name="entry_version_once"),
            models.UniqueConstraint(fields=["source", "guid", "digest"], name="entry_snapshot_once"),
        ]

    def __str__(self) -> str:
        return self.title
