"""A static copy of the site: every address as a file, for a plain file server.

Pages are drawn by the application itself, as for any reader. What they link to and show is copied along,
until nothing new is found.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.db.models import Model

from newsreel import settings
from newsreel.delivery import drawing, node
from newsreel.delivery.joining import path_of
from newsreel.front import fragments
from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Author, Page, Tag
from newsreel.transfer.export.errors import ExchangeError
from newsreel.transfer.export.export import Progress, silent
from newsreel.transfer.export.writing import checked_folder

_START = (
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/favicon.ico",
    "/manifest.webmanifest",
    "/feed/",
)
_ONLY_LIVING = ("/admin/", "/search/", "/-/", "/documents/")
"""What answers to a reader's question, or to an editor: a plain file can't."""
_LINK = re.compile(
    r"""(?:\b(?:href|src|poster|data-src)=["']([^"'#]+)|\bsrcset=["']([^"']+)|<loc>([^<]+)</loc>)"""
)
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)""")
_INDEX_BY_TYPE = {
    "application/rss+xml": "index.xml",
    "application/atom+xml": "index.xml",
    "application/xml": "index.xml",
    "text/xml": "index.xml",
    "application/feed+json": "index.json",
    "application/json": "index.json",
}
_MOST_SEEN = 20_000


@dataclass(slots=True)
class Copied:
    files: int = 0
    missing: dict[str, int] = field(default_factory=dict)
    """Addresses that pages link to and that did not answer with a page, with the status they gave."""
    questions: int = 0
    """Links with a question (?…) behind them, which a plain file server ignores."""


def export_static(target: Path, *, progress: Progress = silent) -> Copied:
    """Write the copy to a new folder, whole or not at all. Raises ExchangeError."""
    copied = Copied()
    try:
        with checked_folder(target) as folder, site_cache.unchanging():
            _Copier(folder, copied, progress).run()
    except OSError as error:
        raise ExchangeError(
            f"The copy can't be written to {target} ({error.strerror or error}). "
            "Name a place with room for it, where you may write."
        ) from error
    return copied


class _Copier:
    def __init__(self, folder: Path, copied: Copied, progress: Progress) -> None:
        self._folder = folder
        self._copied = copied
        self._progress = progress
        self._origin = settings.current().origin
        self._joiner = node.joiner()
        self._fragments: dict[str, bytes] = {}
        self._seen: set[str] = set()
        # A list on disk: a large site has more addresses than memory should hold.
        self._known = sqlite3.connect("")
        self._known.execute("CREATE TABLE address (number INTEGER PRIMARY KEY, path TEXT UNIQUE)")

    def run(self) -> None:
        for address in addresses():
            self._note(address)
        number = 0
        while row := self._known.execute(
            "SELECT path FROM address WHERE number = ?", (number + 1,)
        ).fetchone():
            number += 1
            self._copy(row[0])
            if number % 10 == 0:
                self._progress("pages and files", number, self._count())
        self._known.close()
        self._write("404.html", self._answer("/no-such-page-in-a-static-copy/")[2])

    def _count(self) -> int:
        return int(self._known.execute("SELECT COUNT(*) FROM address").fetchone()[0])

    def _note(self, path: str) -> None:
        if not path.startswith(_ONLY_LIVING):
            self._known.execute("INSERT OR IGNORE INTO address (path) VALUES (?)", (path,))

    def _answer(self, path: str) -> tuple[int, str, bytes, str]:
        """Status, media type, body and, of a redirect, where it leads."""
        with fragments.placed_later(self._joiner.mark):
            status, kind, body, location = self._plain_answer(path)
        return status, kind, self._joiner.join(body, self._fragment), location

    def _fragment(self, name: str) -> bytes:
        """What stands on every page is drawn once."""
        if name not in self._fragments:
            self._fragments[name] = self._plain_answer(path_of(name))[2]
        return self._fragments[name]

    def _plain_answer(self, path: str) -> tuple[int, str, bytes, str]:
        response: Any = drawing.answer(path)
        try:
            body = b"".join(response.streaming_content) if response.streaming else response.content
            kind = str(response.get("Content-Type", "")).partition(";")[0].strip()
            return response.status_code, kind, body, str(response.get("Location", ""))
        finally:
            response.close()

    def _copy(self, path: str) -> None:
        status, kind, body, location = self._answer(path)
        if status in (301, 302, 303, 307, 308) and location:
            self._note_link(location, path)
            body, kind = _leading_on(location), "text/html"
        elif status != 200 and path == "/":
            raise ExchangeError(
                f"The home page could not be drawn (status {status}), so there is no copy. "
                "`newsreel doctor` says what is wrong."
            )
        elif status != 200:
            self._copied.missing[path] = status
            return
        self._write(_file_of(path, kind), body)
        if kind in ("text/html", "application/xml", "text/xml", "application/manifest+json"):
            for link in _links(body.decode("utf-8", "replace")):
                self._note_link(link, path)
        elif kind == "text/css":
            for found in _IN_STYLE.findall(body.decode("utf-8", "replace")):
                self._note_link(found, path)

    def _note_link(self, link: str, where: str) -> None:
        if link in self._seen:
            return
        if link.startswith("/") and "?" not in link:
            # The same from every page, and most stand on many.
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen.add(link)
        try:
            parts = urlsplit(urljoin(f"{self._origin}{quote(where)}", link))
        except ValueError:
            return
        if f"{parts.scheme}://{parts.netloc}" != self._origin:
            return
        if parts.query:
            self._copied.questions += 1
        self._note(unquote(parts.path) or "/")

    def _write(self, name: str, body: bytes) -> None:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        self._copied.files += 1


def addresses() -> Iterator[str]:
    from wagtail.contrib.redirects.models import Redirect

    yield from _START
    pages = Page.objects.filter(live=True).exclude(address=None).order_by("path")
    yield from pages.values_list("address", flat=True).iterator()
    models: tuple[type[Model], ...] = (Author, Tag)
    for model in models:
        for row in model._default_manager.order_by("slug").iterator():
            yield unquote(row.get_absolute_url())  # type: ignore[attr-defined]  # both have it
    for former in Redirect.objects.order_by("old_path").values_list("old_path", flat=True).iterator():
        if "?" not in former:
            yield f"{former}/"


def _links(markup: str) -> Iterator[str]:
    for plain, several, location in _LINK.findall(markup):
        if several:
            for candidate in unescape(several).split(","):
                if words := candidate.split():
                    yield words[0]
        else:
            yield unescape(plain or location)


def _file_of(path: str, kind: str) -> str:
    inside = PurePosixPath(path.lstrip("/"))
    if not path.endswith("/") and inside.suffix:
        return str(inside)
    return str(inside / _INDEX_BY_TYPE.get(kind, "index.html"))


def _leading_on(location: str) -> bytes:
    said = escape(location)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Moved</title>'
        f'<meta http-equiv="refresh" content="0; url={said}"><link rel="canonical" href="{said}"></head>'
        f'<body><p><a href="{said}">It has moved here.</a></p></body></html>\n'
    ).encode()
