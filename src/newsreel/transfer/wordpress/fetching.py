"""Files of the old site fetched several at a time, given in the order in which they were asked for.

What comes of it depends on what each file's own fetching came to, never on which one was quicker.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlsplit

from newsreel.transfer.wordpress.media import HostAwayError, MediaMissingError, MediaSource

CONNECTIONS = 4
_AHEAD = 4
"""So many further files may lie ready; more would fill the disk where storing is slower than fetching."""
_FAILURES_BEFORE_GIVING_UP = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    address: str
    most_bytes: int

    @property
    def host(self) -> str:
        try:
            return urlsplit(self.address).netloc
        except ValueError:
            return ""


Fetched = IO[bytes] | MediaMissingError
"""A file at its start, which the receiver closes, or why there is none."""


def in_order(
    wanted: Iterable[Wanted], source: MediaSource, *, connections: int = CONNECTIONS
) -> Iterator[Fetched]:
    """One after the other what is wanted. A host that is away several times in a row is not asked again."""
    hosts = _Hosts()
    under_way: deque[tuple[Wanted, Future[Fetched]]] = deque()
    with ThreadPoolExecutor(connections, thread_name_prefix="media") as threads:
        try:
            for each in wanted:
                under_way.append((each, threads.submit(_one, each, source, hosts)))
                if len(under_way) >= connections + _AHEAD:
                    yield hosts.judged(*under_way.popleft())
            while under_way:
                yield hosts.judged(*under_way.popleft())
        finally:
            for _, future in under_way:
                if not future.cancel():
                    future.add_done_callback(_closed)


def _one(wanted: Wanted, source: MediaSource, hosts: "_Hosts") -> Fetched:
    if wanted.host in hosts.given_up:
        return _not_asked(wanted)
    try:
        return source.file(wanted.address, most_bytes=wanted.most_bytes)
    except MediaMissingError as error:
        return error
    except ValueError as error:
        return MediaMissingError(f"Its address can't be read ({error}).")


class _Hosts:
    """Which hosts have answered. Judged in the order of the files, so that speed decides nothing."""

    def __init__(self) -> None:
        self.given_up: set[str] = set()
        self._failures: Counter[str] = Counter()

    def judged(self, wanted: Wanted, future: Future[Fetched]) -> Fetched:
        if wanted.host in self.given_up:
            future.add_done_callback(_closed)
            return _not_asked(wanted)
        found = future.result()
        if not isinstance(found, HostAwayError):
            self._failures[wanted.host] = 0
            return found
        self._failures[wanted.host] += 1
        if self._failures[wanted.host] >= _FAILURES_BEFORE_GIVING_UP:
            self.given_up.add(wanted.host)
        return found


def _not_asked(wanted: Wanted) -> MediaMissingError:
    return MediaMissingError(f"{wanted.host} did not answer several times, so this file was not asked for.")


def _closed(future: "Future[Fetched]") -> None:
    with suppress(Exception):
        found = future.result()
        if not isinstance(found, MediaMissingError):
            found.close()
