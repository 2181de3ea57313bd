"""The first reading of an export, which proves that the second will come to its end."""

from collections.abc import Callable
from pathlib import Path

from newsreel.transfer.wordpress.read import MalformedError, read_export
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.stream import Mendings
from newsreel.transfer.wordpress.survey import Survey, Surveyor

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""

_EVERY = 25


def read_whole(path: Path, progress: Progress) -> tuple[Survey, Mendings, bool]:
    """The first reading. Says also what had to be mended, and whether the second must mend too.

    Raises ExportError where the file can't be read to its end; nothing has been stored then.
    """
    try:
        return *_surveyed(path, progress, mend=False), False
    except MalformedError as broken:
        try:
            return *_surveyed(path, progress, mend=True), True
        except ExportError:
            raise broken from None


def _surveyed(path: Path, progress: Progress, *, mend: bool) -> tuple[Survey, Mendings]:
    mendings, surveyor = Mendings(), Surveyor()
    size = path.stat().st_size if path.is_file() else 0
    for number, record in enumerate(read_export(path, mendings, mend=mend)):
        surveyor.take(record)
        if number % _EVERY == 0:
            progress("Reading", mendings.bytes_read, size)
    progress("Reading", size, size)
    return surveyor.finished(), mendings
