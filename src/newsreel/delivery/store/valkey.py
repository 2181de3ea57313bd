"""Records in Valkey (or Redis): a store that several nodes have in common."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from newsreel.delivery.store import StoreError
from newsreel.delivery.store.away import Asking

PATIENCE = 0.25
"""Seconds for one answer: readers wait for it."""
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
        self._prefix = prefix
        self._lifetime = lifetime
        self._asking = Asking(valkey.ValkeyError, clock=clock)

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
