"""One backup or restore of a site at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreel.transfer.archive.errors import ArchiveError

LOCK = "backup.lock"


@contextmanager
def alone(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the site in `folder`; where somebody else does, wait for them or raise :class:`ArchiveError`."""
    try:
        lock = (folder / LOCK).open("a")
    except OSError as error:
        raise ArchiveError(
            f"The site folder {folder} can't be written ({error.strerror}). "
            "Give this user the right to write there."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(
                "This site is being backed up or restored at this moment. Try again when that is done."
            ) from error
        yield
