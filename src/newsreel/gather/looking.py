"""One look at a source of whatever kind: what it gives now. Touches no table, so it may run in any thread."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from newsreel.gather.agent import user_agent
from newsreel.gather.items import Item, Reading, UnreadableSourceError
from newsreel.gather.models import Source
from newsreel.gather.permission.hosts import HostSaid, ask_host, is_fresh, judged, origin_of
from newsreel.gather.snapshots import told_apart
from newsreel.gather.sources import KINDS
from newsreel.gather.sources.folder import SCHEME, dropped_into, marks_there, new_files
from newsreel.gather.sources.mailbox.address import mailbox_address
from newsreel.gather.sources.mailbox.imap import Bounds, ImapMail, new_letters
from newsreel.gather.sources.mailbox.message import ENDINGS as LETTERS
from newsreel.gather.sources.mailbox.place import Place
from newsreel.gather.sources.watched_page.rules import PageRules
from newsreel.gather.sources.wire.parse import ENDINGS as WIRE_COPY
from newsreel.lib.http import Answer, FetchError, Limits
from newsreel.lib.http import fetch as fetch_from_network
from newsreel.settings import Settings

Fetch = Callable[..., Answer]
_ACCEPT = {"Accept": "application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"}
MOST_PARTS = 4
"""Sitemaps of an index that are read at one look: those changed last."""
MOST_PAGES = 5
"""Pages of a feed that are read at one look, where we were away for longer than one holds."""
MOST_TOLD = 3
"""Things that could not be read, of which the health board says what was wrong."""


@dataclass(frozen=True, slots=True)
class Look:
    """What asking a source gave: an answer and what it says (None where nothing changed), or an error."""

    answer: Answer | None = None
    reading: Reading | None = None
    error: FetchError | None = None
    place: dict[str, Any] | None = None
    """How far it has been read now, to be kept with the items; None: as far as before."""
    note: str = ""
    """What could not be read beside that which could: a sentence for the health board."""


@dataclass(frozen=True, slots=True)
class _Web:
    """The way to the network, and who we are there."""

    fetch: Fetch
    site: Settings

    def asked(self, source: Source) -> Answer:
        return self._get(source.address, _conditions(source))

    def further(self, address: str) -> Answer:
        return self._get(address, _ACCEPT)

    def _get(self, address: str, headers: dict[str, str]) -> Answer:
        limits = Limits(private_addresses=self.site.gather_private_addresses)
        return self.fetch(address, user_agent=user_agent(self.site), headers=headers, limits=limits)


def look_at(source: Source, *, now: datetime, site: Settings, fetch: Fetch = fetch_from_network) -> Look:
    """Ask and read one source. Never raises for what the source does."""
    try:
        if source.address.startswith(SCHEME):
            return _look_into_folder(source, now, site)
        if source.kind == Source.Kind.MAILBOX:
            return _look_into_mailbox(source, now, site)
        web = _Web(fetch, site)
        if source.kind == Source.Kind.WATCHED_PAGE:
            return _look_at_page(source, now, web)
        return _look_at_address(source, now, web)
    except FetchError as error:
        return Look(error=error)
    except UnreadableSourceError as error:
        return Look(error=FetchError(str(error)))


def _look_at_address(source: Source, now: datetime, web: _Web) -> Look:
    answer = web.asked(source)
    if answer.is_unchanged:
        return Look(answer)
    reading = KINDS[source.kind](answer.body, address=answer.url, now=now)
    if reading.part_addresses:
        # An index says itself when it changes, its parts change all the time: it is asked for anew.
        answer = replace(answer, headers={**answer.headers, "etag": "", "last-modified": ""})
        return _with_parts(source, answer, reading, now, web)
    if _is_behind(source, reading):
        reading = _with_pages(source, reading, now, web)
    items, shared = told_apart(reading.items)
    if not shared:
        return Look(answer, reading)
    note = f"{shared} of its items share their names (guid) with others. They go by their addresses."
    return Look(answer, replace(reading, items=tuple(items)), note=note)


def _look_at_page(source: Source, now: datetime, web: _Web) -> Look:
    """A page is not made for programs, as a feed is: its host is asked whether we may, once a day."""
    said = _kept_host(source)
    place = None
    if said is None or not is_fresh(said, now):
        said = ask_host(origin_of(source.address), now, web.fetch, web.site)
        place = {"robots": [said.robots_status, said.robots_text, now.isoformat()]}
    permission = judged(source.address, said)
    if not permission.allowed:
        return Look(error=FetchError(permission.why), place=place)
    answer = web.asked(source)
    if answer.is_unchanged:
        return Look(answer, place=place)
    read = KINDS[source.kind]
    reading = read(answer.body, address=answer.url, now=now, rules=page_rules(source.page_rules))
    return Look(answer, reading, place=place)


def page_rules(given: object) -> PageRules:
    """The rules as the desk wrote them. Raises :class:`UnreadableSourceError`."""
    written = given if isinstance(given, dict) else {}
    try:
        return PageRules(**{str(name): str(rule) for name, rule in written.items()})
    except TypeError as error:
        raise UnreadableSourceError(
            "Its rules name something that isn’t known or lack the one for items. Write them anew."
        ) from error


def _kept_host(source: Source) -> HostSaid | None:
    try:
        status, text, read_at = source.place["robots"]
        return HostSaid(status, str(text), datetime.fromisoformat(read_at), [])
    except (KeyError, TypeError, ValueError):
        return None


def _conditions(source: Source) -> dict[str, str]:
    """Headers of a conditional request (RFC 9110, section 13)."""
    headers = dict(_ACCEPT)
    if source.etag:
        headers["If-None-Match"] = source.etag
    if source.last_modified:
        headers["If-Modified-Since"] = source.last_modified
    return headers


def _with_parts(source: Source, answer: Answer, index: Reading, now: datetime, web: _Web) -> Look:
    """The items of an index's parts; one that fails is told of and holds up no other."""
    parts = sorted(index.part_addresses, key=lambda part: "news" not in part.rpartition("/")[2].lower())
    items: dict[str, Item] = {}
    troubles = []
    for part in parts[:MOST_PARTS]:
        try:
            found = web.further(part)
            read = KINDS[source.kind](found.body, address=found.url, now=now)
        except (FetchError, UnreadableSourceError) as error:
            troubles.append(f"{part}: {error}")
            continue
        items.update((item.guid, item) for item in read.items)
    if troubles and not items:
        raise UnreadableSourceError(f"None of the sitemaps it names can be read. {troubles[0]}")
    return Look(answer, replace(index, items=tuple(items.values())), note=_told(troubles))


def _is_behind(source: Source, reading: Reading) -> bool:
    """Whether items may have passed by since the last look: all that is there came after it."""
    since = source.succeeded_at
    if not reading.next_address or since is None or not reading.items:
        return False
    return all(item.published_at is not None and item.published_at > since for item in reading.items)


def _with_pages(source: Source, reading: Reading, now: datetime, web: _Web) -> Reading:
    """With the items of further pages (RFC 5005), until one holds what was there at the last look."""
    items = {item.guid: item for item in reading.items}
    page, read = reading, {reading.self_address, source.address}
    for _ in range(MOST_PAGES - 1):
        if page.next_address in read:
            break
        read.add(page.next_address)
        try:
            answer = web.further(page.next_address)
            page = KINDS[source.kind](answer.body, address=answer.url, now=now)
        except (FetchError, UnreadableSourceError):
            break
        items = {**{item.guid: item for item in page.items}, **items}
        if not _is_behind(source, page):
            break
    return replace(reading, items=tuple(items.values()))


def _look_into_folder(source: Source, now: datetime, site: Settings) -> Look:
    endings = LETTERS if source.kind == Source.Kind.MAILBOX else WIRE_COPY
    folder = dropped_into(site.dropped_folder, source.address)
    seen = set(source.place.get("seen", ()))
    items: list[Item] = []
    troubles = []
    for file in new_files(folder, endings=endings, seen=seen):
        try:
            read = KINDS[source.kind](file.body, address=source.address, now=now)
        except UnreadableSourceError as error:
            seen.add(file.mark)
            troubles.append(f"{file.name}: {error}")
            continue
        items += read.items
        if not read.held_back:
            seen.add(file.mark)
    place = {"seen": sorted(seen & marks_there(folder, endings=endings))}
    reading = Reading(title="", home_address="", items=tuple(items))
    return Look(_no_answer(source), reading, place=place, note=_told(troubles))


def _look_into_mailbox(source: Source, now: datetime, site: Settings) -> Look:
    address = mailbox_address(source.address)
    password = site.mailbox_passwords.get(address.account)
    if password is None:
        raise UnreadableSourceError(
            f"There is no password for {address.account}. Write it into the setting mailbox_passwords."
        )
    place = Place(_whole(source.place, "validity"), _whole(source.place, "last"))
    items: list[Item] = []
    troubles: list[str] = []
    with ImapMail(
        address, password=password, bounds=Bounds(private_addresses=site.gather_private_addresses)
    ) as mail:
        for letter in _as_far_as_it_goes(mail, address.folder, place, troubles):
            place = letter.place
            try:
                if letter.body is None:
                    raise UnreadableSourceError("The message is larger than 25 MB.")
                items += KINDS[source.kind](letter.body, address=source.address, now=now).items
            except UnreadableSourceError as error:
                troubles.append(f"message {letter.number}: {error}")
    reading = Reading(title="", home_address="", items=tuple(items))
    kept = {"validity": place.validity, "last": place.last}
    return Look(_no_answer(source), reading, place=kept, note=_told(troubles))


def _as_far_as_it_goes(mail: ImapMail, folder: str, place: Place, troubles: list[str]) -> Iterator[Any]:
    """The letters, until the server breaks off: what came before that is kept."""
    has_read = False
    try:
        for letter in new_letters(mail, folder=folder, place=place):
            yield letter
            has_read = True
    except UnreadableSourceError as error:
        if not has_read:
            raise
        troubles.append(str(error))


def _whole(place: object, name: str) -> int:
    found = place.get(name) if isinstance(place, dict) else None
    return found if isinstance(found, int) else 0


def _no_answer(source: Source) -> Answer:
    """What stands for an answer where nobody was asked over HTTP."""
    return Answer(source.address, 200, {}, b"")


def _told(troubles: list[str]) -> str:
    if not troubles:
        return ""
    more = f" And {len(troubles) - MOST_TOLD} more." if len(troubles) > MOST_TOLD else ""
    return "Could not be read: " + " ".join(troubles[:MOST_TOLD]) + more
