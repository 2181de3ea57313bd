"""Answers where there is no page, or no answer."""

import logging
import re
from urllib.parse import unquote, urlencode

from django.db import DatabaseError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponsePermanentRedirect,
    HttpResponseServerError,
)
from django.template.loader import render_to_string
from django.utils.encoding import iri_to_uri

from newsreel.front import answers, chrome, heads, searching, shown
from newsreel.front.edition import Edition
from newsreel.front.view import Link, MessageView
from newsreel.newsroom.models import Page

logger = logging.getLogger(__name__)

LATEST = 4
HEADING = "There is no page here"
SENTENCE = "The address may be mistyped, or the page may have moved. Search for it, or read what is new."
# Asked for by programs, not by readers: a whole page would be waste.
_FILES = re.compile(r"^/(?:admin|static|media|pictures|social|documents)/|\.(?!html?$)\w{1,12}$")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 with a search field, a guess at what was meant, and the newest stories."""
    if _FILES.search(request.path_info):
        return HttpResponseNotFound("There is no file here.\n", content_type="text/plain; charset=utf-8")
    try:
        return _in_small_letters(request) or _page(request)
    except DatabaseError:
        logger.exception("The page for a wrong address can't be drawn")
        return HttpResponseNotFound(f"{HEADING}.\n", content_type="text/plain; charset=utf-8")


def _in_small_letters(request: HttpRequest) -> HttpResponse | None:
    """The way to the page whose address differs only in its letters' case: our own are all small."""
    path = request.path_info.lower()
    if path == request.path_info or not Page.objects.live().filter(address=path).exists():
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(iri_to_uri(f"{path}?{query}" if query else path))


def _page(request: HttpRequest) -> HttpResponse:
    edition = Edition(request)
    latest = [headline.id for headline in edition.newest[:LATEST]]
    shown.note(shown.ALL_ARTICLES)
    links = [Link("Home", "/"), Link("Latest stories", "/latest/")]
    if words := _words(request.path_info):
        links.insert(0, Link(f"Search for “{words}”", f"/search/?{urlencode({'q': words})}"))
    view = MessageView(
        heading=HEADING, sentence=SENTENCE, status=404, cards=edition.cards(latest), links=tuple(links)
    )
    head = heads.head(edition, title=HEADING, path=request.path, robots="noindex")
    return answers.page("pages/message.html", view=view, head=head, chrome=chrome.chrome(edition), status=404)


def _words(path: str) -> str:
    """What an address says, as words: “a-title” of /cinema/a-title/."""
    last = unquote(path).rstrip("/").rpartition("/")[2]
    words = searching.parse(re.sub(r"\.html?$|[-_+.]", " ", last)).words
    return " ".join(words[:8])


def broken(request: HttpRequest) -> HttpResponse:
    """500. Asks nothing of the database: it may be what broke."""
    response = HttpResponseServerError(render_to_string("500.html"))
    response["Cache-Control"] = "no-store"
    return response
