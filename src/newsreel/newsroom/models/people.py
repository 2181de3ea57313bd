"""Those who work here and those who sign."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index


class User(AbstractUser):
    """Somebody who can log in. What readers see of a person is an :class:`Author`."""


class Author(index.Indexed, models.Model):
    """A name that can stand in a byline; a guest author has no login."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    role = models.CharField(
        max_length=100, blank=True, help_text="What readers see beneath the name, like “Film critic”."
    )
    biography = models.TextField(blank=True, help_text="Two or three sentences.")
    website = models.URLField(blank=True)
    email = models.EmailField(blank=True, help_text="Shown to readers as a contact, if given.")
    social_links = models.TextField(blank=True, help_text="One address a line.")
    portrait = models.ForeignKey(
        "newsroom.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    user = models.OneToOneField(
        "newsroom.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="author"
    )
    is_guest = models.BooleanField(default=False, help_text="Writes for us now and then; has no login.")

    panels: ClassVar = [
        MultiFieldPanel(["name", "slug", "role", "is_guest"], heading="Name"),
        FieldPanel("portrait"),
        FieldPanel("biography"),
        MultiFieldPanel(["website", "email", "social_links"], heading="Contact"),
        FieldPanel("user"),
    ]
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])
