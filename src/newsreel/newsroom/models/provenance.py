"""Where each block of an article comes from."""

from typing import ClassVar

from django.db import models
from modelcluster.fields import ParentalKey


class Provenance(models.Model):
    """One block rests on one entry; a quotation on a span of its text. What an editor writes has none.

    It belongs to the article as its bylines do: each revision keeps its own, and a copy takes it along.
    """

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="provenance")
    block_id = models.CharField(max_length=36, help_text="The block's own name, which outlives its edits.")
    entry = models.ForeignKey("gather.Entry", on_delete=models.PROTECT, related_name="provenance")
    start = models.PositiveIntegerField(
        null=True, blank=True, help_text="Of the passage, in characters of the entry's text."
    )
    end = models.PositiveIntegerField(null=True, blank=True, help_text="Behind its last character.")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the passage as it was quoted.")

    class Meta:
        verbose_name_plural = "provenance"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.block_id} from {self.entry}"
