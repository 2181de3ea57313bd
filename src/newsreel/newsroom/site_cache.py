"""What stands on many pages, read or drawn once for them: the publication, sections, cards of stories.

It is kept only where somebody can say whether anything has changed since, in whatever process: whoever keeps
pages counts changes, and registers that count here. Without it everything is read anew for each page.

Some things are few, and read again after any change (:func:`kept`). Others are many: of them only those are
dropped that show what has changed (:class:`Parts`).
"""

import threading
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Version = Callable[[], int | None]
ChangedSince = Callable[[int], Collection[str] | None]


class Parts(Generic[Value]):
    """Values by key, each with the names of what it shows; of so many the one that is there longest goes.

    For the time of one version: whoever draws a page holds the parts there were when it began, so that what
    it puts in while others go on is in none of theirs. Safe for several threads.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: dict[Hashable, tuple[Value, frozenset[str]]] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> tuple[Value, frozenset[str]] | None:
        return self._parts.get(key)

    def keep(self, key: Hashable, value: Value, shows: frozenset[str]) -> None:
        with self._lock:
            self._parts[key] = value, shows
            while len(self._parts) > self._most:
                del self._parts[next(iter(self._parts))]

    def without(self, changed: Collection[str]) -> "Parts[Value]":
        """Those that show none of these."""
        others: Parts[Value] = Parts(self._most)
        with self._lock:
            others._parts = {key: part for key, part in self._parts.items() if part[1].isdisjoint(changed)}
        return others


_Kept = tuple[int | None, dict[Hashable, Any], dict[str, Parts[Any]]]
_NOTHING: _Kept = (None, {}, {})

_version: Version = lambda: None  # noqa: E731 -- stands in until somebody registers
_changed_since: ChangedSince = lambda version: None  # noqa: E731 -- as above
_kept: _Kept = _NOTHING


def use_version(version: Version, changed_since: ChangedSince = lambda version: None) -> None:
    """`version` differs after every change that is committed; None where it can't tell. It is asked often.

    `changed_since` names what has changed after a version; None where it can't tell.
    """
    global _version, _changed_since, _kept
    _version, _changed_since = version, changed_since
    _kept = _NOTHING


@contextmanager
def unchanging() -> Iterator[None]:
    """Inside, what was read once holds to the end: for one process that draws the whole site at a time."""
    former = _version, _changed_since
    use_version(lambda: 0)
    try:
        yield
    finally:
        use_version(*former)


def kept(name: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gives, or gave since the last change."""
    # Asked before reading: what is read is then at least as new as the version it is kept under.
    version = _version()
    if version is None:
        return read()
    _, values, _ = _of(version)
    if name not in values:
        values[name] = read()
    value: Value = values[name]
    return value


def parts(name: str, most: int) -> Parts[Any]:
    """The parts of this name, to be taken before anything is read for them; empty where nobody can tell."""
    version = _version()
    if version is None:
        return Parts(most)
    _, _, kept_parts = _of(version)
    return kept_parts.setdefault(name, Parts(most))


def _of(version: int) -> _Kept:
    """What is kept under this version: at first the parts of the former that have not changed."""
    global _kept
    former, _, kept_parts = known = _kept
    if former != version:
        changed = None if former is None else _changed_since(former)
        survivors = {} if changed is None else {name: p.without(changed) for name, p in kept_parts.items()}
        known = _kept = (version, {}, survivors)
    return known
