"""“Changed sources”: what a source changed or took back of what live articles use, and what came of it."""

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.widgets.button import Button

from newsreel.newsroom.desk.wire_access import WireAccess, WireView, editor, wire_buttons
from newsreel.newsroom.desk.wire_differences import passages
from newsreel.newsroom.models import SourceChange
from newsreel.newsroom.source_changes import settle

OPEN, SETTLED = "open", "settled"
USES = {
    "quotation": "We quote it",
    "words": "We have the same words",
    "fact": "We say the same",
}


class ChangeFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label="State",
        choices=[(OPEN, "To be looked at"), (SETTLED, "Settled")],
        method="with_state",
        empty_label="Everything",
    )
    kind = django_filters.ChoiceFilter(label="What happened", choices=SourceChange.Kind.choices)

    class Meta:
        model = SourceChange
        fields: ClassVar = ["state", "kind"]

    def with_state(self, queryset: QuerySet[SourceChange], name: str, value: str) -> QuerySet[SourceChange]:
        return queryset.filter(settled_at__isnull=value == OPEN)


def state_of(change: SourceChange) -> str:
    if change.settled_at is None:
        return "To be looked at"
    by = f" by {change.settled_by}" if change.settled_by else ""
    return f"{change.get_settlement_display()}{by}"


class ChangeListView(WireAccess, BaseListingView):
    """What nobody has settled first, each newest first."""

    model = SourceChange
    filterset_class = ChangeFilters
    page_title = "Changed sources"
    header_icon = "warning"
    paginate_by = 40
    index_url_name = "wire:changes"
    index_results_url_name = "wire:changes_results"
    _show_breadcrumbs = True

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "article",
                label="Our article",
                get_url=lambda change: reverse("wire:change", args=[change.pk]),
            ),
            Column("entry__source", label="Source", accessor="entry.source", width="18%"),
            Column("kind", label="What happened", accessor="get_kind_display", width="12%"),
            DateColumn("found_at", label="Found", width="14%"),
            StatusTagColumn("state", label="State", accessor=state_of, width="20%"),
        ]

    def get_base_queryset(self) -> QuerySet[SourceChange]:
        return (
            SourceChange.objects.select_related("article", "entry__source", "settled_by")
            .defer("text_before", "text_now", "article__body", "entry__text", "entry__content")
            .order_by("settled_at", "-found_at", "-pk")
        )

    def order_queryset(self, queryset: QuerySet[SourceChange]) -> QuerySet[SourceChange]:
        return queryset

    @cached_property
    def header_buttons(self) -> list[Button]:
        return wire_buttons(self.request.user, here="wire:changes")

    @cached_property
    def no_results_message(self) -> str:
        if self.is_filtering:
            return "Nothing is like that. Take a filter away."
        return "No source has changed what a live article uses."


class ChangeView(WireView):
    """Both texts side by side, what differs marked, and what of it we use."""

    template_name = "newsroom/desk/source_change.html"
    header_icon = "warning"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = get_object_or_404(
            SourceChange.objects.select_related("article", "entry__source", "new_entry", "settled_by"), pk=pk
        )
        self.name(
            listed_in=("wire:changes", "Changed sources"),
            label=str(change.entry.source),
            title=change.article.title,
        )
        context = self.get_context_data(
            change=change,
            state=state_of(change),
            uses=[_use(passage) for passage in change.passages],
            before=passages(change.text_before, change.text_now),
            now=passages(change.text_now, change.text_before),
            may_settle=change.settled_at is None
            and change.article.permissions_for_user(editor(request)).can_edit(),
            settlements=[
                (SourceChange.Settlement.CORRECTED, "The article is corrected"),
                (SourceChange.Settlement.NOTHING, "Nothing to do"),
            ],
        )
        return self.render_to_response(context)


class ChangeSettleView(WireView):
    """Nothing to do, or the article is corrected."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = get_object_or_404(SourceChange.objects.select_related("article"), pk=pk)
        settlement = request.POST.get("settlement", "")
        if settlement not in SourceChange.Settlement.values:
            messages.error(request, "Choose whether the article is corrected or there is nothing to do.")
            return redirect("wire:change", pk)
        try:
            settle(
                change=change,
                settlement=SourceChange.Settlement(settlement),
                by=editor(request),
                now=timezone.now(),
            )
        except (ValidationError, PermissionDenied) as refusal:
            messages.error(request, " ".join(getattr(refusal, "messages", None) or [str(refusal)]))
            return redirect("wire:change", pk)
        messages.success(request, f"Settled: {change.article.title}")
        return redirect("wire:changes")


def _use(passage: dict[str, Any]) -> dict[str, Any]:
    """One passage as it stands on the page."""
    return {
        "before": passages(passage["before"], passage["now"]),
        "now": passages(passage["now"], passage["before"]),
        "use": USES[passage["why"]],
        "facts": ", ".join(passage["facts"]),
        "ours": passage["ours"],
    }
