"""Whether a site runs: nothing may be moved beneath it."""

import contextlib
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

from newsreel.delivery import node
from newsreel.settings import Settings
from newsreel.transfer.archive.errors import ArchiveError


def check_stopped(folder: Path) -> None:
    """Raise :class:`ArchiveError` where the site in `folder` runs, or anybody else has its database open."""
    if _answers(node.socket(Settings.model_construct(site=folder))):
        raise ArchiveError(
            f"The site in {folder} is running. Stop it first: what it writes now would be lost."
        )
    for database in (folder / "newsreel.sqlite3", *folder.glob("pages/*.sqlite3")):
        if database.exists() and _is_open(database):
            raise ArchiveError(
                f"Somebody has {database} open: the site is running, or another program reads it. "
                "Stop it first."
            )


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
        return True


def _is_open(database: Path) -> bool:
    """Every connection holds a lock on the file as long as it is open, where the database has a log."""
    with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            return "locked" in str(error)
        except sqlite3.DatabaseError:
            # It is damaged: all the more should it be replaced.
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
    return False
