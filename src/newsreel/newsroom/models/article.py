"""The article: what we publish."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.dateformat import format as format_date
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, Revision
from wagtail.search import index

from newsreel.newsroom import addressing, reading
from newsreel.newsroom.blocks import ArticleBody
from newsreel.newsroom.checklist import gate
from newsreel.newsroom.desk.page_forms import ArticleForm
from newsreel.newsroom.models.page import Page


class Article(Page):
    """A story as we tell it. Its parent in the tree is its primary section."""

    class Form(models.TextChoices):
        NEWS = "news", "News"
        FEATURE = "feature", "Feature"
        INTERVIEW = "interview", "Interview"
        OPINION = "opinion", "Opinion"
        REVIEW = "review", "Review with score"
        GALLERY = "gallery", "Gallery"
        VIDEO = "video", "Video"
        LIST = "list", "List"
        LIVE = "live", "Live updates"

    class Origin(models.TextChoices):
        OWN = "own", "Our own reporting"
        AGGREGATED = "aggregated", "Based on another outlet's reporting"
        WIRE = "wire", "Wire copy"
        RELEASE = "release", "Press release"

    class LeadLayout(models.TextChoices):
        WIDE = "wide", "Wide"
        MEASURE = "measure", "Within the text's measure"
        NONE = "none", "Only in lists"

    kicker = models.CharField(max_length=60, blank=True, help_text="Two or three words above the headline.")
    standfirst = models.TextField(
        max_length=400, blank=True, help_text="One or two sentences beneath the headline."
    )
    form = models.CharField(max_length=20, choices=Form, default=Form.NEWS)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.OWN)
    body = StreamField(ArticleBody(), blank=True)
    lead_picture = models.ForeignKey(
        "newsroom.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lead_alt = models.CharField(
        "lead alt text",
        max_length=255,
        blank=True,
        help_text="What the picture shows. Empty: the picture's own.",
    )
    lead_caption = models.CharField(max_length=500, blank=True, help_text="Empty: the picture's own.")
    lead_layout = models.CharField(max_length=10, choices=LeadLayout, default=LeadLayout.WIDE)
    further_sections = ParentalManyToManyField(
        "newsroom.Section", blank=True, related_name="further_articles"
    )
    tags = ClusterTaggableManager(through="newsroom.ArticleTag", blank=True)
    social_title = models.CharField(
        max_length=255, blank=True, help_text="Headline when shared. Empty: the headline."
    )
    short_title = models.CharField(
        max_length=120, blank=True, help_text="Headline in narrow lists. Empty: the headline."
    )
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text="Nobody can publish it before this moment."
    )
    is_pinned = models.BooleanField(default=False, help_text="Stays first in its section.")
    comments_open = models.BooleanField(default=True)
    sponsor_name = models.CharField(
        max_length=120, blank=True, help_text="Who paid for it. Readers see a label; links get rel=sponsored."
    )
    sponsor_address = models.URLField(blank=True)
    review_subject = models.CharField(max_length=200, blank=True, help_text="The work under review.")
    review_score = models.DecimalField(
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(10)],
        help_text="0 to 10.",
    )
    review_verdict = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(
        default=1, editable=False, help_text="To read it. Kept so that lists need not load the text."
    )

    parent_page_types: ClassVar = ["newsroom.Section"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/article.html"
    base_form_class = ArticleForm
    enters_without_checklist = False
    """Set by :func:`newsreel.newsroom.checklist.gate.opened_for` alone."""

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("kicker"),
        TitleFieldPanel(
            "title", placeholder="Headline", help_text="Under 70 characters is best; 110 is the most."
        ),
        FieldPanel("standfirst"),
        MultiFieldPanel(["lead_picture", "lead_alt", "lead_caption", "lead_layout"], heading="Lead picture"),
        FieldPanel("body"),
        InlinePanel("bylines", heading="Bylines", label="Byline"),
        MultiFieldPanel(["origin", InlinePanel("article_sources", label="Source")], heading="Sources"),
    ]
    filing_panels: ClassVar[list[Any]] = [
        FieldPanel("form"),
        FieldPanel("tags"),
        FieldPanel("further_sections"),
        FieldPanel("is_pinned"),
        FieldPanel("comments_open"),
        FieldPanel("embargo_until"),
        MultiFieldPanel(["review_subject", "review_score", "review_verdict"], heading="Review"),
        MultiFieldPanel(["sponsor_name", "sponsor_address"], heading="Sponsor"),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            ["slug", "address", "short_title", "seo_title", "search_description", "social_title"],
            heading="Headlines elsewhere and address",
        )
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Story"),
            ObjectList(filing_panels, heading="Filing"),
            ObjectList(promote_panels, heading="Search and sharing"),
            ObjectList(Page.settings_panels, heading="Schedule"),
        ]
    )

    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("kicker"),
        index.SearchField("standfirst", boost=1.5),
        index.SearchField("body"),
        index.SearchField("byline_names"),
        index.SearchField("tag_names"),
        index.FilterField("form"),
        index.FilterField("origin"),
    ]

    class Meta:
        verbose_name = "article"
        verbose_name_plural = "articles"
        # Lists begin with what is pinned: learnt without reading the articles' texts.
        indexes: ClassVar = [models.Index(fields=["page_ptr", "is_pinned"], name="newsroom_article_pinned")]

    def clean(self) -> None:
        super().clean()
        if self.go_live_at and self.embargo_until and self.go_live_at < self.embargo_until:
            raise ValidationError(
                {"go_live_at": f"{self.embargo_sentence} Schedule it for that moment or later."}
            )

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """Raises :class:`gate.NotReadyError` where the article is to be live and the checklist says no.

        All of Wagtail's ways to publish end here. ``clean=False`` and ``update_fields`` are Wagtail's ways
        to keep its own books; they put nothing before readers.
        """
        if self._state.adding and self.live and self.go_live_at and self.go_live_at > timezone.now():
            # Wagtail's “create and publish” makes the page live first and schedules it second.
            self.live = False
        inspection = None
        if self.live and clean and kwargs.get("update_fields") is None:
            inspection = gate.demand(self)
        self.minutes = reading.minutes(self.body.stream_block.get_searchable_content(self.body))
        super().save(clean=clean, **kwargs)
        if inspection is not None:
            from newsreel.newsroom.agreement.actions import keep_check

            keep_check(article=self, inspection=inspection, revision_id=self.live_revision_id)

    def publish(self, revision: Revision, *, log_action: bool | str = True, **kwargs: Any) -> None:
        """Besides what Wagtail does: what is only scheduled is examined at once, for its moment.

        Where the scheduler meets an article that is not ready, it goes on with the others; the refusal is
        logged and shown on the desk, and the schedule is taken off.
        """
        planned = revision.as_object()
        try:
            with transaction.atomic():
                if planned.go_live_at and planned.go_live_at > timezone.now():
                    gate.demand(planned, publish_at=planned.go_live_at)
                super().publish(revision, log_action=log_action, **kwargs)
        except gate.NotReadyError as refusal:
            if log_action != "wagtail.publish.scheduled":
                raise
            from newsreel.newsroom import actions

            actions.note_refusal(revision=revision, refusal=refusal)

    def address_at_first(self) -> str | None:
        return addressing.of_article(self) if self.live else None

    @property
    def embargo_sentence(self) -> str:
        """“The embargo ends on …” while it lasts, else empty."""
        if self.embargo_until is None or self.embargo_until <= timezone.now():
            return ""
        return f"The embargo ends on {format_date(timezone.localtime(self.embargo_until), 'j F Y, H:i')}."

    @property
    def preview_notice(self) -> str:
        return self.embargo_sentence

    @property
    def byline_names(self) -> str:
        """The names for the search index."""
        return ", ".join(byline.author.name for byline in self.bylines.select_related("author"))

    @property
    def tag_names(self) -> str:
        """The tags for the search index."""
        return ", ".join(self.tags.names())


class Byline(Orderable):
    """One author of one article, and as what."""

    class Role(models.TextChoices):
        BY = "by", "By"
        WITH = "with", "With"
        EDITED = "edited", "Edited by"
        PICTURES = "pictures", "Pictures by"
        REPORTING = "reporting", "Additional reporting by"

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey("newsroom.Author", on_delete=models.PROTECT, related_name="bylines")
    role = models.CharField(max_length=20, choices=Role, default=Role.BY)

    panels: ClassVar = [FieldPanel("author"), FieldPanel("role")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.author}"


class ArticleSource(Orderable):
    """What an article rests on: an entry we gathered, or an outlet named by hand."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="article_sources")
    entry = models.ForeignKey(
        "gather.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="article_sources"
    )
    outlet = models.CharField(max_length=200, help_text="As readers see it: “Based on reporting by …”.")
    headline = models.CharField(max_length=500, blank=True, help_text="Its headline there.")
    address = models.URLField(max_length=1000, help_text="Where readers find it.")
    published_at = models.DateTimeField(null=True, blank=True)
    is_original = models.BooleanField(
        default=False, help_text="This outlet broke the story, rather than passing it on."
    )

    panels: ClassVar = [
        FieldPanel("outlet"),
        FieldPanel("address"),
        FieldPanel("headline"),
        FieldPanel("published_at"),
        FieldPanel("is_original"),
    ]

    def __str__(self) -> str:
        return self.outlet
