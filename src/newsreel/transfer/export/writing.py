"""Where an export is written: a folder or a zip file, which is there whole or not at all."""

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from newsreel import settings
from newsreel.transfer.export.errors import ExchangeError

_CHUNK = 1 << 20
_DATE = (1980, 1, 1, 0, 0, 0)
"""Of everything in a zip file: the same contents shall give the same bytes."""


class Sink(Protocol):
    def lines(self, name: str, rows: Iterable[dict[str, Any]]) -> tuple[int, str]:
        """Write a file of JSON lines. Returns how many there were, and their SHA-256."""

    def copy(self, name: str, source: IO[bytes]) -> None:
        """Write a file with these contents, unless there is one of this name."""


def as_line(row: dict[str, Any]) -> bytes:
    """UTF-8; what is no text (half a surrogate pair, which JSON may carry) is written as an escape."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _write_lines(file: IO[bytes], rows: Iterable[dict[str, Any]]) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    for row in rows:
        line = as_line(row)
        digest.update(line)
        file.write(line)
        count += 1
    return count, digest.hexdigest()


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lines(self, name: str, rows: Iterable[dict[str, Any]]) -> tuple[int, str]:
        with (self._folder / name).open("wb") as file:
            return _write_lines(file, rows)

    def copy(self, name: str, source: IO[bytes]) -> None:
        path = self._folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                shutil.copyfileobj(source, file, _CHUNK)


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def lines(self, name: str, rows: Iterable[dict[str, Any]]) -> tuple[int, str]:
        with self._archive.open(_entry(name, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as file:
            return _write_lines(file, rows)

    def copy(self, name: str, source: IO[bytes]) -> None:
        if name in self._archive.NameToInfo:
            return
        # Pictures are compressed already.
        with self._archive.open(_entry(name, zipfile.ZIP_STORED), "w", force_zip64=True) as file:
            shutil.copyfileobj(source, file, _CHUNK)


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_DATE)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    return entry


@contextmanager
def opened(target: Path) -> Iterator[Sink]:
    """A place beside `target`, which takes its name once all is written. Raises ExchangeError."""
    _check(target)
    try:
        with _opened_zip(target) if target.suffix.lower() == ".zip" else _opened_folder(target) as sink:
            yield sink
    except OSError as error:
        raise ExchangeError(
            f"The export can't be written to {target} ({error.strerror or error}). "
            "Name a place with room for it, where you may write."
        ) from error


def check_private(target: Path) -> None:
    """Raises ExchangeError where readers could fetch it."""
    media = settings.current().media_folder.resolve()
    if target.resolve().is_relative_to(media):
        raise ExchangeError(
            f"{target} lies in {media}, which readers can fetch files from. Name another place."
        )


def _check(target: Path) -> None:
    check_private(target)
    if not target.parent.is_dir():
        raise ExchangeError(f"There is no folder {target.parent}. Make it first, or name another place.")
    if target.is_dir() and target.suffix.lower() != ".zip" and not any(target.iterdir()):
        return
    if target.exists():
        raise ExchangeError(f"{target} is there already. Name a new place, or move the former export away.")


@contextmanager
def _opened_zip(target: Path) -> Iterator[Sink]:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                yield _Zip(archive)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _opened_folder(target: Path) -> Iterator[_Folder]:
    with unfinished_folder(target) as folder:
        yield _Folder(folder)


@contextmanager
def checked_folder(target: Path) -> Iterator[Path]:
    """A folder beside `target`, which takes its name once all is written. Raises ExchangeError."""
    _check(target)
    with unfinished_folder(target) as folder:
        yield folder


@contextmanager
def unfinished_folder(target: Path) -> Iterator[Path]:
    unfinished = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        yield unfinished
        unfinished.chmod(0o700)
        unfinished.replace(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
