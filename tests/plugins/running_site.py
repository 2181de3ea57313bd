"""A site of its own behind `newsreel serve`, for tests that ask it as readers and other servers do."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from conftest import template_path

PATIENCE = 240.0
KEPT = ("/", "/cinema/", "/cinema/story-0/", "/cinema/story-1/", "/cinema/story-2/", "/feed/")
"""Pages of the small site."""
PROGRAMS = {
    "server": "newsreel.delivery.web.run",
    "application": "newsreel.ops.application:application",
    "worker 1": "worker",
}
"""A word of the command line by which each is known."""
OPENED = """
import django
django.setup()
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests import factories
"""
"""Begins every script for :meth:`RunningSite.script`."""
SMALL_SITE = """
cinema, iris = factories.make_section(title="Cinema"), factories.make_author()
for number in range(3):
    article = factories.make_article(
        section=cinema, title=f"Story {number}", authors=[iris], body="<p>%s</p>" % ("Word. " * 90)
    )
    article.save_revision().publish()
"""
NEW_HEADLINE = """
article = Article.objects.get(slug="story-1")
article.title = "{headline}"
article.save_revision().publish()
"""
HEADLINES = """
import sys
for line in sys.stdin:
    article = Article.objects.get(slug="story-1")
    article.title = line.strip()
    article.save_revision().publish()
    print(line, end="", flush=True)
"""
"""Publishes a story anew for each headline on standard input, and repeats the headline then."""


def eventually(condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true in good time."""
    pause = threading.Event()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return True
        pause.wait(0.1)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Whether anybody does, on this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def environment(**values: str) -> dict[str, str]:
    """That of a shell which knows nothing of any site but these variables."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("NEWSREEL_") and name != "DJANGO_SETTINGS_MODULE"
    }
    return {**kept, **values}


@dataclass(frozen=True, slots=True)
class Fetched:
    status: int
    headers: Message
    body: bytes


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *values: object, **named: object) -> None:
        return None


def fetch(url: str, *, method: str = "GET", **headers: str) -> Fetched:
    """Any answer, redirects and errors too; raises OSError where there is none, or only a part of one."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(
        url, method=method, headers=named, data=b"" if method == "POST" else None
    )
    try:
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=60) as answer:
            return Fetched(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Fetched(error.code, error.headers, error.read())
    except http.client.HTTPException as error:
        raise ConnectionError(f"{url}: {error!r}") from error


def answers(url: str, status: int = 200) -> bool:
    try:
        return fetch(url).status == status
    except OSError:
        return False


def lives(number: int) -> bool:
    """Whether the process still does anything; one that waits for its end to be noted does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


class Readers:
    """Two, who read kept pages again and again; each status is counted, `0` where nobody answered."""

    def __init__(self, site: "RunningSite") -> None:
        self.statuses: Counter[int] = Counter()
        self._site = site
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(2)]

    def _read(self) -> None:
        while not self._ended.is_set():
            for path in KEPT:
                try:
                    status = fetch(self._site.url + path).status
                except OSError:
                    status = 0
                self.statuses[status] += 1

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()


class RunningSite:
    """Made in a folder; served from :meth:`start` to :meth:`stop`."""

    def __init__(
        self,
        folder: Path,
        *,
        settings: str = "",
        database: bool = True,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        """`settings`: further lines of newsreel.toml; `database`: begin with the one all tests begin with.

        `variables`: further ones for the environment of all its processes.
        """
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder.with_suffix(".log")
        self._process: subprocess.Popen[bytes] | None = None
        self._variables = dict(variables or {})
        folder.mkdir()
        (folder / "newsreel.toml").write_text(f'address = "http://127.0.0.1:{self.port}"\n{settings}')
        if database and template_path().exists():
            shutil.copy(template_path(), folder / "newsreel.sqlite3")

    def newsreel(self, *arguments: str) -> None:
        self._run(
            [sys.executable, "-m", "newsreel", "--site", str(self.folder), *arguments], self.environment
        )

    def script(self, lines: str) -> None:
        """Run Python on the site, in a process of its own."""
        django = {"DJANGO_SETTINGS_MODULE": "newsreel.django_settings"}
        self._run([sys.executable, "-c", OPENED + lines], {**self.environment, **django})

    @contextmanager
    def headlines(self) -> Iterator[Callable[[str], None]]:
        """A desk that gives a story a new headline whenever it is told one, without a start each time."""
        process = subprocess.Popen(
            [sys.executable, "-c", OPENED + HEADLINES],
            env={**self.environment, "DJANGO_SETTINGS_MODULE": "newsreel.django_settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        told, heard = process.stdin, process.stdout

        def publish(headline: str) -> None:
            told.write(f"{headline}\n")
            told.flush()
            assert heard.readline() == f"{headline}\n", "the desk died"

        try:
            yield publish
        finally:
            told.close()
            process.wait()
            heard.close()

    def _run(self, command: list[str], environment: dict[str, str]) -> None:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def environment(self) -> dict[str, str]:
        """That of a shell which knows nothing but where the site lies."""
        return environment(NEWSREEL_SITE=str(self.folder), **self._variables)

    def start(self) -> None:
        command = [sys.executable, "-m", "newsreel", "--site", str(self.folder), "serve"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        assert eventually(lambda: answers(f"{self.url}/robots.txt")), self.log.read_text()

    def stop(self) -> int:
        """Tell it to stop; gives its exit code, 0 as well where nothing ran."""
        if self._process is None:
            return 0
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(timeout=PATIENCE)
        self._process = None
        return code

    def kill(self) -> None:
        """Kill the supervisor, and nothing else."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def children(self) -> dict[str, int]:
        """Process ids of server, application and worker, once each of them is what it is to be."""
        assert self._process is not None
        found: dict[str, int] = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                command = (entry / "cmdline").read_bytes().decode().split("\0")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if parent == self._process.pid:
                for name, word in PROGRAMS.items():
                    if word in command:
                        found[name] = int(entry.name)
        return found


@contextmanager
def small_site(folder: Path, *, settings: str) -> Iterator[RunningSite]:
    """Three stories, served; `settings`: further lines of newsreel.toml."""
    made = RunningSite(folder, settings=settings)
    made.newsreel("manage", "migrate", "--verbosity", "0")
    made.script(SMALL_SITE)
    try:
        made.start()
        yield made
    finally:
        made.stop()
