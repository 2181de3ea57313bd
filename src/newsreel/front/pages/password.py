"""Where a page is only for readers who were given a password: the question, in place of the page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from newsreel.front import answers, chrome, heads
from newsreel.front.edition import Edition
from newsreel.front.view import MessageView
from newsreel.newsroom.models import Page

HEADING = "Password required"
SENTENCE = "This page is for readers who were given a password."


def password_page(page: Page, request: HttpRequest, form: Any, action: str) -> HttpResponse:
    """`form` is Wagtail's, sent to `action`; its answer is a redirect to the page, or this again."""
    edition = Edition(request)
    body = render_to_string(
        "components/password_form/password_form.html",
        {
            "action": action,
            "return_url": form["return_url"].value() or page.address or "/",
            "token": get_token(request),
            "error": " ".join(form.errors.get("password", ())),
        },
    )
    response = answers.page(
        "pages/form.html",
        view=MessageView(heading=HEADING, sentence=SENTENCE, body=body),
        head=heads.head(edition, title=HEADING, path=page.address or "/", robots="noindex"),
        chrome=chrome.chrome(edition),
    )
    return answers.private(response)
