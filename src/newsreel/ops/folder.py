"""The site folder: made once, checked before anything is written into it."""

import json
import socket
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from newsreel.settings import SETTINGS_FILE

OLDEST_SQLITE = (3, 35, 0)


class FolderError(Exception):
    """Why this folder or machine can't hold a site, in one sentence."""


def make_site_folder(folder: Path, *, name: str, address: str) -> bool:
    """Make `folder` with a ``newsreel.toml``. Returns False, and changes nothing, where there is one already.

    Raises :class:`FolderError` when the folder can't be made or written, or holds other files.
    """
    file = folder / SETTINGS_FILE
    if file.exists():
        check_writable(folder)
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(
            f"The folder {folder} can't be made ({error.strerror}). "
            "Choose another one, or give this user the right to write there."
        ) from error
    check_writable(folder)
    if any(not entry.name.startswith(".") for entry in folder.iterdir()):
        raise FolderError(f"The folder {folder} holds other files. Choose an empty or a new one.")
    unfinished = folder / f".{SETTINGS_FILE}.part"
    unfinished.write_text(_settings_text(name=name, address=address), encoding="utf-8")
    unfinished.rename(file)
    return True


def check_writable(folder: Path) -> None:
    """Raise :class:`FolderError` unless files can be made in `folder`."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".newsreel-"):
            pass
    except OSError as error:
        raise FolderError(
            f"The site folder {folder} can't be written ({error.strerror}). "
            "Give this user the right to write there, or free some space."
        ) from error


def check_sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Raise :class:`FolderError` where Python's SQLite is too old or lacks full-text search."""
    if version < OLDEST_SQLITE:
        found, needed = (".".join(map(str, numbers)) for numbers in (version, OLDEST_SQLITE))
        raise FolderError(
            f"This Python carries SQLite {found}, and Newsreel needs {needed} or later. "
            "Use a newer Python, or set `database` to a PostgreSQL address."
        )
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.OperationalError as error:
            raise FolderError(
                "This Python's SQLite has no full-text search (FTS5). "
                "Use another build of Python, or set `database` to a PostgreSQL address."
            ) from error


def check_database_file(file: Path) -> None:
    """Raise :class:`FolderError` where there is a file that SQLite can't read. None yet is well."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise FolderError(_unreadable(file, error)) from error
    except sqlite3.DatabaseError as error:
        raise FolderError(_unreadable(file, error)) from error


def _unreadable(file: Path, error: sqlite3.Error) -> str:
    return (
        f"The database {file} can't be read ({error}). "
        "Bring back the newest backup; docs/operations/backup.md says how."
    )


def check_port_free(bind: str, port: int) -> None:
    """Raise :class:`FolderError` when something listens on the port already, or we may not."""
    listening(bind, port).close()


def listening(bind: str, port: int) -> socket.socket:
    """A socket that has the port. Raises :class:`FolderError` as above."""
    made = socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((bind, port))
    except OSError as error:
        made.close()
        raise FolderError(
            f"Port {port} on {bind} can't be used ({error.strerror or error}). "
            "Stop what listens there, or choose another one with --port."
        ) from error
    return made


def _settings_text(*, name: str, address: str) -> str:
    name = " ".join(name.split())
    return (
        f"# Settings of {name}. Every setting is explained in docs/operations/settings.md;\n"
        "# each can also be given as an environment variable: NEWSREEL_ADDRESS, NEWSREEL_PORT…\n\n"
        f"address = {json.dumps(address)}\n"
        '# time_zone = "Europe/London"\n'
        '# mail = "smtp+starttls://user:password@mail.example.org:587"\n'
        '# mail_from = "Newsroom <desk@example.org>"\n'
        '# desk_mail = ["desk@example.org"]\n'
    )
