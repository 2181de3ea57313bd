"""The files of a site: pictures, documents, sound and film, each by its content once."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage, default_storage

from newsreel.newsroom.models import Rendition
from newsreel.transfer.export.errors import ExchangeError
from newsreel.transfer.export.reading import Export
from newsreel.transfer.export.writing import Sink

FILE = "files.jsonl"
_CHUNK = 1 << 20
_CONTENT = re.compile(r"[0-9a-f]{64}\Z")
_MOST_ASKED = 200
_ACTIVE = frozenset({"htm", "html", "xhtml", "shtml", "xht", "svg", "svgz", "xml", "xsl", "js", "mjs", "swf"})
"""Endings of files that do something in a reader's browser: they could speak for the site."""


def stored_files(storage: Storage = default_storage) -> Iterator[str]:
    """Names of all files but the cuts of pictures, which are made again; sorted."""
    for folder in _folders("", storage):
        names = sorted(storage.listdir(folder)[1])
        for start in range(0, len(names), _MOST_ASKED):
            part = [f"{folder}/{name}" if folder else name for name in names[start : start + _MOST_ASKED]]
            cuts = set(Rendition.objects.filter(file__in=part).values_list("file", flat=True))
            yield from (name for name in part if name not in cuts)


def _folders(above: str, storage: Storage) -> Iterator[str]:
    try:
        folders = sorted(storage.listdir(above)[0])
    except FileNotFoundError:
        return
    yield above
    for name in folders:
        yield from _folders(f"{above}/{name}" if above else name, storage)


def write_file(name: str, sink: Sink, storage: Storage = default_storage) -> dict[str, Any]:
    """Put one file into the export; the line that says what it is called and where it lies there."""
    digest, size = hashlib.sha256(), 0
    with storage.open(name) as file:
        for chunk in file.chunks(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    content = digest.hexdigest()
    with storage.open(name) as file:
        sink.copy(f"media/{content}", file)
    return {"path": name, "content": content, "bytes": size}


def read_file(row: dict[str, Any], export: Export, storage: Storage = default_storage) -> str:
    """Store a file of an export under its name; returns that, or nothing where it is here already.

    Raises ExchangeError where it isn't what the export says it is, or its name is none of ours.
    """
    name, content = str(row.get("path")), str(row.get("content"))
    _check(name, content)
    with export.open(f"media/{content}") as file:
        if _digest(file) != content:
            raise ExchangeError(f"The file {name} of the export is damaged. Make the export anew.")
    if storage.exists(name):
        with storage.open(name) as there:
            if _digest(there) == content:
                return ""
        raise ExchangeError(
            f"This site has another file {name} already. "
            "Import into an empty site, with an empty folder `media`."
        )
    with export.open(f"media/{content}") as file:
        stored: str = storage.save(name, File(file))
    if stored != name:
        storage.delete(stored)
        raise ExchangeError(f"The file {name} of the export can't be stored under its name.")
    return stored


def _check(name: str, content: str) -> None:
    path = PurePosixPath(name)
    is_outside = path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or not path.parts
    if is_outside or not _CONTENT.match(content):
        raise ExchangeError(
            f"The export names a file “{name[:100]}”, which can't be a file of a site's media."
        )
    if path.suffix.lower().removeprefix(".") in _ACTIVE:
        raise ExchangeError(
            f"The export holds the file {name[:100]}, which could run in readers' browsers. "
            "Take it out of files.jsonl, and bring that file's SHA-256 in newsreel.json up to date."
        )


def _digest(file: Any) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
