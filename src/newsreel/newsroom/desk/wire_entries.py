"""The wire entry by entry: what came in, newest first, and what is to become of it."""

from dataclasses import dataclass
from typing import ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.widgets import Button

from newsreel.gather.models import Entry, Source
from newsreel.newsroom.desk.wire_access import (
    WireAccess,
    WireView,
    chosen_section,
    editor,
    sentence_of,
    wire_buttons,
)
from newsreel.newsroom.desk.wire_differences import Passage, passages
from newsreel.newsroom.desk.wire_routes import entries_sent_to, offered_sections, routed_sections
from newsreel.newsroom.drafting import decide, draft_from_entry
from newsreel.newsroom.models import DeskDecision, Section
from newsreel.newsroom.source_changes import whole_text

NEW = "new"


class EntryFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label="On the desk",
        choices=[(NEW, "New"), *DeskDecision.State.choices],
        method="with_state",
        empty_label="Everything",
    )
    source = django_filters.ModelChoiceFilter(queryset=Source.objects.all(), label="Source")
    section = django_filters.ModelChoiceFilter(
        queryset=lambda request: routed_sections(), label="Sent to", method="sent_to"
    )
    fetched_at = django_filters.DateFromToRangeFilter(label="Came in")

    class Meta:
        model = Entry
        fields: ClassVar = ["state", "source", "section", "fetched_at"]

    def sent_to(self, queryset: QuerySet[Entry], name: str, value: Section) -> QuerySet[Entry]:
        return entries_sent_to(queryset, value)

    def with_state(self, queryset: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        if value == NEW:
            return queryset.filter(desk_decision__isnull=True)
        return queryset.filter(desk_decision__state=value)


def latest_versions() -> QuerySet[Entry]:
    """Entries as their sources have them now: of each item the newest version only."""
    newer = Entry.objects.filter(
        source=OuterRef("source"), guid=OuterRef("guid"), version__gt=OuterRef("version")
    )
    return (
        Entry.objects.filter(~Exists(newer))
        .select_related("source", "desk_decision", "desk_decision__made_by")
        .order_by("-fetched_at", "-pk")
    )


def state_of(entry: Entry) -> str:
    decision = getattr(entry, "desk_decision", None)
    if decision is None:
        return "New"
    by = f" by {decision.made_by}" if decision.made_by else ""
    return f"{decision.get_state_display()}{by}"


class EntryListView(WireAccess, BaseListingView):
    """Rows, not cards: time, outlet, headline, who wrote it, where it stands."""

    model = Entry
    filterset_class = EntryFilters
    page_title = "Entries"
    paginate_by = 40
    index_url_name = "wire:index"
    index_results_url_name = "wire:index_results"
    is_searchable = True
    search_fields: ClassVar = ["title", "text"]
    _show_breadcrumbs = True

    @cached_property
    def columns(self) -> list[Column]:
        return [
            DateColumn("fetched_at", label="Came in", width="12%"),
            Column("source", label="Outlet", width="15%"),
            TitleColumn(
                "title", label="Headline", get_url=lambda entry: reverse("wire:entry", args=[entry.pk])
            ),
            Column("credit", label="By", width="14%"),
            StatusTagColumn("state", label="On the desk", accessor=state_of, width="16%"),
        ]

    def get_base_queryset(self) -> QuerySet[Entry]:
        return latest_versions()

    def search_queryset(self, queryset: QuerySet[Entry]) -> QuerySet[Entry]:
        return queryset.filter(title__icontains=self.search_query) if self.is_searching else queryset

    @cached_property
    def header_buttons(self) -> list[Button]:
        return wire_buttons(self.request.user, here="wire:index")

    @cached_property
    def no_results_message(self) -> str:
        return (
            "Nothing has come in yet. Add a source, then run “newsreel gather --once” or wait for the clock."
        )


class EntryView(WireView):
    """One entry as its source gave it, its earlier versions, its rights, and what can be done with it."""

    template_name = "newsroom/desk/entry.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry = get_object_or_404(Entry.objects.select_related("source", "desk_decision__article"), pk=pk)
        self.name(listed_in=("wire:index", "Entries"), label=entry.source.name, title=entry.title)
        versions = list(
            Entry.objects.filter(source=entry.source, guid=entry.guid).exclude(pk=pk).order_by("-version")
        )
        context = self.get_context_data(
            entry=entry,
            changed=_changed(entry, next((each for each in versions if each.version < entry.version), None)),
            state=state_of(entry),
            decision=getattr(entry, "desk_decision", None),
            versions=versions,
            sections=offered_sections(request.user, [entry]),
            lit=_lit(entry, request),
            decisions=[DeskDecision.State.CLAIMED, DeskDecision.State.HELD, DeskDecision.State.REJECTED],
        )
        return self.render_to_response(context)


@dataclass(frozen=True, slots=True)
class Changed:
    """A version beside the one before it, both cut where they differ."""

    former: Entry
    before: list[Passage]
    now: list[Passage]

    @property
    def is_same(self) -> bool:
        return not any(passage.is_different for passage in (*self.before, *self.now))


def _changed(entry: Entry, former: Entry | None) -> Changed | None:
    if former is None:
        return None
    before, now = whole_text(former.title, former.text), whole_text(entry.title, entry.text)
    return Changed(former, passages(before, now), passages(now, before))


def _lit(entry: Entry, request: HttpRequest) -> tuple[str, str, str] | None:
    """The text before a passage, the passage, and what follows; None where none was asked for."""
    asked = [request.GET.get(name, "") for name in ("start", "end")]
    if not all(place.isdecimal() and len(place) < 9 for place in asked):
        return None
    start, end = map(int, asked)
    if not start < end <= len(entry.text):
        return None
    return entry.text[:start], entry.text[start:end], entry.text[end:]


class EntryDraftView(WireView):
    """One click: a draft article that credits the source."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry = get_object_or_404(Entry.objects.select_related("source"), pk=pk)
        section = chosen_section(request)
        if section is None:
            return redirect("wire:entry", pk)
        try:
            article = draft_from_entry(entry=entry, section=section, by=editor(request))
        except (ValidationError, PermissionDenied) as error:
            messages.error(request, sentence_of(error))
            return redirect("wire:entry", pk)
        messages.success(request, f"A draft in {section.title}, with its source. It is not published.")
        return redirect("wagtailadmin_pages:edit", article.pk)


class EntryDecideView(WireView):
    """Claim, hold or reject."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry = get_object_or_404(Entry, pk=pk)
        choices = {DeskDecision.State.CLAIMED, DeskDecision.State.HELD, DeskDecision.State.REJECTED}
        state = request.POST.get("state", "")
        if state not in choices:
            messages.error(request, "That is no decision the desk knows. Choose claim, hold or reject.")
            return redirect("wire:entry", pk)
        decision = getattr(entry, "desk_decision", None)
        if decision is not None and decision.article_id is not None:
            messages.error(
                request, "A draft has been made from this entry; edit or delete the draft instead."
            )
            return redirect("wire:entry", pk)
        made = decide(entry=entry, state=DeskDecision.State(state), by=editor(request))
        messages.success(request, f"{made.get_state_display()}: {entry.title}")
        return redirect("wire:index")
