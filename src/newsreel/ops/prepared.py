"""Whether a site has been brought up to this very program: known without Django, so that a start is quick."""

import hashlib
import importlib.metadata
from pathlib import Path

from newsreel.settings import Settings

_PACKAGE = Path(__file__).parents[1]


def is_prepared(site: Settings) -> bool:
    try:
        return _stamp(site).read_text(encoding="ascii") == _fingerprint(site)
    except OSError:
        return False


def note_prepared(site: Settings) -> None:
    """To be called when everything has been prepared."""
    site.built_folder.mkdir(exist_ok=True)
    _stamp(site).write_text(_fingerprint(site), encoding="ascii")


def _stamp(site: Settings) -> Path:
    return site.built_folder / "prepared.sha256"


def _fingerprint(site: Settings) -> str:
    """Over what a preparation depends on: the program's files, what it is built on, the database's place."""
    names = ("newsreel", "django", "wagtail", "django-tasks-db", "django-taggit", "whitenoise")
    digest = hashlib.sha256(" ".join(importlib.metadata.version(name) for name in names).encode())
    database = site.database_file.stat().st_ino if site.database_file.exists() else 0
    digest.update(f"{site.database} {database} {site.origin}".encode())
    for file in sorted(_PACKAGE.rglob("*")):
        if "__pycache__" not in file.parts and file.is_file():
            stat = file.stat()
            digest.update(f"{file} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
