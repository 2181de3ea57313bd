"""Who publishes this site: names, addresses and links that stand on every page."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from newsreel.newsroom.models.navigation import NavigationLinks


@register_setting(icon="site")
class Publication(BaseSiteSetting):
    """The site's identity, edited in the admin under Settings."""

    name = models.CharField(max_length=100, default="Newsreel")
    tagline = models.CharField(max_length=160, blank=True)
    about = models.TextField(blank=True, help_text="Two or three sentences for the footer.")
    logo = models.ForeignKey(
        "newsroom.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    facebook = models.URLField(blank=True)
    x = models.URLField("X (Twitter)", blank=True)
    instagram = models.URLField(blank=True)
    pinterest = models.URLField(blank=True)
    youtube = models.URLField("YouTube", blank=True)
    flipboard = models.URLField(blank=True)
    google_preferred_source = models.URLField(
        blank=True, help_text="The address behind “Add as a preferred source on Google”."
    )
    publisher = models.CharField(
        max_length=160, blank=True, help_text="The company or person legally responsible."
    )
    postal_address = models.TextField(blank=True)
    contact_email = models.EmailField(blank=True)
    dmca_agent = models.CharField("DMCA agent", max_length=160, blank=True)
    dmca_email = models.EmailField("DMCA e-mail", blank=True)
    jurisdiction = models.CharField(
        max_length=160, blank=True, help_text="Whose law applies, as the Terms name it."
    )
    shows_checks = models.BooleanField(
        "“How we checked this story”",
        default=False,
        help_text="Show readers, beneath an article, what it was held against before it went out.",
    )
    menu_links = StreamField(
        NavigationLinks(),
        blank=True,
        help_text="Stand in the menu, behind the sections that are shown in menus.",
    )
    page_links = StreamField(
        NavigationLinks(),
        blank=True,
        verbose_name="further links",
        help_text="Stand at the top and at the foot, behind the standing pages that are shown in menus.",
    )
    first_year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="For the copyright line.")

    panels: ClassVar = [
        MultiFieldPanel(["name", "tagline", "about", "logo"], heading="Name"),
        MultiFieldPanel(
            ["facebook", "x", "instagram", "pinterest", "youtube", "flipboard", "google_preferred_source"],
            heading="Elsewhere",
        ),
        MultiFieldPanel(
            ["publisher", "postal_address", "contact_email", "dmca_agent", "dmca_email", "jurisdiction"],
            heading="Who is responsible (fills the legal pages)",
        ),
        MultiFieldPanel(["menu_links", "page_links"], heading="Links in menus"),
        FieldPanel("shows_checks"),
        FieldPanel("first_year"),
    ]

    class Meta:
        verbose_name = "publication"

    def __str__(self) -> str:
        return self.name
