"""An answer ready to be sent: what the server holds in memory for one page in one coding."""

import hashlib
from dataclasses import dataclass, field
from http import HTTPStatus

from newsreel.delivery.compression import COMPRESSORS, IDENTITY, is_compressible
from newsreel.delivery.negotiation import http_date
from newsreel.delivery.record import Record
from newsreel.delivery.web import surrogate

Headers = list[tuple[str, str]]

_NOT_REPEATED = frozenset(
    ("content-length", "content-encoding", "vary", "etag", "last-modified", "age", "date", "connection")
)


@dataclass(slots=True)
class Answer:
    """`age` changes every second; the list with it is made once a second, not once a request."""

    status: int
    body: bytes
    etag: str
    modified: float
    _headers: Headers
    _second: int = -1
    _aged: Headers = field(default_factory=list)
    _head_second: int = -1
    _head: bytes = b""

    def headers(self, second: int) -> Headers:
        """`second`: now, in whole seconds since 1970."""
        if second != self._second:
            age = max(second - int(self.modified), 0)
            self._aged = [*self._headers, ("age", str(age))]
            self._second = second
        return self._aged

    def head(self, second: int) -> bytes:
        """Status line and header fields as they go over the line (RFC 9112)."""
        if second != self._head_second:
            length = ("content-length", str(len(self.body)))
            self._head = head(self.status, [*self.headers(second), length], second)
            self._head_second = second
        return self._head


def head(status: int, headers: Headers, second: int) -> bytes:
    """Raises ValueError where a field would break out of its line."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", f"date: {http_date(second)}"]
    lines += [f"{name}: {value}" for name, value in headers]
    text = "\r\n".join(lines)
    if text.count("\r") != len(lines) - 1 or text.count("\n") != len(lines) - 1:
        raise ValueError("A header field holds the end of a line")
    return f"{text}\r\n\r\n".encode("latin-1")


def answer(record: Record, *, coding: str, modified: float, is_stale: bool = False) -> Answer:
    """A record with its fragments in it, in one coding. `modified`: that of its latest part."""
    sent = body = record.body
    compresses = is_compressible(record.headers.get("content-type", ""), len(body))
    if compresses and coding != IDENTITY:
        sent = COMPRESSORS[coding](body)
    else:
        coding = IDENTITY
    etag = (
        f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}{"" if coding == IDENTITY else "-" + coding}"'
    )
    headers = [
        (name, value)
        for name, value in record.headers.items()
        if name not in _NOT_REPEATED and not name.startswith("newsreel-")
    ]
    headers += [("etag", etag), ("last-modified", http_date(modified))]
    if compresses:
        headers.append(("vary", "accept-encoding"))
    if coding != IDENTITY:
        headers.append(("content-encoding", coding))
    if is_stale:
        # RFC 9211: what a cache did, for those who look; readers see a page as any other.
        headers.append(("cache-status", "newsreel; hit; detail=stale"))
        # Nobody in front keeps a former version past the purge that was meant for it.
        headers = [header for header in headers if header[0] not in surrogate.HEADERS]
    return Answer(record.status, sent, etag, modified, headers)
