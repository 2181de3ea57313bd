"""From a page of the newsroom to the answer a reader gets."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from newsreel.newsroom.models import Page


def present(page: Page, request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse(page.title)
