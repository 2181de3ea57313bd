"""Sections and standing pages are made by publishers, though others may write beneath them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from newsreel.newsroom.models import Page, Section, StandardPage


def keep(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Wagtail's hook before a page is made."""
    if issubclass(page_class, (Section, StandardPage)):
        kind = page_class._meta.model_name
        if not request.user.has_perm(f"newsroom.add_{kind}"):
            raise PermissionDenied
