"""What came in from elsewhere, so that it can come again without doubling anything."""

from typing import ClassVar

from django.db import models


class ImportedItem(models.Model):
    """One item of another system, what we made of it, and what it knew that we have no field for."""

    origin = models.CharField(max_length=200, help_text="The site it came from.")
    kind = models.CharField(max_length=40, help_text="As it is called there: post, page, category…")
    key = models.CharField(max_length=200, help_text="Its number or name there.")
    digest = models.CharField(max_length=64, help_text="Of all that was read, to see whether it has changed.")
    object_id = models.PositiveBigIntegerField(
        null=True, help_text="Of the page, picture, author or tag that it became."
    )
    revision_id = models.PositiveBigIntegerField(
        null=True,
        help_text="The page's latest revision after the import; another one means it was edited here.",
    )
    old_address = models.CharField(max_length=1000, blank=True)
    notes = models.JSONField(default=list, help_text="What was lost or changed on the way, as sentences.")
    kept = models.JSONField(default=dict, help_text="Fields and meta data without a place of their own here.")
    first_imported_at = models.DateTimeField(auto_now_add=True)
    last_imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["origin", "kind", "key"], name="imported_item_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["object_id"], name="imported_item_here")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} of {self.origin}"


class ImportRun(models.Model):
    """One import, as its report told of it."""

    source = models.TextField(help_text="The files or the address.")
    origin = models.CharField(max_length=500, blank=True, help_text="Address of the old site.")
    ended_at = models.DateTimeField(auto_now_add=True)
    seconds = models.FloatField()
    counts = models.JSONField(help_text="By kind: in, made, changed, unchanged, skipped.")
    notes = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-ended_at"]

    def __str__(self) -> str:
        return f"{self.ended_at:%-d %B %Y, %H:%M} from {self.origin or self.source}"


class ImportRemark(models.Model):
    """One item of an import of which there is something to say: why it was left out, or what it lost."""

    class Outcome(models.TextChoices):
        MADE = "made", "Made"
        CHANGED = "changed", "Changed"
        UNCHANGED = "unchanged", "Unchanged"
        SKIPPED = "skipped", "Left out"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=60, help_text="As it is called there: post, page, category…")
    key = models.CharField(max_length=250)
    title = models.CharField(max_length=250, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reasons = models.JSONField(default=list)
    old_address = models.TextField(blank=True)
    address = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def told(self) -> str:
        """All reasons as one text."""
        return " ".join(self.reasons)
