"""Joined pages as plain files, which a web server in front serves without asking us.

    plain/now -> 18f0c2…                              the generation that holds, a link
    plain/18f0c2…/html-6fd38a12/cinema/a-title/index.html, index.html.gz, index.html.br
    plain/18f0c2…/xml-04d1be77/sitemap.xml, sitemap.xml.gz, sitemap.xml.br

The folder of a kind is named by the form of its files and a digest of the headers that belong to them. So the
server in front, which has to add those headers by itself, never serves a page whose headers it does not know:
after an update that changed them it finds nothing, and asks us.

Files come and go under the write lock of the ledger. A file is there only while the ledger calls its page,
and every fragment that was joined into it, fresh: whoever is killed in between leaves a page too few.
"""

import contextlib
import hashlib
import itertools
import json
import logging
import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsreel.delivery.compression import COMPRESSORS, is_compressible
from newsreel.delivery.joining import FRAGMENT_PATH

logger = logging.getLogger("newsreel.delivery")

NOW = "now"
"""The link to the generation that holds."""
AT_ONCE = 200
"""Touched pages from which on it is quicker to begin anew than to remove each."""

_FORMS = {
    "text/html": "html",
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/xml": "xml",
    "text/plain": "txt",
}
_NOT_TOLD = ("newsreel-", "surrogate-key", "cdn-cache-control")
_BESIDE = {"gzip": ".gz", "br": ".br"}
_LONGEST_PART = 180
"""Bytes of one part of a path; file systems take 255, and an unfinished file has a longer name."""
_LONGEST_PATH = 1_000
_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page with its fragments in place."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    parts: Mapping[str, float]
    """The addresses of the page itself and of its fragments, with the moments they were made."""
    modified: float


def kind(headers: Mapping[str, str]) -> str:
    """The name of the folder for pages with these headers; empty where no file is made of them."""
    form = _FORMS.get(headers.get("content-type", "").partition(";")[0].strip().lower())
    if form is None:
        return ""
    told = [(name, value) for name, value in sorted(headers.items()) if not name.startswith(_NOT_TOLD)]
    return f"{form}-{hashlib.sha256(json.dumps(told).encode()).hexdigest()[:8]}"


def file_name(path: str, form: str) -> str:
    """Where the page of an address lies in the folder of its kind; empty where it can't lie there.

    Nothing leads out of the folder, no two addresses share a file, and no part is longer than a disk takes.
    """
    *folders, last = path.removeprefix("/").split("/")
    if not path.startswith("/") or any(not part or part.startswith(".") for part in folders):
        return ""
    ending = f".{form}"
    if last and (form == "html" or last.startswith(".") or not last.endswith(ending)):
        return ""
    if last.endswith(f"index{ending}"):
        return ""
    name = "/".join((*folders, last or f"index{ending}"))
    try:
        parts = [len(part.encode()) for part in name.split("/")]
    except UnicodeEncodeError:
        return ""
    if max(parts) > _LONGEST_PART or sum(parts) + len(parts) > _LONGEST_PATH or "\0" in name:
        return ""
    return name


class PlainFiles:
    """Whoever calls holds the ledger's lock, except for :meth:`prepare` and :meth:`remove`."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError where the folder can't be used."""
        self._folder = folder
        self._numbers = itertools.count()
        folder.mkdir(parents=True, exist_ok=True)

    def generation(self) -> str:
        """The name of the one that holds; empty where there is none yet."""
        try:
            return str((self._folder / NOW).readlink())
        except OSError:
            return ""

    def begin_anew(self) -> None:
        """From now on no page of before is served."""
        name = f"{time.time_ns():x}-{os.getpid():x}-{next(self._numbers):x}"
        link = self._folder / f"{name}{_UNFINISHED}"
        (self._folder / name).mkdir(mode=0o755)
        link.symlink_to(name)
        link.replace(self._folder / NOW)

    def drop(self, touched: Collection[str]) -> None:
        """Serve these pages no more, nor those that a touched fragment stands in. Never fails: at the worst
        nothing at all is served from here."""
        if not touched:
            return
        try:
            if len(touched) > AT_ONCE or any(_concerns_many(path) for path in touched):
                self.begin_anew()
                return
            current = self._folder / NOW
            for folder in [entry.name for entry in os.scandir(current)] if current.is_dir() else ():
                form = folder.partition("-")[0]
                for path in touched:
                    _remove_forms(current / folder / file_name(path, form), file_name(path, form))
        except OSError as error:
            logger.error("Plain files can't be removed one by one (%s): none is served now.", error.strerror)
            with contextlib.suppress(OSError):
                (self._folder / NOW).unlink(missing_ok=True)

    def prepare(self, page: PlainPage, generation: str) -> "Prepared | None":
        """Write a page and its compressed forms beside their places. Raises OSError.

        None where the page is no file. A generation that was removed meanwhile does not come back.
        """
        name = kind(page.headers)
        file = file_name(page.path, name.partition("-")[0]) if name else ""
        root = self._folder / generation
        if not file or not generation or not root.is_dir():
            return None
        place = root / name / file
        place.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        forms = {".": page.body}
        if is_compressible(page.headers.get("content-type", ""), len(page.body)):
            forms |= {suffix: COMPRESSORS[coding](page.body) for coding, suffix in _BESIDE.items()}
        prepared = Prepared(page, generation, [])
        unique = f"{os.getpid():x}-{next(self._numbers):x}{_UNFINISHED}"
        try:
            for suffix, data in forms.items():
                final = place if suffix == "." else place.with_name(place.name + suffix)
                beside = place.with_name(f".{unique}{suffix}")
                prepared.files.append((beside, final))
                beside.write_bytes(data)
                beside.chmod(0o644)
                os.utime(beside, (page.modified, page.modified))
        except OSError:
            prepared.forget()
            raise
        return prepared

    def others(self) -> list[Path]:
        """All generations but the one that holds: none of them will ever hold again."""
        holds = self.generation()
        return [Path(entry.path) for entry in os.scandir(self._folder) if entry.name not in (NOW, holds)]

    @staticmethod
    def remove(folders: Iterable[Path]) -> None:
        for folder in folders:
            if folder.is_symlink():
                folder.unlink(missing_ok=True)
            else:
                shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page that lies ready beside its place."""

    page: PlainPage
    generation: str
    files: list[tuple[Path, Path]]

    def place(self) -> None:
        """The whole page last: as long as it is missing, nothing is served. Raises OSError."""
        for beside, final in reversed(self.files):
            beside.replace(final)

    def forget(self) -> None:
        for beside, _ in self.files:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def stop_serving(folder: Path) -> None:
    """Where plain files are not wanted (any more): a server in front finds none."""
    with contextlib.suppress(OSError):
        (folder / NOW).unlink(missing_ok=True)


def is_settled(modified: float, now: float) -> bool:
    """Whether a page may become a file: not within the second it was made in.

    The server in front tells versions of a page apart by size and whole seconds. A version that follows
    within the same second takes the place of one that was never there.
    """
    return int(modified) < int(now)


def _concerns_many(path: str) -> bool:
    return path == "*" or path.startswith(FRAGMENT_PATH)


def _remove_forms(place: Path, name: str) -> None:
    if not name:
        return
    for file in _all_forms(place):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()


def _all_forms(place: Path) -> Iterator[Path]:
    yield place
    for suffix in _BESIDE.values():
        yield place.with_name(place.name + suffix)
