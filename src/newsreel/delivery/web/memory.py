"""Pages in the server's memory, the least-read leaving first."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from newsreel.delivery.record import Record
from newsreel.delivery.web.answer import Answer, answer

_OVERHEAD = 2_000
"""Bytes that a page takes besides its texts, roughly."""


class Kept:
    """A page with its fragments, and its answers in each coding as they are asked for."""

    __slots__ = (
        "_answers",
        "fragments",
        "is_stale",
        "made",
        "modified",
        "plain_in",
        "record",
        "size",
    )

    def __init__(
        self,
        record: Record,
        *,
        fragments: Iterable[str],
        modified: float,
        is_stale: bool,
        made: Mapping[str, float] | None = None,
    ) -> None:
        """`record`: with its fragments in it; `fragments`: their addresses; `modified`: of the latest part.

        `made`: when each fragment was made.
        """
        self.record = record
        self.fragments = tuple(fragments)
        self.is_stale = is_stale
        self.size = _OVERHEAD + len(record.body)
        self.modified = modified
        self.made = {**(made or {}), record.path: record.made}
        self.plain_in = ""
        """The generation of plain files that it lies in."""
        self._answers: dict[str, Answer] = {}

    def former(self) -> "Kept":
        """The same page, marked stale."""
        return Kept(self.record, fragments=self.fragments, modified=self.modified, is_stale=True)

    def answer(self, coding: str) -> Answer:
        found = self._answers.get(coding)
        if found is None:
            found = answer(self.record, coding=coding, modified=self.modified, is_stale=self.is_stale)
            self._answers[coding] = found
            if found.body is not self.record.body:
                self.size += len(found.body)
        return found


class Memory:
    """At most `limit` bytes. Dropping a fragment drops the pages it stands in."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._standing_in: dict[str, set[str]] = {}

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def size(self) -> int:
        return self._size

    def get(self, path: str) -> Kept | None:
        kept = self._pages.get(path)
        if kept is not None:
            self._pages.move_to_end(path)
        return kept

    def put(self, path: str, kept: Kept) -> None:
        self._remove(path)
        self._pages[path] = kept
        self._size += kept.size
        for fragment in kept.fragments:
            self._standing_in.setdefault(fragment, set()).add(path)
        self._make_room()

    def grew(self, kept: Kept, by: int) -> None:
        """An answer was added to a page, which need not be here any more."""
        if self._pages.get(kept.record.path) is kept:
            self._size += by
            self._make_room()

    def drop(self, path: str) -> None:
        """A page is no more; those it stood in as a fragment are stale."""
        for page in tuple(self._standing_in.get(path, ())):
            self._age(page)
        self._remove(path)

    def make_stale(self, path: str) -> None:
        """A page, and all it stands in as a fragment, must be looked up anew; until then they stay."""
        for page in (path, *self._standing_in.get(path, ())):
            self._age(page)

    def make_all_stale(self) -> None:
        for path in self._pages:
            self._age(path)

    def _age(self, path: str) -> None:
        kept = self._pages.get(path)
        if kept is not None and not kept.is_stale:
            former = kept.former()
            self._size += former.size - kept.size
            self._pages[path] = former

    def _remove(self, path: str) -> None:
        kept = self._pages.pop(path, None)
        if kept is None:
            return
        self._size -= kept.size
        for fragment in kept.fragments:
            pages = self._standing_in.get(fragment)
            if pages is not None:
                pages.discard(path)
                if not pages:
                    del self._standing_in[fragment]

    def _make_room(self) -> None:
        while self._size > self._limit and len(self._pages) > 1:
            self._remove(next(iter(self._pages)))
