"""New files in a folder where others drop them: messages, wire copy.

Its address is `folder:` and its path within the one folder that the site's owner gave for this.
"""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsreel.gather.items import UnreadableSourceError

MOST_FILES = 200
"""Taken at one look; what is left comes at the next."""
LARGEST_FILE = 25 * 1024 * 1024
MOST_IN_FOLDER = 20_000
"""Files beyond which a folder is not read: which were read before is remembered one by one."""
SCHEME = "folder:"


@dataclass(frozen=True, slots=True)
class DroppedFile:
    name: str
    body: bytes
    mark: str
    """Name, size and time of the last change: the same mark is the same file, read before."""


def dropped_into(allowed: Path, address: str) -> Path:
    """The folder at an address. Raises :class:`UnreadableSourceError` for one that isn't within `allowed`."""
    written = address.removeprefix(SCHEME).strip("/")
    folder = allowed / written
    try:
        inside = folder.resolve().is_relative_to(allowed.resolve()) and "\x00" not in written
    except (OSError, ValueError, RuntimeError):
        inside = False
    if not written or not inside:
        raise UnreadableSourceError(
            f"“{written}” is no folder within {allowed}. Name one in there, without links that lead out."
        )
    return folder


def new_files(folder: Path, *, endings: Collection[str], seen: Collection[str]) -> Iterator[DroppedFile]:
    """The files with one of these endings whose mark isn't among those `seen`, oldest first.

    Links, hidden files and files too large are passed over. Raises :class:`UnreadableSourceError`.
    """
    try:
        found = sorted(_candidates(folder, endings))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableSourceError(f"The folder {folder} can't be read: {reason}.") from error
    if len(found) > MOST_IN_FOLDER:
        raise UnreadableSourceError(
            f"The folder {folder} holds more than {MOST_IN_FOLDER:,} files. Move those away that were read."
        )
    taken = 0
    for changed, name, size in found:
        mark = f"{name}:{size}:{changed}"
        if mark in seen or size > LARGEST_FILE:
            continue
        if taken == MOST_FILES:
            return
        try:
            body = _read(folder / name)
        except OSError:
            continue  # gone meanwhile, or not yet ours to read: it comes at the next look
        taken += 1
        yield DroppedFile(name, body, mark)


def marks_there(folder: Path, *, endings: Collection[str]) -> set[str]:
    """The marks of all files that are there: of those seen, the others need not be remembered."""
    try:
        return {f"{name}:{size}:{changed}" for changed, name, size in _candidates(folder, endings)}
    except OSError:
        return set()


def _read(file: Path) -> bytes:
    """A file's bytes, as far as one may be long; never through a link put in its place meanwhile."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as opened:
        return opened.read(LARGEST_FILE)


def _candidates(folder: Path, endings: Collection[str]) -> Iterator[tuple[int, str, int]]:
    for file in folder.iterdir():
        if file.name.startswith(".") or file.suffix.lower() not in endings:
            continue
        if file.is_symlink() or not file.is_file():
            continue
        status = file.stat()
        yield status.st_mtime_ns, file.name, status.st_size
