import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from newsreel.transfer.wordpress.media import (
    FolderOfUploads,
    HostAwayError,
    MediaMissingError,
    NoMedia,
    Web,
)

MOST = 1024 * 1024


def test_no_media() -> None:
    with pytest.raises(MediaMissingError, match="No files were fetched"):
        NoMedia().file("https://old.example/a.jpg", most_bytes=MOST)


def test_a_folder_of_uploads(tmp_path: Path) -> None:
    (tmp_path / "uploads" / "2019").mkdir(parents=True)
    (tmp_path / "uploads" / "2019" / "ä b.jpg").write_bytes(b"picture")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    folder = FolderOfUploads(tmp_path / "uploads")
    address = "https://old.example/wp-content/uploads/2019/%C3%A4%20b.jpg?w=1"
    with folder.file(address, most_bytes=7) as file:
        assert file.read() == b"picture"
    for address in ("2019/none.jpg", "../secret.txt", "%2e%2e/secret.txt", "2019", "a%00b"):
        with pytest.raises(MediaMissingError):
            folder.file(f"https://old.example/wp-content/uploads/{address}", most_bytes=MOST)


def test_a_file_of_a_folder_may_be_too_large(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(2 * MOST + 1)
    with pytest.raises(MediaMissingError, match="larger than 2 MB"):
        FolderOfUploads(tmp_path).file("https://old.example/film.mp4", most_bytes=2 * MOST)


class _OldSite(BaseHTTPRequestHandler):
    """Answers 503 to the first three requests for /busy.jpg, asking for the patience in the address."""

    def do_GET(self) -> None:
        asked: list[str] = self.server.asked  # type: ignore[attr-defined]  # the test's own list
        asked.append(self.path)
        path, _, patience = self.path.partition("?")
        is_busy = path == "/busy.jpg" and asked.count(self.path) < 3
        body = b"picture" if path in ("/a.jpg", "/busy.jpg") else b""
        self.send_response(503 if is_busy else 200 if body else 404)
        if is_busy and patience:
            self.send_header("Retry-After", patience)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def old_site() -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _OldSite)
    server.asked = []
    server.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class Clock:
    """Time that passes when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


def web(clock: Clock) -> Web:
    return Web(user_agent="test", private_addresses=True, clock=lambda: clock.now, wait=clock.wait)


def test_the_live_site(old_site: Any) -> None:
    clock = Clock()
    with web(clock).file(f"{old_site.origin}/a.jpg", most_bytes=MOST) as file:
        assert file.read() == b"picture"
    assert clock.waited == []


def test_what_is_not_there_is_asked_for_once(old_site: Any) -> None:
    clock = Clock()
    with pytest.raises(MediaMissingError, match="answered 404") as missing:
        web(clock).file(f"{old_site.origin}/none.jpg", most_bytes=MOST)
    assert not isinstance(missing.value, HostAwayError)
    assert (clock.waited, old_site.asked) == ([], ["/none.jpg"])


def test_what_is_too_large_says_nothing_against_the_host(old_site: Any) -> None:
    with pytest.raises(MediaMissingError, match="larger than") as missing:
        web(Clock()).file(f"{old_site.origin}/a.jpg", most_bytes=6)
    assert not isinstance(missing.value, HostAwayError)


@pytest.mark.parametrize(("patience", "waited"), [("7", [7, 7]), ("", [1, 2])])
def test_a_server_that_asks_for_patience_gets_it(old_site: Any, patience: str, waited: list[float]) -> None:
    clock = Clock()
    address = f"{old_site.origin}/busy.jpg" + (f"?{patience}" if patience else "")
    with web(clock).file(address, most_bytes=MOST) as file:
        assert file.read() == b"picture"
    assert clock.waited == waited


def test_others_wait_for_the_same_host_too(old_site: Any) -> None:
    clock = Clock()
    fetcher = web(clock)
    with pytest.raises(HostAwayError):
        fetcher.file("http://127.0.0.1:9/a.jpg", most_bytes=MOST)
    assert clock.waited == [1, 2]
    fetcher.file(f"{old_site.origin}/a.jpg", most_bytes=MOST).close()
    assert clock.waited == [1, 2]
    with pytest.raises(HostAwayError):
        fetcher.file(f"{old_site.origin}/busy.jpg?600", most_bytes=MOST)
    assert old_site.asked == ["/a.jpg", "/busy.jpg?600"]


def test_a_host_that_is_not_there_is_away() -> None:
    clock = Clock()
    with pytest.raises(HostAwayError, match="The connection failed"):
        web(clock).file("http://127.0.0.1:9/a.jpg", most_bytes=MOST)
    assert clock.waited == [1, 2]
