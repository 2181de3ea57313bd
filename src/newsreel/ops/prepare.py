"""Bring a site up to the program: database, static files, home page, roles. Safe to repeat at every start."""

import fcntl
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from newsreel.newsroom import actions
from newsreel.ops.prepared import note_prepared
from newsreel.settings import Settings

Say = Callable[[str], None]


def prepare(site: Settings, *, name: str, say: Say = lambda sentence: None) -> None:
    """Migrate, collect static files when they changed, and open the site if it has no home page yet.

    Of several processes that begin at once, one does it and the others wait.
    """
    with (site.site / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _prepare(site, name=name, say=say)
        note_prepared(site)


def _prepare(site: Settings, *, name: str, say: Say) -> None:
    if not _is_migrated():
        say("Setting up the database (about half a minute the first time)…")
        call_command("migrate", verbosity=0, interactive=False)
    _collect_static(say)
    site.media_folder.mkdir(exist_ok=True)
    home = actions.open_site(name=name, origin=site.origin)
    actions.ensure_roles(home)


def pending_migrations() -> list[str]:
    """Names of the migrations that the database has not had, like ``newsroom.0004_…``."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _is_migrated() -> bool:
    """Whether every migration file on disk is recorded; far quicker than building the graph."""
    recorder = MigrationRecorder(connection)
    if not recorder.has_table():
        return False
    applied = set(recorder.applied_migrations())
    for config in apps.get_app_configs():
        folder = Path(config.path) / "migrations"
        for file in folder.glob("[0-9]*.py"):
            if (config.label, file.stem) not in applied and not _is_squash_or_replaced(config.label, file):
                return False
    return True


def _is_squash_or_replaced(label: str, file: Path) -> bool:
    """A squashed migration counts as applied through those it replaces, and they through it."""
    return "replaces = [" in file.read_text(encoding="utf-8")


def _collect_static(say: Say) -> None:
    """Copy, name by content and compress all static files; skipped while none has changed."""
    fingerprint = _static_fingerprint()
    stamp = Path(settings.STATIC_ROOT).parent / "static.sha256"
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    say("Preparing styles, scripts and fonts…")
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, stdout=io.StringIO())
    stamp.write_text(fingerprint)


def _static_fingerprint() -> str:
    """A digest over name, size and time of every static file."""
    digest = hashlib.sha256()
    for finder in finders.get_finders():
        for name, storage in finder.list(None):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
