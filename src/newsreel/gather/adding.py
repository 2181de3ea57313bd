"""From a pasted address to what may be read there: tried, and shown before it is kept."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsreel.gather.agent import user_agent
from newsreel.gather.items import Item, Reading, UnreadableSourceError
from newsreel.gather.looking import look_at
from newsreel.gather.models import Host, Source
from newsreel.gather.permission import page_permission
from newsreel.gather.permission.hosts import origin_of
from newsreel.gather.polling import rhythm_of
from newsreel.gather.sources import fields
from newsreel.gather.sources.discovery.discover import Candidate, Discovery, discover
from newsreel.lib.addresses import ForbiddenAddressError, web_address
from newsreel.lib.http import Answer, FetchError, Limits
from newsreel.lib.http import fetch as fetch_from_network
from newsreel.settings import Settings

Fetch = Callable[..., Answer]
MOST_TRIED = 12
"""Addresses that are tried for one that was pasted."""
MOST_PROPOSED = 4
SECONDS = 40.0
"""For all of them together: somebody waits."""
SECONDS_EACH = 10.0
NEWEST = 5
MOST_WORDS = 12
_HEAD = 2048


class NothingFoundError(Exception):
    """The address leads to nothing that can be read as a source: a sentence for who pasted it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source that may be added, with what it gives now."""

    kind: str
    address: str
    name: str
    home_address: str = ""
    logo_address: str = ""
    language: str = ""
    item_count: int = 0
    newest: tuple[Item, ...] = ()
    rhythm: float | None = None
    """Seconds between two of its items."""
    words: tuple[str, ...] = ()
    """Its commonest categories, which tell the section it belongs to."""
    known_as: str = ""
    """The name under which it is read already."""

    def as_dict(self) -> dict[str, Any]:
        """For machines."""
        told = {name: getattr(self, name) for name in self.__slots__ if name != "newest"}
        newest = [
            {
                "title": item.title,
                "link": item.address,
                "published": item.published_at.isoformat() if item.published_at else None,
            }
            for item in self.newest
        ]
        return {**told, "newest": newest}


@dataclass(slots=True)
class _Search:
    """The way to the network while one address is looked into, with its bounds."""

    now: datetime
    site: Settings
    fetch: Fetch
    clock: Callable[[], float] = time.monotonic
    left: int = MOST_TRIED
    deadline: float = 0.0

    def __post_init__(self) -> None:
        self.deadline = self.clock() + SECONDS

    def may_go_on(self) -> bool:
        return self.left > 0 and self.clock() < self.deadline

    def ask(self, address: str) -> Answer:
        self.left -= 1
        seconds = max(1.0, min(SECONDS_EACH, self.deadline - self.clock()))
        limits = Limits(seconds=seconds, private_addresses=self.site.gather_private_addresses)
        return self.fetch(address, user_agent=user_agent(self.site), limits=limits)

    def allows(self, address: str) -> str:
        """Why a page may not be asked for; empty where it may."""
        return page_permission(address, now=self.now, fetch=self.fetch).why


def proposals(
    pasted: str,
    *,
    now: datetime,
    site: Settings,
    kind: str = "",
    fetch: Fetch = fetch_from_network,
    clock: Callable[[], float] = time.monotonic,
) -> list[Proposal]:
    """What can be read at an address, the likeliest first. Raises :class:`NothingFoundError`.

    With a `kind`, the address is taken to be that and is not looked into. A page is asked for only if its
    host lets us; what a site names as a feed is there for programs and is asked for as feed readers do.
    """
    address = _completed(pasted, any_port=site.gather_private_addresses)
    search = _Search(now, site, fetch, clock)
    if kind:
        return [_proposal(Candidate(kind, address), Discovery(), search)]
    try:
        answer = _first_answer(address, search)
    except FetchError as error:
        raise NothingFoundError(f"{address} can’t be read: {error}") from error
    if read_as := _kind_of(answer.body):
        try:
            found = _proposal(Candidate(read_as, address), Discovery(), search)
        except NothingFoundError:
            if read_as != "feed":
                raise
        else:
            return [_with_its_home(found, search)]
    robots = Host.objects.filter(name=origin_of(answer.url)).values_list("robots_text", flat=True).first()
    about = discover(answer.body, address=answer.url, robots=robots or "")
    found_here = list(_tried(about, search))
    if not found_here:
        raise NothingFoundError(
            f"At {address} there is neither a feed nor a news sitemap nor a WordPress. If its news stands "
            "on a page, add it as a page watched by rules."
        )
    return found_here


def _completed(pasted: str, *, any_port: bool) -> str:
    written = pasted.strip()
    if not written:
        raise NothingFoundError("Paste the address of a site or of a feed.")
    if "://" not in written:
        written = f"https://{written.removeprefix('feed:').lstrip('/')}"
    written = written.replace("feed://", "https://", 1) if written.startswith("feed://") else written
    try:
        web_address(written, any_port=any_port)
    except ForbiddenAddressError as error:
        raise NothingFoundError(str(error)) from error
    if len(written) > fields.LONGEST_GUID:
        raise NothingFoundError("The address is longer than 1,000 characters.")
    return written


def _first_answer(address: str, search: _Search) -> Answer:
    """What is at the address; a page only if its host lets us, a feed in any case."""
    forbidden = search.allows(address)
    if forbidden and not _looks_like_feed(address):
        raise NothingFoundError(
            f"{forbidden} If this is the address of a feed, say so by choosing its kind: feeds are there to "
            "be read by programs."
        )
    answer = search.ask(address)
    if forbidden and not _kind_of(answer.body):
        raise NothingFoundError(forbidden)
    return answer


def _looks_like_feed(address: str) -> bool:
    path = urlsplit(address).path.lower().rstrip("/")
    return path.endswith((".xml", ".rss", ".rdf", ".atom", ".json", "/feed", "/rss", "/atom"))


def _kind_of(body: bytes) -> str:
    """What a document is by its beginning; empty for a page."""
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<urlset" in head or b"<sitemapindex" in head or head.startswith(b"\x1f\x8b"):
        return "news_sitemap"
    if head.startswith(b"["):
        return "wordpress"
    if b"<html" in head or b"<!doctype html" in head:
        return ""
    return "feed" if head.startswith((b"{", b"<")) or b"<rss" in head else ""


def _tried(about: Discovery, search: _Search) -> Iterator[Proposal]:
    """What of a site's candidates can be read. Guesses are made only where it names none, and need leave."""
    count = 0
    for candidate in about.candidates:
        if not search.may_go_on() or count == MOST_PROPOSED or (count and not candidate.is_told):
            return
        if count and (candidate.kind == "news_sitemap" or "comment" in candidate.address.lower()):
            continue
        if not candidate.is_told and search.allows(candidate.address):
            continue
        try:
            yield _proposal(candidate, about, search)
        except NothingFoundError:
            continue
        count += 1


def _proposal(candidate: Candidate, about: Discovery, search: _Search) -> Proposal:
    """The candidate as it would be read. Raises :class:`NothingFoundError`."""
    source = Source(kind=candidate.kind, address=candidate.address)
    look = look_at(source, now=search.now, site=search.site, fetch=_counted(search))
    if look.reading is None:
        raise NothingFoundError(f"{candidate.address} can’t be read: {look.error}")
    known = Source.objects.filter(address=candidate.address).values_list("name", flat=True).first()
    return _shown(candidate, about, look.reading, search.now, known or "")


def _counted(search: _Search) -> Fetch:
    def fetch(address: str, *, limits: Limits | None = None, **asked: Any) -> Answer:
        search.left -= 1
        seconds = max(1.0, min(SECONDS_EACH, search.deadline - search.clock()))
        return search.fetch(address, limits=replace(limits or Limits(), seconds=seconds), **asked)

    return fetch


def _shown(candidate: Candidate, about: Discovery, reading: Reading, now: datetime, known: str) -> Proposal:
    dated = sorted(
        reading.items,
        key=lambda item: item.published_at.timestamp() if item.published_at else 0,
        reverse=True,
    )
    words = Counter(word for item in reading.items for word in item.categories)
    home = about.home_address or reading.home_address or urljoin(candidate.address, "/")
    return Proposal(
        kind=candidate.kind,
        address=candidate.address,
        name=(about.name or reading.title or urlsplit(candidate.address).hostname or "")[:200],
        home_address=home,
        logo_address=about.logo_address or reading.logo_address,
        language=about.language,
        item_count=len(reading.items),
        newest=tuple(dated[:NEWEST]),
        rhythm=rhythm_of((item.published_at for item in reading.items), now=now),
        words=tuple(word for word, _ in words.most_common(MOST_WORDS)),
        known_as=known,
    )


def _with_its_home(found: Proposal, search: _Search) -> Proposal:
    """A pasted feed with the name and the logo of its site, where that lets its front page be read."""
    if not found.home_address or not search.may_go_on() or search.allows(found.home_address):
        return found
    try:
        answer = search.ask(found.home_address)
        about = discover(answer.body, address=answer.url)
    except (FetchError, UnreadableSourceError):
        return found
    return replace(
        found,
        name=found.name or about.name,
        logo_address=found.logo_address or about.logo_address,
        language=about.language,
    )


def rhythm_told(seconds: float | None) -> str:
    """How often something new comes, in words."""
    if seconds is None:
        return "How often it has something new can’t be told yet."
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = round(seconds / size)
            return f"Something new about every {name if count == 1 else f'{count} {name}s'}."
    return "Something new about every minute."
