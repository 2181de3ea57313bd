"""Parts that stand on many pages and change all the time: drawn once, joined into pages when they are served.

While a page is drawn to be kept, a mark stands where the part belongs; the server that keeps the page puts
the part in. Everywhere else (a preview, a test, a server that keeps nothing) the part is drawn in its place.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.safestring import SafeString, mark_safe

Mark = Callable[[str], str]

_mark: ContextVar[Mark | None] = ContextVar("mark", default=None)


def place(name: str, draw: Callable[[], SafeString]) -> SafeString:
    """The fragment of this name, or the mark for it where the page is drawn to be kept.

    `name` may hold lower-case letters, digits, `-` and `/`; :func:`newsreel.front.parts.draw` must be able
    to draw the same part from the name alone.
    """
    mark = _mark.get()
    # A mark is a comment that the program made of a checked name.
    return draw() if mark is None else mark_safe(mark(name))  # noqa: S308


def are_placed_later() -> bool:
    """Whether marks are set now: then nothing that only fragments show needs to be read."""
    return _mark.get() is not None


@contextmanager
def placed_later(mark: Mark) -> Iterator[None]:
    """Set marks for all fragments of what is drawn inside."""
    token = _mark.set(mark)
    try:
        yield
    finally:
        _mark.reset(token)
