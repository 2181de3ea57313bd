"""Answers addresses of the form /?p=123, which every WordPress site has besides its permalinks.

Wagtail's own redirects answer where nothing else does; but /?p=123 is the home page's path, which is there.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

_NUMBER = re.compile(r"(?:^|&)(p|page_id|attachment_id|cat)=(\d{1,18})(?:&|$)")
_NAMES = ("p", "page_id", "attachment_id")


class NumberedAddressMiddleware:
    """Redirects for good from a numbered address of an imported site to what it meant."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if match := _NUMBER.search(request.META.get("QUERY_STRING", "")):
            for name in _NAMES if match[1] in _NAMES else (match[1],):
                path = Redirect.normalise_path(f"{request.path}?{name}={match[2]}", decode_unicode=False)
                redirect = get_redirect(request, path)
                if redirect is not None and _is_for_readers(redirect) and redirect.link:
                    return HttpResponsePermanentRedirect(redirect.link)
        return self.get_response(request)


def _is_for_readers(redirect: Redirect) -> bool:
    """A draft's address stays untold."""
    return redirect.redirect_page is None or redirect.redirect_page.live
