"""What stores do that others answer for: a store that failed is left alone for a while."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newsreel.delivery.store import StoreError

AWAY_FOR = 5.0
"""Seconds in which nobody is asked after a failure: readers wait once, not each time."""


class Asking:
    """`errors`: what asking raises where the store is away; `reason` makes a part of a sentence of one."""

    def __init__(
        self,
        *errors: type[Exception],
        reason: Callable[[Exception], str] = str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._errors: tuple[type[Exception], ...] = (*errors, OSError)
        self._reason = reason
        self._clock = clock
        self._away_until = 0.0
        self._lock = threading.Lock()

    @contextmanager
    def __call__(self, what: str) -> Iterator[None]:
        """Ask inside of it; `what` was to be done to the store. Raises :class:`StoreError`."""
        with self._lock:
            if self._clock() < self._away_until:
                raise StoreError(f"The shared page store can't be {what}: it did not answer a moment ago")
        try:
            yield
        except self._errors as error:
            with self._lock:
                self._away_until = self._clock() + AWAY_FOR
            raise StoreError(f"The shared page store can't be {what}: {self._reason(error)}") from error
