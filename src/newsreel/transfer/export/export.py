"""Writes the whole site to a folder or a zip file."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from newsreel import __version__, settings
from newsreel.newsroom.models import Page
from newsreel.transfer.export import media
from newsreel.transfer.export.keys import Keys
from newsreel.transfer.export.kinds import KINDS, Kind
from newsreel.transfer.export.pages import encoded_page
from newsreel.transfer.export.reading import FORMAT, MANIFEST, VERSION
from newsreel.transfer.export.rows import encoded
from newsreel.transfer.export.writing import Sink, as_line, opened

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""
_AT_A_TIME = 200


def silent(_what: str, _done: int, _of: int) -> None:
    return None


@dataclass(slots=True)
class Written:
    """What an export came to."""

    lines: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """Files that the database names and the site does not have."""


def export_site(
    target: Path,
    *,
    private: bool = False,
    history: bool = True,
    progress: Progress = silent,
    now: datetime | None = None,
) -> Written:
    """Write the site as it is at this moment; who edits meanwhile is neither held up nor half in it.

    `private` adds what is about people who read: subscribers, cases, the addresses behind comments.
    `history` adds all versions of pages; without it, only those that are live, scheduled or drafts.
    Raises ExchangeError.
    """
    written, files = Written(), {}
    with opened(target) as sink, one_moment():
        keys = Keys(history=history)
        for kind in KINDS:
            if kind.is_private and not private:
                continue
            files[kind.file] = _listed(*sink.lines(kind.file, _rows(kind, keys, private, progress)))
        files[media.FILE] = _listed(*_write_media(sink, progress))
        written.missing = sorted(_missing())
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "program": __version__,
            "made_at": (now or timezone.now()).isoformat(timespec="seconds"),
            "site": settings.current().origin,
            "private": private,
            "history": history,
            "missing_files": written.missing,
            "files": files,
        }
        sink.lines(MANIFEST, [manifest])
    written.lines = {name: listed["lines"] for name, listed in files.items()}
    return written


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is read as of its beginning; nobody who writes has to wait."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        # Not Django's own transaction, which on SQLite takes the right to write along.
        cursor.execute(
            "BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def _rows(kind: Kind, keys: Keys, private: bool, progress: Progress) -> Iterator[dict[str, Any]]:
    rows = kind.model._default_manager.filter(**kind.only).order_by(*kind.order)
    count = rows.count()
    for number, row in enumerate(rows.iterator(chunk_size=_AT_A_TIME), start=1):
        line = encoded_page(row, kind, keys) if isinstance(row, Page) else encoded(row, kind, keys.key)
        if not private:
            for name in kind.private:
                line.pop(name, None)
        yield line
        if number % 25 == 0 or number == count:
            progress(kind.name, number, count)


def _write_media(sink: Sink, progress: Progress) -> tuple[int, str]:
    """The files, and then the list of them: a zip file takes one at a time."""
    count = sum(1 for _ in media.stored_files())
    with tempfile.TemporaryFile() as listed:
        for number, name in enumerate(media.stored_files(), start=1):
            listed.write(as_line(media.write_file(name, sink)))
            progress("media", number, count)
        listed.seek(0)
        return sink.lines(media.FILE, (json.loads(line) for line in listed))


def _missing() -> Iterator[str]:
    for kind in KINDS:
        if any(field.name == "file" for field in kind.model._meta.concrete_fields):
            names = kind.model._default_manager.values_list("file", flat=True)
            yield from (name for name in names.iterator() if not default_storage.exists(name))


def _listed(lines: int, digest: str) -> dict[str, Any]:
    return {"lines": lines, "sha256": digest}
