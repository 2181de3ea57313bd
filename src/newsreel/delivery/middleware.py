"""The application's end of the line: the server in front says who asks, and pages are kept."""

import time
from collections.abc import Callable
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse

from newsreel.delivery import node
from newsreel.delivery.addresses import is_for_application
from newsreel.delivery.record import Record
from newsreel.delivery.store import StoreError
from newsreel.delivery.turns import Turns
from newsreel.delivery.web.application import (
    CLIENT_HEADER,
    FAILED,
    FRESH,
    KIND_HEADER,
    OTHER,
    OUTDATED,
    PAGE_HEADER,
    PRIVATE,
)
from newsreel.front import fragments, shown

_KEPT_STATUS = frozenset((200, 410))
_OF_ONE_TRANSFER = frozenset(("content-length", "vary", "connection"))


DRAWING = Turns()
"""By address: the refresher and a reader never have the same page drawn side by side."""


def _variable(header: str) -> str:
    return f"HTTP_{header.upper().replace('-', '_')}"


class PageMiddleware:
    """Outermost. Believes the server's headers only on its socket, where there is no network address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.META.get("REMOTE_ADDR"):
            return self.get_response(request)
        request.META["REMOTE_ADDR"] = request.META.pop(_variable(CLIENT_HEADER), "")
        if request.META.pop(_variable(PAGE_HEADER), None):
            with DRAWING.take(request.path) as waited:
                return (self._drawn_meanwhile(request.path) if waited else None) or self._page(request)
        return self.get_response(request)

    def _drawn_meanwhile(self, path: str) -> HttpResponse | None:
        """A reader asks for what is being drawn before anybody asked, or the other way round."""
        with suppress(StoreError):
            found = node.shelf().find(path)
            if found is not None and not found.is_stale:
                return _told(found.record, is_fresh=True)
        return None

    def _page(self, request: HttpRequest) -> HttpResponseBase:
        shelf = node.shelf()
        # Before anything is read: what changes from here on may or may not be in the page.
        as_of = shelf.ledger.applied()
        with shown.noting() as things, fragments.placed_later(node.joiner().mark):
            response = self.get_response(request)
        # What says nothing of what it shows could never be found by a change.
        is_page = bool(things) and not is_for_application(request.path)
        kind = _kind(response) if is_page or response.status_code >= 500 else OTHER
        if kind != FRESH:
            response[KIND_HEADER] = kind
            return response
        record = Record(
            path=request.path,
            status=response.status_code,
            headers={
                name.lower(): value
                for name, value in response.headers.items()
                if name.lower() not in _OF_ONE_TRANSFER
            },
            body=_body(response),
            shows=frozenset(things),
            as_of=as_of,
            made=time.time(),
        )
        response.close()
        try:
            is_fresh = shelf.keep(record)
        except StoreError:
            # Nothing could be kept (a full disk…): this one reader, and the server's memory, still get it.
            is_fresh = True
        return _told(record, is_fresh=is_fresh)


def _told(record: Record, *, is_fresh: bool) -> HttpResponse:
    answer = HttpResponse(record.to_bytes(), content_type="application/octet-stream")
    answer[KIND_HEADER] = FRESH if is_fresh else OUTDATED
    return answer


def _kind(response: HttpResponseBase) -> str:
    control = response.get("Cache-Control", "")
    if response.status_code >= 500:
        return FAILED
    if "private" in control or response.cookies or "cookie" in response.get("Vary", "").lower():
        return PRIVATE
    if response.status_code in _KEPT_STATUS and "public" in control:
        return FRESH
    return OTHER


def _body(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response)
    assert isinstance(response, HttpResponse)  # noqa: S101 -- the only other kind
    return response.content
