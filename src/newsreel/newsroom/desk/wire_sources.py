"""Sources at the desk: what was agreed with them, and how they are."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

import django_filters
from django.db.models import (
    Case,
    CharField,
    Count,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from newsreel.gather.models import Source
from newsreel.newsroom.desk.wire_access import wire_buttons
from newsreel.newsroom.models import ArticleSource

FAILURES_TO_WORRY = 3
SILENCE_TO_WORRY = timedelta(days=14)
"""Without anything new, from a source that once had something."""

NEEDS_A_LOOK = "needs-a-look"


class Health(TextChoices):
    """How a source is; where several are true, the first of these."""

    STOPPED = "stopped", "Stopped"
    OFF = "off", "Switched off"
    FAILING = "failing", "Failing"
    RIGHTS_ENDED = "rights-ended", "Rights ended"
    SILENT = "silent", "Silent"
    STUMBLED = "stumbled", "Failed just now"
    WAITING = "waiting", "Not yet fetched"
    WELL = "well", "Well"


WORRYING = (Health.STOPPED, Health.FAILING, Health.RIGHTS_ENDED, Health.SILENT)


def with_health(sources: QuerySet[Source], now: datetime) -> QuerySet[Any]:
    """With `health`, and with `entries_used`: how many of its entries articles are based on."""
    used = (
        ArticleSource.objects.filter(entry__source=OuterRef("pk"))
        .order_by()
        .values("entry__source")
        .annotate(number=Count("entry", distinct=True))
        .values("number")
    )
    conditions = {
        Health.STOPPED: ~Q(stopped=""),
        Health.OFF: Q(is_active=False),
        Health.FAILING: Q(failures__gte=FAILURES_TO_WORRY),
        Health.RIGHTS_ENDED: Q(rights_end__lt=timezone.localdate(now)),
        Health.SILENT: Q(new_at__lt=now - SILENCE_TO_WORRY),
        Health.STUMBLED: Q(failures__gt=0),
        Health.WAITING: Q(succeeded_at__isnull=True),
    }
    return sources.annotate(
        health=Case(
            *(When(condition, then=Value(health.value)) for health, condition in conditions.items()),
            default=Value(Health.WELL.value),
            output_field=CharField(),
        ),
        entries_used=Coalesce(Subquery(used), 0, output_field=IntegerField()),
    )


def trouble(source: Any) -> str:
    """What is wrong, in a sentence or two; empty where nothing is."""
    if source.stopped:
        return str(source.stopped)
    if not source.failures:
        return str(source.last_error)
    times = "once" if source.failures == 1 else f"{source.failures} times in a row"
    since = (
        f"since {timezone.localtime(source.succeeded_at):%-d %B %Y, %H:%M}"
        if source.succeeded_at
        else "and never succeeded"
    )
    return f"Failed {times}, {since}. {source.last_error}".strip()


FETCHED_KINDS = (Source.Kind.FEED, Source.Kind.NEWS_SITEMAP, Source.Kind.WORDPRESS)
"""Those that an address is enough for: a watched page needs rules, mail and wires are no addresses."""


class SourceFilters(WagtailFilterSet):
    health = django_filters.ChoiceFilter(
        label="Health",
        choices=[(NEEDS_A_LOOK, "Needs a look"), *Health.choices],
        method="with_health",
        empty_label="All",
    )

    class Meta:
        model = Source
        fields: ClassVar = ["health", "is_active", "kind"]

    def with_health(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(health__in=WORRYING if value == NEEDS_A_LOOK else [value])


class SourceForm(WagtailAdminModelForm):
    """A source with another address, or switched on again, is read afresh."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {*FETCHED_KINDS, self.instance.kind}
        self.fields["kind"].choices = [choice for choice in Source.Kind.choices if choice[0] in offered]

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is not None and {"address", "is_active"} & set(self.changed_data):
            for field in ("stopped", "last_error", "etag", "last_modified"):
                setattr(self.instance, field, "")
            self.instance.failures = 0
            self.instance.next_fetch_at = None
        return super().save(commit=commit)


class SourceListView(IndexView):
    """The health board."""

    def get_base_queryset(self) -> QuerySet[Any]:
        return with_health(super().get_base_queryset(), timezone.now())

    @property
    def header_buttons(self) -> list[Any]:
        return [*super().header_buttons, *wire_buttons(self.request.user, here="source:index")]


def _labelled(source: Any) -> str:
    return str(Health(source.health).label)


def _is_well(source: Any) -> bool:
    return source.health == Health.WELL


class SourceViewSet(ModelViewSet):
    model = Source
    icon = "rss"
    menu_label = "Sources"
    add_to_admin_menu = False
    index_view_class = SourceListView
    # A copy would have the same address, which two sources cannot share.
    copy_view_enabled = False
    list_display: ClassVar = [
        "name",
        StatusTagColumn("health", label="Health", accessor=_labelled, primary=_is_well, sort_key="health"),
        DateColumn("succeeded_at", label="Last success", sort_key="succeeded_at"),
        DateColumn("new_at", label="Last news", sort_key="new_at"),
        Column("trouble", label="What is wrong", accessor=trouble, width="30%"),
        Column("entries_used", label="Entries used", sort_key="entries_used"),
        BooleanColumn("is_active", label="Active"),
    ]
    filterset_class = SourceFilters
    search_fields: ClassVar = ["name", "address"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("kind"),
                    FieldPanel("address"),
                    FieldPanel("home_address"),
                    FieldPanel("is_active"),
                ],
                heading="Source",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("may_rewrite"),
                    FieldPanel("may_use_pictures"),
                    FieldPanel("excerpt_limit"),
                    FieldPanel("standing"),
                ],
                heading="What we may do",
            ),
            MultiFieldPanel([FieldPanel("credit"), FieldPanel("must_link")], heading="Credit"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("rights_contact"), FieldPanel("rights_end")]),
                    FieldPanel("rights_proof"),
                    FieldPanel("rights_note"),
                ],
                heading="Where that is agreed",
            ),
        ],
        base_form_class=SourceForm,
    )
