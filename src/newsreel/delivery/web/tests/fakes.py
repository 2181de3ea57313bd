"""A request and an application, as far as the server can see them."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsreel.delivery.joining import Joiner
from newsreel.delivery.record import Record
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.web.application import FRESH, KIND_HEADER, OTHER, ApplicationDownError, Reply
from newsreel.delivery.web.asked import Asked, Fields
from newsreel.delivery.web.exchange import BodyTooLargeError
from newsreel.delivery.web.files import Files
from newsreel.delivery.web.memory import Memory
from newsreel.delivery.web.passing import Passing
from newsreel.delivery.web.server import Pages, Server

Draw = Callable[[str], Record | Reply]


@dataclass
class Request:
    path: str = "/"
    method: str = "GET"
    query_string: str = ""
    headers: Mapping[str, str] = field(default_factory=lambda: {"host": "example.org"})
    body: bytes = b""
    client: str = "198.51.100.7:4711"


@dataclass
class Answered:
    """What the server said; usable as an exchange."""

    request: Request
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    file: str = ""
    part: tuple[int, int] | None = None

    async def whole_body(self, limit: int) -> bytes:
        if len(self.request.body) > limit:
            raise BodyTooLargeError
        return self.request.body

    def _begin(self, status: int, headers: list[tuple[str, str]]) -> None:
        assert not self.status, "answered twice"
        self.status, self.headers = status, dict(headers)

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        self._begin(status, headers)

    def response_str(self, status: int, headers: list[tuple[str, str]], body: str) -> None:
        self._begin(status, headers)
        self.body = body.encode()

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self._begin(status, headers)
        self.body = body

    def response_file(self, status: int, headers: list[tuple[str, str]], file: str) -> None:
        self._begin(status, headers)
        self.file = file

    def response_file_range(
        self, status: int, headers: list[tuple[str, str]], file: str, start: int, end: int
    ) -> None:
        self._begin(status, headers)
        self.file, self.part = file, (start, end)

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> "Answered":
        self._begin(status, headers)
        return self

    async def send_bytes(self, data: bytes) -> None:
        self.body += data


class FakeApplication:
    """Draws by a function, and keeps what it draws, as the real one does. `is_down` as when it crashed."""

    def __init__(self, shelf: Shelf, draw: Draw) -> None:
        self.shelf = shelf
        self.draw = draw
        self.is_down = False
        self.drawn: list[str] = []
        self.passed: list[tuple[str, str, dict[str, str], bytes | None]] = []
        self.answer: tuple[int, list[tuple[str, str]], list[bytes]] = (200, [], [b"from the application"])
        self.gate = threading.Event()
        self.gate.set()

    def page(self, target: bytes) -> Reply:
        self._reach()
        path = target.decode()
        self.drawn.append(path)
        drawn = self.draw(path)
        self.gate.wait(30)
        if isinstance(drawn, Reply):
            return drawn
        kind = FRESH if self.shelf.keep(drawn) else "outdated"
        return Reply(200, [(KIND_HEADER, kind)], drawn.to_bytes())

    @contextlib.contextmanager
    def request(
        self, method: str, target: bytes, headers: Mapping[str, str], body: bytes | None
    ) -> Iterator[tuple[int, list[tuple[str, str]], Iterator[bytes]]]:
        self._reach()
        self.passed.append((method, target.decode(), dict(headers), body))
        status, given, pieces = self.answer
        yield status, given, iter(pieces)

    def _reach(self) -> None:
        if self.is_down:
            raise ApplicationDownError("Connection refused")


def not_found(path: str) -> Reply:
    return Reply(404, [("content-type", "text/html"), (KIND_HEADER, OTHER)], b"There is no such page")


class Site:
    """A server with its store in a folder, asked by :meth:`get` and :meth:`ask`."""

    def __init__(self, folder: Path, draw: Draw = not_found, *, trusted_proxies: int = 0) -> None:
        self.shelf = Shelf(folder / "pages")
        self.application = FakeApplication(self.shelf, draw)
        self.joiner = Joiner("secret")
        self.memory = Memory(10_000_000)
        (folder / "media").mkdir(exist_ok=True)
        application: Any = self.application
        passing = Passing(
            application, trusted_proxies=trusted_proxies, scheme="https", upload_limit=1_000_000
        )
        self.pages = Pages(
            shelf=self.shelf,
            application=application,
            joiner=self.joiner,
            memory=self.memory,
            passing=passing,
            hosts=frozenset(["example.org"]),
            files={"/media/": Files(folder / "media")},
        )
        self.server = Server(self.pages)

    async def serve(self, request: Request) -> Answered:
        answered = Answered(request)
        fields = Fields([(name.encode(), value.encode()) for name, value in request.headers.items()])
        asked = Asked(request.method, request.path, request.query_string, fields, request.client)
        server: Any = self.server
        await server.answer(asked, answered)
        return answered

    def ask(self, request: Request) -> Answered:
        return asyncio.run(self.serve(request))

    def get(self, path: str, **headers: str) -> Answered:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        bare, _, query = path.partition("?")
        return self.ask(Request(bare, query_string=query, headers={"host": "example.org", **named}))
