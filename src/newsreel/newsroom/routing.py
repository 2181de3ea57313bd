"""From a path to a page: one indexed look-up, whatever the depth of the tree."""

import re
from typing import TYPE_CHECKING

from django.http import Http404
from wagtail.url_routing import RouteResult

if TYPE_CHECKING:
    from newsreel.newsroom.models.places import HomePage

# What may stand behind the address of a section or of the home page, as WordPress has it.
_BEHIND = re.compile(
    r"^(?P<address>/(?:.*/)?)(?:feed(?:/(?P<form>rss2?|atom|json))?|page/(?P<number>[1-9]\d{0,5}))/$",
    re.ASCII,
)


def route(home: "HomePage", path_components: list[str]) -> RouteResult:
    """The live or withdrawn page at this path.

    Keyword arguments of the result: `page_number` (int) or `as_feed` (rss, atom or json) where the path names
    a form of the page rather than the page; `gone` (True) where the article was withdrawn. Raises Http404.
    """
    from newsreel.newsroom.models import Article, Page

    if not path_components:
        return RouteResult(home)
    path = "/" + "/".join(path_components) + "/"
    page = Page.objects.filter(address=path).first()
    if page is not None:
        specific = page.specific
        if specific.live:
            return RouteResult(specific)
        if isinstance(specific, Article) and hasattr(specific, "withdrawal"):
            return RouteResult(specific, kwargs={"gone": True})
        raise Http404(path)
    if match := _BEHIND.match(path):
        address = match["address"]
        found = home if address == "/" else Page.objects.live().filter(address=address).first()
        if found is not None:
            return RouteResult(found.specific, kwargs=_form_of(match))
    raise Http404(path)


def _form_of(match: re.Match[str]) -> dict[str, int | str]:
    if match["number"]:
        return {"page_number": int(match["number"])}
    return {"as_feed": {"atom": "atom", "json": "json"}.get(match["form"] or "", "rss")}
