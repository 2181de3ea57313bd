"""What the pages of this node show, and what has changed since: how a change finds its pages.

A small SQLite file beside the page store, one for a node. It can be lost: the records hold what they show,
and it is written again from them.
"""

import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsreel.delivery.record import Record
from newsreel.delivery.store import StoreError

EVERYTHING = "*"
"""In the list of what was dropped: all pages."""
REMEMBERED_DROPS = 20_000
"""A reader of the list that is further behind begins anew."""

_TABLES = """
CREATE TABLE IF NOT EXISTS page (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    is_stale INTEGER NOT NULL,
    made REAL NOT NULL,
    size INTEGER NOT NULL,
    reads REAL NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS page_stale ON page (reads) WHERE is_stale;
CREATE TABLE IF NOT EXISTS thing (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    changed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS thing_changed ON thing (changed) WHERE changed > 0;
CREATE TABLE IF NOT EXISTS shows (
    thing INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (thing, page)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shows_page ON shows (page);
CREATE TABLE IF NOT EXISTS gone (path TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dropped (number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS article_reads (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL,
    count INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class State:
    is_stale: bool
    made: float
    """When the page was drawn, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Totals:
    pages: int
    stale: int
    bytes: int


def _nothing(*_: Collection[str]) -> None:
    pass


class Ledger:
    """Safe to use from several threads and several processes at once.

    Every method raises :class:`StoreError` where the file can't be read or written.
    """

    def __init__(self, file: Path, *, touching: Callable[[Collection[str]], None] = _nothing) -> None:
        """`touching` is told which pages (or :data:`EVERYTHING`) are about to be stale or no more.

        It is told under the lock, before any process can see it: what it does is done when a change is.
        """
        self._file = file
        self._touching = touching
        self._local = threading.local()
        try:
            self._connection().executescript(_TABLES)
        except sqlite3.Error as error:
            raise StoreError(f"The page ledger {file} can't be opened: {error}") from error

    def applied(self) -> int:
        """The number of the last change that this node has taken in."""
        return int(self._state("applied") or 0)

    def changed_since(self, number: int) -> frozenset[str] | None:
        """The things that changed after the change of this number; None where that can't be told any more."""
        if number < int(self._state("began") or 0):
            return None
        rows = self._all("SELECT name FROM thing WHERE changed > 0 AND changed > ?", (number,))
        return frozenset(name for (name,) in rows)

    def fingerprint(self) -> str:
        """Which program and settings drew the pages; empty where none did."""
        return self._state("fingerprint") or ""

    def keep(self, record: Record, *, storing: Callable[[], None] = _nothing) -> bool:
        """Note what a page shows. False where something it shows changed while it was drawn: it is stale.

        `storing` puts the page itself in its place, under the lock. It is not called where the address was
        withdrawn meanwhile, or where this page is stale and one that is not stands there already.
        """
        with self._writing() as connection:
            things = [_thing(connection, name) for name in sorted(record.shows)]
            # What changed before this ledger began is not in it: such a page comes from another node.
            began = int(_state_of(connection, "began") or 0)
            is_stale = record.as_of < began or any(changed > record.as_of for _, changed in things)
            if _is_gone(connection, record) or (is_stale and _is_fresh(connection, record.path)):
                return False
            storing()
            (page,) = connection.execute(
                "INSERT INTO page (path, is_stale, made, size) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (path) DO UPDATE SET "
                "is_stale = excluded.is_stale, made = excluded.made, size = excluded.size RETURNING id",
                (record.path, is_stale, record.made, len(record.body)),
            ).fetchone()
            now = {identifier for identifier, _ in things}
            rows = connection.execute("SELECT thing FROM shows WHERE page = ?", (page,))
            before = {thing for (thing,) in rows}
            connection.executemany(
                "DELETE FROM shows WHERE thing = ? AND page = ?", [(thing, page) for thing in before - now]
            )
            connection.executemany(
                "INSERT INTO shows (thing, page) VALUES (?, ?)", [(thing, page) for thing in now - before]
            )
            connection.execute("INSERT INTO dropped (path) VALUES (?)", (record.path,))
        return not is_stale

    def change(
        self,
        number: int,
        things: Collection[str],
        gone: Collection[str] = (),
        *,
        deleting: Callable[[], None] = _nothing,
    ) -> list[str] | None:
        """Take in a change: every page that shows one of the things is stale, those at `gone` are no more.

        `deleting` removes the pages at `gone` themselves, under the lock.
        Gives the addresses that were touched, in alphabetical order; None where the change was taken in
        before. Changes are to be given in the order of their numbers.
        """
        with self._writing() as connection:
            if number <= int(_state_of(connection, "applied") or 0):
                return None
            touched = self._make_stale(connection, number, things)
            for path in gone:
                # Who is drawing the page meanwhile brings it too late.
                connection.execute("INSERT OR REPLACE INTO gone (path, number) VALUES (?, ?)", (path, number))
                if _forget(connection, path):
                    touched.add(path)
            deleting()
            self._touching(touched)
            connection.executemany("INSERT INTO dropped (path) VALUES (?)", [(path,) for path in touched])
            connection.execute(
                "DELETE FROM dropped WHERE number <= (SELECT max(number) FROM dropped) - ?",
                (REMEMBERED_DROPS,),
            )
            _set_state(connection, "applied", str(number))
        return sorted(touched)

    def _make_stale(self, connection: sqlite3.Connection, number: int, things: Iterable[str]) -> set[str]:
        touched: set[str] = set()
        for name in things:
            identifier, _ = _thing(connection, name)
            connection.execute("UPDATE thing SET changed = ? WHERE id = ?", (number, identifier))
            rows = connection.execute(
                "UPDATE page SET is_stale = 1 WHERE NOT is_stale "
                "AND id IN (SELECT page FROM shows WHERE thing = ?) RETURNING path",
                (identifier,),
            )
            touched |= {path for (path,) in rows}
        return touched

    def start_anew(self, *, applied: int, fingerprint: str) -> None:
        """Make every page stale: another program, or other settings, would draw them otherwise."""
        with self._writing() as connection:
            connection.execute("UPDATE page SET is_stale = 1 WHERE NOT is_stale")
            connection.execute("UPDATE thing SET changed = ?", (applied,))
            self._touching((EVERYTHING,))
            connection.execute("INSERT INTO dropped (path) VALUES (?)", (EVERYTHING,))
            for name, value in (
                ("applied", str(applied)),
                ("began", str(applied)),
                ("fingerprint", fingerprint),
            ):
                _set_state(connection, name, value)

    def forget(self, path: str) -> None:
        with self._writing() as connection:
            if _forget(connection, path):
                self._touching((path,))
                connection.execute("INSERT INTO dropped (path) VALUES (?)", (path,))

    @contextmanager
    def locked(self) -> Iterator[Callable[[Mapping[str, float]], bool]]:
        """Nothing is touched meanwhile. Gives a question: are these pages, made then, fresh all of them?"""
        with self._writing() as connection:

            def are_fresh(parts: Mapping[str, float]) -> bool:
                statement = "SELECT 1 FROM page WHERE path = ? AND made = ? AND NOT is_stale"
                return all(connection.execute(statement, part).fetchone() for part in parts.items())

            yield are_fresh

    def is_stale(self, path: str) -> bool | None:
        """None where the page is not kept."""
        state = self.state(path)
        return None if state is None else state.is_stale

    def state(self, path: str) -> State | None:
        """None where the page is not kept."""
        row = self._one("SELECT is_stale, made FROM page WHERE path = ?", (path,))
        return None if row is None else State(is_stale=bool(row[0]), made=row[1])

    def showing(self, thing: str) -> list[str]:
        """The addresses of the pages that show a thing, in alphabetical order."""
        rows = self._all(
            "SELECT path FROM page JOIN shows ON shows.page = page.id JOIN thing ON thing.id = shows.thing "
            "WHERE thing.name = ? ORDER BY path",
            (thing,),
        )
        return [path for (path,) in rows]

    def most_read(self, limit: int) -> list[str]:
        """The addresses of pages (not of fragments), the most-read first."""
        rows = self._all(
            "SELECT path FROM page WHERE path NOT GLOB '/-/*' ORDER BY reads DESC, path LIMIT ?", (limit,)
        )
        return [path for (path,) in rows]

    def stale_and_read(self, limit: int) -> list[str]:
        """Stale pages that somebody read not long ago, the most-read first; and before them all fragments."""
        rows = self._all(
            "SELECT path FROM page WHERE is_stale AND (reads > 0.5 OR path GLOB '/-/*') "
            "ORDER BY path GLOB '/-/*' DESC, reads DESC LIMIT ?",
            (limit,),
        )
        return [path for (path,) in rows]

    def dropped_since(self, number: int) -> tuple[int, Sequence[tuple[str, bool | None]]]:
        """The number of the last drop, and what was touched after `number`: addresses, or :data:`EVERYTHING`.

        Beside each address whether its page is stale now, None where it is kept no longer.
        """
        row = self._one("SELECT coalesce(max(number), 0), coalesce(min(number), 0) FROM dropped", ())
        last, first = row or (0, 0)
        if number > last or number < first - 1:
            return last, [(EVERYTHING, True)]
        rows = self._all(
            "SELECT DISTINCT dropped.path, is_stale FROM dropped LEFT JOIN page ON page.path = dropped.path "
            "WHERE number > ? AND number <= ?",
            (number, last),
        )
        return last, [(str(path), None if is_stale is None else bool(is_stale)) for path, is_stale in rows]

    def add_reads(self, reads: Iterable[tuple[str, int]], *, fading: float = 1.0) -> None:
        """Count reads of pages; what was counted before loses weight by the factor `fading`."""
        with self._writing() as connection:
            if fading != 1.0:
                connection.execute("UPDATE page SET reads = reads * ? WHERE reads > 0.01", (fading,))
            connection.executemany(
                "UPDATE page SET reads = reads + ? WHERE path = ?", [(count, path) for path, count in reads]
            )

    def add_article_reads(self, reads: Iterable[tuple[int, int]]) -> None:
        """Keep counts of articles (number, reads) until :meth:`forget_article_reads`."""
        with self._writing() as connection:
            connection.executemany("INSERT INTO article_reads (article, count) VALUES (?, ?)", list(reads))

    def article_reads(self) -> tuple[int, dict[int, int]]:
        """A number to forget them by, and the kept reads of each article."""
        rows = self._all("SELECT number, article, count FROM article_reads ORDER BY number", ())
        counts: dict[int, int] = {}
        for _, article, count in rows:
            counts[article] = counts.get(article, 0) + count
        return (rows[-1][0] if rows else 0), counts

    def forget_article_reads(self, number: int) -> None:
        """Those up to the number have been taken over elsewhere."""
        with self._writing() as connection:
            connection.execute("DELETE FROM article_reads WHERE number <= ?", (number,))

    def totals(self) -> Totals:
        row = self._one("SELECT count(*), coalesce(sum(is_stale), 0), coalesce(sum(size), 0) FROM page", ())
        return Totals(*(row or (0, 0, 0)))

    def paths(self) -> Iterator[str]:
        yield from (path for (path,) in self._all("SELECT path FROM page ORDER BY path", ()))

    def _state(self, name: str) -> str | None:
        row = self._one("SELECT value FROM state WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def _one(self, statement: str, values: Sequence[object]) -> tuple[Any, ...] | None:
        return next(iter(self._all(statement, values)), None)

    def _all(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"The page ledger {self._file} can't be read: {error}") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
        except sqlite3.Error as error:
            raise StoreError(f"The page ledger {self._file} can't be written: {error}") from error

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(self._file, timeout=10, isolation_level=None)
            # Nothing here is lost for good, so nothing waits for the disk.
            found.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;")
            self._local.connection = found
        return found


def _thing(connection: sqlite3.Connection, name: str) -> tuple[int, int]:
    """Its number, and that of its last change."""
    row = connection.execute("SELECT id, changed FROM thing WHERE name = ?", (name,)).fetchone()
    if row is None:
        row = connection.execute(
            "INSERT INTO thing (name) VALUES (?) RETURNING id, changed", (name,)
        ).fetchone()
    return int(row[0]), int(row[1])


def _is_gone(connection: sqlite3.Connection, record: Record) -> bool:
    """Whether its address was withdrawn after the drawing had begun."""
    row = connection.execute("SELECT number FROM gone WHERE path = ?", (record.path,)).fetchone()
    return row is not None and row[0] > record.as_of


def _is_fresh(connection: sqlite3.Connection, path: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM page WHERE path = ? AND NOT is_stale", (path,)).fetchone())


def _forget(connection: sqlite3.Connection, path: str) -> bool:
    row = connection.execute("DELETE FROM page WHERE path = ? RETURNING id", (path,)).fetchone()
    if row is not None:
        connection.execute("DELETE FROM shows WHERE page = ?", row)
    return row is not None


def _state_of(connection: sqlite3.Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def _set_state(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute(
        "INSERT INTO state (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
