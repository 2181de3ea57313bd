"""What can be imported: an export file, several, a folder of them, packed or not."""

import gzip
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

from newsreel.transfer.wordpress.first_reading import Attempt, Progress
from newsreel.transfer.wordpress.read import read_export
from newsreel.transfer.wordpress.records import ExportError, Record
from newsreel.transfer.wordpress.stream import Mendings, Readable

_ENDINGS = (".xml", ".wxr", ".xml.gz", ".wxr.gz", ".zip")
_EVERY = 25


class ExportFiles:
    """One export, in one file or several: WordPress' own hosts split large ones."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Raises ExportError where there is nothing to read."""
        self.name = ", ".join(map(str, paths))
        self._files = list(chain.from_iterable(map(_unpacked, paths)))
        self._mendings: list[Mendings] = []

    def attempts(self, progress: Progress) -> list[Attempt]:
        return [lambda: self._records(progress, mend=False), lambda: self._records(progress, mend=True)]

    def notes(self) -> list[str]:
        """What had to be mended at the last attempt."""
        several = len(self._files) > 1
        return [
            f"{file}: {sentence}" if several else sentence
            for file, mendings in zip(self._files, self._mendings, strict=False)
            for sentence in mendings.told()
        ]

    def _records(self, progress: Progress, *, mend: bool) -> Iterator[Record]:
        self._mendings = [Mendings() for _ in self._files]
        total = sum(map(_size, self._files))
        done = 0
        for file, mendings in zip(self._files, self._mendings, strict=True):
            for number, record in enumerate(read_export(file, mendings, mend=mend)):
                if number % _EVERY == 0:
                    progress("Reading", min(done + mendings.bytes_read, total), total)
                yield record
            done += _size(file)
        progress("Reading", total, total)


class Gzipped:
    """A file packed by gzip, read as if it were not."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path)

    def is_dir(self) -> bool:
        return False

    def open(self, mode: str, /) -> IO[Any]:
        return cast("IO[bytes]", gzip.open(self.path, "rb"))


def _unpacked(path: Path) -> list[Readable]:
    if path.is_dir():
        found = sorted(each for each in path.iterdir() if each.name.lower().endswith(_ENDINGS))
        if not found:
            raise ExportError(f"There is no export file (.xml, .zip or .gz) in the folder {path}.")
        return [file for each in found for file in _unpacked(each)]
    if _starts_with(path, b"\x1f\x8b"):
        return [Gzipped(path)]
    if _starts_with(path, b"PK\x03\x04"):
        return _zipped(path)
    return [path]


def _zipped(path: Path) -> list[Readable]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError) as error:
        raise ExportError(f"{path} can't be unpacked ({error}). Download it again.") from error
    found = sorted(
        name for name in names if name.lower().endswith((".xml", ".wxr")) and "__MACOSX" not in name
    )
    if not found:
        raise ExportError(f"There is no export file (.xml) in {path}.")
    return [cast("Readable", zipfile.Path(path, name)) for name in found]


def _starts_with(path: Path, mark: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(mark)) == mark
    except OSError:
        # Told where it is read.
        return False


def _size(file: Readable) -> int:
    """In bytes, unpacked, as far as that can be known."""
    if isinstance(file, zipfile.Path):
        with zipfile.ZipFile(str(file.root.filename)) as archive:
            return archive.getinfo(file.at).file_size
    if isinstance(file, Gzipped):
        with file.path.open("rb") as packed:
            packed.seek(-4, 2)
            return int.from_bytes(packed.read(4), "little")
    return file.stat().st_size if isinstance(file, Path) and file.is_file() else 0
