"""The server on a real port, asked byte by byte."""

import asyncio
import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreel.delivery.record import Record
from newsreel.delivery.tests.records import record
from newsreel.delivery.web import line
from newsreel.delivery.web.application import Reply
from newsreel.delivery.web.line import Front
from newsreel.delivery.web.run import serving
from newsreel.delivery.web.tests.fakes import Site, not_found

PATIENCE = 30.0
STORY = b"<h1>A story</h1>" * 100


def draw(path: str) -> Record | Reply:
    return (
        record("/é/" if "%" in path else path, STORY) if path in ("/story/", "/%C3%A9/") else not_found(path)
    )


class Serving:
    """A site behind a port, in an event loop of its own."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder, draw)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self._ended = threading.Event()
        self._thread.start()

    async def _run(self) -> None:
        server = serving(Front(self.site.server))
        served = asyncio.create_task(server.serve(sockets=[self.listener]))
        await asyncio.to_thread(self._ended.wait)
        server.should_exit = True
        await served

    def stop(self) -> None:
        self._ended.set()
        self._thread.join(PATIENCE)

    def line(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def say(self, data: bytes) -> bytes:
        """All that comes back until the server hangs up."""
        with self.line() as opened:
            opened.sendall(data)
            return everything(opened)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers={"host": "example.org", **named})
        answer = connection.getresponse()
        try:
            return answer.status, answer.read()
        finally:
            connection.close()


def everything(opened: socket.socket) -> bytes:
    found = b""
    while piece := opened.recv(65_536):
        found += piece
    return found


@pytest.fixture
def serving_site(tmp_path: Path) -> Iterator[Serving]:
    served = Serving(tmp_path)
    yield served
    served.stop()


@pytest.fixture
def warm(serving_site: Serving) -> Serving:
    """With the story in memory."""
    assert serving_site.ask("GET", "/story/") == (200, STORY)
    return serving_site


def request(path: str = "/story/", *fields: str, method: str = "GET", version: str = "1.1") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/{version}", "host: example.org", *fields, "", ""]).encode()


LAST = "connection: close"


def test_a_page_in_memory_is_answered_as_any_other(warm: Serving) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", warm.port, timeout=PATIENCE)
    said = []
    for fields in ({}, {"connection": "close"}):
        connection.request("GET", "/story/", headers={"host": "example.org", **fields})
        answer = connection.getresponse()
        body = answer.read()
        said.append((answer.status, body, {name.lower(): value for name, value in answer.getheaders()}))
    short, long = said
    assert short[:2] == long[:2] == (200, STORY)
    assert short[2]["date"].endswith("GMT")
    for name in ("date", "age"):
        short[2].pop(name), long[2].pop(name)
    assert long[2].pop("connection") == "close"
    assert short[2] == long[2]
    assert warm.site.application.drawn == ["/story/"]


def test_requests_one_after_another_without_waiting_are_answered_in_their_order(warm: Serving) -> None:
    asked = [request(), request("/missing/"), request(method="HEAD"), request("/story/?utm_source=x", LAST)]
    answers = warm.say(b"".join(asked))
    assert [part[:3] for part in answers.split(b"HTTP/1.1 ")[1:]] == [b"200", b"404", b"200", b"200"]
    assert answers.count(STORY) == 2


def test_what_a_browser_has_is_told_without_a_body(warm: Serving) -> None:
    with warm.line() as opened:
        opened.sendall(request(method="HEAD"))
        told = opened.recv(65_536).decode()
        tag = told.partition("etag: ")[2].partition("\r\n")[0]
        opened.sendall(request("/story/", f"if-none-match: {tag}") + request("/missing/", LAST))
        answers = everything(opened)
    first, second = answers.split(b"HTTP/1.1 ")[1:]
    assert first.startswith(b"304 Not Modified\r\n")
    assert first.endswith(b"\r\n\r\n")
    assert second.startswith(b"404")


@pytest.mark.parametrize("fields", [("content-length: 3",), ("transfer-encoding: chunked",)])
def test_a_get_with_a_body_does_not_disturb_what_follows(warm: Serving, fields: tuple[str, ...]) -> None:
    body = b"x=y" if fields[0].startswith("content") else b"3\r\nx=y\r\n0\r\n\r\n"
    answers = warm.say(request("/story/", *fields) + body + request("/story/", LAST))
    assert answers.count(b"HTTP/1.1 200 OK\r\n") == answers.count(STORY) == 2


def test_a_request_in_pieces_is_one_request(warm: Serving) -> None:
    with warm.line() as opened:
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in request("/story/", LAST):
            opened.sendall(bytes([byte]))
        assert everything(opened).count(STORY) == 1


def test_an_old_client_gets_its_answer_and_the_end(warm: Serving) -> None:
    answer = warm.say(request(version="1.0"))
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\nconnection: close\r\n" in answer
    assert answer.endswith(STORY)


@pytest.mark.parametrize("path", ["/story/", "/missing/"])
def test_a_head_that_is_too_large_is_refused(warm: Serving, path: str) -> None:
    answer = warm.say(request(path, f"x-long: {'x' * line.LARGEST_HEAD}"))
    assert answer.startswith(b"HTTP/1.1 431 ")
    assert answer.endswith(b"Your request is too big.")


def test_a_head_that_grows_without_end_is_refused(warm: Serving) -> None:
    with warm.line() as opened:
        opened.sendall(b"GET /story/ HTTP/1.1\r\n")
        answer = b""
        for _ in range(200):
            try:
                opened.sendall(b"x-more: " + b"x" * 1000 + b"\r\n")
            except OSError:
                break
        try:
            answer = everything(opened)
        except OSError:
            # The rest of what was sent met a closed line.
            answer = b"HTTP/1.1 431 "
    assert answer.startswith(b"HTTP/1.1 431 ")


def test_a_head_that_does_not_end_is_hung_up_on(
    serving_site: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "HEAD_PATIENCE", 0.2)
    assert serving_site.say(b"GET /story/ HTTP/1.1\r\nhost: exam") == b""


def test_a_silent_line_is_hung_up_on(warm: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "IDLE_PATIENCE", 0.2)
    monkeypatch.setattr(line, "HEAD_PATIENCE", 0.2)
    assert warm.say(b"") == b""
    assert warm.say(request()).endswith(STORY)


def test_an_answer_that_takes_long_is_waited_for(
    serving_site: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "IDLE_PATIENCE", 0.05)
    monkeypatch.setattr(line, "HEAD_PATIENCE", 0.05)
    serving_site.site.application.gate.clear()
    threading.Timer(0.5, serving_site.site.application.gate.set).start()
    assert serving_site.ask("GET", "/story/") == (200, STORY)


@pytest.mark.parametrize(
    "data", [b"\x16\x03\x01\x02\x00", b"GET /story/\r\n\r\n", b"GET http://[ HTTP/1.1\r\n\r\n", b"\r\n" * 9]
)
def test_what_is_no_http_is_refused_and_nobody_else_notices(warm: Serving, data: bytes) -> None:
    with warm.line() as opened:
        opened.sendall(data)
        opened.shutdown(socket.SHUT_WR)
        assert everything(opened)[:12] in (b"", b"HTTP/1.1 400")
    assert warm.ask("GET", "/story/") == (200, STORY)


def test_another_host_gets_nothing_from_memory(warm: Serving) -> None:
    answer = warm.say(request().replace(b"example.org", b"evil.example") + request("/story/", LAST))
    assert answer.startswith(b"HTTP/1.1 400 ")
    twice = request("/story/", "host: evil.example", LAST)
    assert warm.say(twice).startswith(b"HTTP/1.1 400 ")


def test_escaped_addresses_are_the_page_they_mean(serving_site: Serving) -> None:
    assert serving_site.ask("GET", "/%C3%A9/") == (200, STORY)
    assert serving_site.ask("GET", "/st%6Fry/") == (200, STORY)


def test_reads_are_counted_on_the_short_way(warm: Serving) -> None:
    agent = "user-agent: Mozilla/5.0 (Macintosh) Safari/605.1.15"
    answer = warm.say(
        request("/-/read/?12", agent, "content-length: 0", method="POST") + request("/story/", LAST)
    )
    assert answer.startswith(b"HTTP/1.1 204 No Content\r\n")
    assert answer.endswith(STORY)
    assert warm.site.pages.reads.taken() == [(12, 1)]


def test_a_form_arrives_whole(warm: Serving) -> None:
    form = b"text=" + b"x" * 300_000
    assert warm.ask("POST", "/comments/", form) == (200, b"from the application")
    (passed,) = warm.site.application.passed
    assert (passed[0], passed[1], passed[3]) == ("POST", "/comments/", form)


def test_a_form_that_breaks_off_is_not_handed_on(warm: Serving) -> None:
    with warm.line() as opened:
        opened.sendall(request("/comments/", "content-length: 10", method="POST") + b"half")
    assert warm.ask("GET", "/story/") == (200, STORY)
    assert warm.site.application.passed == []


def test_a_body_without_a_length_is_bounded_too(warm: Serving) -> None:
    piece = b"186a0\r\n" + b"x" * 100_000 + b"\r\n"
    head = request("/comments/", "transfer-encoding: chunked", method="POST")
    answer = warm.say(head + piece * 11 + b"0\r\n\r\n" + request("/story/", LAST))
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"What you sent is too large: at most 1 MB are taken." in answer
    assert answer.endswith(STORY)
    assert warm.site.application.passed == []


def test_large_files_and_parts_of_them(serving_site: Serving, tmp_path: Path) -> None:
    film = bytes(range(256)) * 4000
    (tmp_path / "media" / "film.mp4").write_bytes(film)
    (tmp_path / "media" / "empty.mp4").touch()
    assert serving_site.ask("GET", "/media/film.mp4") == (200, film)
    assert serving_site.ask("GET", "/media/film.mp4", range="bytes=1000-700000") == (206, film[1000:700_001])
    assert serving_site.ask("HEAD", "/media/film.mp4") == (200, b"")
    assert serving_site.ask("GET", "/media/empty.mp4") == (200, b"")


def test_answers_come_in_pieces_where_the_application_gives_them_so(warm: Serving) -> None:
    pieces = [b"x" * 100_000] * 30
    warm.site.application.answer = (200, [("content-type", "text/csv")], pieces)
    assert warm.ask("GET", "/admin/") == (200, b"".join(pieces))
