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

    def __str__(self) -> str:
        return f"{self.kind} {self.key} of {self.origin}"
