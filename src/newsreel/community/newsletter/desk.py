"""Subscribers and issues in Wagtail's admin."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, NumberColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from newsreel.community.newsletter.digest import contents, draw
from newsreel.community.newsletter.models import Delivery, Issue, Subscriber


class SubscriberFilters(WagtailFilterSet):
    class Meta:
        model = Subscriber
        fields: ClassVar = ["state", "made_at"]


class SubscriberInspectView(InspectView):
    """What a subscriber gets, and the record of what they agreed to."""

    template_name = "community/desk/subscriber.html"
    page_title = "Subscriber"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "subscriber": self.object,
            "consents": self.object.consents.all(),
            "deliveries": self.object.deliveries.select_related("issue").order_by("-pk")[:10],
        }


class SubscriberViewSet(ModelViewSet):
    model = Subscriber
    name = "subscriber"
    icon = "group"
    menu_label = "Subscribers"
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    inspect_view_class = SubscriberInspectView
    filterset_class = SubscriberFilters
    search_fields: ClassVar = ["email"]
    ordering: ClassVar = ["-made_at"]
    list_per_page = 50
    list_export: ClassVar = ["email", "state", "made_at", "confirmed_at", "left_at"]
    export_filename = "subscribers"
    exclude_form_fields: ClassVar[tuple[str, ...]] = ()
    list_display: ClassVar[list[str | BaseColumn]] = [
        "email",
        StatusTagColumn("state", label="State", accessor="get_state_display", sort_key="state", width="18%"),
        DateColumn("made_at", label="Signed up", sort_key="made_at", width="15%"),
        DateColumn("confirmed_at", label="Confirmed", sort_key="confirmed_at", width="15%"),
        DateColumn("left_at", label="Unsubscribed", sort_key="left_at", width="15%"),
    ]


def _state(issue: Issue) -> str:
    if issue.is_skipped:
        return "Skipped: nothing was published"
    return "On its way" if issue.waiting else "Sent"  # type: ignore[attr-defined]  # annotated by with_counts


def with_counts(issues: QuerySet[Issue]) -> QuerySet[Issue]:
    """The issues with the numbers `stories`, `sent`, `waiting` and `failed`."""
    states = {
        name: Count("deliveries", filter=Q(deliveries__state=state), distinct=True)
        for name, state in (
            ("sent", Delivery.State.SENT),
            ("waiting", Delivery.State.WAITING),
            ("failed", Delivery.State.FAILED),
        )
    }
    return issues.annotate(stories=Count("items", distinct=True), **states)


class IssueIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Issue]:
        return with_counts(Issue.objects.all())


class IssueInspectView(InspectView):
    """What an issue held and how its delivery stands."""

    template_name = "community/desk/issue.html"
    page_title = "Digest"

    def get_object(self, queryset: Any = None) -> Issue:
        return get_object_or_404(with_counts(Issue.objects.all()), pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "issue": self.object,
            "state": _state(self.object),
            "items": self.object.items.select_related("article"),
            "failures": self.object.deliveries.exclude(error="").select_related("subscriber")[:50],
        }


class IssueViewSet(ModelViewSet):
    model = Issue
    name = "issue"
    icon = "mail"
    menu_label = "Digests"
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    index_view_class = IssueIndexView
    inspect_view_class = IssueInspectView
    ordering: ClassVar = ["-day"]
    exclude_form_fields: ClassVar[tuple[str, ...]] = ()
    list_display: ClassVar[list[str | BaseColumn]] = [
        "__str__",
        Column("subject", label="Subject", width="32%"),
        StatusTagColumn("state", label="State", accessor=_state, width="18%"),
        NumberColumn("stories", label="Stories", width="8%"),
        NumberColumn("sent", label="Sent", width="8%"),
        NumberColumn("waiting", label="Waiting", width="8%"),
        NumberColumn("failed", label="Failed", width="8%"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("preview/<int:pk>/", preview, name="preview")]


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """An issue as a subscriber of all sections gets it now. Its personal links lead nowhere."""
    if not request.user.has_perm("community.view_issue"):
        raise PermissionDenied
    found = contents(get_object_or_404(Issue, pk=pk))
    cards = list(found.cards.values())
    if not cards:
        return HttpResponse("<p>There is nothing in this issue that readers may see.</p>")
    return HttpResponse(draw(found.issue, cards).markup)


class NewsletterGroup(ModelViewSetGroup):
    menu_label = "Newsletter"
    menu_icon = "mail"
    menu_order = 260
    items = (SubscriberViewSet, IssueViewSet)
