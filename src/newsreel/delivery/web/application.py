"""The way from the server to the application behind it: HTTP over a socket in the site folder."""

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpcore

from newsreel.delivery.record import BrokenRecordError, Record

PAGE_HEADER = "newsreel-page"
"""Asks the application for a page to keep: its answer is a record, or says why there is none."""
CLIENT_HEADER = "newsreel-client"
"""The address of the reader, as far as we know it."""
KIND_HEADER = "newsreel-kind"
FRESH, OUTDATED, PRIVATE, FAILED, OTHER = "fresh", "outdated", "private", "failed", "other"
"""What the application answers to a request for a page: a record that holds, one overtaken by a
change while it was drawn, that the page belongs to each reader alone, that it could not be drawn, or
anything else (redirect, not found)."""

CONNECTIONS = 16
PATIENCE = 60.0
"""Seconds that the application may take for one answer."""
_HOP_BY_HOP = frozenset(
    b"connection keep-alive proxy-connection te trailer transfer-encoding upgrade date server".split()
)


class ApplicationDownError(Exception):
    """The application can't be reached, broke off, or takes too long."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def get(self, name: str) -> str:
        """The value of a header, by its name in lower case; empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def kind(self) -> str:
        return self.get(KIND_HEADER) or OTHER

    def record(self) -> Record:
        """Raises :class:`ApplicationDownError` where the answer was cut off."""
        try:
            return Record.from_bytes(self.body)
        except BrokenRecordError as error:
            raise ApplicationDownError(str(error)) from error


class Application:
    """Blocking; to be called from threads."""

    def __init__(self, socket: Path, host: str) -> None:
        """`host`: the public host of the site, under which every page is drawn."""
        self._socket = socket
        self._host = host
        self._pool = httpcore.ConnectionPool(
            uds=str(socket), max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS, retries=0
        )
        self._lock = threading.Lock()

    def page(self, target: bytes) -> Reply:
        """Ask for a page to keep. Nothing of the reader's request goes along but the address."""
        headers = [(b"host", self._host.encode()), (PAGE_HEADER.encode(), b"1")]
        with self._answer("GET", target, headers, None, PATIENCE) as response:
            return Reply(response.status, _headers(response), response.read())

    @contextlib.contextmanager
    def request(
        self, method: str, target: bytes, headers: Mapping[str, str], body: bytes | None
    ) -> Iterator[tuple[int, list[tuple[str, str]], Iterator[bytes]]]:
        """Pass a reader's or an editor's request on: status, headers, and the body piece by piece."""
        given = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
        with self._answer(method, target, given, body, PATIENCE) as response:
            yield response.status, _headers(response), response.iter_stream()

    @contextlib.contextmanager
    def _answer(
        self,
        method: str,
        target: bytes,
        headers: list[tuple[bytes, bytes]],
        body: bytes | None,
        patience: float,
    ) -> Iterator[httpcore.Response]:
        url = httpcore.URL(scheme=b"http", host=b"application", port=None, target=target)
        timeouts = {"connect": 2.0, "read": patience, "write": patience, "pool": patience}
        try:
            with self._pool.stream(
                method, url, headers=headers, content=body, extensions={"timeout": timeouts}
            ) as response:
                yield response
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
            raise ApplicationDownError(str(error) or type(error).__name__) from error


def _headers(response: httpcore.Response) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, value in response.headers
        if name.lower() not in _HOP_BY_HOP
    ]
