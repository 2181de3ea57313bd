"""Reads an export into an empty site: all of it, or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, transaction

from newsreel.front import changes, shown
from newsreel.newsroom.models import HomePage
from newsreel.transfer.export import media
from newsreel.transfer.export.errors import ExchangeError
from newsreel.transfer.export.export import Progress, silent
from newsreel.transfer.export.keys import Keys
from newsreel.transfer.export.kinds import KINDS, Kind
from newsreel.transfer.export.placing import Tree, fill_page
from newsreel.transfer.export.reading import Export, opened
from newsreel.transfer.export.storing import Guarded, Row, all_rows, fill_later, store_kind

_BEFORE_PAGES = ("groups", "users")
_MUST_BE_EMPTY = (
    *("sections", "pages", "articles", "authors", "tags", "pictures", "documents", "sources", "entries"),
    *("comments", "redirects", "subscribers", "cases", "imported-items"),
)


@dataclass(slots=True)
class Loaded:
    """What an import came to."""

    lines: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """Files that were missing when the export was made."""
    unknown: list[str] = field(default_factory=list)
    """Files of lines that this program does not know; they were left aside."""


def load_site(source: Path, *, progress: Progress = silent) -> Loaded:
    """Bring an export into this site, which must be empty. Raises ExchangeError, having changed nothing."""
    home = HomePage.objects.first()
    if home is None:
        raise ExchangeError("This site has no home page yet. Make one with `newsreel init`, then import.")
    _check_empty()
    stored: list[str] = []
    with opened(source) as export:
        try:
            with transaction.atomic():
                loaded = _Loading(export, home, progress).run(stored)
                _rebuild_books()
        except BaseException:
            for name in stored:
                default_storage.delete(name)
            raise
    changes.announce(shown.SITE)
    return loaded


def _check_empty() -> None:
    for kind in KINDS:
        if kind.name in _MUST_BE_EMPTY and kind.model._default_manager.exists():
            raise ExchangeError(
                f"This site is not empty: it has {kind.name.replace('-', ' ')}. An export comes into an "
                "empty site only. Make one with `newsreel init FOLDER` and import there with --site FOLDER."
            )


def _rebuild_books() -> None:
    """Wagtail's search index and its list of what is used where: much quicker at once than row by row."""
    call_command("update_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)


class _Loading:
    def __init__(self, export: Export, home: HomePage, progress: Progress) -> None:
        self._export = export
        self._home = home
        self._progress = progress
        self._keys = Keys()
        self._loaded = Loaded()

    def run(self, stored: list[str]) -> Loaded:
        known = {kind.file for kind in KINDS} | {media.FILE}
        self._loaded.unknown = sorted(self._export.files.keys() - known)
        self._loaded.missing = [str(name) for name in self._export.manifest.get("missing_files") or []]
        self._media(stored)
        kinds = {kind.name: kind for kind in KINDS}
        for name in _BEFORE_PAGES:
            self._store(kinds[name])
        self._place_pages()
        for kind in KINDS:
            if kind.is_page:
                self._fill_pages(kind)
            elif kind.name not in _BEFORE_PAGES:
                self._store(kind)
        for kind in KINDS:
            if kind.later:
                fill_later(kind, self._export.rows(kind.file), self._keys, self._guarded(kind.file))
        self._check_unique()
        return self._loaded

    def _media(self, stored: list[str]) -> None:
        count = self._export.count(media.FILE)
        for number, row in self._export.rows(media.FILE):
            if name := media.read_file(row, self._export):
                stored.append(name)
            self._progress("media", number, count)
        self._loaded.lines[media.FILE] = count

    def _store(self, kind: Kind) -> None:
        store_kind(kind, self._rows(kind), self._keys, self._guarded(kind.file))

    def _place_pages(self) -> None:
        """The home page's row is there; all others are made, so that whatever names a page finds it."""
        tree = Tree(self._home, self._keys)
        for kind in KINDS:
            if not kind.is_page:
                continue
            guarded = self._guarded(kind.file)
            if kind.model is HomePage:
                for number, row in self._export.rows(kind.file):
                    if number > 1:
                        raise ExchangeError(f"{kind.file} holds more than one home page; a site has one.")
                    guarded(number, tree.place_home, row)
            else:
                tree.place(kind, self._export.rows(kind.file), guarded)
        tree.finish()

    def _fill_pages(self, kind: Kind) -> None:
        guarded = self._guarded(kind.file)
        for number, row in self._rows(kind):
            guarded(number, fill_page, kind, row, self._keys)

    def _rows(self, kind: Kind) -> Iterator[tuple[int, Row]]:
        count = self._export.count(kind.file)
        if kind.file in self._export.files:
            self._loaded.lines[kind.file] = count
        return all_rows(
            self._export.rows(kind.file), lambda number: self._progress(kind.name, number, max(count, number))
        )

    def _check_unique(self) -> None:
        """SQLite looks at foreign keys when the transaction ends; better a sentence now."""
        try:
            connection.check_constraints()
        except IntegrityError as error:
            raise ExchangeError(f"The export names things that are not in it ({error}).") from error

    def _guarded(self, file: str) -> Guarded:
        def call(number: int, act: Callable[..., Any], *arguments: Any) -> Any:
            try:
                return act(*arguments)
            except (
                *(ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError),
                *(ArithmeticError, ValidationError, ObjectDoesNotExist, IntegrityError, DataError),
            ) as error:
                where = f"{file}, line {number}" if number else file
                raise ExchangeError(
                    f"{where}: this can't be stored ({_reason(error)}). Nothing was imported."
                ) from error

        return call


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing" if error.args else "something is missing"
    messages = error.messages if isinstance(error, ValidationError) else str(error).splitlines()
    return " ".join(messages[:1])[:200].rstrip(".") or type(error).__name__
