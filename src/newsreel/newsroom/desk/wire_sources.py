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
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from newsreel.gather.models import Source
from newsreel.newsroom.desk.wire_access import wire_buttons
from newsreel.newsroom.desk.wire_adding import SourceFindView, SourceLookView
from newsreel.newsroom.desk.wire_asides import asides
from newsreel.newsroom.desk.wire_source_form import ADDRESSED, RULES, KindPanel, SourceForm
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


class SourceFilters(WagtailFilterSet):
    health = django_filters.ChoiceFilter(
        label="Health",
        choices=[(NEEDS_A_LOOK, "Needs a look"), *Health.choices],
        method="with_health",
        empty_label="All",
    )

    folder = django_filters.AllValuesFilter(label="Folder", empty_label="All")

    class Meta:
        model = Source
        fields: ClassVar = ["health", "is_active", "kind", "folder"]

    def with_health(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(health__in=WORRYING if value == NEEDS_A_LOOK else [value])


class SourceListView(IndexView):
    """The health board."""

    def get_base_queryset(self) -> QuerySet[Any]:
        return with_health(super().get_base_queryset(), timezone.now())

    def get_add_url(self) -> str | None:
        """Pasting an address comes first; the form by hand is one click further."""
        return reverse("source:find") if super().get_add_url() else None

    @property
    def header_buttons(self) -> list[Any]:
        return [*super().header_buttons, *wire_buttons(self.request.user, here="source:index")]


class SourceAddView(CreateView):
    """A new source of the kind that was chosen, which says what is asked."""

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        kind = self.request.POST.get("kind") or self.request.GET.get("kind", "")
        kwargs["instance"] = Source(kind=kind) if kind in Source.Kind.values else Source()
        return kwargs

    def get_success_url(self) -> str:
        return _after_saving(self.object) or str(super().get_success_url())


class SourceEditView(EditView):
    @property
    def header_buttons(self) -> list[Any]:
        look = HeaderButton(
            "What it gives now", url=reverse("source:look", args=[self.object.pk]), icon_name="view"
        )
        rules = HeaderButton(
            "Rules", url=f"{reverse('rule:index')}?source={self.object.pk}", icon_name="tasks"
        )
        return [*super().header_buttons, look, rules]

    def get_success_url(self) -> str:
        return _after_saving(self.object) or str(super().get_success_url())


def _after_saving(source: Any) -> str:
    """Rules for a page are looked at in their work; the rest is looked at in the list."""
    return reverse("source:look", args=[source.pk]) if source.kind == Source.Kind.WATCHED_PAGE else ""


def _labelled(source: Any) -> str:
    return str(Health(source.health).label)


def _is_well(source: Any) -> bool:
    return source.health == Health.WELL


class SourceViewSet(ModelViewSet):
    """The health board, and each source with what was agreed."""

    model = Source
    icon = "rss"
    menu_label = "Sources"
    add_to_admin_menu = False
    index_view_class = SourceListView
    add_view_class = SourceAddView
    edit_view_class = SourceEditView
    # A copy would have the same address, which two sources cannot share.
    copy_view_enabled = False
    list_display: ClassVar = [
        "name",
        StatusTagColumn("health", label="Health", accessor=_labelled, primary=_is_well, sort_key="health"),
        DateColumn("succeeded_at", label="Last success", sort_key="succeeded_at"),
        DateColumn("new_at", label="Last news", sort_key="new_at"),
        Column("trouble", label="What is wrong", accessor=trouble, width="30%"),
        Column("asides", label="Hub and rules", accessor=asides, width="15%"),
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
                    FieldPanel("folder"),
                    FieldPanel("is_active"),
                ],
                heading="Source",
            ),
            KindPanel(
                [FieldPanel("address"), FieldPanel("home_address"), FieldPanel("logo_address")],
                heading="Where it is",
                kinds=ADDRESSED,
            ),
            KindPanel(
                [FieldPanel(f"rule_{name}") for name in RULES],
                heading="Where on the page the news stands",
                kinds=(Source.Kind.WATCHED_PAGE,),
            ),
            KindPanel(
                [
                    FieldRowPanel([FieldPanel("mail_host"), FieldPanel("mail_port")]),
                    FieldRowPanel([FieldPanel("mail_user"), FieldPanel("mail_folder")]),
                ],
                heading="Mailbox (IMAP)",
                kinds=(Source.Kind.MAILBOX,),
            ),
            KindPanel(
                [FieldPanel("drop_folder")],
                heading="Folder of files",
                kinds=(Source.Kind.MAILBOX, Source.Kind.WIRE),
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

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("find/", SourceFindView.as_view(), name="find"),
            path("look/<int:pk>/", SourceLookView.as_view(), name="look"),
            *super().get_urlpatterns(),
        ]
