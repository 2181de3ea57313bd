"""The line to a reader: uvicorn's HTTP/1.1, with a short way for pages that are in memory.

A page in memory is answered where the head of the request has just been read, without a task, without ASGI's
messages. All else goes uvicorn's way. What uvicorn leaves open is closed here: a head that does not end, or
grows without end, and a reader who says nothing more.
"""

import asyncio
import logging
from typing import cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from newsreel.delivery.web.asked import Asked, Fields
from newsreel.delivery.web.exchange import DisconnectedError, Exchange, Message, Receive, Send
from newsreel.delivery.web.server import Server

logger = logging.getLogger("newsreel.delivery")

LARGEST_HEAD = 65_536
"""Bytes of a request before its body."""
HEAD_PATIENCE = 30.0
"""Seconds in which the head of a request must be complete."""
IDLE_PATIENCE = 75.0
"""Seconds of silence after which a line is closed."""

_NOT_AT_ONCE = frozenset((b"transfer-encoding", b"expect", b"upgrade"))
_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: 24\r\nconnection: close\r\n\r\nYour request is too big."
)


class Front:
    """The server as an ASGI application (ASGI 3, HTTP alone)."""

    def __init__(self, server: Server) -> None:
        self.server = server

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        asked = Asked(
            scope["method"],
            scope["path"],
            scope["query_string"].decode("latin-1"),
            Fields(scope["headers"]),
            _written(scope.get("client")),
        )
        exchange = Exchange(asked.method, receive, send)
        try:
            await self.server.answer(asked, exchange)
        except DisconnectedError:
            return
        await exchange.finish()


def _written(client: tuple[str, int] | None) -> str:
    return f"{client[0]}:{client[1]}" if client else ""


class Line(HttpToolsProtocol):
    """One connection."""

    _is_answered = False
    """Whether the request in hand was answered the short way."""
    _head_began: float | None = None
    _heard = 0.0
    _head_size = 0
    _piece_size = 0
    _watch: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        super().connection_made(transport)
        self._front = cast(Front, self.app)
        self._client = _written(self.client)
        self._heard = self._head_began = self.loop.time()
        self._watch = self.loop.call_later(HEAD_PATIENCE, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._heard = self.loop.time()
        self._piece_size = len(data)
        super().data_received(data)
        if self._head_began is None or self.transport.is_closing():
            self._head_size = 0
            return
        self._head_size += len(data)
        if self._head_size > LARGEST_HEAD:
            self._refuse_head()

    def _is_working(self) -> bool:
        """Whether an answer is still to be given, or under way."""
        return self.cycle is not None and not self.cycle.response_complete

    def _refuse_head(self) -> None:
        if not self._is_working():
            self.transport.write(_TOO_LARGE)
        self.transport.close()

    def on_message_begin(self) -> None:
        # What only ASGI wants is made when ASGI's way is taken.
        self._head_began = self._heard
        self._is_answered = False
        self.url = b""
        self.headers = []

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        self._head_began = None
        self._is_answered = self._answers_at_once()
        if self._is_answered:
            return
        url, headers = self.url, self.headers
        if len(url) + sum(len(name) + len(value) for name, value in headers) > LARGEST_HEAD:
            self._is_answered = True
            self._refuse_head()
            return
        super().on_message_begin()
        self.url = url
        for name, value in headers:
            super().on_header(name, value)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if not self._is_answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if not self._is_answered:
            super().on_message_complete()

    def _answers_at_once(self) -> bool:
        """Answer from memory, if that is all there is to do."""
        parser, url = self.parser, self.url
        if b"%" in url or self._piece_size > LARGEST_HEAD or self._is_working() or self.flow.write_paused:
            return False
        fields = dict(self.headers)
        if len(fields) != len(self.headers) or not _NOT_AT_ONCE.isdisjoint(fields):
            return False
        if fields.get(b"content-length", b"0") != b"0":
            return False
        if not parser.should_keep_alive() or parser.get_http_version() != "1.1":
            return False
        try:
            answer = self._front.server.at_once(parser.get_method(), url, fields, self._client)
        except Exception:
            # To the parser it would look like a fault of the request.
            logger.exception("No answer could be given at once for %r", url)
            return False
        if answer is None:
            return False
        self.transport.writelines(answer)
        return True

    def _look(self) -> None:
        """Close the line if nothing more is to be expected of it; else look again."""
        self._watch = None
        if self.transport.is_closing():
            return
        now = self.loop.time()
        if self._head_began is not None and self._head_size:
            rest = self._head_began + HEAD_PATIENCE - now
        else:
            rest = self._heard + IDLE_PATIENCE - now
        if self._is_working() and not self.cycle.more_body:
            # It is our turn.
            rest = max(rest, 1.0)
        if rest <= 0:
            self.transport.close()
        else:
            self._watch = self.loop.call_later(min(rest, HEAD_PATIENCE), self._look)
