"""A PostgreSQL database as text that its own programs write and read."""

import os
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import AnyUrl

from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.pieces import LARGEST, PAGES

# In one transaction with what follows: who is killed has changed nothing.
EMPTY = b"""
SET client_min_messages = warning;
DO $$ DECLARE it record; BEGIN
  FOR it IN SELECT schemaname, tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I.%I CASCADE', it.schemaname, it.tablename);
  END LOOP;
  FOR it IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP SEQUENCE IF EXISTS public.%I CASCADE', it.sequencename);
  END LOOP;
END $$;
"""


def dumped(database: AnyUrl) -> Iterator[bytes]:
    """All of it as of one moment, in pieces that end where the text says so: a row more changes one piece."""
    command = [_program("pg_dump"), "--no-owner", "--no-privileges", "--no-password"]
    with tempfile.TemporaryFile() as told:
        with subprocess.Popen(  # noqa: S603 -- PostgreSQL's own program
            command, env=_environment(database), stdout=subprocess.PIPE, stderr=told
        ) as process:
            if process.stdout is not None:
                yield from cut(process.stdout)
        if process.returncode:
            told.seek(0)
            reason = _first_line(told.read(10_000))
            raise ArchiveError(f"pg_dump could not read the database ({reason}).")


def cut(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Cut at lines that say so by their content; a line may be longer than a piece."""
    gathered: list[bytes] = []
    size = 0
    for line in lines:
        gathered.append(line)
        size += len(line)
        if size >= LARGEST or (size >= PAGES and zlib.crc32(line) % 4 == 0):
            yield from _of_bearable_size(b"".join(gathered))
            gathered, size = [], 0
    if gathered:
        yield from _of_bearable_size(b"".join(gathered))


def _of_bearable_size(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), LARGEST):
        yield content[start : start + LARGEST]


def replace(database: AnyUrl, dump: Path) -> None:
    """Put what was dumped, after :data:`EMPTY`, in the place of all that is there: wholly, or not at all."""
    command = [_program("psql"), "--no-psqlrc", "--quiet", "--no-password", "--single-transaction"]
    # From a file, not through a pipe: that would end with us, and half of the text be taken for all of it.
    done = subprocess.run(  # noqa: S603 -- PostgreSQL's own program
        [*command, "--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--file={dump}"],
        env=_environment(database),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        raise ArchiveError(
            f"psql could not bring the database back ({_first_line(done.stderr)}). It is as it was before."
        )


_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
_TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"


def check_ready(database: AnyUrl, *, replace: bool) -> None:
    """Raises :class:`ArchiveError` where nothing can or may be brought back into it now."""
    if _number(database, _OTHERS):
        raise ArchiveError("Somebody is connected to the database: the site is running. Stop it first.")
    if not replace and _number(database, _TABLES):
        raise ArchiveError(
            "The database is not empty. Add --replace to put the restored one in its place, "
            "or name another one."
        )


def _number(database: AnyUrl, question: str) -> int:
    command = [_program("psql"), "--no-psqlrc", "--quiet", "--no-password", "--tuples-only"]
    done = subprocess.run(  # noqa: S603 -- PostgreSQL's own program
        [*command, f"--command={question}"], env=_environment(database), capture_output=True, check=False
    )
    if done.returncode:
        raise ArchiveError(
            f"The database can't be reached ({_first_line(done.stderr)}). Mend the setting `database`."
        )
    return int(done.stdout)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ArchiveError(
            f"{name} is not installed; backups of a PostgreSQL database need it. "
            "Install PostgreSQL’s client programs (Debian: postgresql-client)."
        )
    return found


def _environment(database: AnyUrl) -> dict[str, str]:
    """By variables, not by arguments: those anybody on the machine can read."""
    parts = urlsplit(str(database))
    given = {
        "PGHOST": parts.hostname,
        "PGPORT": str(parts.port) if parts.port else None,
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": parts.path.lstrip("/"),
    }
    return {**os.environ, **{name: value for name, value in given.items() if value}}


def _first_line(told: bytes) -> str:
    lines = told.decode(errors="replace").strip().splitlines()
    return (lines or ["no reason given"])[0].removeprefix("pg_dump: ").removeprefix("psql: ")
