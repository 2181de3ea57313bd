"""What `newsreel import wordpress` does, apart from reading its command line."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from newsreel.transfer.wordpress.media import MediaSource, NoMedia
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import live_site, run

_MOST_SHOWN = 20


def run_command(
    *,
    file: Path,
    report_path: Path | None,
    as_json: bool,
    with_media: bool,
    refuse: Callable[[str], NoReturn],
) -> None:
    """Import `file` and print what happened. `refuse` ends the program with a sentence."""
    media: MediaSource = live_site() if with_media else NoMedia()
    try:
        with _bar() as bar:
            report = run(file, report_path=report_path, progress=_teller(bar), media=media)
    except ExportError as error:
        refuse(str(error))
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False))
        return
    for line in report.lines():
        click.echo(line)
    _tell_reasons(report, report_path)


def _bar() -> Progress:
    columns = (TextColumn("{task.description:<16}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    console = Console(stderr=True)
    return Progress(
        *columns, TimeRemainingColumn(), console=console, transient=True, disable=not sys.stderr.isatty()
    )


def _teller(bar: Progress) -> Callable[[str, int, int], None]:
    tasks: dict[str, TaskID] = {}

    def tell(what: str, done: int, of: int) -> None:
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=of)
        bar.update(tasks[what], completed=done, total=of)

    return tell


def _tell_reasons(report: Report, report_path: Path | None) -> None:
    skipped = [entry for entry in report.entries if entry.outcome == "skipped"]
    for entry in skipped[:_MOST_SHOWN]:
        name = f"“{entry.title[:60]}”" if entry.title else entry.key
        click.echo(f"• {entry.kind} {name} was left out: {entry.reasons[0]}")
    further = len(report.entries) - len(skipped[:_MOST_SHOWN])
    if report_path is not None:
        click.echo(f"The reasons for all {len(report.entries)} are in {report_path}.")
    elif further > 0:
        click.echo(f"There is something to say of {further} more; --report FILE.json writes it down.")
