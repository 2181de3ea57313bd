"""The server's answers over ASGI: what it decides at once is sent when it has decided."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, BinaryIO

from newsreel.delivery.web.answer import Headers

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PIECE = 262_144
"""Bytes of a file that are read and sent at once."""
_WITHOUT_BODY = (204, 304)


class BodyTooLargeError(Exception):
    """More was sent than is taken in."""


class DisconnectedError(Exception):
    """The other end hung up before it had sent everything."""


class Exchange:
    """One request's body and one answer to it. :meth:`finish` sends what was said."""

    def __init__(self, method: str, receive: Receive, send: Send) -> None:
        self._method = method
        self._receive = receive
        self._send = send
        self._say: Callable[[], Awaitable[None]] | None = None
        self._begun: tuple[int, Headers] | None = None

    async def whole_body(self, limit: int) -> bytes:
        """All of it. Raises :class:`BodyTooLargeError` above `limit` bytes, :class:`DisconnectedError`."""
        taken = bytearray()
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise DisconnectedError
            taken += message.get("body", b"")
            if len(taken) > limit:
                raise BodyTooLargeError
            if not message.get("more_body"):
                return bytes(taken)

    def response_empty(self, status: int, headers: Headers) -> None:
        self._say = lambda: self._whole(status, headers, b"")

    def response_str(self, status: int, headers: Headers, body: str) -> None:
        self._say = lambda: self._whole(status, headers, body.encode())

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        self._say = lambda: self._whole(status, headers, body)

    def response_file(self, status: int, headers: Headers, file: str) -> None:
        self._say = lambda: self._file(status, headers, file, 0, None)

    def response_file_range(self, status: int, headers: Headers, file: str, first: int, behind: int) -> None:
        """The bytes from `first` up to, and without, `behind`."""
        self._say = lambda: self._file(status, headers, file, first, behind)

    def response_stream(self, status: int, headers: Headers) -> "Exchange":
        """Pieces follow by :meth:`send_bytes`."""
        self._begun = status, headers
        self._say = self._end
        return self

    async def send_bytes(self, piece: bytes) -> None:
        await self._begin()
        await self._send({"type": "http.response.body", "body": piece, "more_body": True})

    async def finish(self) -> None:
        if self._say is not None:
            await self._say()

    async def _begin(self) -> None:
        if self._begun is not None:
            (status, headers), self._begun = self._begun, None
            await self._start(status, headers)

    async def _end(self) -> None:
        await self._begin()
        await self._send({"type": "http.response.body", "body": b""})

    async def _start(self, status: int, headers: Headers) -> None:
        given = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        await self._send({"type": "http.response.start", "status": status, "headers": given})

    async def _whole(self, status: int, headers: Headers, body: bytes) -> None:
        if self._method != "HEAD" and status not in _WITHOUT_BODY:
            headers = [*(header for header in headers if header[0] != "content-length")]
            headers.append(("content-length", str(len(body))))
        await self._start(status, headers)
        await self._send({"type": "http.response.body", "body": body})

    async def _file(self, status: int, headers: Headers, file: str, first: int, behind: int | None) -> None:
        opened, size = await asyncio.to_thread(_open, file, first)
        with opened:
            left = (size if behind is None else min(behind, size)) - first
            await self._start(status, [*headers, ("content-length", str(left))])
            while left > 0 and (piece := await asyncio.to_thread(opened.read, min(PIECE, left))):
                left -= len(piece)
                await self._send({"type": "http.response.body", "body": piece, "more_body": left > 0})
            if not size:
                await self._send({"type": "http.response.body", "body": b""})


def _open(file: str, first: int) -> tuple[BinaryIO, int]:
    opened = open(file, "rb")  # noqa: SIM115, PTH123 -- closed by the caller; the name is a string already
    size = opened.seek(0, 2)
    opened.seek(first)
    return opened, size
