"""Keeps a handful of processes alive: one that dies is started again, and all end together.

Children live in process groups of their own, so that what they started ends with them, and are told by the
kernel (Linux) when the supervisor itself is killed, so that nothing is left holding the port. The port itself
is the supervisor's: while a server is started again, readers wait instead of being turned away.
"""

import contextlib
import ctypes
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

logger = logging.getLogger("newsreel.serve")

SHORTEST_WAIT = 0.5
LONGEST_WAIT = 5.0
STEADY_AFTER = 60.0
"""Seconds of life after which a death is no longer counted as one of a series."""
PATIENCE = 15.0
"""Seconds a process gets to finish what it is doing when all end."""

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Program:
    name: str
    command: Sequence[str]
    descriptors: Sequence[int] = ()
    """Open files of ours that it gets under the same numbers."""


@dataclass(slots=True)
class _Running:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    next_start: float = field(default=0.0)


def wait_before_restart(deaths: int) -> float:
    """Seconds to wait after the given number of deaths in a row: doubling from half a second to five."""
    return min(SHORTEST_WAIT * 2 ** max(deaths - 1, 0), LONGEST_WAIT)


class Supervisor:
    """Runs programs until :meth:`stop` is called or SIGTERM or SIGINT arrives."""

    def __init__(self, programs: Sequence[Program], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._running = [_Running(program) for program in programs]
        self._clock = clock
        self._ended = threading.Event()

    def run(self) -> None:
        """Start everything, restart what dies, return when told to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        try:
            while not self._ended.is_set():
                self.tend()
                self._ended.wait(0.2)
        finally:
            self._end_all()

    def stop(self) -> None:
        self._ended.set()

    def tend(self) -> None:
        """One look at every program: note deaths, start what is due."""
        now = self._clock()
        for running in self._running:
            if running.process is not None and running.process.poll() is not None:
                self._note_death(running, running.process, now)
            if running.process is None and now >= running.next_start:
                running.process = _start(running.program)
                running.started = now

    def process_ids(self) -> dict[str, int]:
        """Process id by program name, of those alive."""
        return {
            running.program.name: running.process.pid
            for running in self._running
            if running.process is not None and running.process.poll() is None
        }

    def _note_death(self, running: _Running, process: subprocess.Popen[bytes], now: float) -> None:
        _signal_group(process, signal.SIGKILL)
        running.deaths = 1 if now - running.started > STEADY_AFTER else running.deaths + 1
        wait = wait_before_restart(running.deaths)
        logger.warning(
            "%s ended with status %s; starting it again in %.1f s.",
            running.program.name,
            process.returncode,
            wait,
        )
        running.process = None
        running.next_start = now + wait

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._ended.set()

    def _end_all(self) -> None:
        alive = [running.process for running in self._running if running.process is not None]
        for process in alive:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in alive:
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                logger.warning("Process %s did not end in time and was killed.", process.pid)
            _signal_group(process, signal.SIGKILL)
            process.wait()


def _start(program: Program) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- the commands are our own
        list(program.command),
        start_new_session=True,
        preexec_fn=_die_with_parent,
        pass_fds=program.descriptors,
    )


def _die_with_parent() -> None:
    """Ask the kernel for SIGTERM when the supervisor dies, even by SIGKILL (prctl(2), Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def main(described: str) -> None:
    """Run programs described as JSON: a list of name, command and descriptors."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    Supervisor([Program(*program) for program in json.loads(described)]).run()


if __name__ == "__main__":
    main(sys.argv[1])
