"""Tags, with an address each."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase


class Tag(TagBase):
    """A word readers can follow."""

    description = models.TextField(blank=True)
    free_tagging = True

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = "tag"
        verbose_name_plural = "tags"

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])


class ArticleTag(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="tagged_items")

    def __str__(self) -> str:
        return f"{self.content_object}: {self.tag}"
