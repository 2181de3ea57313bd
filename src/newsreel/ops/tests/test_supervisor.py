"""The supervisor with real processes and a clock of the test's own."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from newsreel.ops.supervisor import Program, Supervisor, wait_before_restart

SLEEPER = [sys.executable, "-c", "import signal; signal.pause()"]


def eventually(condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true within twenty seconds."""
    pause = threading.Event()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if condition():
            return True
        pause.wait(0.02)
    return condition()


class FakeClock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def supervisor(clock: FakeClock) -> Iterator[Supervisor]:
    made = Supervisor([Program("one", SLEEPER), Program("two", SLEEPER)], clock=clock)
    yield made
    made._end_all()


def test_everything_is_started(supervisor: Supervisor) -> None:
    supervisor.tend()
    assert set(supervisor.process_ids()) == {"one", "two"}


def test_what_dies_is_started_again_after_a_pause(supervisor: Supervisor, clock: FakeClock) -> None:
    supervisor.tend()
    before = supervisor.process_ids()
    os.kill(before["one"], signal.SIGKILL)
    assert eventually(lambda: "one" not in supervisor.process_ids())
    supervisor.tend()
    assert set(supervisor.process_ids()) == {"two"}
    clock.now += 0.6
    supervisor.tend()
    after = supervisor.process_ids()
    assert after["two"] == before["two"]
    assert after["one"] != before["one"]


@pytest.mark.parametrize(("deaths", "wait"), [(1, 0.5), (2, 1.0), (3, 2.0), (7, 5.0), (500, 5.0)])
def test_the_pause_grows(deaths: int, wait: float) -> None:
    assert wait_before_restart(deaths) == wait


def test_what_a_program_started_ends_with_it(
    clock: FakeClock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    note = tmp_path_factory.mktemp("child") / "pid"
    script = (
        "import subprocess, sys, signal, pathlib;"
        "child = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()']);"
        f"pathlib.Path({str(note)!r}).write_text(str(child.pid)); signal.pause()"
    )
    supervisor = Supervisor([Program("parent", [sys.executable, "-c", script])], clock=clock)
    supervisor.tend()
    assert eventually(lambda: note.exists() and note.read_text() != "")
    child = int(note.read_text())
    os.kill(supervisor.process_ids()["parent"], signal.SIGKILL)
    assert eventually(lambda: not supervisor.process_ids())
    supervisor.tend()
    assert eventually(lambda: not is_running(child))
    supervisor._end_all()


def is_running(process_id: int) -> bool:
    try:
        with open(f"/proc/{process_id}/stat", encoding="ascii") as file:  # noqa: PTH123 -- /proc, not a file
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
