"""The stories that entries tell, and which entry stands in which."""

from typing import ClassVar

from django.db import models

from newsreel.gather.models.entry import Entry


class Story(models.Model):
    """Entries of several sources about one event."""

    headline = models.CharField(max_length=500, help_text="That of its latest entry that is no copy.")
    began_at = models.DateTimeField(help_text="When the first of its entries was published.")
    grew_at = models.DateTimeField(db_index=True, help_text="When the last of its entries came in.")
    entry_count = models.PositiveIntegerField(default=0)
    outlet_count = models.PositiveIntegerField(default=0)
    origin_count = models.PositiveIntegerField(
        default=0, help_text="Outlets that tell it of their own knowledge; who passes it on is not counted."
    )
    origin = models.CharField(
        max_length=200, blank=True, help_text="The outlet that broke it, as others say."
    )
    heat = models.FloatField(default=0.0, db_index=True)
    matters = models.JSONField(
        default=list, help_text="Deaths, arrests and the like, which need two sources."
    )
    joined_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="joined")
    kept_apart = models.ManyToManyField("self", help_text="Never to be joined with: a hand split them.")

    class Meta:
        verbose_name_plural = "stories"
        ordering: ClassVar = ["-grew_at", "-id"]

    def __str__(self) -> str:
        return self.headline


class Placement(models.Model):
    """Which story an entry belongs to. A new version of an item stands where the former one stood."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, primary_key=True, related_name="placement")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="placements")
    repeats = models.ForeignKey(
        Entry,
        null=True,
        on_delete=models.SET_NULL,
        related_name="repeated_by",
        help_text="The entry that this one is a copy of.",
    )
    is_by_hand = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.entry} in {self.story}"
