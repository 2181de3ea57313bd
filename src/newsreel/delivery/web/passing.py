"""Requests that belong to one visitor alone, handed on to the application and back: admin, forms, search."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from newsreel.delivery.addresses import request_target
from newsreel.delivery.web.application import CLIENT_HEADER, Application
from newsreel.delivery.web.asked import Asked
from newsreel.delivery.web.exchange import BodyTooLargeError, Exchange

Threads = Callable[..., Awaitable[Any]]

SMALL = 1_000_000
"""Bytes up to which an answer is sent in one piece."""

_OF_ONE_CONNECTION = (
    *("connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"),
    "content-length",
)
_BELIEVED_BY_SOME = (
    *("forwarded", "front-end-https", "x-real-ip", "x-host", "x-original-host"),
    *("x-original-url", "x-rewrite-url", "x-http-method", "x-http-method-override", "x-method-override"),
)
"""Names that some applications believe more than the address that was asked for."""
_NOT_HANDED_ON = frozenset((*_OF_ONE_CONNECTION, *_BELIEVED_BY_SOME))
_NOT_BELIEVED = ("newsreel-", "x-forwarded-")


class Passing:
    def __init__(
        self, application: Application, *, trusted_proxies: int, scheme: str, upload_limit: int
    ) -> None:
        """`scheme`: of the public address; `upload_limit`: the largest body taken in, in bytes."""
        self._application = application
        self._trusted_proxies = trusted_proxies
        self._scheme = scheme
        self._upload_limit = upload_limit

    def client(self, asked: Asked) -> str:
        """The reader's address: the one that the first proxy we trust saw, else the other end of the line."""
        return self.client_behind(asked.client, asked.headers.get("x-forwarded-for") or "")

    def client_behind(self, nearest: str, forwarded: str) -> str:
        """As :meth:`client`, of the other end of the line and what came as X-Forwarded-For."""
        if self._trusted_proxies:
            told = [part.strip() for part in forwarded.split(",") if part.strip()]
            if len(told) >= self._trusted_proxies:
                return told[-self._trusted_proxies]
        return nearest.rpartition(":")[0].strip("[]")

    def is_from_here(self, asked: Asked) -> bool:
        """Whether somebody on this very machine asks, and not for somebody else."""
        return self.client(asked) in ("127.0.0.1", "::1") and not asked.headers.get("x-forwarded-for")

    async def hand_on(self, asked: Asked, exchange: Exchange, in_thread: Threads) -> None:
        """Raises ApplicationDownError before anything was sent."""
        headers = {
            name: value
            for name, value in asked.headers.items()
            if name not in _NOT_HANDED_ON and not name.startswith(_NOT_BELIEVED)
        }
        headers[CLIENT_HEADER] = self.client(asked)
        headers["x-forwarded-proto"] = self._scheme
        length = asked.headers.get("content-length") or "0"
        if not length.isascii() or not length.isdigit() or int(length) > self._upload_limit:
            self._refuse_body(exchange)
            return
        try:
            # One that is sent in chunks says nothing of its length.
            has_body = asked.method not in ("GET", "HEAD", "OPTIONS")
            body = await exchange.whole_body(self._upload_limit) if has_body else None
        except BodyTooLargeError:
            self._refuse_body(exchange)
            return
        target = request_target(asked.path, asked.query_string)
        answer = self._application.request(asked.method, target, headers, body)
        status, given, pieces = await in_thread(answer.__enter__)
        try:
            await _send(asked.method, status, given, pieces, exchange, in_thread)
        finally:
            await in_thread(answer.__exit__, None, None, None)

    def _refuse_body(self, exchange: Exchange) -> None:
        exchange.response_str(
            413,
            [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")],
            f"What you sent is too large: at most {self._upload_limit // 1_000_000} MB are taken.",
        )


async def _send(
    method: str,
    status: int,
    headers: list[tuple[str, str]],
    pieces: Iterator[bytes],
    exchange: Exchange,
    in_thread: Threads,
) -> None:
    length = next((value for name, value in headers if name == "content-length"), "")
    if method == "HEAD" or status in (204, 304):
        exchange.response_empty(status, headers)
    elif length.isdigit() and int(length) <= SMALL:
        whole = await in_thread(b"".join, pieces)
        exchange.response_bytes(
            status, [header for header in headers if header[0] != "content-length"], whole
        )
    else:
        transport = exchange.response_stream(status, headers)
        while (piece := await in_thread(next, pieces, None)) is not None:
            await transport.send_bytes(piece)
