"""A small web on this machine, for tests of what is fetched."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Web:
    """Documents by their paths; a number is the status of a refusal. `asked` are the paths that were got."""

    def __init__(self, documents: dict[str, str | int]) -> None:
        self.documents = documents
        self.asked: list[str] = []


@contextmanager
def serve(web: Web) -> Iterator[str]:
    """The address it stands at while the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append(self.path)
            document = web.documents.get(self.path, 404)
            body = document.encode() if isinstance(document, str) else b""
            self.send_response(200 if isinstance(document, str) else document)
            kind = {".xml": "text/xml", ".txt": "text/plain"}.get(self.path[-4:], "text/html")
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
