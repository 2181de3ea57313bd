"""What `newsreel import wordpress` does, apart from reading its command line."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from newsreel import settings
from newsreel.commands.answers import Refusal
from newsreel.gather.agent import user_agent
from newsreel.transfer.wordpress.importer import Options
from newsreel.transfer.wordpress.kinds import parsed
from newsreel.transfer.wordpress.media import FolderOfUploads, MediaSource, NoMedia
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.redirect_file import read_redirects
from newsreel.transfer.wordpress.report import Report, check_writable, write_report
from newsreel.transfer.wordpress.rest import LiveSite, Login
from newsreel.transfer.wordpress.run import Source, live_site, planned, run, verified
from newsreel.transfer.wordpress.sources import ExportFiles
from newsreel.transfer.wordpress.verify import Verified

_MOST_SHOWN = 20
_TITLES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    sources: Sequence[str]
    report_path: Path | None = None
    as_json: bool = False
    with_media: bool = True
    media_folder: Path | None = None
    dry_run: bool = False
    since: datetime | None = None
    publish: bool = False
    verify: bool = False
    user: str = ""
    redirects: Path | None = None
    types: Sequence[str] = ()


def run_command(wanted: Wanted, source: Source | None = None, *, media: MediaSource | None = None) -> None:
    """Do what is asked and print what came of it. Raises Refusal; exits with 1 where --verify finds any.

    `source` is that of another system, with `media` if it brings its own; without it, `wanted` names
    WordPress exports or a live site.
    """
    since = wanted.since.replace(tzinfo=UTC) if wanted.since else None
    try:
        redirects = read_redirects(wanted.redirects) if wanted.redirects else ()
        options = Options(
            since=since, publish=wanted.publish, redirects=redirects, types=parsed(wanted.types)
        )
        source = source or _source(wanted, since)
        if wanted.report_path is not None:
            check_writable(wanted.report_path)
        with _bar() as bar:
            told: Report | Verified
            if wanted.verify:
                told = verified(source, progress=_teller(bar), options=options)
            elif wanted.dry_run:
                told = planned(source, progress=_teller(bar), options=options)
            else:
                told = run(source, progress=_teller(bar), media=media or _media(wanted), options=options)
        if wanted.report_path is not None:
            write_report(told.as_dict(), wanted.report_path)
    except ExportError as error:
        raise Refusal(str(error)) from error
    _print(told, wanted)


def _source(wanted: Wanted, since: datetime | None) -> Source:
    addresses = [each for each in wanted.sources if each.startswith(("http://", "https://"))]
    if not addresses:
        return ExportFiles([Path(each) for each in wanted.sources])
    if len(wanted.sources) > 1:
        raise ExportError("Name one live site, or files. Import the others one after the other.")
    site = settings.current()
    return LiveSite(
        addresses[0],
        user_agent=user_agent(site),
        login=_login(wanted.user),
        since=since,
        private_addresses=site.gather_private_addresses,
    )


def _login(user: str) -> Login | None:
    if not user:
        return None
    password = os.environ.get("NEWSREEL_IMPORT_PASSWORD", "")
    return Login(user, password or click.prompt(f"Application password of {user}", hide_input=True, err=True))


def _media(wanted: Wanted) -> MediaSource:
    if not wanted.with_media:
        return NoMedia()
    return FolderOfUploads(wanted.media_folder) if wanted.media_folder else live_site()


def _print(told: Report | Verified, wanted: Wanted) -> None:
    if wanted.as_json:
        click.echo(json.dumps(told.as_dict(), ensure_ascii=False))
    else:
        for line in told.lines():
            click.echo(line)
        if isinstance(told, Report):
            _tell_reasons(told, wanted.report_path)
    if isinstance(told, Verified) and told.differences:
        sys.exit(1)


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
