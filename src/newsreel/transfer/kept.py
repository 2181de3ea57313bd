"""What the former site knew of a page that has no field here, for whoever edits the page."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from wagtail.admin.widgets.button import Button

from newsreel.newsroom.models import Page
from newsreel.transfer.models import ImportedItem

_LABELS = {
    "status": "State",
    "date": "Date, by its own clock",
    "slug": "Slug",
    "title": "Title in full",
    "excerpt": "Excerpt in full",
    "format": "Post format",
    "menu_order": "Order",
}


def items_of(page_id: int) -> QuerySet[ImportedItem]:
    return ImportedItem.objects.filter(kind__in=("post", "page"), object_id=page_id)


def kept_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Beside the page's other actions, where it came from elsewhere and may be edited."""
    may_edit = page.pk is not None and page.permissions_for_user(user).can_edit()
    if may_edit and items_of(page.pk).exists():
        address = reverse("kept_of_page", args=[page.pk])
        yield Button("Kept from the former site", address, icon_name="download", priority=66)


def kept_of_page(request: Any, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    item = items_of(page.pk).first()
    if item is None:
        raise Http404
    kept = item.kept
    shown = {
        "header_title": f"Kept from the former site: {page.get_admin_display_title()}",
        "breadcrumbs_items": [
            {
                "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "label": page.get_admin_display_title(),
            },
            {"url": "", "label": "Kept from the former site"},
        ],
        "header_icon": "download",
        "item": item,
        "fields": [(label, kept[name]) for name, label in _LABELS.items() if kept.get(name)],
        "terms": kept.get("terms", []),
        "meta": sorted(kept.get("meta", []), key=_own_last),
    }
    return render(request, "transfer/kept.html", shown)


def _own_last(pair: list[str]) -> tuple[bool, str]:
    """WordPress hides meta data whose name begins with an underscore from its own editors."""
    return pair[0].startswith("_"), pair[0]
