"""What benchmarks start: a copy of a site served by `newsreel serve` itself, and an nginx beside it."""

import argparse
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

PATIENCE = 300.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def rounds_against_nginx(description: str | None) -> argparse.ArgumentParser:
    """Of a benchmark that loads a site and nginx in turns; SystemExit where a tool is missing."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--edition", type=Path, required=True, help="made by newsreel demo --dir … --no-serve"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    for tool, package in (("wrk", "wrk"), ("nginx", "nginx-light")):
        if shutil.which(tool) is None:
            raise SystemExit(f"{tool} is not installed: apt-get install {package}")
    return parser


def wait_until_it_answers(url: str) -> None:
    """Ask until the answer is 200; SystemExit after five minutes."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.2)
    raise SystemExit(f"{url} does not answer")


@contextmanager
def nginx(folder: Path, servers: str) -> Iterator[None]:
    """An nginx as its documentation recommends it, one process for each core; its files lie in `folder`.

    `servers`: further lines of its http block. It may not answer yet.
    """
    (folder / "nginx.conf").write_text(f"""
worker_processes auto;
{"user root;" if folder.owner() == "root" else ""}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 10000000;
  include /etc/nginx/mime.types;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  {servers}
}}
""")
    process = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])
    try:
        yield
    finally:
        process.terminate()
        process.wait()


class ServedSite:
    def __init__(self, edition: Path, *, settings: str = "") -> None:
        """`edition`: a site folder, copied and left as it is; `settings`: lines for newsreel.toml."""
        self._folder = Path(tempfile.mkdtemp(prefix="newsreel-benchmark-"))
        self.site = self._folder / "site"
        shutil.copytree(edition, self.site)
        with (self.site / "newsreel.toml").open("a", encoding="utf-8") as file:
            file.write(settings)
        self.url = f"http://127.0.0.1:{free_port()}"

    def __enter__(self) -> "ServedSite":
        command = [sys.executable, "-m", "newsreel", "--site", str(self.site), "serve"]
        with (self._folder / "serve.log").open("wb") as log:
            self._process = subprocess.Popen(
                [*command, "--port", self.url.rpartition(":")[2]],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until_it_answers(f"{self.url}/robots.txt")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(timeout=60)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def environment(self) -> dict[str, str]:
        """For programs that work on the site beside the server."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSREEL_")}
        return {**kept, "NEWSREEL_ADDRESS": self.url}

    @property
    def process_id(self) -> int:
        """Of the supervisor, the parent of all."""
        return self._process.pid

    def newest_article(self) -> str:
        """The path of the newest article."""
        with sqlite3.connect(self.site / "newsreel.sqlite3") as connection:
            row = connection.execute(
                "SELECT page.address FROM newsroom_article AS article JOIN newsroom_page AS page "
                "ON page.id = article.page_ptr_id WHERE page.live "
                "ORDER BY page.first_published_at DESC LIMIT 1"
            ).fetchone()
        return str(row[0])
