"""From a path to a page: one indexed look-up, whatever the depth of the tree."""

import re
from typing import TYPE_CHECKING

from django.db.models import CharField, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Site
from wagtail.url_routing import RouteResult

from newsreel import settings
from newsreel.lib import prepared
from newsreel.lib.prepared import Blank
from newsreel.newsroom import site_cache

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article
    from newsreel.newsroom.models.page import Page

# What may stand behind the address of a section or of the home page, as WordPress has it.
_BEHIND = re.compile(
    r"^(?P<address>/(?:.*/)?)(?:feed(?:/(?P<form>rss2?|atom|json))?|page/(?P<number>[1-9]\d{0,5}))/$",
    re.ASCII,
)


def site_of(request: HttpRequest) -> Site | None:
    """The site as Wagtail finds it; where the request names the public address, read once for many."""
    host = request.get_host()
    if f"//{host}" != settings.current().origin.partition(":")[2]:
        return Site.find_for_request(request)
    return site_cache.kept(("site", host), lambda: Site.find_for_request(request))


def route(home: "Page", path_components: list[str]) -> RouteResult:
    """The live or withdrawn page at this path; `home` is the site's home page, of whatever class.

    Keyword arguments of the result: `page_number` (int) or `as_feed` (rss, atom or json) where the path names
    a form of the page rather than the page; `gone` (True) where the article was withdrawn. Raises Http404.
    """
    from newsreel.newsroom.models import Article

    if not path_components:
        return RouteResult(home.get_specific())
    path = "/" + "/".join(path_components) + "/"
    specific = _page_at(path)
    if specific is not None:
        if specific.live:
            return RouteResult(specific)
        if isinstance(specific, Article) and hasattr(specific, "withdrawal"):
            return RouteResult(specific, kwargs={"gone": True})
        raise Http404(path)
    if match := _BEHIND.match(path):
        address = match["address"]
        found = home.get_specific() if address == "/" else _page_at(address)
        if found is not None and found.live:
            return RouteResult(found, kwargs=_form_of(match))
    raise Http404(path)


_OTHER_KINDS = ("section", "standardpage", "homepage")
_ADDRESS = Blank("address", CharField())


def _page_at(address: str) -> "Page | None":
    """The page of this address as what it is, with all that its kind adds."""
    # Nearly all pages are articles, and only they have pictures.
    for article in prepared.rows(_article, address=address):
        return article
    for page in prepared.rows(_other, address=address):
        # A kind the page is not of was read as absent, so asking for it costs nothing.
        return next((getattr(page, kind) for kind in _OTHER_KINDS if hasattr(page, kind)), page)
    return None


def _article() -> "QuerySet[Article]":
    from newsreel.newsroom.models import Article

    return Article.objects.filter(address=_ADDRESS).select_related("lead_picture")


def _other() -> "QuerySet[Page]":
    from newsreel.newsroom.models import Page

    return Page.objects.filter(address=_ADDRESS).select_related(*_OTHER_KINDS)


def _form_of(match: re.Match[str]) -> dict[str, int | str]:
    if match["number"]:
        return {"page_number": int(match["number"])}
    return {"as_feed": {"atom": "atom", "json": "json"}.get(match["form"] or "", "rss")}
