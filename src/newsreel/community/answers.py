"""Whole pages that this room answers with, in the front's dress."""

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from newsreel.front.view import Link, MessageView

HOME = Link("To the front page", "/")


def page(request: HttpRequest, view: MessageView) -> HttpResponse:
    """A page that says one thing. It is meant for one reader, so nobody may keep it."""
    html = format_html("<h1>{}</h1><p>{}</p>{}", view.heading, view.sentence, view.body)
    response = HttpResponse(html, status=view.status)
    response["Cache-Control"] = "no-store"
    return response


def too_big(request: HttpRequest) -> HttpResponse:
    sentence = "What you sent is too large, or was cut off on its way. Please go back and send less."
    return page(request, MessageView("That was too much", sentence, status=413, links=(HOME,)))


def foreign_form(request: HttpRequest) -> HttpResponse:
    sentence = "This form was sent from another site. Please go back to ours and send it from there."
    return page(request, MessageView("Not sent from here", sentence, status=403, links=(HOME,)))


def no_such_form(request: HttpRequest, sentence: str) -> HttpResponse:
    return page(request, MessageView("This can’t be sent", sentence, status=404, links=(HOME,)))
