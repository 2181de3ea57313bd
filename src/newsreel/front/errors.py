"""Answers where there is no page."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseNotFound("Not found")


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponseServerError("Something broke")
