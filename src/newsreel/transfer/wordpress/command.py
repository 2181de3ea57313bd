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
_TITLES_SHOWN = 3


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
    """What was left out and why, each reason once; the report file has every item."""
    skipped: dict[tuple[str, str], list[str]] = {}
    for entry in report.entries:
        if entry.outcome == "skipped":
            skipped.setdefault((entry.kind, entry.reasons[0]), []).append(entry.title or entry.key)
    for (kind, reason), titles in list(skipped.items())[:_MOST_SHOWN]:
        further = f" and {len(titles) - _TITLES_SHOWN} more" if len(titles) > _TITLES_SHOWN else ""
        names = ", ".join(f"“{title[:40]}”" for title in titles[:_TITLES_SHOWN])
        click.echo(f"• left out, {kind} {names}{further}: {reason}")
    if report_path is not None:
        click.echo(f"The reasons for all {len(report.entries)} are in {report_path}.")
    elif report.entries:
        click.echo(
            f"There is something to say of {len(report.entries)} items; --report FILE.json writes it down."
        )
