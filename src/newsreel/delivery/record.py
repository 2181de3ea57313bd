"""One page as it was drawn: status, headers, text, and what it shows.

A record is written and read as one piece, so no reader ever gets half of one:

    NEWSREEL1 <length of the head> <CRC-32 of what follows the line, begun with that length>\\n
    <head, JSON> <text>
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

_MAGIC = b"NEWSREEL1"
_LONGEST_FIRST_LINE = 64


class BrokenRecordError(ValueError):
    """These bytes are no whole record: cut off, damaged, or something else."""


@dataclass(frozen=True, slots=True)
class Record:
    path: str
    """The address it answers, with its leading slash and without a query."""
    status: int
    headers: Mapping[str, str]
    """By name in lower case; without those that belong to one transfer (date, length, encoding)."""
    body: bytes
    shows: frozenset[str] = field(default_factory=frozenset)
    """The keys of everything the page shows: a change of any of them makes it stale."""
    as_of: int = 0
    """The number of the last change that was known when drawing began."""
    made: float = 0.0
    """When it was drawn, in seconds since 1970."""
    is_private: bool = False
    """Not to be kept: the address belongs to each reader alone, and only that fact is recorded."""

    def to_bytes(self) -> bytes:
        head = json.dumps(
            {
                "path": self.path,
                "status": self.status,
                "headers": dict(self.headers),
                "shows": sorted(self.shows),
                "as_of": self.as_of,
                "made": self.made,
                "is_private": self.is_private,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
        checksum = zlib.crc32(self.body, zlib.crc32(head, len(head)))
        return b"%s %d %08x\n%s%s" % (_MAGIC, len(head), checksum, head, self.body)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Record":
        """Raises :class:`BrokenRecordError`."""
        first, newline, _ = data[:_LONGEST_FIRST_LINE].partition(b"\n")
        parts = first.split(b" ")
        if not newline or len(parts) != 3 or parts[0] != _MAGIC:
            raise BrokenRecordError("This is no page of a page store")
        try:
            length, checksum = int(parts[1]), int(parts[2], 16)
        except ValueError as error:
            raise BrokenRecordError("The first line of the page is damaged") from error
        contents = data[len(first) + 1 :]
        if len(contents) < length or zlib.crc32(contents, length & 0xFFFFFFFF) != checksum:
            raise BrokenRecordError("The page is cut off or damaged")
        head = json.loads(contents[:length])
        return cls(
            path=head["path"],
            status=head["status"],
            headers=head["headers"],
            body=contents[length:],
            shows=frozenset(head["shows"]),
            as_of=head["as_of"],
            made=head["made"],
            is_private=head["is_private"],
        )
