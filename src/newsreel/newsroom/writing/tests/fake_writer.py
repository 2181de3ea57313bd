"""A language model's endpoint on this machine, which answers what a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reports = list[dict[str, Any]]


class FakeWriter(ThreadingHTTPServer):
    """`answer` makes the content of the message from the reports that were sent; `asked` keeps requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, Any]] = []
        self.answer: Callable[[Reports], str] = retold
        self.status = 200
        self.body: bytes | None = None
        """Answered instead, as it is."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: FakeWriter

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({"path": self.path, "key": self.headers.get("Authorization", ""), **sent})
        body = self.server.body
        if body is None:
            reports = json.loads(sent["messages"][1]["content"])["reports"]
            message = {"role": "assistant", "content": self.server.answer(reports)}
            body = json.dumps({"choices": [{"message": message}]}).encode()
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def retold(reports: Reports) -> str:
    """A model that copies: the first line of each report, as a paragraph that names it."""
    paragraphs = [{"text": each["text"].partition("\n")[0], "reports": [each["number"]]} for each in reports]
    headline = reports[0]["headline"]
    return json.dumps({"headline": headline, "standfirst": "", "paragraphs": paragraphs})


@contextmanager
def fake_writer() -> Iterator[FakeWriter]:
    with FakeWriter() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()
