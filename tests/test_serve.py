"""`newsreel serve` for real: a site of its own, its processes killed one after another."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import template_path

ROOT = Path(__file__).parents[1]
PATIENCE = 180.0
PROGRAMS = {
    "server": "newsreel.delivery.web.run:server",
    "application": "newsreel.ops.application:application",
    "worker 1": "worker",
}
"""A word of the command line by which each is known."""


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


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("NEWSREEL_")}


class Site:
    """A served site and the processes that serve it."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.log = folder.parent / "serve.log"
        self.folder = folder
        with self.log.open("wb") as log:
            self.supervisor = subprocess.Popen(
                [sys.executable, "-m", "newsreel", "--site", str(folder), "serve", "--port", str(self.port)],
                env=environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/robots.txt", timeout=10) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def children(self) -> dict[str, int]:
        """Process ids of server, application and worker, once each of them is what it is to be."""
        found: dict[str, int] = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                command = (entry / "cmdline").read_bytes().decode().split("\0")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if parent == self.supervisor.pid:
                for name, word in PROGRAMS.items():
                    if word in command:
                        found[name] = int(entry.name)
        return found

    def stop(self) -> int:
        self.supervisor.terminate()
        return self.supervisor.wait(timeout=PATIENCE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site folder whose database has been migrated already."""
    made = tmp_path_factory.mktemp("serve") / "site"
    made.mkdir()
    (made / "newsreel.toml").write_text('address = "http://127.0.0.1:8000"\nworkers = 1\n')
    if template_path().exists():
        shutil.copy(template_path(), made / "newsreel.sqlite3")
    return made


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    served = Site(folder)
    assert eventually(served.answers), served.log.read_text()
    yield served
    served.stop()


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_killed_process_comes_back(site: Site, name: str) -> None:
    assert eventually(lambda: set(site.children()) == set(PROGRAMS))
    before = site.children()
    os.kill(before[name], signal.SIGKILL)
    assert eventually(lambda: site.children().get(name, before[name]) != before[name])
    assert eventually(site.answers)
    others = {other: number for other, number in site.children().items() if other != name}
    assert others == {other: number for other, number in before.items() if other != name}


@pytest.mark.parametrize("name", ["application", "worker 1"])
def test_readers_do_not_notice_what_dies_behind_the_server(site: Site, name: str) -> None:
    assert eventually(lambda: set(site.children()) == set(PROGRAMS))
    assert site.answers()
    before = site.children()[name]
    os.kill(before, signal.SIGKILL)
    answers: list[bool] = []
    while site.children().get(name, before) == before or len(answers) < 100:
        answers.append(site.answers())
    assert all(answers)


def test_a_second_server_on_the_same_port_is_refused_with_a_sentence(site: Site) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "newsreel", "--site", str(site.folder), "serve", "--port", str(site.port)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert answer.stderr == (
        f"newsreel: Port {site.port} on 127.0.0.1 can't be used (Address already in use). "
        "Stop what listens there, or choose another one with --port.\n"
    )


def test_when_the_supervisor_is_killed_nothing_is_left(folder: Path) -> None:
    served = Site(folder)
    assert eventually(served.answers), served.log.read_text()
    assert eventually(lambda: len(served.children()) == 3)
    children = served.children()
    served.supervisor.kill()
    served.supervisor.wait()
    assert eventually(lambda: not any(Path(f"/proc/{number}").exists() for number in children.values()))
    assert eventually(lambda: not served.answers())


def test_told_to_stop_it_ends_in_order(folder: Path) -> None:
    served = Site(folder)
    assert eventually(served.answers), served.log.read_text()
    assert served.stop() == 0
    assert served.children() == {}
