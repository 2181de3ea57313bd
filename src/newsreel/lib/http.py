"""The one door to the network.

Every request of the program goes through :func:`fetch`. It calls public addresses only (looked up once, and
the connection made to what was looked up, so that a name can't change in between), follows few redirects
with the same care, and bounds time, size and what compression may unfold to.
"""

import json
import socket
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import IO, Any
from urllib.parse import urlencode, urljoin

import certifi
import httpcore

from newsreel.lib.addresses import ForbiddenAddressError, Resolve, public_addresses, web_address

MOST_BYTES = 10 * 1024 * 1024
MOST_SECONDS = 30.0
MOST_REDIRECTS = 5
_CHUNK = 64 * 1024
_NO_LISTS = frozenset(("content-type", "etag", "last-modified", "location", "retry-after"))
"""Fields that hold one value: of several, the last counts."""


class FetchError(Exception):
    """Why nothing was fetched, in a sentence for the health board.

    `status` is the HTTP status where there was an answer, else 0. `retry_after` is in seconds. `is_away`:
    the server could not be reached, or broke off, or did not answer in time.
    """

    def __init__(
        self, sentence: str, *, status: int = 0, retry_after: int | None = None, is_away: bool = False
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.retry_after = retry_after
        self.is_away = is_away


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `body` is decompressed; header names are lower-case."""

    url: str
    """Where the answer came from in the end."""
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved_for_good: bool = False
    """Every redirect on the way said that it was permanent."""

    @property
    def is_unchanged(self) -> bool:
        return self.status == 304


@dataclass(frozen=True, slots=True)
class Limits:
    seconds: float = MOST_SECONDS
    bytes: int = MOST_BYTES
    redirects: int = MOST_REDIRECTS
    silence: float = 15.0
    """Seconds for which a server may say nothing; one that thinks before it answers needs more."""
    private_addresses: bool = False
    """Let private and loopback addresses and any port be called: for tests and intranets only."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The host's addresses by the system's resolver. Raises OSError."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch(
    url: str,
    *,
    user_agent: str,
    headers: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    resolve: Resolve = resolve,
    into: IO[bytes] | None = None,
) -> Answer:
    """GET an address. Raises :class:`FetchError` for anything but a 2xx or a 304 within the limits.

    With `into`, what comes is written there as it comes, and the answer's `body` is empty.
    """
    sent = {"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate", **(headers or {})}
    return _ask(url, sent, limits or Limits(), resolve, into=into)


def send_form(
    url: str,
    fields: Mapping[str, str],
    *,
    user_agent: str,
    limits: Limits | None = None,
    resolve: Resolve = resolve,
) -> Answer:
    """POST a form. Follows redirects that keep the method alone (307, 308). Raises as :func:`fetch`."""
    sent = {
        "User-Agent": user_agent,
        "Accept-Encoding": "gzip, deflate",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return _ask(url, sent, limits or Limits(), resolve, content=urlencode(fields).encode("ascii"))


def send_json(
    url: str,
    value: object,
    *,
    user_agent: str,
    headers: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    resolve: Resolve = resolve,
) -> Answer:
    """POST a value as JSON, with redirects and errors as for :func:`send_form`."""
    sent = {
        "User-Agent": user_agent,
        "Accept-Encoding": "gzip, deflate",
        "Accept": "application/json",
        "Content-Type": "application/json",
        **(headers or {}),
    }
    content = json.dumps(value, ensure_ascii=True).encode("ascii")
    return _ask(url, sent, limits or Limits(), resolve, content=content)


def _ask(
    url: str,
    sent: Mapping[str, str],
    limits: Limits,
    resolve: Resolve,
    *,
    content: bytes | None = None,
    into: IO[bytes] | None = None,
) -> Answer:
    deadline = time.monotonic() + limits.seconds
    moved_for_good = True
    here = url
    try:
        with _pool(limits, resolve, deadline) as pool:
            for _ in range(limits.redirects + 1):
                answer, target = _one(pool, here, sent, limits, deadline, content, into)
                if target is None or (content is not None and answer.status not in (307, 308)):
                    return _judged(answer, moved_for_good=moved_for_good and here != url)
                moved_for_good = moved_for_good and answer.status in (301, 308)
                here = urljoin(here, target)
    except ForbiddenAddressError as error:
        raise FetchError(str(error)) from error
    except (httpcore.TimeoutException, TimeoutError) as error:
        sentence = f"No complete answer came within {limits.seconds:g} seconds."
        raise FetchError(sentence, is_away=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError, UnicodeError) as error:
        sentence = f"The connection failed: {error or type(error).__name__}."
        raise FetchError(sentence, is_away=True) from error
    raise FetchError(f"It redirects more than {limits.redirects} times.")


def _one(
    pool: httpcore.ConnectionPool,
    url: str,
    headers: Mapping[str, str],
    limits: Limits,
    deadline: float,
    content: bytes | None,
    into: IO[bytes] | None,
) -> tuple[Answer, str | None]:
    """One request, and where it redirects to, if it does."""
    parts = web_address(url, any_port=limits.private_addresses)
    left = max(0.1, deadline - time.monotonic())
    timeouts = {"connect": min(10.0, left), "read": min(limits.silence, left), "write": 10.0, "pool": 1.0}
    target = httpcore.URL(
        scheme=parts.scheme,
        host=(parts.hostname or "").encode("idna"),
        port=parts.port,
        target=_request_target(parts.path, parts.query),
    )
    host = (parts.netloc.encode("idna")).decode("ascii")
    sent: dict[bytes | str, bytes | str] = {"Host": host}
    sent.update(headers.items())
    if content is not None:
        sent["Content-Length"] = str(len(content))
    method = "GET" if content is None else "POST"
    with pool.stream(
        method, target, headers=sent, content=content, extensions={"timeout": timeouts}
    ) as response:
        received = _fields(response.headers)
        location = received.get("location")
        if response.status in (301, 302, 303, 307, 308) and location:
            return Answer(url, response.status, received, b""), location
        chunks = _unpacked(
            _timed(response.iter_stream(), deadline), received.get("content-encoding", ""), limits
        )
        if into is not None and 200 <= response.status < 300:
            for chunk in chunks:
                into.write(chunk)
            return Answer(url, response.status, received, b""), None
        return Answer(url, response.status, received, b"".join(chunks)), None


def _fields(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """What came several times is one, with commas between (RFC 9110, section 5.3), unless it is no list."""
    received: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        is_further = name in received and name not in _NO_LISTS
        received[name] = f"{received[name]}, {value}" if is_further else value
    return received


def _request_target(path: str, query: str) -> bytes:
    text = (path or "/") + (f"?{query}" if query else "")
    return "".join(
        character if 33 <= ord(character) < 127 else "".join(f"%{byte:02X}" for byte in character.encode())
        for character in text
    ).encode("ascii")


def _judged(answer: Answer, *, moved_for_good: bool) -> Answer:
    if answer.status == 304 or 200 <= answer.status < 300:
        return Answer(answer.url, answer.status, answer.headers, answer.body, moved_for_good)
    raise FetchError(
        f"The server answered {answer.status}.",
        status=answer.status,
        retry_after=seconds_until(answer.headers.get("retry-after", ""), datetime.now(UTC)),
    )


def seconds_until(retry_after: str, now: datetime) -> int | None:
    """What the field asks for, a number of seconds or a date (RFC 9110, section 10.2.3); None for neither."""
    if retry_after.isdecimal() and retry_after.isascii() and len(retry_after) < 8:
        return int(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    # A date without a zone is one of an older kind, and in Greenwich's time all the same.
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, int((aware - now).total_seconds()))


def _timed(chunks: Iterable[bytes], deadline: float) -> Iterator[bytes]:
    """The chunks as long as there is time: a server that drips a byte a second is left."""
    for chunk in chunks:
        if time.monotonic() > deadline:
            raise TimeoutError
        yield chunk


def _unpacked(chunks: Iterable[bytes], encoding: str, limits: Limits) -> Iterator[bytes]:
    """Decompressed chunks, never more than the limit in memory, whatever a bomb would unfold to."""
    total = 0
    for piece in _pieces(chunks, encoding.strip().lower()):
        total += len(piece)
        if total > limits.bytes:
            raise FetchError(f"It is larger than {limits.bytes // 1024} KB.")
        yield piece


def _pieces(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"It is compressed as {encoding!r}, which was not asked for.")
    unpack = zlib.decompressobj(wbits=47 if encoding != "deflate" else 15)
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting:
                yield unpack.decompress(waiting, _CHUNK)
                waiting = unpack.unconsumed_tail
        yield unpack.flush()
    except zlib.error as error:
        raise FetchError("Its compression is broken.") from error


class _GuardedNetwork(httpcore.NetworkBackend):
    """Connects to looked-up addresses only, after they have been found public."""

    def __init__(self, limits: Limits, resolve: Resolve, deadline: float) -> None:
        self._network = httpcore.SyncBackend()
        self._limits = limits
        self._resolve = resolve
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            if self._limits.private_addresses:
                addresses: Sequence[str] = self._resolve(host, port)
            else:
                addresses = public_addresses(host, port, self._resolve)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} can't be found") from error
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses[:3]:
            timeout = _left(self._deadline, timeout)
            try:
                stream = self._network.connect_tcp(address, port, timeout, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """Reads and writes until the deadline: a server that drips its headers, too, is left."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """Seconds that one step may take. Raises TimeoutError where none are left."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left if timeout is None else min(left, timeout)


@cache
def _trusted() -> ssl.SSLContext:
    """Made once: reading the certificates takes longer than most answers."""
    return ssl.create_default_context(cafile=certifi.where())


def _pool(limits: Limits, resolve: Resolve, deadline: float) -> httpcore.ConnectionPool:
    return httpcore.ConnectionPool(
        ssl_context=_trusted(),
        network_backend=_GuardedNetwork(limits, resolve, deadline),
        max_connections=1,
    )
