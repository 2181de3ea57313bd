"""From a page of the newsroom to the answer a reader gets, by kind of page."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from newsreel.front.pages.article import article_page
from newsreel.front.pages.gone import gone_page
from newsreel.front.pages.home import home_page
from newsreel.front.pages.password import password_page
from newsreel.front.pages.section import section_feed, section_page
from newsreel.front.pages.standing import standing_page
from newsreel.front.views.feeds import site_feed
from newsreel.newsroom.models import Article, HomePage, Page, Section, StandardPage


def present(
    page: Page,
    request: HttpRequest,
    *,
    page_number: int | None = None,
    as_feed: str = "",
    gone: bool = False,
    password_form: Any = None,
    password_action: str = "",
    **kwargs: Any,
) -> HttpResponse:
    """Draw a page, or the form of it that routing found behind its address. Raises Http404."""
    if password_form is not None:
        return password_page(page, request, password_form, password_action)
    if isinstance(page, Article):
        if page_number is not None or as_feed:
            raise Http404("An article has one page and no feed")
        return gone_page(page, request) if gone else article_page(page, request)
    if page_number == 1:
        return HttpResponseRedirect(page.address or "/", status=301)
    if isinstance(page, HomePage):
        return _home(page, request, page_number, as_feed)
    if isinstance(page, Section):
        if as_feed:
            return section_feed(page, request, as_feed)
        return section_page(page, request, page_number or 1)
    if isinstance(page, StandardPage) and page_number is None and not as_feed:
        return standing_page(page, request)
    raise Http404(f"Nothing is shown of a {type(page).__name__}")


def _home(page: HomePage, request: HttpRequest, number: int | None, as_feed: str) -> HttpResponse:
    if as_feed:
        return site_feed(request, as_feed)
    if number is not None:
        # Older pages of the front page, as WordPress has them, are the list of all stories here.
        return HttpResponseRedirect(f"/latest/page/{number}/", status=301)
    if "s" in request.GET:
        # So WordPress asks for a search; bookmarks and search engines remember.
        return HttpResponseRedirect(f"/search/?{urlencode({'q': request.GET['s']})}", status=301)
    return home_page(page, request)
