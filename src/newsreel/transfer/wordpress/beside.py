"""Work done in further processes beside this one, while this one stores what they give."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")


class WorkerLostError(Exception):
    """A further process ended before its work did: killed, or out of memory."""


def further_processes() -> int:
    """How many are of use here: one core stays with the process that stores."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 0
    return min(4, len(os.sched_getaffinity(0)) - 1 if hasattr(os, "sched_getaffinity") else 1)


def in_turns(count: int, make: Callable[[int], T], *, processes: int) -> Iterator[T]:
    """`make(0)` to `make(count - 1)` in this order, made by so many forked processes; by this one for 0.

    `make` may change nothing outside of itself and must not use the database. What it raises is raised here.
    """
    if not processes or count < 2:
        yield from (make(number) for number in range(count))
        return
    context = multiprocessing.get_context("fork")
    ends: list[Connection] = []
    workers = []
    for first in range(min(processes, count)):
        near, far = context.Pipe(duplex=False)
        worker = context.Process(
            target=_work, args=(far, [near, *ends], make, range(first, count, processes)), daemon=True
        )
        worker.start()
        far.close()
        ends.append(near)
        workers.append(worker)
    try:
        for number in range(count):
            yield _received(ends[number % len(ends)])
    finally:
        for end in ends:
            end.close()
        for worker in workers:
            worker.terminate()
            worker.join()


def _received(end: Connection) -> Any:
    try:
        made, error = end.recv()
    except EOFError:
        raise WorkerLostError("A process that prepared articles ended early.") from None
    if error is not None:
        raise error
    return made


def _work(far: Connection, others: list[Connection], make: Callable[[int], T], numbers: range) -> None:
    # Ends that this process inherited: held open here, they would hide that the other side is gone.
    for other in others:
        other.close()
    try:
        for number in numbers:
            far.send((make(number), None))
    except BrokenPipeError:
        return
    except Exception as error:
        far.send((None, error))
