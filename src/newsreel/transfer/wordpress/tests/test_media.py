import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsreel.transfer.wordpress.media import FolderOfUploads, MediaMissingError, NoMedia, Web


def test_no_media() -> None:
    with pytest.raises(MediaMissingError, match="No files were fetched"):
        NoMedia().file("https://old.example/a.jpg")


def test_a_folder_of_uploads(tmp_path: Path) -> None:
    (tmp_path / "uploads" / "2019").mkdir(parents=True)
    (tmp_path / "uploads" / "2019" / "ä b.jpg").write_bytes(b"picture")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    folder = FolderOfUploads(tmp_path / "uploads")
    assert folder.file("https://old.example/wp-content/uploads/2019/%C3%A4%20b.jpg?w=1") == b"picture"
    for address in ("2019/none.jpg", "../secret.txt", "%2e%2e/secret.txt", "2019", "a%00b"):
        with pytest.raises(MediaMissingError):
            folder.file(f"https://old.example/wp-content/uploads/{address}")


class _OldSite(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]  # the test's own list
        body = b"picture" if self.path == "/a.jpg" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def old_site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _OldSite)
    server.asked = []  # type: ignore[attr-defined]  # read by the test
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_live_site(old_site: ThreadingHTTPServer) -> None:
    web = Web(user_agent="test", megabytes=1, private_addresses=True)
    origin = f"http://127.0.0.1:{old_site.server_port}"
    assert web.file(f"{origin}/a.jpg") == b"picture"
    for _ in range(5):
        with pytest.raises(MediaMissingError, match="answered 404"):
            web.file(f"{origin}/none.jpg")
    assert web.file(f"{origin}/a.jpg") == b"picture"


def test_a_host_that_does_not_answer_is_left_alone() -> None:
    web = Web(user_agent="test", megabytes=1)
    sentences = []
    for _ in range(5):
        with pytest.raises(MediaMissingError) as missing:
            web.file("http://127.0.0.1:9/a.jpg")
        sentences.append(str(missing.value))
    assert all(sentence.startswith("It could not be fetched.") for sentence in sentences[:3])
    assert sentences[3:] == ["127.0.0.1 did not answer several times, so this file was not asked for."] * 2
