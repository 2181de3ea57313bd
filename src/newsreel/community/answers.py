"""Whole pages that this room answers with, in the front's dress."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from newsreel.front import answers, chrome, heads
from newsreel.front.edition import Edition
from newsreel.front.view import Link, MessageView

HOME = Link("To the front page", "/")


def page(request: HttpRequest, view: MessageView, *, template: str = "pages/message.html") -> HttpResponse:
    """A page that says one thing, for one reader: not to be kept, indexed, or its address passed on."""
    edition = Edition(request)
    response = answers.page(
        template,
        view=view,
        head=heads.head(edition, title=view.heading, path="/", robots="noindex"),
        chrome=chrome.chrome(edition),
        status=view.status,
    )
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response


def form_page(request: HttpRequest, view: MessageView) -> HttpResponse:
    """A page whose body is a form."""
    return page(request, view, template="pages/form.html")


def see(url: str) -> HttpResponse:
    """Look at the result with GET (RFC 9110, 303)."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def too_big(request: HttpRequest) -> HttpResponse:
    sentence = "What you sent is too large, or was cut off on its way. Please go back and send less."
    return page(request, MessageView("That was too much", sentence, status=413, links=(HOME,)))


def foreign_form(request: HttpRequest) -> HttpResponse:
    sentence = "This form was sent from another site. Please go back to ours and send it from there."
    return page(request, MessageView("Not sent from here", sentence, status=403, links=(HOME,)))


def no_such_form(request: HttpRequest, sentence: str) -> HttpResponse:
    return page(request, MessageView("This can’t be sent", sentence, status=404, links=(HOME,)))
