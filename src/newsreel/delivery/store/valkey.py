"""Records in Valkey (or Redis): a store that several nodes have in common."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from newsreel.delivery.store import StoreError

PATIENCE = 0.25
"""Seconds for one answer: readers wait for it."""
AWAY_FOR = 5.0
"""Seconds in which nobody is asked after a failure: readers wait once, not each time."""
_AT_ONCE = 100


class ValkeyStore:
    """One key for a name. What was not written again for `lifetime` seconds is gone."""

    def __init__(
        self,
        address: str,
        *,
        prefix: str = "newsreel:page:",
        lifetime: int = 30 * 86_400,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`address`: valkey://host:port/0. Raises :class:`StoreError` where the package is not installed."""
        try:
            import valkey
        except ImportError as error:
            raise StoreError(
                "A shared store in Valkey needs the package valkey; install newsreel[valkey]."
            ) from error
        self._client: Any = valkey.Valkey.from_url(
            address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry_on_timeout=False
        )
        self._error: Any = valkey.ValkeyError
        self._prefix = prefix
        self._lifetime = lifetime
        self._clock = clock
        self._away_until = 0.0
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        with self._asking("read"):
            data: bytes | None = self._client.get(self._prefix + name)
            return data

    def put(self, name: str, data: bytes) -> None:
        with self._asking("written"):
            self._client.set(self._prefix + name, data, ex=self._lifetime)

    def delete(self, name: str) -> None:
        with self._asking("written"):
            self._client.delete(self._prefix + name)

    def values(self) -> Iterator[bytes]:
        cursor = 0
        while True:
            with self._asking("read"):
                cursor, keys = self._client.scan(cursor, match=f"{self._prefix}*", count=_AT_ONCE)
                found = self._client.mget(keys) if keys else []
            yield from (data for data in found if data is not None)
            if not cursor:
                return

    @contextmanager
    def _asking(self, what: str) -> Iterator[None]:
        with self._lock:
            if self._clock() < self._away_until:
                raise StoreError(f"The shared page store can't be {what}: it did not answer a moment ago")
        try:
            yield
        except (self._error, OSError) as error:
            with self._lock:
                self._away_until = self._clock() + AWAY_FOR
            raise StoreError(f"The shared page store can't be {what}: {error}") from error
