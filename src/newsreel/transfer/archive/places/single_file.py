"""A repository with one snapshot in a single file: a plain tar of the same objects, in the order of writing.

The snapshot comes last, so that a file which was cut anywhere is one without a snapshot.
"""

import os
import tarfile
from pathlib import Path
from typing import BinaryIO, Self

from newsreel.transfer.archive.errors import ArchiveError, DamagedError
from newsreel.transfer.archive.places import HEADER, Listed, is_name
from newsreel.transfer.archive.places.folder import flush_folder

_BLOCK = tarfile.BLOCKSIZE


class FilePlace:
    """Use :meth:`opened` or :meth:`begun`; to be closed after use, as a context."""

    def __init__(self, path: Path, file: BinaryIO, objects: dict[str, tuple[int, int]]) -> None:
        self.told = str(path)
        self._path = path
        self._file = file
        self._objects = objects
        self._unfinished: Path | None = None

    @classmethod
    def opened(cls, path: Path) -> Self:
        try:
            file = path.open("rb")
        except OSError as error:
            raise ArchiveError(f"The file {path} can't be read ({error.strerror}).") from error
        try:
            return cls(path, file, _objects(path, file))
        except BaseException:
            file.close()
            raise

    @classmethod
    def begun(cls, path: Path) -> Self:
        """A new one, which takes the name `path` with :meth:`finish`."""
        if path.exists():
            try:
                cls.opened(path).close()
            except ArchiveError as error:
                raise ArchiveError(
                    f"{path} is there already and is no backup; it is not written over. Name another file."
                ) from error
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = unfinished.open("w+b")
        except OSError as error:
            raise ArchiveError(
                f"The file {path} can't be written ({error.strerror}). "
                "Choose another place, or give this user the right to write there."
            ) from error
        made = cls(path, file, {})
        made._unfinished = unfinished
        return made

    def get(self, name: str) -> bytes | None:
        if name not in self._objects:
            return None
        return self.part(name, 0, self._objects[name][1])

    def part(self, name: str, offset: int, size: int) -> bytes:
        start, whole = self._objects.get(name, (0, 0))
        return os.pread(self._file.fileno(), max(0, min(size, whole - offset)), start + offset)

    def put(self, name: str, data: bytes) -> None:
        header = tarfile.TarInfo(name)
        header.size, header.mode = len(data), 0o600
        try:
            start = self._file.seek(0, os.SEEK_END) + _BLOCK
            padding = bytes(-len(data) % _BLOCK)
            self._file.write(header.tobuf(tarfile.USTAR_FORMAT) + data + padding)
            self._file.flush()
        except OSError as error:
            raise self._unwritable(error) from error
        self._objects[name] = (start, len(data))

    def delete(self, name: str) -> None:
        raise ArchiveError(f"Nothing can be taken out of {self._path}; write a new one instead.")

    def listed(self, folder: str) -> list[Listed]:
        return [
            Listed(name, size, None)
            for name, (_start, size) in self._objects.items()
            if name.startswith(f"{folder}/")
        ]

    def finish(self) -> None:
        """Give it its name: from now on it is there."""
        if self._unfinished is None:
            return
        try:
            self._file.seek(0, os.SEEK_END)
            self._file.write(bytes(2 * _BLOCK))
            self._file.flush()
            os.fsync(self._file.fileno())
            self._unfinished.replace(self._path)
            flush_folder(self._path.parent)
        except OSError as error:
            raise self._unwritable(error) from error
        self._unfinished = None

    def close(self) -> None:
        """What was not finished is gone."""
        self._file.close()
        if self._unfinished is not None:
            self._unfinished.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _unwritable(self, error: OSError) -> ArchiveError:
        return ArchiveError(
            f"The file {self._path} can't be written ({error.strerror}). Free some space there."
        )


def _objects(path: Path, file: BinaryIO) -> dict[str, tuple[int, int]]:
    """Where each object stands in the file; its members are never unpacked by their names."""
    end = file.seek(0, os.SEEK_END)
    found: dict[str, tuple[int, int]] = {}
    offset = 0
    while len(block := os.pread(file.fileno(), _BLOCK, offset)) == _BLOCK and block.strip(b"\0"):
        try:
            header = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        except (tarfile.HeaderError, ValueError) as error:
            raise _refusal(path, found) from error
        start = offset + _BLOCK
        is_ours = header.type == tarfile.REGTYPE and is_name(header.name) and header.name not in found
        if not is_ours or (not found and header.name != HEADER):
            raise _refusal(path, found)
        if not 0 <= header.size <= end - start:
            raise DamagedError(f"{path} is cut: something is missing at its end. Use another copy of it.")
        found[header.name] = (start, header.size)
        offset = start + header.size + -header.size % _BLOCK
    if not found:
        raise _refusal(path, found)
    return found


def _refusal(path: Path, found: dict[str, tuple[int, int]]) -> ArchiveError:
    if found:
        return DamagedError(f"{path} is damaged: what stands in it is no backup’s. Use another copy of it.")
    return ArchiveError(f"{path} is no backup that Newsreel made.")
