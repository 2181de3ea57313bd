"""Putting a restored site in the place of the one before it: wholly, or not at all.

What comes is prepared in `.restore/new` inside the site folder, for beside it may be another disk, or a place
that isn't ours to write. When all of it is there and on the disk, a journal says so. Until then the former
site is untouched; from then on whoever comes next, this process or any later command, moves what is left to
move. Each step can be repeated.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from pydantic import AnyUrl

from newsreel.transfer.archive import JOURNAL, STAGE, postgresql
from newsreel.transfer.archive.alone import LOCK, alone
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.manifest import FILES, FOLDERS
from newsreel.transfer.archive.places.folder import flush_folder

DATABASE = "newsreel.sqlite3"
DUMP = "database.sql"
_MADE_AGAIN = ("pages", "plain")
_MOVED = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", *FOLDERS, *FILES, *_MADE_AGAIN)
_NOBODYS = {LOCK, STAGE.name, "lost+found", "prepare.lock"}


def is_free(folder: Path) -> bool:
    """Whether nothing of anybody's is in the folder."""
    try:
        return all(entry.name in _NOBODYS for entry in folder.iterdir())
    except FileNotFoundError:
        return True


def begin(folder: Path) -> Path:
    """An empty folder to prepare the new site in. What an earlier restore left unfinished goes."""
    stage = folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    new = stage / "new"
    new.mkdir(parents=True, mode=0o700)
    return new


def give_up(folder: Path) -> None:
    """Leave nothing behind of what was prepared."""
    shutil.rmtree(folder / STAGE, ignore_errors=True)


def commit(folder: Path, *, former: str, database: AnyUrl | None) -> None:
    """From here on the new site is the site.

    `former`: what the folder with the one before it is to be called; `database`: where the dump is to go.
    """
    os.sync()
    stage = folder / STAGE
    beside = stage / f"{JOURNAL.name}.part"
    # For us alone: the address of a database may hold its password.
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        journal = {
            "former": former,
            "database": str(database) if database else "",
            "coming": [name for name in _MOVED if (stage / "new" / name).exists()],
        }
        json.dump(journal, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / JOURNAL)
    flush_folder(stage)


def is_waiting(folder: Path) -> bool:
    """Whether a restore was killed after all was prepared."""
    return (folder / JOURNAL).exists()


def finish(folder: Path) -> Path | None:
    """Move what is left to move. Returns the folder with the former site, where there was one."""
    if not is_waiting(folder):
        return None
    stage = folder / STAGE
    try:
        journal = json.loads((folder / JOURNAL).read_text(encoding="utf-8"))
        kept = _move(folder, stage, journal)
    except OSError as error:
        raise ArchiveError(
            f"The restored site can't be moved into its place in {folder} ({error.strerror}). "
            "Mend that, and run any command on the site: it goes on from there."
        ) from error
    (folder / JOURNAL).unlink()
    shutil.rmtree(stage, ignore_errors=True)
    return kept


def finish_waiting(folder: Path) -> None:
    """To be called before a site is used; of several who do, one does it."""
    with alone(folder, wait=True):
        finish(folder)


def _move(folder: Path, stage: Path, journal: dict[str, Any]) -> Path | None:
    new, former = stage / "new", stage / "former"
    dump = new / DUMP
    if dump.exists():
        postgresql.replace(AnyUrl(journal["database"]), dump)
        dump.unlink()
    former.mkdir(exist_ok=True)
    for name in _MOVED:
        # What has left its place in the stage stands in the site folder already.
        has_come = name in journal["coming"] and not (new / name).exists()
        if (folder / name).exists() and not has_come:
            (folder / name).rename(former / name)
        if (new / name).exists():
            (new / name).rename(folder / name)
    # It tells which database was brought up to this program: another one.
    (folder / "built" / "prepared.sha256").unlink(missing_ok=True)
    for name in _MADE_AGAIN:
        shutil.rmtree(former / name, ignore_errors=True)
    flush_folder(folder)
    kept = folder / journal["former"]
    if any(former.iterdir()):
        former.rename(kept)
    return kept if kept.exists() else None
