"""Answers addresses that a WordPress site had and no export lists.

Behind every post stood /feed/ (its comments), /embed/ and /comment-page-2/; lists had more pages, where a
page held fewer posts; a category answered without those above it; sitemaps had other names; days began
earlier or later.
"""

import copy
import re
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from newsreel.newsroom.models import Section
from newsreel.transfer.models import ImportedItem

_BEHIND = re.compile(
    r"(?P<above>/(?:.*/)?)(?:feed(?:/(?:rss2?|rdf|atom))?|page/\d{1,6}|comment-page-\d{1,6}|embed|amp)/?"
)
_COMMENTS = re.compile(r"/(?:.*/)?comments/feed(?:/\w+)?/?")
_SITEMAP = re.compile(r"/(?:.*/)?(?:wp-sitemap[\w-]*|sitemap_index|[a-z_-]+-sitemap\d*)\.xml")
_CATEGORY = re.compile(r"/(?:.*/)?category/(?:.*/)?(?P<slug>[^/]+)/?")
_DAY = re.compile(r"(?P<year>/(?:.*/)?[12]\d{3}/)(?:(?P<month>\d\d)/)(?:\d\d)/?")
_SEVERAL_SLASHES = re.compile(r"/{2,}")
_MOVED, _FOUND = (301, 302, 308), 200
_NOT_FOUND, _NOT_TO_BE_READ = 404, 405


class UnlistedAddressMiddleware:
    """Redirects for good where nothing answers and the site came from elsewhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return response
        if response.status_code == _NOT_TO_BE_READ:
            # A form's address here, a page's address there.
            return _kept_redirect(request) or response
        if response.status_code != _NOT_FOUND or not _may_be_one(request.path):
            return response
        if not ImportedItem.objects.exists():
            return response
        for address in dict.fromkeys(stand_ins(request.path)):
            if found := self._redirect_to(address, request):
                return found
        return response

    def _redirect_to(self, address: str, request: HttpRequest) -> HttpResponse | None:
        """To this address, if it answers; to where that leads."""
        asked = copy.copy(request)
        asked.path = asked.path_info = address
        asked.method = "GET"
        answer = self.get_response(asked)
        if answer.status_code == _FOUND:
            return HttpResponsePermanentRedirect(address)
        if answer.status_code in _MOVED:
            return HttpResponsePermanentRedirect(answer["Location"])
        return None


def stand_ins(path: str) -> Iterator[str]:
    """What may answer in the place of an address, the best first."""
    whole, path = path, _SEVERAL_SLASHES.sub("/", path)
    if path != whole:
        yield path
    if _SITEMAP.fullmatch(path):
        yield "/sitemap.xml"
        return
    if day := _DAY.fullmatch(path):
        # By the old site's clock it may have been another day than by ours.
        yield from (f"{day['year']}{day['month']}/", day["year"])
    if _COMMENTS.fullmatch(path):
        yield "/feed/"
    if behind := _BEHIND.fullmatch(path):
        yield behind["above"]
        path = behind["above"]
    if category := _CATEGORY.fullmatch(path):
        yield from _sections_of(category["slug"])


def _may_be_one(path: str) -> bool:
    return "//" in path or any(pattern.fullmatch(path) for pattern in (_BEHIND, _CATEGORY, _SITEMAP, _DAY))


def _sections_of(slug: str) -> Iterator[str]:
    numbers = ImportedItem.objects.filter(kind="category", key=slug[:200]).values_list("object_id", flat=True)
    sections = Section.objects.filter(pk__in=[number for number in numbers if number], live=True)
    yield from sections.exclude(address=None).values_list("address", flat=True)


def _kept_redirect(request: HttpRequest) -> HttpResponse | None:
    redirect = get_redirect(request, Redirect.normalise_path(request.path))
    if redirect is None or not redirect.link:
        return None
    if redirect.redirect_page is not None and not redirect.redirect_page.live:
        return None
    return HttpResponsePermanentRedirect(redirect.link)
