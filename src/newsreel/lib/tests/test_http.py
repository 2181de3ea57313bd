"""The door to the network, against real servers on this machine and a resolver of our own."""

import gzip
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import pytest

from newsreel.lib.http import Answer, FetchError, Limits, fetch, seconds_until, send_form
from newsreel.lib.tests.shared_data import shared_data

AGENT = "Newsreel-test"
OPEN = Limits(private_addresses=True, seconds=120)
ENDED = threading.Event()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/plain": (200, {"Content-Type": "text/plain", "ETag": '"1"'}, b"hello"),
            "/gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"packed " * 1000)),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(64 * 1024 * 1024))),
            "/torn": (200, {"Content-Encoding": "gzip"}, b"no gzip at all"),
            "/brotli": (200, {"Content-Encoding": "br"}, b"x"),
            "/moved": (301, {"Location": "/plain"}, b""),
            "/elsewhere": (302, {"Location": "/plain"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/busy": (503, {"Retry-After": "120"}, b""),
            "/gone": (410, {}, b""),
            "/big": (200, {}, bytes(3 * 1024 * 1024)),
        }
        if self.path == "/drip":
            self.drip()
            return
        if self.path == "/unchanged" and self.headers.get("If-None-Match") == '"1"':
            answers[self.path] = (304, {}, b"")
        elif self.path == "/agent":
            answers[self.path] = (200, {}, str(self.headers["User-Agent"]).encode())
        elif self.path == "/links":
            answers[self.path] = (200, {"Link": "</hub>; rel=hub", "ETag": '"1"'}, b"")
        status, headers, body = answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path == "/links":
            self.send_header("Link", "</me>; rel=self")
            self.send_header("ETag", '"2"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        """A header now and then, without an end, until the other side has had enough."""
        self.send_response(200)
        self.flush_headers()
        try:
            while not ENDED.wait(0.05):
                self.wfile.write(b"X-Drop: 1\r\n")
        except OSError:
            self.close_connection = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        moved = {"/kept": 307, "/kept-for-good": 308, "/changed": 303}
        status = moved.get(self.path, 202)
        self.send_response(status)
        if self.path in moved:
            self.send_header("Location", "/form")
        answer = f"{self.path} {self.headers['Content-Type']} {body.decode()}".encode()
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        ENDED.set()
        running.shutdown()


def get(url: str, limits: Limits = OPEN) -> Answer:
    return fetch(url, user_agent=AGENT, limits=limits)


def test_an_answer_is_whole(server: str) -> None:
    answer = get(f"{server}/plain")
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", '"1"')
    assert answer.url == f"{server}/plain"
    assert not answer.moved_for_good


def test_compressed_answers_are_unpacked(server: str) -> None:
    assert get(f"{server}/gzip").body == b"packed " * 1000


def test_an_answer_is_written_as_it_comes(server: str) -> None:
    file = BytesIO()
    assert fetch(f"{server}/plain", user_agent=AGENT, limits=OPEN, into=file).body == b""
    assert file.getvalue() == get(f"{server}/plain").body
    with pytest.raises(FetchError, match="answered 404"):
        fetch(f"{server}/none", user_agent=AGENT, limits=OPEN, into=(nothing := BytesIO()))
    assert nothing.getvalue() == b""


def test_the_user_agent_is_ours(server: str) -> None:
    assert get(f"{server}/agent").body == AGENT.encode()


def test_unchanged_is_an_answer(server: str) -> None:
    answer = fetch(f"{server}/unchanged", user_agent=AGENT, headers={"If-None-Match": '"1"'}, limits=OPEN)
    assert answer.is_unchanged


@pytest.mark.parametrize("path", ["/form", "/kept", "/kept-for-good"])
def test_a_form_is_sent_and_sent_again_where_it_is_told_to(server: str, path: str) -> None:
    answer = send_form(server + path, {"a": "é&1", "b": "2"}, user_agent=AGENT, limits=OPEN)
    assert answer.body == b"/form application/x-www-form-urlencoded a=%C3%A9%261&b=2"


def test_a_form_is_not_turned_into_a_question(server: str) -> None:
    with pytest.raises(FetchError) as refused:
        send_form(f"{server}/changed", {}, user_agent=AGENT, limits=OPEN)
    assert str(refused.value) == "The server answered 303."


def test_a_form_is_sent_to_no_private_address(server: str) -> None:
    with pytest.raises(FetchError):
        send_form(f"{server}/form", {}, user_agent=AGENT)


def test_fields_that_came_several_times_are_one(server: str) -> None:
    answer = get(f"{server}/links")
    assert answer.headers["link"] == "</hub>; rel=hub, </me>; rel=self"
    assert answer.headers["etag"] == '"2"'


@pytest.mark.parametrize(("path", "for_good"), [("/moved", True), ("/elsewhere", False)])
def test_redirects_are_followed_and_told_apart(server: str, path: str, for_good: bool) -> None:
    answer = get(server + path)
    assert (answer.url, answer.moved_for_good) == (f"{server}/plain", for_good)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/loop", "It redirects more than 5 times."),
        ("/file", "'file:///etc/passwd' is not an http or https address."),
        ("/bomb", "It is larger than 10240 KB."),
        ("/torn", "Its compression is broken."),
        ("/brotli", "It is compressed as 'br', which was not asked for."),
        ("/gone", "The server answered 410."),
    ],
)
def test_refusals_say_why(server: str, path: str, sentence: str) -> None:
    with pytest.raises(FetchError) as caught:
        get(server + path)
    assert str(caught.value) == sentence


def test_retry_after_is_told(server: str) -> None:
    with pytest.raises(FetchError) as caught:
        get(f"{server}/busy")
    assert (caught.value.status, caught.value.retry_after) == (503, 120)


@pytest.mark.parametrize(
    ("field", "seconds"),
    [
        ("120", 120),
        ("Wed, 18 Mar 2026 12:05:00 GMT", 300),
        ("Wednesday, 18-Mar-26 12:05:00 GMT", 300),
        ("Wed Mar 18 12:05:00 2026", 300),
        ("Wed, 18 Mar 2026 11:00:00 GMT", 0),
        ("99999999999", None),
        ("١٢٠", None),
        ("soon", None),
        ("Wed, 99 Mar 2026 12:05:00 GMT", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(field: str, seconds: int | None) -> None:
    assert seconds_until(field, datetime(2026, 3, 18, 12, tzinfo=UTC)) == seconds


def test_size_is_bounded(server: str) -> None:
    with pytest.raises(FetchError, match=r"^It is larger than 2048 KB\.$"):
        get(f"{server}/big", Limits(private_addresses=True, bytes=2 * 1024 * 1024))


def test_headers_that_drip_are_left_at_the_deadline(server: str) -> None:
    with pytest.raises(FetchError, match=r"No complete answer came within 0\.3 seconds\."):
        get(f"{server}/drip", Limits(private_addresses=True, seconds=0.3))


def test_whether_the_server_was_there_is_told(server: str) -> None:
    for url, is_away in (
        (f"{server}/busy", False),
        (f"{server}/plain", False),
        ("http://127.0.0.1:9/", True),
    ):
        with pytest.raises(FetchError) as told:
            get(url, Limits(private_addresses=True, bytes=1))
        assert told.value.is_away is is_away


def test_a_closed_port_is_a_sentence() -> None:
    with pytest.raises(FetchError, match=r"^The connection failed: "):
        get("http://127.0.0.1:1/")


def fake_resolver(host: str, port: int) -> Sequence[str]:
    names = {
        "one-public-one-private.test": ["93.184.216.34", "10.0.0.1"],
        "cname-to-localhost.test": ["127.0.0.1"],
        "mapped.test": ["::ffff:10.0.0.1"],
    }
    if host in names:
        return names[host]
    raise OSError("unknown host")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://localhost/",
        "http://one-public-one-private.test/",
        "http://cname-to-localhost.test/",
        "http://mapped.test/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://user@example.com/",
        "http://example.com:22/",
        "gopher://example.com/",
        "http://exa mple.com/",
        "http:///",
        "http://example.com\\@127.0.0.1/",
    ],
)
def test_private_addresses_are_never_called(url: str) -> None:
    def resolver(host: str, port: int) -> Sequence[str]:
        from newsreel.lib.http import resolve

        return fake_resolver(host, port) if host.endswith(".test") else resolve(host, port)

    with pytest.raises(FetchError):
        fetch(url, user_agent=AGENT, resolve=resolver)


def test_every_known_trick_is_refused() -> None:
    lines = (shared_data("security/ssrf-urls.tsv")).read_text(encoding="utf-8").splitlines()
    urls = [line.split("\t")[1] for line in lines if line and not line.startswith("#")]
    # What a public server sends back (redirects, bombs) is tested above, against a real one.
    urls = [url for url in urls if not url.startswith("http://public.test/")]

    def resolver(host: str, port: int) -> Sequence[str]:
        from newsreel.lib.http import resolve

        if host.endswith((".test", ".internal")):
            return ["127.0.0.1"]
        return resolve(host, port)

    for url in urls:
        with pytest.raises(FetchError):
            fetch(url, user_agent=AGENT, resolve=resolver, limits=Limits(seconds=2))
