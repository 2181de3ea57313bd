"""What the desk wants of a source, said once."""

from typing import ClassVar

from django.db import models

from newsreel.gather.models.source import Source


class Rule(models.Model):
    """What is to become of the items that hold certain words. Rules without a source hold for all of them."""

    class Effect(models.TextChoices):
        INCLUDE = "include", "Take only items like this"
        EXCLUDE = "exclude", "Leave items like this out"
        ROUTE = "route", "Send items like this to a section"
        PUBLISH = "publish", "Publish items like this by itself, if the checklist allows it"

    class Place(models.TextChoices):
        ANYWHERE = "anywhere", "Anywhere"
        TITLE = "title", "In the headline"
        CATEGORY = "category", "In a category"
        CREDIT = "credit", "In the byline"
        ADDRESS = "address", "In the address"

    class Way(models.TextChoices):
        WORDS = "words", "One of these words"
        EXPRESSION = "expression", "A regular expression"

    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.CASCADE, related_name="rules")
    position = models.PositiveIntegerField(default=0)
    effect = models.CharField(max_length=10, choices=Effect)
    place = models.CharField(max_length=10, choices=Place, default=Place.ANYWHERE)
    way = models.CharField(max_length=10, choices=Way, default=Way.WORDS)
    pattern = models.CharField(
        max_length=500, blank=True, help_text="Words, with commas between them. Empty: every item."
    )
    section_id = models.PositiveIntegerField(
        null=True, blank=True, help_text="The number of a section’s page: where items go."
    )
    author_id = models.PositiveIntegerField(
        null=True, blank=True, help_text="The number of the author who signs what it publishes."
    )

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_effect_display()}: {self.pattern or 'every item'}"
