"""What is wrong with this site, in sentences, each with its remedy."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings as django_settings
from django.db import DatabaseError, connection
from django.db.models import Max
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsreel.delivery import node
from newsreel.delivery.models import Change
from newsreel.delivery.store import StoreError
from newsreel.gather.models import Source
from newsreel.newsroom.models import Article, HomePage, Publication
from newsreel.ops.backups import last as last_backup
from newsreel.ops.folder import FolderError, check_sqlite, check_writable
from newsreel.ops.prepare import pending_migrations
from newsreel.settings import Settings

LEAST_FREE_BYTES = 200 * 1024 * 1024
LATE = timedelta(minutes=5)
LATE_BACKUPS = 3
"""So many times the time between two backups may go by."""
LEAST_PAGES = 1000
"""Fewer stale pages than this are nothing to speak of."""


@dataclass(frozen=True, slots=True)
class Ailment:
    check: str
    """The check's name, as docs/operations/doctor.md heads it."""
    sentence: str
    remedy: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


Check = Callable[[Settings], Iterator[Ailment]]


def examine(site: Settings) -> list[Ailment]:
    """Run every check. Those about the tables are left out when the database itself is ill."""
    ailments = [ailment for check in MACHINE_CHECKS for ailment in check(site)]
    if not ailments:
        ailments = [ailment for check in CONTENT_CHECKS for ailment in check(site)]
    return ailments


def folder(site: Settings) -> Iterator[Ailment]:
    try:
        check_writable(site.site)
    except FolderError as error:
        yield Ailment("folder", str(error), "Until then nothing can be saved.")


def disk(site: Settings) -> Iterator[Ailment]:
    free = shutil.disk_usage(site.site).free
    if free < LEAST_FREE_BYTES:
        yield Ailment(
            "disk",
            f"Only {free // 1_048_576} MB are free where the site is kept.",
            "Free some space, or move the site folder to a larger disk.",
        )


def database(site: Settings) -> Iterator[Ailment]:
    try:
        check_sqlite()
    except FolderError as error:
        yield Ailment("database", str(error), "See docs/decisions/sqlite.md.")
        return
    try:
        if site.database is None and (torn := _integrity(site.database_file)):
            yield Ailment(
                "database",
                f"The database is damaged: {torn}.",
                "Stop the site and bring back the newest backup; docs/operations/backup.md says how.",
            )
            return
        connection.ensure_connection()
    except (DatabaseError, sqlite3.DatabaseError) as error:
        yield Ailment(
            "database",
            f"The database can't be opened ({error}).",
            "Check the setting `database` and that the server runs; with SQLite, that the file is whole.",
        )


def backup(site: Settings) -> Iterator[Ailment]:
    """Of the backups that the site makes of itself; one that never ran may not have been due yet."""
    found = last_backup(site) if site.backup_to else None
    if found is None:
        return
    age = timezone.now() - found.at
    if not found.succeeded:
        yield Ailment(
            "backup",
            f"The last backup failed: {found.sentence}",
            "Mend that; it is tried again every hour, and `newsreel backup` does so at once.",
        )
    elif age > LATE_BACKUPS * timedelta(hours=site.backup_every):
        yield Ailment(
            "backup",
            f"The last backup is {age // timedelta(hours=1)} hours old, "
            f"and one is to be made every {site.backup_every}.",
            "Backups are made while `newsreel serve` runs; look into its log, or run `newsreel backup`.",
        )


def migrations(site: Settings) -> Iterator[Ailment]:
    try:
        pending = pending_migrations()
    except DatabaseError:
        return
    if pending:
        yield Ailment(
            "migrations",
            f"The database lacks {_counted(len(pending), 'change')} that this version needs "
            f"(first: {pending[0]}).",
            "Start the site once with `newsreel serve`, or run `newsreel manage migrate`.",
        )


def static_files(site: Settings) -> Iterator[Ailment]:
    if not (Path(django_settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield Ailment(
            "static files",
            "Styles and scripts have not been prepared.",
            "Start the site once with `newsreel serve`.",
        )


def pages(site: Settings) -> Iterator[Ailment]:
    try:
        behind = (Change.objects.aggregate(last=Max("pk"))["last"] or 0) - node.shelf().ledger.applied()
        totals = node.shelf().ledger.totals()
    except StoreError as error:
        yield Ailment("pages", f"{error}.", "Stop the site, delete the folder `pages`, and start it again.")
        return
    if behind > 0:
        yield Ailment(
            "pages",
            f"{_counted(behind, 'change')} of content has not reached the pages yet.",
            "If this stays so, nothing runs in the background: start the site with `newsreel serve`.",
        )
    if totals.stale > LEAST_PAGES and totals.stale > totals.pages / 2:
        yield Ailment(
            "pages",
            f"{totals.stale} of {totals.pages} kept pages wait to be drawn anew.",
            "After an update this passes as pages are read. If not, see what the log says of drawing.",
        )


def home_page(site: Settings) -> Iterator[Ailment]:
    if not HomePage.objects.live().exists():
        yield Ailment(
            "home page", "There is no live home page.", "Run `newsreel init` on the site folder again."
        )


def publication(site: Settings) -> Iterator[Ailment]:
    identity = Publication.objects.first()
    if identity is not None and not identity.publisher and site.address.scheme == "https":
        yield Ailment(
            "publication",
            "The legal pages name no publisher.",
            "Fill in Settings › Publication in the admin.",
        )


def debug_in_public(site: Settings) -> Iterator[Ailment]:
    if site.debug and site.address.host not in ("127.0.0.1", "localhost"):
        yield Ailment(
            "debug",
            f"`debug` is on while the site is public at {site.origin}.",
            "Set debug = false in newsreel.toml.",
        )


def tasks(site: Settings) -> Iterator[Ailment]:
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__gte=timezone.now() - timedelta(days=1)
    ).count()
    if failed:
        yield Ailment(
            "tasks",
            f"{_counted(failed, 'background task')} failed in the last day.",
            "The log of `newsreel serve` says why; `newsreel manage prune_db_task_results` forgets old ones.",
        )
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - LATE).count()
    if waiting:
        yield Ailment(
            "tasks",
            f"{_counted(waiting, 'background task')} still to be done after more than five minutes.",
            "The worker is not running, or too busy: start the site with `newsreel serve`.",
        )


def schedule(site: Settings) -> Iterator[Ailment]:
    late = Article.objects.filter(
        go_live_at__lt=timezone.now() - LATE,
        live=False,
        _revisions__approved_go_live_at__lt=timezone.now() - LATE,
    ).distinct()
    for article in late[:10]:
        yield Ailment(
            "schedule",
            f"“{article.title}” was to be published at {article.go_live_at:%Y-%m-%d %H:%M} UTC and was not.",
            "Open it in the admin: the checklist says what is missing. Is the clock running?",
        )


def sources(site: Settings) -> Iterator[Ailment]:
    for source in Source.objects.filter(is_active=True, failures__gte=5)[:20]:
        yield Ailment(
            "sources",
            f"The source “{source.name}” has failed {source.failures} times in a row: {source.last_error}",
            "Correct its address in the admin, or switch it off.",
        )


MACHINE_CHECKS: Sequence[Check] = (folder, disk, database, backup, migrations)
CONTENT_CHECKS: Sequence[Check] = (
    static_files,
    pages,
    home_page,
    publication,
    debug_in_public,
    tasks,
    schedule,
    sources,
)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _integrity(file: Path) -> str:
    """SQLite's own quick check: an empty string, or what it found first."""
    if not file.exists():
        return "the file is not there"
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as reader:
            answer = str(reader.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if answer == "ok" else answer
