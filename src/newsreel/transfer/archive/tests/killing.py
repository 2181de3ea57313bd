"""Killing a piece of work at each of its steps, one after the other."""

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from typing import Any

_STEPS = (
    (os, "rename"),
    (os, "replace"),
    (os, "fsync"),
    (os, "unlink"),
    (os, "mkdir"),
    (os, "pwrite"),
    (shutil, "rmtree"),
)
"""What changes anything on the disk for good; before each of them it is killed once."""


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do it in a process of its own, which is killed before its `step`-th step; False where it has fewer."""
    process = multiprocessing.get_context("fork").Process(target=_work, args=(step, work))
    process.start()
    process.join()
    if process.exitcode == 0:
        return False
    assert process.exitcode == -signal.SIGKILL
    return True


def _work(step: int, work: Callable[[], object]) -> None:
    taken = 0

    def dying(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*values: Any, **named: Any) -> Any:
            nonlocal taken
            taken += 1
            if taken > step:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*values, **named)

        return call

    for module, name in _STEPS:
        setattr(module, name, dying(getattr(module, name)))
    work()


def every_step(work: Callable[[], object]) -> Iterator[int]:
    """Kill the work at its first step, its second…; ends after the time it came through."""
    step = 0
    while killed_at(step, work):
        yield step
        step += 1
