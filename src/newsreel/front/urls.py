"""Reader addresses that are no page of the tree."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def _later(request: HttpRequest, slug: str = "") -> HttpResponse:
    return HttpResponse(slug)


urlpatterns = [
    path("author/<str:slug>/", _later, name="author"),
    path("tag/<str:slug>/", _later, name="tag"),
]
