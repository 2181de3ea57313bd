"""Where records are kept. Each kind of place is one module behind the same four verbs."""

import hashlib
from collections.abc import Iterator
from typing import Protocol


class StoreError(Exception):
    """The place can't be reached or written; the message says why. Readers are served without it."""


class Store(Protocol):
    """Bytes by name. Writing is atomic: who reads gets the former bytes or the new ones, whole."""

    def get(self, name: str) -> bytes | None:
        """None where nothing is kept. Raises :class:`StoreError`."""

    def put(self, name: str, data: bytes) -> None:
        """Keep, in place of what was there. Raises :class:`StoreError`."""

    def delete(self, name: str) -> None:
        """Keep no longer; nothing happens where nothing was. Raises :class:`StoreError`."""

    def values(self) -> Iterator[bytes]:
        """All that is kept, in no order. Raises :class:`StoreError`."""


def file_name(name: str) -> str:
    """A name of 32 hexadecimal digits for any text: short, and safe wherever files and objects lie."""
    return hashlib.blake2b(name.encode(), digest_size=16).hexdigest()
