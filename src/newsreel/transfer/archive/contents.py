"""What lies in a site's folder and belongs into a backup. Pages and built files don't: they're made again."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsreel.transfer.archive.manifest import FILES, FOLDERS, is_inside


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and what of it would change if it did."""

    path: str
    file: Path
    size: int
    mode: int
    modified: int
    status: str


@dataclass(slots=True)
class Contents:
    """Iterating gives the site's files, sorted by path as bytes compare; `left_out` is complete after it."""

    folder: Path
    left_out: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Found]:
        yield from sorted(self._all(), key=lambda found: found.path)

    def _all(self) -> Iterator[Found]:
        for name in FILES:
            if (self.folder / name).is_file():
                yield _found(name, self.folder / name)
        for name in FOLDERS:
            if (self.folder / name).is_dir():
                yield from self._below(self.folder / name, name)

    def _below(self, folder: Path, name: str) -> Iterator[Found]:
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            self.left_out.append(f"{name}: it can't be read ({error.strerror}).")
            return
        for entry in entries:
            path = f"{name}/{entry.name}"
            if not is_inside(path):
                self.left_out.append(f"{path!r}: its name is none that another machine could give it.")
            elif entry.is_symlink():
                self.left_out.append(f"{path}: it is a link, and what it leads to may lie elsewhere.")
            elif entry.is_dir():
                yield from self._below(Path(entry.path), path)
            elif entry.is_file():
                # It may be gone by now: then it is no part of the site any more.
                with contextlib.suppress(FileNotFoundError):
                    yield _found(path, Path(entry.path))
            else:
                self.left_out.append(f"{path}: it is no file.")


def _found(path: str, file: Path) -> Found:
    status = file.stat()
    return Found(
        path=path,
        file=file,
        size=status.st_size,
        mode=status.st_mode & 0o777,
        modified=status.st_mtime_ns,
        # The inode and its time of change tell even of a file that was given back its old time.
        status=f"{status.st_ino}:{status.st_ctime_ns}",
    )
