"""What stands on every page, read once for many pages: the publication, sections, page links, closed paths.

It is kept only where somebody can say whether anything has changed since, in whatever process: whoever keeps
pages counts changes, and registers that count here. Without it everything is read anew for each page.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Value = TypeVar("Value")
Version = Callable[[], Hashable | None]

_version: Version = lambda: None  # noqa: E731 -- stands in until somebody registers
_kept: tuple[Hashable, dict[Hashable, Any]] = (None, {})


def use_version(version: Version) -> None:
    """`version` differs after every change that is committed; None where it can't tell. It is asked often."""
    global _version, _kept
    _version = version
    _kept = (None, {})


def kept(name: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gives, or gave since the last change."""
    global _kept
    # Asked before reading: what is read is then at least as new as the version it is kept under.
    version = _version()
    if version is None:
        return read()
    known, values = _kept
    if known != version:
        values = {}
        _kept = (version, values)
    if name not in values:
        values[name] = read()
    value: Value = values[name]
    return value
