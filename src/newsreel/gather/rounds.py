"""A round: many sources asked at once, what they gave kept in short transactions, in constant memory.

Threads ask (network and reading, no table). The caller's thread alone claims and writes, so that writes never
wait for each other, and leaves the database to others between two of them.
"""

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import OperationalError
from django.utils import timezone

from newsreel.gather.actions import Fetch, Look, Outcome, keep_look, keep_looks, look_at
from newsreel.gather.claims import Planned, claim, give_back, plan
from newsreel.gather.models import Source
from newsreel.gather.stories import tell_stories
from newsreel.lib.http import FetchError, fetch

THREADS = 24
MOST_OF_A_HOST = 5
"""Sources of one host that are claimed at once; they are asked one after another."""
HOSTS_AHEAD = 2 * THREADS
"""Hosts that are claimed at most, being asked or next."""
CLAIMED_TOGETHER = THREADS
"""Hosts for which a claim is worth its transaction."""
LOOKS_IN_MEMORY = 2 * THREADS
KEPT_TOGETHER = 12
"""Looks that are written in one transaction."""
ITEMS_TOGETHER = 40
"""Items after which no further look joins a transaction: an editor who saves meanwhile waits for its end."""
LONGEST_PAUSE = 0.05
"""Seconds between two transactions, for others to write."""
PATIENCE = 240.0
"""Seconds without any answer after which the looks that are still out are left: none takes so long."""

Clock = Callable[[], datetime]

logger = logging.getLogger("newsreel.gather")


@dataclass(frozen=True, slots=True)
class _Asked:
    host: str
    source: Source
    look: Look
    is_last: bool
    """Of those claimed at its host."""


class _Askers:
    """Threads that ask. Each takes a host’s sources and asks them one after another."""

    def __init__(self, fetch: Fetch, clock: Clock) -> None:
        self._fetch = fetch
        self._clock = clock
        self._hosts: queue.SimpleQueue[tuple[str, Sequence[Source]] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[_Asked] = queue.SimpleQueue()
        self._room = threading.Semaphore(LOOKS_IN_MEMORY)
        self._ended = threading.Event()
        for _ in range(THREADS):
            threading.Thread(target=self._work, name="asking sources", daemon=True).start()

    def ask(self, host: str, sources: Sequence[Source]) -> None:
        self._hosts.put((host, sources))

    def answers(self) -> list[_Asked]:
        """What has come in, as much as is kept together; waits for the first. Empty when nothing comes."""
        found: list[_Asked] = []
        items = 0
        try:
            while len(found) < KEPT_TOGETHER and items < ITEMS_TOGETHER:
                found.append(self._answers.get(timeout=0 if found else PATIENCE))
                reading = found[-1].look.reading
                items += len(reading.items) if reading else 0
        except queue.Empty:
            pass
        return found

    def kept(self, count: int) -> None:
        """So many answers are out of memory."""
        self._room.release(count)

    def end(self) -> None:
        """Ask no more. What is being asked ends by itself, and nobody waits for it."""
        self._ended.set()
        self._room.release(THREADS)
        for _ in range(THREADS):
            self._hosts.put(None)

    def _work(self) -> None:
        while (given := self._hosts.get()) is not None:
            host, sources = given
            for source in sources:
                self._room.acquire()
                if self._ended.is_set():
                    return
                look = _look(source, self._clock(), self._fetch)
                self._answers.put(_Asked(host, source, look, is_last=source is sources[-1]))


class _Round:
    """What is still to be asked, and of which hosts something is being asked."""

    def __init__(self, planned: Iterable[Planned], askers: _Askers, clock: Clock) -> None:
        self._askers = askers
        self._clock = clock
        self._waiting: dict[str, deque[Planned]] = {}
        for one in planned:
            self._waiting.setdefault(one.host, deque()).append(one)
        self._ready = deque(self._waiting)
        self._claimed: set[str] = set()
        self._done: set[str] = set()
        self._out = 0

    def outcomes(self) -> Iterator[Outcome]:
        while self._ready or self._out:
            self._claim_some()
            if not self._out:
                continue
            answers = self._askers.answers()
            if not answers:
                logger.error("%d sources gave neither answer nor error. They are asked again.", self._out)
                return
            began = time.monotonic()
            kept = _kept([(asked.source, asked.look) for asked in answers], self._clock())
            took = time.monotonic() - began
            self._note(answers)
            yield from kept
            # Who waits to write is not in a queue, but looks again and again: there must be something to see.
            time.sleep(min(took, LONGEST_PAUSE))

    def give_back(self) -> None:
        give_back(self._done | self._claimed)

    def _claim_some(self) -> None:
        """Claim sources of the next hosts, when few are left to be asked, and give them to the threads."""
        if not self._ready or len(self._claimed) > HOSTS_AHEAD - CLAIMED_TOGETHER:
            return
        wanted: dict[int, Planned] = {}
        for _ in range(min(len(self._ready), CLAIMED_TOGETHER)):
            waiting = self._waiting[self._ready.popleft()]
            for _ in range(min(len(waiting), MOST_OF_A_HOST)):
                one = waiting.popleft()
                wanted[one.source_id] = one
        by_host: dict[str, list[Source]] = {}
        for source in claim(list(wanted.values()), done=self._done, now=self._clock()):
            by_host.setdefault(wanted[source.pk].host, []).append(source)
        self._done.clear()
        for host, sources in by_host.items():
            self._claimed.add(host)
            self._out += len(sources)
            self._askers.ask(host, sources)

    def _note(self, answers: Sequence[_Asked]) -> None:
        self._out -= len(answers)
        self._askers.kept(len(answers))
        for host in (asked.host for asked in answers if asked.is_last):
            self._claimed.discard(host)
            self._done.add(host)
            if self._waiting[host]:
                self._ready.append(host)


def gather_once(*, every: bool = False, now: datetime | None = None, fetch: Fetch = fetch) -> list[Outcome]:
    """Ask every source that is due (or, with `every`, all active ones); put what came in into stories."""

    def clock() -> datetime:
        return now or timezone.now()

    found = list(outcomes(plan(clock(), every=every), clock=clock, fetch=fetch))
    tell_stories(clock())
    return found


def outcomes(planned: Iterable[Planned], *, clock: Clock, fetch: Fetch) -> Generator[Outcome, None, None]:
    """Ask all these sources, and give what each came to as soon as it is kept.

    Left out are those that another process asked or is asking.
    """
    askers = _Askers(fetch, clock)
    it = _Round(planned, askers, clock)
    try:
        yield from it.outcomes()
    finally:
        askers.end()
        it.give_back()


def _look(source: Source, now: datetime, fetch: Fetch) -> Look:
    """What the source gives, without its bytes, which have been read; never raises."""
    try:
        look = look_at(source, now=now, fetch=fetch)
    except Exception:
        logger.exception("The source at %s could not be read.", source.address)
        return Look(error=FetchError("It can’t be read. The program’s log says why."))
    return replace(look, answer=replace(look.answer, body=b"")) if look.answer else look


def _kept(looks: Sequence[tuple[Source, Look]], now: datetime) -> list[Outcome]:
    """Keep them together, or, where one of them can't be kept, each by itself."""
    try:
        return keep_looks(looks=looks, now=now)
    except OperationalError:
        raise
    except Exception:
        logger.exception("What %d sources gave could not be kept together.", len(looks))
    return [outcome for source, look in looks if (outcome := _kept_alone(source, look, now))]


def _kept_alone(source: Source, look: Look, now: datetime) -> Outcome | None:
    """None where the source is gone."""
    for given in (look, Look(error=FetchError("What it gave can’t be kept. The program’s log says why."))):
        # The failed attempt has left its marks on it.
        fresh = Source.objects.filter(pk=source.pk).first()
        if fresh is None:
            return None
        try:
            return keep_look(source=fresh, look=given, now=now)
        except OperationalError:
            raise
        except Exception:
            logger.exception("What the source at %s gave could not be kept.", fresh.address)
    return None
