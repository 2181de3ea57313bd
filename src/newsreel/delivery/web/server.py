"""Answers readers: from memory, the store, and only then the application."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from newsreel.delivery import addresses, joining
from newsreel.delivery.joining import Joiner
from newsreel.delivery.ledger import EVERYTHING
from newsreel.delivery.negotiation import encoding_for, is_unchanged
from newsreel.delivery.record import Record
from newsreel.delivery.shelf import Found, Shelf
from newsreel.delivery.store import StoreError
from newsreel.delivery.web import application as app
from newsreel.delivery.web import surrogate
from newsreel.delivery.web.answer import Answer, head
from newsreel.delivery.web.application import Application, ApplicationDownError, Reply
from newsreel.delivery.web.asked import Asked
from newsreel.delivery.web.exchange import DisconnectedError, Exchange
from newsreel.delivery.web.files import Files
from newsreel.delivery.web.memory import Kept, Memory
from newsreel.delivery.web.metrics import CONTENT_TYPE, METRICS_PATH, exposition
from newsreel.delivery.web.passing import Passing
from newsreel.delivery.web.plain_writer import PlainWriter
from newsreel.delivery.web.reads import READ_PATH, Reads
from newsreel.delivery.web.sending import of_304, say, send_file, send_reply
from newsreel.delivery.web.sentences import sorry
from newsreel.delivery.web.tally import Tally

Result = TypeVar("Result")

logger = logging.getLogger("newsreel.delivery")

PATIENCE_WITH_FORMER = 0.8
"""Seconds that a reader waits for a page to be drawn anew before getting the former version."""
REMEMBERED_REPLIES = 2_000
REMEMBERED_NOT_THERE = 200
"""Whole pages that say so; each weighs some twenty kilobytes."""
REPLY_HOLDS = 30.0
"""Seconds that “not found” and redirects are remembered; they are forgotten at any change, too."""
TENDING_INTERVAL = 1.0
_REMEMBERED_FIELDS = 1_000
_NOT_TO_BE_KEPT = [("cache-control", "no-store")]
_EXCUSED = frozenset(("GET", "HEAD"))


@dataclass(slots=True)
class Pages:
    """What the server works with."""

    shelf: Shelf
    application: Application
    joiner: Joiner
    memory: Memory
    passing: Passing
    hosts: frozenset[str]
    """The hosts the site answers to, in lower case and without a port; empty: any."""
    files: dict[str, Files] = field(default_factory=dict)
    """By the address they lie beneath, like `/static/`."""
    tally: Tally = field(default_factory=Tally)
    reads: Reads = field(default_factory=Reads)
    shared_lifetime: str = ""
    """What shared caches in front are told of how long they may keep pages; empty: nothing."""
    threads: int = 16


class NothingKeptError(Exception):
    """No page is kept, and the application gave none; `reply` is what it said, if it said anything."""

    def __init__(self, reply: Reply | None = None) -> None:
        super().__init__()
        self.reply = reply


class Server:
    """One event loop; whatever may block goes to threads. Memory is touched by the loop alone."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._memory = pages.memory
        self._pulse = pages.shelf.pulse
        self._tally = pages.tally
        self._beat = -1
        self._dropped = 0
        self._applied = -1
        self._flights: dict[str, asyncio.Task[Kept]] = {}
        self._replies: dict[str, tuple[float, Reply]] = {}
        self._not_there: dict[str, Kept] = {}
        self._private: set[str] = set()
        self._codings: dict[bytes, str] = {}
        self._counted = 0, b""
        self._known_hosts: dict[bytes, bool] = {}
        self._threads = ThreadPoolExecutor(pages.threads, thread_name_prefix="page")
        self._tending: asyncio.Task[None] | None = None
        self._plain = PlainWriter(pages.shelf)

    def begin(self) -> None:
        """To be called in the event loop that the server lives in."""
        self._tending = asyncio.get_running_loop().create_task(self._tend())

    def at_once(
        self, method: bytes, target: bytes, fields: Mapping[bytes, bytes], client: str
    ) -> tuple[bytes, ...] | None:
        """A whole HTTP/1.1 answer, where nothing has to be waited for; else None.

        That is a page in memory, and a read to be counted. `target` holds no escapes.
        """
        path, _, query = target.decode("latin-1").partition("?")
        if method == b"GET" or method == b"HEAD":
            kept = self._in_memory(path, query, fields.get(b"host", b""))
            if kept is None:
                return None
            ready = self._ready(kept, fields.get(b"accept-encoding", b""))
            second = int(time.time())
            if _has_it_already(ready, fields):
                return (head(304, of_304(ready.headers(second)), second),)
            return (ready.head(second),) if method == b"HEAD" else (ready.head(second), ready.body)
        if method == b"POST" and path == READ_PATH:
            self._count_read(query, client, fields)
            return (self._head_of_204(int(time.time())),)
        return None

    async def answer(self, asked: Asked, exchange: Exchange) -> None:
        """Say the answer; what fails is told to the log, and to the reader in a sentence."""
        host = asked.headers.as_sent().get(b"host", b"")
        if asked.method == "POST" and asked.path == READ_PATH:
            self._count_read(asked.query_string, asked.client, asked.headers.as_sent())
            exchange.response_empty(204, _NOT_TO_BE_KEPT)
        elif asked.method in _EXCUSED and (kept := self._in_memory(asked.path, asked.query_string, host)):
            self._send(kept, asked, exchange)
        else:
            await self._surely_answer(asked, exchange)

    def _in_memory(self, path: str, query: str, host: bytes) -> Kept | None:
        """The page, where it is right and nothing but the page is asked for; it counts as read."""
        if self._pulse.now() != self._beat:
            self._catch_up()
        kept = self._memory.get(path)
        if kept is None or kept.is_stale or (query and addresses.is_asking(query)):
            return None
        if not self._is_known_host(host):
            return None
        self._tally.hits += 1
        self._tally.reads[path] += 1
        return kept

    def _count_read(self, query: str, client: str, fields: Mapping[bytes, bytes]) -> None:
        self._pages.reads.count(
            query,
            address=self._pages.passing.client_behind(client, _text(fields, b"x-forwarded-for")),
            agent=_text(fields, b"user-agent"),
            site=_text(fields, b"sec-fetch-site"),
        )

    async def _surely_answer(self, asked: Asked, exchange: Exchange) -> None:
        try:
            await self._answer(asked, exchange)
        except DisconnectedError:
            raise
        except Exception:
            logger.exception("No answer could be given for %s", asked.path)
            self._tally.failed += 1
            say(exchange, 500, sorry(500), asked.method)

    async def _answer(self, asked: Asked, exchange: Exchange) -> None:
        path, query, method = asked.path, asked.query_string, asked.method
        refused = addresses.refusal(path, query)
        if refused is None and not self._is_known_host(asked.headers.as_sent().get(b"host", b"")):
            refused = 400, "This site does not answer to that name."
        if refused is not None:
            self._tally.refused += 1
            say(exchange, refused[0], refused[1], method)
        elif method in _EXCUSED and "//" in path:
            target = addresses.request_target(addresses.with_single_slashes(path), query).decode()
            exchange.response_empty(301, [("location", target), ("cache-control", "public, max-age=3600")])
        elif method in _EXCUSED and (prefix := _beneath(path, self._pages.files)):
            await self._file(prefix, path, asked, exchange)
        elif path.startswith("/-/"):
            await self._own(path, asked, exchange)
        elif (
            method not in _EXCUSED
            or addresses.is_for_application(path)
            or addresses.is_asking(query)
            or path in self._private
        ):
            await self._pass(asked, exchange)
        else:
            await self._page(path, asked, exchange)

    async def _page(self, path: str, asked: Asked, exchange: Exchange) -> None:
        try:
            kept = await self._obtained(path)
        except NothingKeptError as nothing:
            await self._without_page(nothing.reply, asked, exchange)
            return
        if kept.is_stale:
            self._tally.stale += 1
        self._tally.reads[path] += 1
        self._send(kept, asked, exchange)

    async def _without_page(self, reply: Reply | None, asked: Asked, exchange: Exchange) -> None:
        if reply is None:
            self._tally.failed += 1
            say(exchange, 503, sorry(503), asked.method)
        elif reply.kind == app.PRIVATE:
            await self._pass(asked, exchange)
        elif reply.status == 404:
            self._send(await self._not_found(asked.path, reply), asked, exchange)
        else:
            send_reply(reply, asked.method, exchange)

    async def _not_found(self, path: str, reply: Reply) -> Kept:
        """A page as any other, with its fragments; only nobody keeps it for long."""
        known = self._not_there.get(path)
        if known is None or known.is_stale:
            record = Record(path, reply.status, dict(reply.headers), reply.body, made=time.time())
            known = await self._joined(record, is_stale=False)
            if len(self._not_there) >= REMEMBERED_NOT_THERE:
                self._not_there.clear()
            self._not_there[path] = known
        return known

    async def _obtained(self, path: str) -> Kept:
        """The page, drawn by one request for all that wait. Raises :class:`NothingKeptError`."""
        known = self._replies.get(path)
        if known is not None and known[0] > time.monotonic():
            raise NothingKeptError(known[1])
        flight = self._flights.get(path)
        if flight is None:
            flight = asyncio.get_running_loop().create_task(self._fetch(path))
            self._flights[path] = flight
            flight.add_done_callback(lambda done: self._landed(path, done))
        try:
            return await asyncio.wait_for(asyncio.shield(flight), PATIENCE_WITH_FORMER)
        except TimeoutError:
            former = self._memory.get(path)
            return former if former is not None else await asyncio.shield(flight)
        except NothingKeptError as nothing:
            former = self._memory.get(path)
            if nothing.reply is None and former is not None:
                return former
            raise

    def _landed(self, path: str, flight: asyncio.Task[Kept]) -> None:
        self._flights.pop(path, None)
        if not flight.cancelled():
            flight.exception()

    async def _fetch(self, path: str) -> Kept:
        """From the store, else from the application, else the former version from the store."""
        beat = self._pulse.now()
        found = await self._in_thread(self._find, path)
        record, is_stale = (found.record, found.is_stale) if found else (None, True)
        is_overtaken = False
        if record is None or is_stale:
            self._tally.misses += 1
            if record is not None and self._memory.get(path) is None:
                # For those whose patience ends before the new one is drawn.
                self._memory.put(path, await self._joined(record, is_stale=True))
            drawn = await self._drawn(path)
            if drawn is not None and (record is None or not drawn.is_stale):
                record, is_stale, is_overtaken = drawn.record, drawn.is_stale, drawn.is_stale
        else:
            self._tally.hits += 1
        if record is None:
            raise NothingKeptError
        kept = await self._joined(record, is_stale)
        # What is overtaken may be withdrawn by now: it is for those who wait, and for nobody after them.
        if not is_overtaken and (not path.startswith(joining.FRAGMENT_PATH) or not is_stale):
            self._memory.put(path, kept)
        if beat != self._pulse.now():
            # Something was dropped meanwhile, perhaps this: look before the next answer.
            self._beat = -1
        return kept

    async def _drawn(self, path: str) -> Found | None:
        """What the application draws; None where it can't. Raises :class:`NothingKeptError` for no page.

        Stale where a change overtook it twice.
        """
        started = time.monotonic()
        try:
            for _ in range(2):
                reply = await self._in_thread(
                    self._pages.application.page, addresses.request_target(path, "")
                )
                if reply.kind in (app.FRESH, app.OUTDATED):
                    record = await self._in_thread(reply.record)
                    if reply.kind == app.FRESH:
                        return Found(record, is_stale=False)
                    continue
                if reply.status >= 500:
                    logger.warning("The application answered %d for %s", reply.status, path)
                    break
                self._remember(path, reply)
                raise NothingKeptError(reply)
            else:
                return Found(record, is_stale=True)
        except ApplicationDownError as error:
            logger.warning("The application did not draw %s: %s", path, error)
        finally:
            self._tally.drawing += time.monotonic() - started
        return None

    def _remember(self, path: str, reply: Reply) -> None:
        if reply.kind == app.PRIVATE:
            if len(self._private) < REMEMBERED_REPLIES:
                self._private.add(path)
            return
        if len(self._replies) >= REMEMBERED_REPLIES:
            self._replies.clear()
        self._replies[path] = (time.monotonic() + REPLY_HOLDS, reply)

    async def _joined(self, record: Record, is_stale: bool) -> Kept:
        names = self._pages.joiner.names(record.body)
        parts: dict[str, bytes] = {}
        made: dict[str, float] = {}
        shows = set(record.shows)
        modified = record.made
        for name in names:
            part = await self._fragment(joining.path_of(name))
            if part is None:
                is_stale = True
                parts[name] = b""
                continue
            is_stale = is_stale or part.is_stale
            parts[name] = part.record.body
            made[part.record.path] = part.record.made
            shows |= part.record.shows
            modified = max(modified, part.record.made)
        if names:
            record = replace(record, body=self._pages.joiner.join(record.body, parts.__getitem__))
        if self._pages.shared_lifetime and record.shows:
            record = replace(
                record, headers=surrogate.told(record.headers, shows, self._pages.shared_lifetime)
            )
        return Kept(
            record,
            fragments=[joining.path_of(name) for name in names],
            modified=modified,
            is_stale=is_stale,
            made=made,
        )

    async def _fragment(self, path: str) -> Kept | None:
        kept = self._memory.get(path)
        if kept is not None and not kept.is_stale:
            return kept
        try:
            return await self._obtained(path)
        except NothingKeptError:
            return None

    def _find(self, path: str) -> Found | None:
        try:
            return self._pages.shelf.find(path)
        except StoreError:
            logger.warning("The page store can't be read", exc_info=True)
            return None

    def _catch_up(self) -> None:
        """Drop from memory what was dropped by any process of this node."""
        beat = self._pulse.now()
        ledger = self._pages.shelf.ledger
        try:
            applied = ledger.applied()
            last, dropped = ledger.dropped_since(self._dropped)
        except StoreError:
            logger.warning("The page ledger can't be read", exc_info=True)
            self._beat = beat
            return
        if applied != self._applied:
            # Any change may make an address out of none, or lead it elsewhere.
            self._replies.clear()
            self._not_there.clear()
            self._private.clear()
            self._applied = applied
        for path, is_stale in dropped:
            if path == EVERYTHING:
                self._memory.make_all_stale()
            elif is_stale is None:
                self._memory.drop(path)
            else:
                self._memory.make_stale(path)
        self._dropped, self._beat = last, beat

    async def _tend(self) -> None:
        """Hand the counts over once in a while; a failure is told and tried again."""
        while True:
            await asyncio.sleep(TENDING_INTERVAL)
            reads = self._tally.taken_reads()
            await self._hand_over(self._pages.shelf.ledger.add_reads, reads)
            await self._write_plain([path for path, _ in reads])
            await self._hand_over(self._pages.shelf.ledger.add_article_reads, self._pages.reads.taken())

    async def _write_plain(self, paths: list[str]) -> None:
        """Make plain files of pages that were just read, where plain files are wanted."""
        if self._pages.shelf.plain is not None:
            read = [kept for path in paths if (kept := self._memory.get(path)) is not None]
            await self._in_thread(self._plain.write, read)

    async def _hand_over(self, take: Callable[[list[Any]], None], counts: list[Any]) -> None:
        if counts:
            try:
                await self._in_thread(take, counts)
            except StoreError as error:
                logger.warning("%d counts of reads were lost: %s", len(counts), error)

    def _ready(self, kept: Kept, accepted: bytes) -> Answer:
        coding = self._codings.get(accepted)
        if coding is None:
            coding = encoding_for(accepted.decode("latin-1"))
            if len(self._codings) < _REMEMBERED_FIELDS:
                self._codings[accepted] = coding
        before = kept.size
        ready = kept.answer(coding)
        if kept.size != before:
            self._memory.grew(kept, kept.size - before)
        return ready

    def _send(self, kept: Kept, asked: Asked, exchange: Exchange) -> None:
        fields = asked.headers.as_sent()
        ready = self._ready(kept, fields.get(b"accept-encoding", b""))
        second = int(time.time())
        if _has_it_already(ready, fields):
            exchange.response_empty(304, of_304(ready.headers(second)))
        elif asked.method == "HEAD":
            length = ("content-length", str(len(ready.body)))
            exchange.response_empty(ready.status, [*ready.headers(second), length])
        else:
            exchange.response_bytes(ready.status, ready.headers(second), ready.body)

    async def _pass(self, asked: Asked, exchange: Exchange) -> None:
        self._tally.passed += 1
        try:
            await self._pages.passing.hand_on(asked, exchange, self._in_thread)
        except ApplicationDownError as error:
            logger.warning("The application did not answer %s %s: %s", asked.method, asked.path, error)
            self._tally.failed += 1
            say(exchange, 503, sorry(503, is_form=asked.method == "POST"), asked.method)

    async def _file(self, prefix: str, path: str, asked: Asked, exchange: Exchange) -> None:
        accepted = asked.headers.get("accept-encoding") or ""
        found = await self._in_thread(self._pages.files[prefix].find, path.removeprefix(prefix), accepted)
        if found is None:
            say(exchange, 404, "There is no such file.", asked.method)
            return
        send_file(found, asked, exchange)

    async def _own(self, path: str, asked: Asked, exchange: Exchange) -> None:
        """Addresses of the server itself."""
        if path == "/-/alive/":
            say(exchange, 200, "alive", asked.method)
        elif path == METRICS_PATH and self._pages.passing.is_from_here(asked):
            totals = await self._in_thread(self._pages.shelf.ledger.totals)
            text = exposition(self._tally, self._memory, totals)
            exchange.response_str(200, [("content-type", CONTENT_TYPE), ("cache-control", "no-store")], text)
        else:
            say(exchange, 404, "There is nothing here.", asked.method)

    def _head_of_204(self, second: int) -> bytes:
        if self._counted[0] != second:
            self._counted = second, head(204, _NOT_TO_BE_KEPT, second)
        return self._counted[1]

    def _is_known_host(self, host: bytes) -> bool:
        is_known = self._known_hosts.get(host)
        if is_known is None:
            hosts, name = self._pages.hosts, host.decode("latin-1").lower()
            is_known = not hosts or name in hosts or name.rpartition(":")[0] in hosts
            if len(self._known_hosts) < _REMEMBERED_FIELDS:
                self._known_hosts[host] = is_known
        return is_known

    def _in_thread(self, work: Callable[..., Result], *values: Any) -> Awaitable[Result]:
        return asyncio.get_running_loop().run_in_executor(self._threads, work, *values)


def _has_it_already(ready: Answer, fields: Mapping[bytes, bytes]) -> bool:
    return is_unchanged(
        etag=ready.etag,
        modified=ready.modified,
        if_none_match=_text(fields, b"if-none-match"),
        if_modified_since=_text(fields, b"if-modified-since"),
    )


def _text(fields: Mapping[bytes, bytes], name: bytes) -> str:
    return fields.get(name, b"").decode("latin-1")


def _beneath(path: str, prefixes: dict[str, Files]) -> str:
    return next((prefix for prefix in prefixes if path.startswith(prefix)), "")
