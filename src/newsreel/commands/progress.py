"""How far a command is that takes its time: a bar on a terminal, now and then a line anywhere else."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

Tell = Callable[[str, int, int], None]
_EVERY = 15.0
"""Seconds between two lines."""


@contextmanager
def progress_bar() -> Iterator[Tell]:
    """Gives what to call with: what is being done, how much of it is done, and of how much."""
    if not sys.stderr.isatty():
        yield lines(time.monotonic)
        return
    columns = (TextColumn("{task.description:<22}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            bar.update(tasks[what], completed=done, total=of)

        yield tell


def lines(clock: Callable[[], float]) -> Tell:
    """For logs: a line on standard error every quarter of a minute; quick work stays silent."""
    last = clock()

    def tell(what: str, done: int, of: int) -> None:
        nonlocal last
        if clock() - last >= _EVERY:
            last = clock()
            click.echo(f"{what}: {done:,} of {of:,}", err=True)

    return tell
