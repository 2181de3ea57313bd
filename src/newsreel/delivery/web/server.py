"""Answers readers: from memory, the store, and only then the application (as RSGI, Granian's interface)."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
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
from newsreel.delivery.web.application import Application, ApplicationDownError, Reply
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
_REMEMBERED_CODINGS = 1_000
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
        self._codings: dict[str, str] = {}
        self._threads = ThreadPoolExecutor(pages.threads, thread_name_prefix="page")
        self._tending: asyncio.Task[None] | None = None
        self._plain = PlainWriter(pages.shelf)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._tending = loop.create_task(self._tend())

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        method = scope.method
        if method == "GET" or method == "HEAD":
            path = scope.path
            if self._pulse.now() != self._beat:
                self._catch_up()
            kept = self._memory.get(path)
            if kept is not None and not kept.is_stale and self._is_known_host(scope.headers):
                query = scope.query_string
                if not query or not addresses.is_asking(query):
                    self._tally.hits += 1
                    self._tally.reads[path] += 1
                    self._send(kept, scope.headers, method, protocol)
                    return
        elif scope.path == READ_PATH:
            self._count_read(scope)
            protocol.response_empty(204, [("cache-control", "no-store")])
            return
        # Whatever waits does so in a task of asyncio's own; granian's quick ones carry no exceptions.
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        task = loop.create_task(self._surely_answer(scope, protocol))
        task.add_done_callback(lambda _: None if done.done() else done.set_result(None))
        await done

    def _count_read(self, scope: Any) -> None:
        asked = scope.headers
        self._pages.reads.count(
            scope.query_string,
            address=self._pages.passing.client(scope),
            agent=asked.get("user-agent") or "",
            site=asked.get("sec-fetch-site") or "",
        )

    async def _surely_answer(self, scope: Any, protocol: Any) -> None:
        try:
            await self._answer(scope, protocol)
        except Exception:
            logger.exception("No answer could be given for %s", scope.path)
            self._tally.failed += 1
            say(protocol, 500, sorry(500), scope.method)

    async def _answer(self, scope: Any, protocol: Any) -> None:
        path, query, method = scope.path, scope.query_string, scope.method
        refused = addresses.refusal(path, query)
        if refused is None and not self._is_known_host(scope.headers):
            refused = 400, "This site does not answer to that name."
        if refused is not None:
            self._tally.refused += 1
            say(protocol, refused[0], refused[1], method)
        elif method in _EXCUSED and "//" in path:
            target = addresses.request_target(addresses.with_single_slashes(path), query).decode()
            protocol.response_empty(301, [("location", target), ("cache-control", "public, max-age=3600")])
        elif method in _EXCUSED and (prefix := _beneath(path, self._pages.files)):
            await self._file(prefix, path, scope, protocol)
        elif path.startswith("/-/"):
            await self._own(path, scope, protocol)
        elif (
            method not in _EXCUSED
            or addresses.is_for_application(path)
            or addresses.is_asking(query)
            or path in self._private
        ):
            await self._pass(scope, protocol)
        else:
            await self._page(path, scope, protocol)

    async def _page(self, path: str, scope: Any, protocol: Any) -> None:
        try:
            kept = await self._obtained(path)
        except NothingKeptError as nothing:
            await self._without_page(nothing.reply, scope, protocol)
            return
        if kept.is_stale:
            self._tally.stale += 1
        self._tally.reads[path] += 1
        self._send(kept, scope.headers, scope.method, protocol)

    async def _without_page(self, reply: Reply | None, scope: Any, protocol: Any) -> None:
        if reply is None:
            self._tally.failed += 1
            say(protocol, 503, sorry(503), scope.method)
        elif reply.kind == app.PRIVATE:
            await self._pass(scope, protocol)
        elif reply.status == 404:
            self._send(await self._not_found(scope.path, reply), scope.headers, scope.method, protocol)
        else:
            send_reply(reply, scope.method, protocol)

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
            parts[name] = part.body
            made[part.record.path] = part.record.made
            shows |= part.record.shows
            modified = max(modified, part.record.made)
        body = self._pages.joiner.join(record.body, parts.__getitem__) if names else record.body
        if self._pages.shared_lifetime and record.shows:
            record = replace(
                record, headers=surrogate.told(record.headers, shows, self._pages.shared_lifetime)
            )
        return Kept(
            record,
            body,
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

    def _send(self, kept: Kept, headers: Any, method: str, protocol: Any) -> None:
        accepted = headers.get("accept-encoding") or ""
        coding = self._codings.get(accepted)
        if coding is None:
            coding = encoding_for(accepted)
            if len(self._codings) < _REMEMBERED_CODINGS:
                self._codings[accepted] = coding
        before = kept.size
        ready = kept.answer(coding)
        if kept.size != before:
            self._memory.grew(kept, kept.size - before)
        second = int(time.time())
        tag = headers.get("if-none-match")
        since = None if tag else headers.get("if-modified-since")
        if (tag or since) and is_unchanged(
            etag=ready.etag, modified=ready.modified, if_none_match=tag or "", if_modified_since=since or ""
        ):
            protocol.response_empty(304, of_304(ready.headers(second)))
        elif method == "HEAD":
            protocol.response_empty(
                ready.status, [*ready.headers(second), ("content-length", str(len(ready.body)))]
            )
        else:
            protocol.response_bytes(ready.status, ready.headers(second), ready.body)

    async def _pass(self, scope: Any, protocol: Any) -> None:
        self._tally.passed += 1
        try:
            await self._pages.passing.hand_on(scope, protocol, self._in_thread)
        except ApplicationDownError as error:
            logger.warning("The application did not answer %s %s: %s", scope.method, scope.path, error)
            self._tally.failed += 1
            say(protocol, 503, sorry(503, is_form=scope.method == "POST"), scope.method)

    async def _file(self, prefix: str, path: str, scope: Any, protocol: Any) -> None:
        accepted = scope.headers.get("accept-encoding") or ""
        found = await self._in_thread(self._pages.files[prefix].find, path.removeprefix(prefix), accepted)
        if found is None:
            say(protocol, 404, "There is no such file.", scope.method)
            return
        send_file(found, scope, protocol)

    async def _own(self, path: str, scope: Any, protocol: Any) -> None:
        """Addresses of the server itself."""
        if path == "/-/alive/":
            say(protocol, 200, "alive", scope.method)
        elif path == METRICS_PATH and self._pages.passing.is_from_here(scope):
            totals = await self._in_thread(self._pages.shelf.ledger.totals)
            text = exposition(self._tally, self._memory, totals)
            protocol.response_str(200, [("content-type", CONTENT_TYPE), ("cache-control", "no-store")], text)
        else:
            say(protocol, 404, "There is nothing here.", scope.method)

    def _is_known_host(self, headers: Any) -> bool:
        hosts = self._pages.hosts
        if not hosts:
            return True
        host = headers.get("host") or ""
        return host in hosts or host.lower().rpartition(":")[0] in hosts or host.lower() in hosts

    def _in_thread(self, work: Callable[..., Result], *values: Any) -> Awaitable[Result]:
        return asyncio.get_running_loop().run_in_executor(self._threads, work, *values)


def _beneath(path: str, prefixes: dict[str, Files]) -> str:
    return next((prefix for prefix in prefixes if path.startswith(prefix)), "")
