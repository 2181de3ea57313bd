"""New files in a folder where others drop them: messages, wire copy."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsreel.gather.items import UnreadableSourceError

MOST_FILES = 200
"""Taken at one look; what is left comes at the next."""
LARGEST_FILE = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DroppedFile:
    name: str
    body: bytes
    mark: str
    """Name, size and time of the last change: the same mark is the same file, read before."""


def new_files(folder: Path, *, endings: Collection[str], seen: Collection[str]) -> Iterator[DroppedFile]:
    """The files with one of these endings whose mark isn't among those `seen`, oldest first.

    Links, hidden files and files too large are passed over. Raises :class:`UnreadableSourceError`.
    """
    try:
        found = sorted(_candidates(folder, endings))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableSourceError(f"The folder {folder} can't be read: {reason}.") from error
    taken = 0
    for changed, name, size in found:
        mark = f"{name}:{size}:{changed}"
        if mark in seen or size > LARGEST_FILE:
            continue
        if taken == MOST_FILES:
            return
        try:
            body = (folder / name).read_bytes()
        except OSError:
            continue  # gone meanwhile, or not yet ours to read: it comes at the next look
        taken += 1
        yield DroppedFile(name, body, mark)


def _candidates(folder: Path, endings: Collection[str]) -> Iterator[tuple[int, str, int]]:
    for file in folder.iterdir():
        if file.name.startswith(".") or file.suffix.lower() not in endings:
            continue
        if file.is_symlink() or not file.is_file():
            continue
        status = file.stat()
        yield status.st_mtime_ns, file.name, status.st_size
