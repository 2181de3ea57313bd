"""Where each piece lies: which pack, from where to where, and upon which other piece it rests."""

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsreel.transfer.archive.errors import DamagedError
from newsreel.transfer.archive.keys import ID_SIZE, Key
from newsreel.transfer.archive.pieces import LARGEST, LARGEST_DOCUMENT, packed, unpacked
from newsreel.transfer.archive.places import INDEX, Place, pack_name

_ENTRY = struct.Struct("<32s32s32sIII")
_NOTHING = bytes(ID_SIZE)
_SEALED_AS = b"index"
_STORED_AT_MOST = LARGEST + 4096
ENTRIES_AT_MOST = LARGEST_DOCUMENT // _ENTRY.size
"""In one object of the index."""


@dataclass(frozen=True, slots=True)
class Entry:
    name: bytes
    pack: bytes
    base: bytes
    """The piece without which this one can't be read; empty: it stands alone."""
    offset: int
    stored: int
    length: int
    """Bytes of the content."""


class Index:
    def __init__(self) -> None:
        self._entries: dict[bytes, Entry] = {}
        self.objects: list[str] = []
        """The names of the objects that it was read from."""

    @classmethod
    def read(cls, place: Place, key: Key) -> "Index":
        made = cls()
        for listed in place.listed(INDEX):
            data = place.get(listed.name)
            if data is None or hashlib.sha256(data).hexdigest() != listed.name.rpartition("/")[2]:
                raise DamagedError(
                    f"{listed.name} in {place.told} is damaged. Use an earlier copy of the whole backup."
                )
            made.add(_entries(key.unseal(data, _SEALED_AS)))
            made.objects.append(listed.name)
        return made

    def get(self, name: bytes) -> Entry | None:
        return self._entries.get(name)

    def __contains__(self, name: bytes) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def add(self, entries: Iterable[Entry]) -> None:
        self._entries.update((entry.name, entry) for entry in entries)

    def forget_lost(self, packs: Mapping[str, int]) -> None:
        """Leave out what lies in no pack of these names and sizes: it will be written anew."""
        kept = {
            entry.name: entry
            for entry in self
            if packs.get(pack_name(entry.pack.hex()), 0) >= entry.offset + entry.stored
        }
        self._entries = {name: entry for name, entry in kept.items() if not entry.base or entry.base in kept}

    def packs(self) -> set[bytes]:
        return {entry.pack for entry in self}


def write(place: Place, key: Key, entries: list[Entry]) -> list[str]:
    """Write entries down, to be read by :meth:`Index.read`; returns the names of the objects."""
    names = []
    for first in range(0, len(entries), ENTRIES_AT_MOST):
        rows = b"".join(
            _ENTRY.pack(
                entry.name, entry.pack, entry.base or _NOTHING, entry.offset, entry.stored, entry.length
            )
            for entry in entries[first : first + ENTRIES_AT_MOST]
        )
        data = key.seal(packed(rows), _SEALED_AS)
        names.append(f"{INDEX}/{hashlib.sha256(data).hexdigest()}")
        place.put(names[-1], data)
    return names


def _entries(data: bytes) -> Iterator[Entry]:
    rows = unpacked(data, largest=LARGEST_DOCUMENT)
    if len(rows) % _ENTRY.size:
        raise DamagedError("The index of the backup is damaged. Use an earlier copy of the whole backup.")
    for name, pack, base, offset, stored, length in _ENTRY.iter_unpack(rows):
        if length > LARGEST or stored > _STORED_AT_MOST:
            raise DamagedError("The index of the backup tells of pieces that are larger than any can be.")
        yield Entry(name, pack, b"" if base == _NOTHING else base, offset, stored, length)
