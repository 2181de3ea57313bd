"""Where a repository lies: a folder, a bucket, or a single file. All know objects by name, nothing else."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

HEADER = "newsreel-backup.json"
PACKS, INDEX, SNAPSHOTS = "packs", "index", "snapshots"
_HASH = "[0-9a-f]{64}"
_NAME = re.compile(
    rf"{re.escape(HEADER)}|{PACKS}/(?P<first>[0-9a-f]{{2}})/(?P=first)[0-9a-f]{{62}}"
    rf"|{INDEX}/{_HASH}|{SNAPSHOTS}/[0-9]{{8}}T[0-9]{{6}}Z-[0-9a-f]{{12}}"
)


@dataclass(frozen=True, slots=True)
class Listed:
    name: str
    size: int
    written_at: datetime | None
    """None where the place doesn't tell, and it doesn't matter."""


class Place(Protocol):
    """What can't be read or written raises :class:`newsreel.transfer.archive.errors.ArchiveError`."""

    told: str
    """As it is called in sentences."""

    def get(self, name: str) -> bytes | None: ...

    def part(self, name: str, offset: int, size: int) -> bytes:
        """Fewer bytes than `size` where the object ends before; none where it is missing."""
        ...

    def put(self, name: str, data: bytes) -> None:
        """Whole or not at all, and on the disk when this returns."""
        ...

    def delete(self, name: str) -> None: ...

    def listed(self, folder: str) -> list[Listed]: ...


def is_name(name: str) -> bool:
    """Whether it is the name of an object of a repository: no other is ever read or written."""
    return _NAME.fullmatch(name) is not None


def pack_name(digest: str) -> str:
    return f"{PACKS}/{digest[:2]}/{digest}"
