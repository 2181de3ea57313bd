"""Making a snapshot of a site while it runs. Django is not needed, and not started."""

import contextlib
import importlib.metadata
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newsreel.settings import Settings
from newsreel.transfer.archive import manifest, postgresql, sqlite_snapshot
from newsreel.transfer.archive.alone import alone
from newsreel.transfer.archive.contents import Contents, Found
from newsreel.transfer.archive.destination import is_single_file, written
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.manifest import FOLDERS, Database, FileEntry, Kind, Manifest
from newsreel.transfer.archive.pieces import LARGEST, PAGES
from newsreel.transfer.archive.repository import Repository, begun
from newsreel.transfer.archive.retention import Keep, moment_of, thin_out

Tell = Callable[[str, int, int], None]
"""What is done, how much of it, of how much; 0 where that isn't known."""
_READINGS = 3
"""Of a file that changes while it is read."""


def tell_nobody(what: str, done: int, of: int) -> None:
    """Where nobody looks on."""


@dataclass(frozen=True, slots=True)
class Made:
    snapshot: str
    to: str
    bytes: int
    bytes_written: int
    files: int
    left_out: list[str]
    removed: list[str]
    """Older snapshots that were not to be kept."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def back_up(
    site: Settings,
    address: str,
    *,
    passphrase: str = "",
    keep: Keep | None = None,
    now: datetime | None = None,
    tell: Tell = tell_nobody,
) -> Made:
    """Write a snapshot of the site to `address`, and check it. Raises :class:`ArchiveError`.

    `keep`: which snapshots to keep besides; without it, all.
    """
    now = now or datetime.now(UTC)
    _check_outside(site, address)
    with alone(site.site), written(address) as place:
        repository = begun(place, passphrase=passphrase)
        former = _former(repository, site)
        database = _database(repository, site, former, tell)
        contents = Contents(site.site)
        files = _Files(repository, former, contents, tell)
        pieces = manifest.keep_files(repository, files)
        repository.flush()
        made = Manifest(
            version=manifest.VERSION,
            program=importlib.metadata.version("newsreel"),
            made_at=_moment(repository, now),
            site=site.origin,
            database=database,
            files=pieces,
            file_count=files.count,
            file_bytes=files.bytes,
            left_out=contents.left_out + _elsewhere(site),
        )
        name = manifest.write(repository, made)
        removed = thin_out(repository, keep, now) if keep and not is_single_file(address) else []
    return Made(
        snapshot=name,
        to=place.told,
        bytes=made.bytes,
        bytes_written=repository.bytes_written,
        files=files.count,
        left_out=made.left_out,
        removed=removed,
    )


def _moment(repository: Repository, now: datetime) -> str:
    """Later than any snapshot there: the newest is known by its name."""
    moment = now.astimezone(UTC)
    for name in manifest.names(repository)[-1:]:
        moment = max(moment, moment_of(name) + timedelta(seconds=1))
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _check_outside(site: Settings, address: str) -> None:
    if address.startswith("s3://"):
        return
    path = Path(address).expanduser().resolve()
    for name in FOLDERS:
        if path.is_relative_to((site.site / name).resolve()):
            raise ArchiveError(f"A backup in {site.site / name} would hold itself. Choose another place.")


def _elsewhere(site: Settings) -> list[str]:
    if site.dropped_folder == (site.site / "drop").absolute() or not site.dropped_folder.exists():
        return []
    return [f"{site.dropped_folder}: the drop folder lies outside the site folder."]


def _former(repository: Repository, site: Settings) -> Manifest | None:
    """The snapshot before this one; none where it can't be read, for then nothing can be taken from it."""
    for name in reversed(manifest.names(repository)):
        with contextlib.suppress(ArchiveError):
            found = manifest.read(repository, name)
            if found.site == site.origin:
                return found
    return None


def _database(repository: Repository, site: Settings, former: Manifest | None, tell: Tell) -> Database:
    kind: Kind = "sqlite" if site.database is None else "postgresql"
    same = former.database if former and former.database.kind == kind else None
    known: list[bytes] = []
    if same:
        with contextlib.suppress(ArchiveError):
            known = list(manifest.database_pieces(repository, same))
    names, size = [], 0
    with _pieces(site) as (pieces, whole):
        for number, piece in enumerate(pieces):
            name = repository.key.name_of_page(piece)
            is_like = kind == "sqlite" and number < len(known)
            repository.keep(piece, name=name, former=known[number] if is_like else b"")
            names.append(name)
            size += len(piece)
            tell("database", size, whole)
    listed = manifest.keep_names(repository, names, same.pieces if same else [])
    return Database(kind=kind, size=size, pieces=listed)


@contextmanager
def _pieces(site: Settings) -> Iterator[tuple[Iterator[bytes], int]]:
    """The database's pieces, and how many bytes they will be."""
    if site.database is not None:
        yield postgresql.dumped(site.database), 0
        return
    if not site.database_file.exists():
        raise ArchiveError(f"There is no database in {site.site}: this site was never started.")
    with sqlite_snapshot.snapshot(site.database_file, beside=site.site) as file:
        yield iter(lambda: file.read(PAGES), b""), os.fstat(file.fileno()).st_size


class _Files:
    """Iterating keeps the site's files and gives their entries; those that are as they were aren't read."""

    def __init__(
        self, repository: Repository, former: Manifest | None, contents: Contents, tell: Tell
    ) -> None:
        self.count = 0
        self.bytes = 0
        self._repository = repository
        self._former = manifest.files(repository, former) if former else iter(())
        self._next: FileEntry | None = None
        self._contents = contents
        self._tell = tell

    def __iter__(self) -> Iterator[FileEntry]:
        all_found = sorted(self._contents, key=lambda found: found.path)
        whole = sum(found.size for found in all_found)
        for found in all_found:
            entry = self._as_it_was(found) or self._read(found)
            if entry is not None:
                self.count += 1
                self.bytes += entry.size
                self._tell("files", self.bytes, whole)
                yield entry

    def _as_it_was(self, found: Found) -> FileEntry | None:
        entry = self._former_entry(found.path)
        if entry is None or (entry.size, entry.modified, entry.status) != (
            found.size,
            found.modified,
            found.status,
        ):
            return None
        if not all(bytes.fromhex(piece) in self._repository.index for piece in entry.pieces):
            return None
        return entry.model_copy(update={"mode": found.mode}) if entry.mode != found.mode else entry

    def _former_entry(self, path: str) -> FileEntry | None:
        """Both lists are sorted, so they are read side by side."""
        try:
            while self._next is None or self._next.path < path:
                self._next = next(self._former)
        except StopIteration:
            return None
        except ArchiveError:
            # The former list is damaged: from here on every file is read.
            self._former = iter(())
            return None
        return self._next if self._next.path == path else None

    def _read(self, found: Found) -> FileEntry | None:
        for _ in range(_READINGS):
            try:
                with found.file.open("rb") as file:
                    before = os.fstat(file.fileno())
                    pieces, size = self._keep(iter(lambda file=file: file.read(LARGEST), b""))  # type: ignore[misc] # no lambda is typed
                    after = os.fstat(file.fileno())
            except FileNotFoundError:
                return None
            except OSError as error:
                self._contents.left_out.append(f"{found.path}: it can't be read ({error.strerror}).")
                return None
            if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
                return FileEntry(
                    path=found.path,
                    size=size,
                    mode=found.mode,
                    modified=found.modified,
                    status=found.status,
                    pieces=pieces,
                )
        self._contents.left_out.append(f"{found.path}: it was being written all the time.")
        return None

    def _keep(self, contents: Iterator[bytes]) -> tuple[list[str], int]:
        pieces, size = [], 0
        for content in contents:
            name = self._repository.key.name_of(content)
            self._repository.keep(content, name=name)
            pieces.append(name.hex())
            size += len(content)
        return pieces, size
