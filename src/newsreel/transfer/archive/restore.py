"""Bringing a site back from a snapshot: all of it is prepared and checked before anything is touched."""

import os
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import AnyUrl

from newsreel.settings import SETTINGS_FILE
from newsreel.transfer.archive import manifest, postgresql, swap
from newsreel.transfer.archive.alone import alone
from newsreel.transfer.archive.backup import Tell, tell_nobody
from newsreel.transfer.archive.destination import read
from newsreel.transfer.archive.errors import ArchiveError, DamagedError
from newsreel.transfer.archive.manifest import FileEntry, Manifest
from newsreel.transfer.archive.pieces import LARGEST
from newsreel.transfer.archive.repository import Repository, opened
from newsreel.transfer.archive.running import check_stopped
from newsreel.transfer.archive.telling import amount

DATABASE_VARIABLE = "NEWSREEL_DATABASE"
_NOTHING = bytes(LARGEST)


@dataclass(frozen=True, slots=True)
class Restored:
    snapshot: str
    site: str
    made_at: str
    bytes: int
    files: int
    former: str
    """The folder with the site that was there before; empty where there was none."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Snapshot:
    name: str
    made_at: str
    site: str
    program: str
    database: str
    files: int
    bytes: int

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def snapshots(address: str, *, passphrase: str = "") -> list[Snapshot]:
    """Those at `address`, the oldest first."""
    with read(address) as place:
        repository = opened(place, passphrase=passphrase)
        found = [(name, manifest.read(repository, name)) for name in manifest.names(repository)]
    return [
        Snapshot(name, one.made_at, one.site, one.program, one.database.kind, one.file_count, one.bytes)
        for name, one in found
    ]


def check(
    address: str, *, snapshot: str = "", passphrase: str = "", tell: Tell = tell_nobody
) -> tuple[str, Manifest]:
    """Read all of a snapshot and hold it against its hashes; raises :class:`ArchiveError`."""
    with read(address) as place:
        repository = opened(place, passphrase=passphrase)
        name = manifest.chosen(repository, snapshot)
        found = manifest.read(repository, name)
        for _ in _database(repository, found, tell):
            pass
        done = 0
        for entry in manifest.files(repository, found):
            for _ in _content(repository, entry):
                pass
            done += entry.size
            tell("files", done, found.file_bytes)
    return name, found


def restore(
    folder: Path,
    address: str,
    *,
    snapshot: str = "",
    passphrase: str = "",
    replace: bool = False,
    now: datetime | None = None,
    tell: Tell = tell_nobody,
) -> Restored:
    """Make `folder` the site of a snapshot at `address`. Raises :class:`ArchiveError`.

    `replace`: also where a site is there already; it is kept in a folder inside of this one.
    """
    now = now or datetime.now(UTC)
    with read(address) as place:
        repository = opened(place, passphrase=passphrase)
        name = manifest.chosen(repository, snapshot)
        found = manifest.read(repository, name)
        _check_target(folder, replace=replace)
        _check_room(folder, found)
        with _made(folder), alone(folder):
            swap.finish(folder)
            new = swap.begin(folder)
            try:
                database = _prepare(repository, found, new, replace=replace, tell=tell)
                check_stopped(folder)
            except BaseException:
                swap.give_up(folder)
                raise
            swap.commit(folder, former=_free_name(folder, now), database=database)
            former = swap.finish(folder)
    return Restored(
        snapshot=name,
        site=found.site,
        made_at=found.made_at,
        bytes=found.bytes,
        files=found.file_count,
        former=str(former or ""),
    )


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder is there; one that was not is gone again where nothing came of it."""
    was_there = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"The folder {folder} can't be made ({error.strerror}). "
            "Name another one with --site, or give this user the right to write there."
        ) from error
    try:
        yield
    except BaseException:
        if not was_there and swap.is_free(folder):
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _free_name(folder: Path, now: datetime) -> str:
    """What the former site's folder is called."""
    moment = f"former-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (moment, *(f"{moment}-{number}" for number in range(2, 1000)))
    return next(name for name in names if not (folder / name).exists())


def _check_target(folder: Path, *, replace: bool) -> None:
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise ArchiveError(f"{there} is no folder. Name another one with --site.")
    if swap.is_free(folder):
        return
    if not (folder / SETTINGS_FILE).exists() and not swap.is_waiting(folder):
        raise ArchiveError(f"The folder {folder} holds other files. Name an empty or a new one with --site.")
    if not replace:
        raise ArchiveError(
            f"There is a site in {folder} already. Add --replace to put the restored one in its place "
            "(the one there is kept beside it), or name another folder with --site."
        )
    check_stopped(folder)


def _check_room(folder: Path, found: Manifest) -> None:
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(there).free
    if found.bytes > free:
        raise ArchiveError(
            f"The site needs {amount(found.bytes)}, and only {amount(free)} are free at {there}. "
            "Make room first."
        )


def _prepare(
    repository: Repository, found: Manifest, new: Path, *, replace: bool, tell: Tell
) -> AnyUrl | None:
    """Write the whole site into `new`. Returns the PostgreSQL that its dump goes to."""
    done = 0
    for entry in manifest.files(repository, found):
        _write_file(repository, entry, new)
        done += entry.size
        tell("files", done, found.file_bytes)
    if found.database.kind == "sqlite":
        if os.environ.get(DATABASE_VARIABLE):
            raise ArchiveError(
                f"The snapshot holds an SQLite database, and {DATABASE_VARIABLE} names a PostgreSQL. "
                "Remove that variable."
            )
        _write(new / swap.DATABASE, _database(repository, found, tell))
        return None
    database = _postgresql(new)
    postgresql.check_ready(database, replace=replace)
    _write(new / swap.DUMP, _with_emptying(_database(repository, found, tell)))
    return database


def _with_emptying(pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield postgresql.EMPTY
    yield from pieces


def _postgresql(new: Path) -> AnyUrl:
    """Where the database is to go: as the environment says, else as the restored settings do."""
    try:
        settings = tomllib.loads((new / SETTINGS_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        settings = {}
    address = os.environ.get(DATABASE_VARIABLE) or settings.get("database")
    if not address:
        raise ArchiveError(
            f"The snapshot holds a PostgreSQL database. Say where it is to go: set {DATABASE_VARIABLE}."
        )
    return AnyUrl(str(address))


def _database(repository: Repository, found: Manifest, tell: Tell) -> Iterator[bytes]:
    size = 0
    for name in manifest.database_pieces(repository, found.database):
        repository.fetch_pack_of(name)
        piece = repository.read(name)
        size += len(piece)
        if size > found.database.size:
            break
        tell("database", size, found.database.size)
        yield piece
    if size != found.database.size:
        raise DamagedError("The snapshot’s database is not as large as it was. Use another snapshot.")


def _content(repository: Repository, entry: FileEntry) -> Iterator[bytes]:
    size = 0
    for piece in entry.pieces:
        name = bytes.fromhex(piece)
        repository.fetch_pack_of(name)
        content = repository.read(name)
        size += len(content)
        yield content
    if size != entry.size:
        raise DamagedError(f"“{entry.path}” in the snapshot is not as large as it was. Use another snapshot.")


def _write_file(repository: Repository, entry: FileEntry, new: Path) -> None:
    file = new / entry.path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, _content(repository, entry))
        file.chmod(entry.mode)
        os.utime(file, ns=(entry.modified, entry.modified))
    except (FileExistsError, NotADirectoryError) as error:
        raise DamagedError(
            f"The snapshot holds “{entry.path}” twice. It was not made by Newsreel."
        ) from error
    except OSError as error:
        raise ArchiveError(f"“{entry.path}” can't be written ({error.strerror}). Make room first.") from error


def _write(file: Path, contents: Iterator[bytes]) -> None:
    """A new file for its owner alone; where there is nothing but zeros, it takes no room."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
        for content in contents:
            if content == _NOTHING[: len(content)]:
                made.seek(len(content), os.SEEK_CUR)
            else:
                made.write(content)
        made.truncate(made.tell())
