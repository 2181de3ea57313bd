"""The one place where the newsroom hands a page to whoever draws it.

The newsroom must not know the front (import order), yet Wagtail asks a page to answer a request. So the
front gives its function here once, at start.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from newsreel.newsroom.models.page import Page

Presenter = Callable[..., HttpResponse]

_presenter: Presenter | None = None


def use(presenter: Presenter) -> None:
    """Draw every page with this function from now on."""
    global _presenter
    _presenter = presenter


def present(page: "Page", request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Draw a page. `kwargs` are what routing found behind the page's address (a listing's page, a feed)."""
    if _presenter is None:
        raise RuntimeError("No front has been installed; is newsreel.front in INSTALLED_APPS?")
    return _presenter(page, request, **kwargs)
