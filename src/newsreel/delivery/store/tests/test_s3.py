"""What a bucket has that other stores have not."""

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsreel.delivery.store import StoreError
from newsreel.delivery.store.s3 import S3Store
from newsreel.delivery.store.tests.servers import BUCKET, LONG, S3Server

DENIED = "<?xml version='1.0'?>\n<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>"


@pytest.fixture(autouse=True)
def use_credentials(credentials: None) -> None:
    """All tests do."""


def test_a_bucket_that_is_not_there_is_a_mistake_and_no_empty_store(s3_server: S3Server) -> None:
    now = [0.0]
    store = S3Store(s3_server.address_of("nobody"), patience=LONG, clock=lambda: now[0])
    reason = "NoSuchBucket: The specified bucket does not exist$"
    for what, ask in (
        ("read", lambda: store.get("/a/")),
        ("written", lambda: store.put("/a/", b"x")),
        ("written", lambda: store.delete("/a/")),
        ("read", lambda: list(store.values())),
    ):
        with pytest.raises(StoreError, match=f"^The shared page store can't be {what}: {reason}"):
            ask()
        now[0] += 10


def test_sites_and_versions_of_the_program_lie_beside_one_another(s3_server: S3Server) -> None:
    one, other = (
        S3Store(s3_server.address_of(BUCKET), prefix=prefix, patience=LONG)
        for prefix in ("newsreel/12", "newsreel/123")
    )
    one.put("/a/", b"one")
    other.put("/a/", b"other")
    assert (list(one.values()), list(other.values())) == ([b"one"], [b"other"])
    one.delete("/a/")
    assert (one.get("/a/"), other.get("/a/")) == (None, b"other")


def test_objects_lie_under_both_prefixes(s3_server: S3Server) -> None:
    S3Store(s3_server.address_of(BUCKET, "a/b"), prefix="c/d", patience=LONG).put("/../x/", b"x")
    again = S3Store(s3_server.address_of(BUCKET, "/a/b/c/"), prefix="d", patience=LONG)
    assert again.get("/../x/") == b"x"


class _Answering(BaseHTTPRequestHandler):
    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, body = self.server.answer  # type: ignore[attr-defined] # given by the fixture below
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_DELETE = answer  # noqa: N815 -- the names http.server looks for

    def log_message(self, *_values: object) -> None:
        """Not on the screen."""


@pytest.fixture
def answering() -> Iterator[ThreadingHTTPServer]:
    """A server that gives `answer`, a status and a body, to whatever it is asked."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answering) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def address_of(server: ThreadingHTTPServer) -> str:
    return f"s3://{BUCKET}?region=auto&endpoint=http://127.0.0.1:{server.server_port}"


def test_credentials_that_may_not_are_named(answering: ThreadingHTTPServer) -> None:
    answering.answer = (403, DENIED.encode())  # type: ignore[attr-defined] # see the fixture
    with pytest.raises(
        StoreError, match=r"^The shared page store can't be read: AccessDenied: Access Denied\.$"
    ):
        S3Store(address_of(answering), patience=LONG).get("/a/")


def test_a_store_in_trouble_is_named_without_the_librarys_own_pages(answering: ThreadingHTTPServer) -> None:
    answering.answer = (503, b"<html>\nSlow\n")  # type: ignore[attr-defined] # see the fixture
    with pytest.raises(StoreError, match=r"can't be written: .* 503 Service Unavailable: <html>$"):
        S3Store(address_of(answering), patience=LONG).put("/a/", b"x")


def test_a_store_that_knows_nothing_of_what_is_to_be_deleted_is_content(
    answering: ThreadingHTTPServer,
) -> None:
    """Amazon answers 204; some others 404."""
    answering.answer = (404, b"<Error><Code>NoSuchKey</Code></Error>")  # type: ignore[attr-defined] # see the fixture
    store = S3Store(address_of(answering), patience=LONG)
    store.delete("/a/")
    assert store.get("/a/") is None


def test_settings_of_the_library_that_make_no_sense_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CHECKSUM_ALGORITHM", "guess")
    with pytest.raises(StoreError, match=r"^The shared page store can't be used: .*guess"):
        S3Store("s3://pages")


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(StoreError, match=r"needs the package obstore; install newsreel\[s3\]"):
        S3Store("s3://pages")
