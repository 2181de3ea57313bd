"""A repository in a folder."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.places import HEADER, PACKS, Listed, is_name

_UNFINISHED = ".part"


class FolderPlace:
    def __init__(self, folder: Path) -> None:
        self.told = str(folder)
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        try:
            return self._path(name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._unreadable(name, error) from error

    def part(self, name: str, offset: int, size: int) -> bytes:
        try:
            with self._path(name).open("rb") as file:
                return os.pread(file.fileno(), size, offset)
        except (FileNotFoundError, NotADirectoryError):
            return b""
        except OSError as error:
            raise self._unreadable(name, error) from error

    def put(self, name: str, data: bytes) -> None:
        path = self._path(name)
        beside = path.with_name(f"{path.name}.{os.getpid()}{_UNFINISHED}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
            flush_folder(path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise ArchiveError(
                f"The backup in {self._folder} can't be written ({error.strerror}). "
                "Free some space there, or give this user the right to write."
            ) from error

    def delete(self, name: str) -> None:
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise ArchiveError(f"{name} in {self._folder} can't be removed ({error.strerror}).") from error

    def listed(self, folder: str) -> list[Listed]:
        top = self._folder / folder
        found = []
        for path in top.glob("*/*" if folder == PACKS else "*"):
            name = f"{folder}/{path.relative_to(top).as_posix()}"
            if is_name(name):
                status = path.stat()
                moment = datetime.fromtimestamp(status.st_mtime, UTC)
                found.append(Listed(name, status.st_size, moment))
        return sorted(found, key=lambda listed: listed.name)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Write alone. What a writer left that was killed is removed."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = (self._folder / "lock").open("a")
        except OSError as error:
            raise ArchiveError(
                f"Backups can't be written to {self._folder} ({error.strerror}). "
                "Choose another folder, or give this user the right to write there."
            ) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ArchiveError(
                    f"Another backup is being written to {self._folder} at this moment. "
                    "Try again when it is done."
                ) from error
            for left in (*self._folder.glob(f"*{_UNFINISHED}"), *self._folder.glob(f"*/**/*{_UNFINISHED}")):
                left.unlink(missing_ok=True)
            yield

    def is_free(self) -> bool:
        """Whether a repository can be begun here: nothing of anybody's is in the way."""
        try:
            names = {entry.name for entry in self._folder.iterdir()} - {"lock", "lost+found"}
        except FileNotFoundError:
            return True
        except OSError as error:
            raise ArchiveError(f"The folder {self._folder} can't be read ({error.strerror}).") from error
        return not any(name != HEADER and not name.startswith(f"{HEADER}.") for name in names)

    def _path(self, name: str) -> Path:
        return self._folder / name

    def _unreadable(self, name: str, error: OSError) -> ArchiveError:
        return ArchiveError(f"{name} in {self._folder} can't be read ({error.strerror}).")


def flush_folder(folder: Path) -> None:
    """Make sure that a rename in it outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
