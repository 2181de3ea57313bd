"""Pages that hold other pages: the home page, sections, and the standing pages of a site."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from newsreel.newsroom import addresses
from newsreel.newsroom.blocks import HomeZones, StandingText
from newsreel.newsroom.desk.page_forms import PlaceForm
from newsreel.newsroom.models.page import Page


class _Place(Page):
    """A page whose address is its parent's with its slug behind, from the moment it is made."""

    base_form_class = PlaceForm

    class Meta:
        abstract = True

    def address_at_first(self) -> str | None:
        above = self.get_parent()
        return addresses.beneath(above.address or "/", self.slug) if above is not None else None


class HomePage(Page):
    """The front page. Its zones are filled by hand where an editor wants, else by themselves."""

    zones = StreamField(HomeZones(), blank=True, help_text="From top to bottom. Empty: a sensible default.")

    parent_page_types: ClassVar = ["newsroom.Page"]
    subpage_types: ClassVar = ["newsroom.Section", "newsroom.StandardPage"]
    max_count = 1
    fixed_address = "/"
    template = "pages/home.html"

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("zones")]

    class Meta:
        verbose_name = "home page"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page by its address, whatever its place in the tree. Raises Http404."""
        from newsreel.newsroom.routing import route

        return route(self, path_components)


class Section(_Place):
    """A department of the site, like Cinema. Its rights are those on this page in the tree."""

    class Blocking(models.TextChoices):
        """Which findings of the fidelity checks hold an article back."""

        ERROR = "error", "Errors hold an article back"
        WARNING = "warning", "Errors and warnings hold it back"
        NONE = "none", "None: they are only shown"

    description = models.TextField(blank=True, help_text="What readers find here, in a sentence or two.")
    hue = models.PositiveSmallIntegerField(
        default=25, help_text="The section's colour as an angle from 0 to 360 (OKLCH hue)."
    )
    short_name = models.CharField(max_length=30, blank=True, help_text="In menus. Empty: the title.")
    blocking = models.CharField(
        "differences from the sources",
        max_length=10,
        choices=Blocking,
        default=Blocking.ERROR,
        help_text="Which of them hold an article back until somebody mends them or says why they stand.",
    )

    parent_page_types: ClassVar = ["newsroom.HomePage", "newsroom.Section"]
    subpage_types: ClassVar = ["newsroom.Section", "newsroom.Article"]
    template = "pages/section.html"

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("description"),
        MultiFieldPanel(["short_name", "hue"], heading="In menus and labels"),
        FieldPanel("blocking"),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            ["slug", "address", "seo_title", "search_description", "show_in_menus"], heading="Address"
        )
    ]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("description")]
    show_in_menus_default = True

    class Meta:
        verbose_name = "section"
        verbose_name_plural = "sections"


class StandardPage(_Place):
    """A standing page: About, Privacy Policy, DMCA… Names in braces come from the Publication settings."""

    class Kind(models.TextChoices):
        TEXT = "text", "Text only"
        CONTACT = "contact", "Text and the contact form"
        DMCA = "dmca", "Text and the takedown form"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TEXT)
    introduction = models.TextField(blank=True)
    body = StreamField(StandingText(), blank=True)

    parent_page_types: ClassVar = ["newsroom.HomePage", "newsroom.StandardPage"]
    subpage_types: ClassVar = ["newsroom.StandardPage"]
    template = "pages/standard.html"
    show_in_menus_default = True

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            ["slug", "address", "seo_title", "search_description", "show_in_menus"], heading="Address"
        )
    ]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "standing page"
        verbose_name_plural = "standing pages"
