"""The database of a running site, as it is at one moment, while others go on writing to it.

The quick way needs no copy: right after everything of the write-ahead log has been moved into the database's
file, a reader that begins reads that file alone, and as long as it reads SQLite changes nothing in the file;
writers go on in the log (https://www.sqlite.org/walformat.html#wal_locks, WAL_READ_LOCK(0)). Whether it began
right then shows in the log, which must still be empty. Where that can't be had, because somebody reads for
long or the database keeps no such log, SQLite's own backup copies it beside.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from newsreel.transfer.archive.errors import ArchiveError

TRIES = 20
_WAIT_A_TRY = 0.25
"""Seconds: while SQLite waits for readers to end, writers wait for it."""
_WAIT_FOR_A_COPY = 20.0
_PAGES_A_STEP = 512


@contextmanager
def snapshot(database: Path, *, beside: Path, tries: int = TRIES) -> Iterator[BinaryIO]:
    """A file with the database of this moment; `beside`: a folder for a copy, where one must be made.

    Only for a process that has no other connection to this database: closing the file would take away its
    locks (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """
    try:
        for _ in range(tries):
            with closing(sqlite3.connect(database, timeout=_WAIT_A_TRY, isolation_level=None)) as reader:
                if _begins_on_empty_log(reader, database):
                    # Closed after the connection, which is ended here, for the same reason.
                    file: BinaryIO = database.open("rb")
                    try:
                        yield file
                    finally:
                        reader.close()
                        file.close()
                    return
        with _copied(database, beside) as file:
            yield file
    except sqlite3.Error as error:
        raise ArchiveError(
            f"The database {database} can't be read ({error}). `newsreel doctor` says more."
        ) from error


def _begins_on_empty_log(reader: sqlite3.Connection, database: Path) -> bool:
    """Begin to read; whether what is read is the file alone, unchanged until the reader ends."""
    try:
        (busy, *_), (mode,) = (
            reader.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone(),
            reader.execute("PRAGMA journal_mode").fetchone(),
        )
        if busy or mode != "wal":
            return False
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            return False
        raise
    log = database.with_name(f"{database.name}-wal")
    return not log.exists() or log.stat().st_size == 0


@contextmanager
def _copied(database: Path, beside: Path) -> Iterator[BinaryIO]:
    with tempfile.NamedTemporaryFile(dir=beside, prefix=".newsreel-backup-") as copy:
        with (
            closing(sqlite3.connect(database, timeout=_WAIT_FOR_A_COPY, isolation_level=None)) as source,
            closing(sqlite3.connect(copy.name)) as target,
        ):
            # One reading for all steps: without it, each write of somebody else would begin the copy anew.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(target, pages=_PAGES_A_STEP)
        with Path(copy.name).open("rb") as file:
            yield file
