"""May we? Asked of the page's host, whose answers are kept for a day."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

from newsreel.gather.agent import ROBOTS_NAME, user_agent
from newsreel.gather.models import Host, Source
from newsreel.gather.permission import license as rsl
from newsreel.gather.permission import reservation, robots
from newsreel.gather.permission.statements import MOST_STATEMENTS, Statement, Use, forbidden_by, restored
from newsreel.lib.http import Answer, FetchError, Limits
from newsreel.lib.http import fetch as fetch_from_network
from newsreel.settings import Settings, current

Fetch = Callable[..., Answer]
KEPT_FOR = timedelta(hours=24)
"""As long as RFC 9309 (section 2.4) lets one trust what was read."""
ASKED_AGAIN_AFTER = timedelta(hours=1)
"""A host that could not say is asked again sooner."""
SECONDS = 10.0
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether we may, and if not, why: a sentence."""

    allowed: bool
    why: str = ""


class Said(Protocol):
    """What a host says of itself, wherever that is kept."""

    robots_status: Any
    robots_text: Any
    robots_read_at: Any
    terms: Any


@dataclass(slots=True)
class HostSaid:
    """It, kept nowhere."""

    robots_status: int | None
    """None where it could not be reached."""
    robots_text: str
    robots_read_at: datetime
    terms: list[dict[str, Any]]


def page_permission(
    address: str, *, now: datetime, purpose: Use = Use.READ, fetch: Fetch = fetch_from_network
) -> Permission:
    """Whether a page may be asked for, and used for `purpose`, by what its host tells machines.

    What the page says of itself is known only when it has been read: see `forbidden_by` and
    `page_statements`. Feeds that the desk registered are asked without this: they are there for readers.
    """
    origin = origin_of(address)
    if not origin:
        return Permission(False, f"{address!r} is no address of the web.")
    return judged(address, told_by_host(origin, now=now, fetch=fetch), purpose)


def judged(address: str, said: Said, purpose: Use = Use.READ) -> Permission:
    """What follows for a page from what its host says."""
    origin, status = origin_of(address), said.robots_status
    if status is None or status >= 500 or status == TOO_MANY_REQUESTS:
        answer = f"answered {status}" if status else "could not be reached"
        return Permission(
            False,
            f"{origin}/robots.txt {answer}, so its pages are left alone until it says whether we may.",
        )
    if 200 <= status < 300 and not robots.may_ask(said.robots_text, address):
        return Permission(False, f"{origin}/robots.txt does not let {ROBOTS_NAME} read {address}.")
    why = forbidden_by(restored(said.terms), purpose, address)
    return Permission(not why, why)


def forbidden(source: Source, use: Use, address: str = "") -> str:
    """Why this use of the source's texts is forbidden, in a sentence; empty where it is not.

    By what was kept with the source: it asks nobody. `address` is that of the item; empty: the home page.
    """
    return forbidden_by(restored(source.opt_outs), use, address or source.home_address)


def told_by_host(origin: str, *, now: datetime, fetch: Fetch = fetch_from_network) -> Host:
    """What the host says, at most a day old."""
    host = Host.objects.filter(name=origin).first()
    if host is not None and is_fresh(host, now):
        return host
    return Host.objects.update_or_create(
        name=origin, defaults=asdict(ask_host(origin, now, fetch, current()))
    )[0]


def is_fresh(said: Said, now: datetime) -> bool:
    """Whether it may still be gone by."""
    if said.robots_read_at is None:
        return False
    could_say = said.robots_status is not None and said.robots_status < 500
    return now - said.robots_read_at < (KEPT_FOR if could_say else ASKED_AGAIN_AFTER)


def ask_host(origin: str, now: datetime, fetch: Fetch, site: Settings) -> HostSaid:
    """What the host says now. Touches no table."""
    status, text = _robots(origin, fetch, site)
    said = _terms(origin, text, now.isoformat(timespec="seconds"), fetch, site)
    return HostSaid(status, text, now, [one.as_dict() for one in said])


def origin_of(address: str) -> str:
    """Scheme, host and port; empty for what is no address of the web."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    origin = f"{parts.scheme}://{host}{port}"
    return origin if len(origin) <= 300 else ""


def read_license(address: str, *, read_at: str, fetch: Fetch, site: Settings) -> list[Statement]:
    """What the licence at an address says; nothing where it can't be read."""
    answer = _asked(address, fetch, rsl.LARGEST, site)
    return [] if answer is None else rsl.license_statements(answer.body, address=address, read_at=read_at)


def _robots(origin: str, fetch: Fetch, site: Settings) -> tuple[int | None, str]:
    """Its status, None where there was no answer, and its text as far as it is read."""
    limits = Limits(seconds=SECONDS, private_addresses=site.gather_private_addresses)
    try:
        answer = fetch(f"{origin}/robots.txt", user_agent=user_agent(site), limits=limits)
    except FetchError as error:
        return error.status or None, ""
    text = answer.body[: robots.LARGEST].decode("utf-8-sig", errors="replace").replace("\x00", "")
    return answer.status, text


def _terms(origin: str, text: str, read_at: str, fetch: Fetch, site: Settings) -> list[Statement]:
    address = f"{origin}/robots.txt"
    found = robots.robots_statements(text, address=address, read_at=read_at)
    for license_address in robots.licenses(text, address=address):
        found += read_license(license_address, read_at=read_at, fetch=fetch, site=site)
    file_address = origin + reservation.ADDRESS
    if answer := _asked(file_address, fetch, robots.LARGEST, site):
        found += reservation.file_statements(answer.body, address=file_address, read_at=read_at)
    return found[:MOST_STATEMENTS]


def _asked(address: str, fetch: Fetch, most: int, site: Settings) -> Answer | None:
    limits = Limits(seconds=SECONDS, bytes=most, private_addresses=site.gather_private_addresses)
    try:
        return fetch(address, user_agent=user_agent(site), limits=limits)
    except FetchError:
        return None
