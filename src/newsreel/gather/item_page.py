"""An item's own page, read as its owner allows: what full texts and the watch on sources begin with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from newsreel.gather.agent import user_agent
from newsreel.gather.extraction.extraction import Extraction, extract
from newsreel.gather.extraction.page import UnreadablePageError
from newsreel.gather.models import Host, Source
from newsreel.gather.permission import Use, forbidden, forbidden_by, page_permission, page_statements
from newsreel.gather.permission.hosts import origin_of, read_license
from newsreel.lib.http import Answer, FetchError, Limits
from newsreel.lib.http import fetch as fetch_from_network
from newsreel.settings import current

Fetch = Callable[..., Answer]
SECONDS = 15.0
MOST_BYTES = 5 * 1024 * 1024
CLAIM = timedelta(minutes=5)
"""A host that we ask is left to us for so long at most; longer than asking some pages of it may take."""


class PageNotReadError(Exception):
    """Why a page gave nothing, in a sentence. `status` is the HTTP status of a refusal, else 0."""

    def __init__(self, sentence: str, *, status: int = 0) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class ItemPage:
    address: str
    """Where it was in the end."""
    said: Extraction


def read_item_page(
    address: str, *, source: Source, now: datetime, fetch: Fetch = fetch_from_network
) -> ItemPage:
    """Fetch and extract, asking before and after whether we may. Raises :class:`PageNotReadError`."""
    _demand(forbidden(source, Use.FULL_TEXT, address))
    _demand_of_host(address, now, fetch)
    site = current()
    limits = Limits(seconds=SECONDS, bytes=MOST_BYTES, private_addresses=site.gather_private_addresses)
    try:
        answer = fetch(
            address,
            user_agent=user_agent(site),
            headers={"Accept": "text/html, application/xhtml+xml;q=0.9"},
            limits=limits,
        )
    except FetchError as error:
        raise PageNotReadError(str(error), status=error.status) from error
    if origin_of(answer.url) != origin_of(address):
        _demand_of_host(answer.url, now, fetch)
    _demand(_forbidden_by_page(answer, now, fetch))
    try:
        return ItemPage(answer.url, extract(answer.body, answer.url))
    except UnreadablePageError as error:
        raise PageNotReadError(str(error)) from error


@contextmanager
def turn_at(origin: str, *, now: datetime) -> Iterator[bool]:
    """Whether this host is ours to ask while the block lasts: one of all our processes asks it at a time."""
    Host.objects.get_or_create(name=origin)
    free = Host.objects.filter(name=origin).filter(Q(busy_until__isnull=True) | Q(busy_until__lte=now))
    until = now + CLAIM
    is_ours = free.update(busy_until=until) == 1
    try:
        yield is_ours
    finally:
        if is_ours:
            Host.objects.filter(name=origin, busy_until=until).update(busy_until=None)


def _demand(refusal: str) -> None:
    if refusal:
        raise PageNotReadError(refusal)


def _demand_of_host(address: str, now: datetime, fetch: Fetch) -> None:
    permission = page_permission(address, now=now, purpose=Use.FULL_TEXT, fetch=fetch)
    if not permission.allowed:
        raise PageNotReadError(permission.why)


def _forbidden_by_page(answer: Answer, now: datetime, fetch: Fetch) -> str:
    read_at = now.isoformat(timespec="seconds")
    said, licenses = page_statements(answer.headers, answer.body, address=answer.url, read_at=read_at)
    for license_address in licenses:
        said += read_license(license_address, read_at=read_at, fetch=fetch, site=current())
    return forbidden_by(said, Use.FULL_TEXT, answer.url)
