"""Where an export is read from: a folder or a zip file. What stands in it may be anybody's."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from newsreel.transfer.export.errors import ExchangeError

LONGEST_LINE = 128 << 20
"""Bytes. An article with all its versions is one line; this is a thousand times what they come to."""
MANIFEST = "newsreel.json"
FORMAT = "newsreel-export"
VERSION = 1
_UNREADABLE = (
    *(OSError, EOFError, KeyError, ValueError, RuntimeError, OverflowError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, struct.error),
)
"""Whatever the standard library raises of a damaged zip file."""


class Export:
    """An export that can be read again and again."""

    def __init__(self, source: Path, archive: zipfile.ZipFile | None) -> None:
        self._source = source
        self._archive = archive
        self.manifest = self._read_manifest()
        self.files: dict[str, Any] = self.manifest.get("files") or {}

    def count(self, name: str) -> int:
        """Lines that the file should have, as the manifest says."""
        return int(self.files.get(name, {}).get("lines", 0))

    def rows(self, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Line numbers and lines. A file that the export does not list has none.

        Raises ExchangeError where the file is cut, was changed, or holds a line that is no JSON object.
        """
        listed = self.files.get(name)
        if listed is None:
            return
        digest, number = hashlib.sha256(), 0
        with self.open(name) as file:
            while line := file.readline(LONGEST_LINE):
                number += 1
                digest.update(line)
                yield number, self._row(name, number, line)
        if digest.hexdigest() != listed.get("sha256"):
            raise ExchangeError(
                f"{name} in {self._source} is not as it was written: it was cut or changed. Make the export "
                "anew; to change one on purpose, bring its SHA-256 in newsreel.json up to date."
            )

    def _row(self, name: str, number: int, line: bytes) -> dict[str, Any]:
        if not line.endswith(b"\n"):
            raise ExchangeError(f"{name}, line {number} in {self._source}: it has no end. The file was cut.")
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ExchangeError(f"{name}, line {number} in {self._source}: this is no JSON.") from error
        if not isinstance(row, dict):
            raise ExchangeError(f"{name}, line {number} in {self._source}: this is no JSON object.")
        return row

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A file of the export. Raises ExchangeError where it is missing or damaged."""
        try:
            if self._archive is not None:
                with self._archive.open(name) as inside:
                    yield inside
            else:
                with (self._source / name).open("rb") as outside:
                    yield outside
        except _UNREADABLE as error:
            raise ExchangeError(
                f"{name} can't be read from {self._source} ({type(error).__name__}): "
                "it is missing or damaged. Make the export anew."
            ) from error

    def _read_manifest(self) -> dict[str, Any]:
        with self.open(MANIFEST) as file:
            text = file.read(16 << 20)
        try:
            manifest = json.loads(text)
            is_ours = manifest["format"] == FORMAT
            version = int(manifest["version"])
            listed = all(
                isinstance(each, dict) and isinstance(each.get("lines"), int)
                for each in manifest["files"].values()
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ExchangeError(_not_ours(self._source)) from error
        if not is_ours or not listed:
            raise ExchangeError(_not_ours(self._source))
        if version > VERSION:
            raise ExchangeError(
                f"{self._source} is written in version {version} of the format; this program reads up to "
                f"version {VERSION}. Bring the program up to date."
            )
        return dict(manifest)


def _not_ours(source: Path) -> str:
    return (
        f"{source} is no export of Newsreel: its {MANIFEST} does not say so. "
        "Name a folder or a .zip file that `newsreel export` wrote."
    )


@contextmanager
def opened(source: Path) -> Iterator[Export]:
    """Raises ExchangeError where there is none."""
    if source.is_dir():
        if not (source / MANIFEST).is_file():
            raise ExchangeError(_not_ours(source))
        yield Export(source, None)
        return
    if not source.is_file():
        raise ExchangeError(f"There is no file or folder {source}.")
    try:
        archive = zipfile.ZipFile(source)
    except _UNREADABLE as error:
        raise ExchangeError(_not_ours(source)) from error
    with archive:
        if MANIFEST not in archive.NameToInfo:
            raise ExchangeError(_not_ours(source))
        yield Export(source, archive)
