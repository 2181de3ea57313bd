"""Records as files of a folder: the store that needs nothing but a disk."""

import contextlib
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from newsreel.delivery.store import StoreError, file_name

_UNFINISHED = ".unfinished"


class FolderStore:
    """One file for a name, in one of 256 folders, so that none of them grows past what a file system likes.

    Writing goes beside the file and is renamed over it (rename(2) is atomic). Nothing is flushed to the disk
    at once: after a power cut a file may be torn, which its checksum shows, and it is drawn anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()
        try:
            for first in range(256):
                (folder / f"{first:02x}").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The page store {folder} can't be made: {error.strerror}") from error

    def path_of(self, name: str) -> Path:
        digest = file_name(name)
        return self._folder / digest[:2] / digest[2:]

    def get(self, name: str) -> bytes | None:
        try:
            return self.path_of(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{name} can't be read from the page store: {error.strerror}") from error

    def put(self, name: str, data: bytes) -> None:
        path = self.path_of(name)
        beside = path.with_name(f"{path.name}.{os.getpid()}-{next(self._numbers)}{_UNFINISHED}")
        try:
            beside.write_bytes(data)
            beside.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise StoreError(f"{name} can't be written to the page store: {error.strerror}") from error

    def delete(self, name: str) -> None:
        try:
            self.path_of(name).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{name} can't be deleted from the page store: {error.strerror}") from error

    def values(self) -> Iterator[bytes]:
        for path in self._files():
            with contextlib.suppress(FileNotFoundError):
                yield path.read_bytes()

    def _files(self) -> Iterator[Path]:
        for first in range(256):
            for entry in os.scandir(self._folder / f"{first:02x}"):
                if not entry.name.endswith(_UNFINISHED):
                    yield Path(entry.path)

    def sweep(self) -> int:
        """Remove what writers that were killed left behind; returns how many files."""
        left = [*self._folder.glob(f"??/*{_UNFINISHED}")]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)
