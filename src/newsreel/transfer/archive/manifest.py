"""What a snapshot holds: a manifest, which names the list of its files and the pieces of its database.

The list of files is long and changes little, so it is kept in pieces too, cut where the content says so: a
new file changes the piece it stands in and no other.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from newsreel.transfer.archive.errors import ArchiveError, DamagedError
from newsreel.transfer.archive.keys import ID_SIZE
from newsreel.transfer.archive.pieces import LARGEST, LARGEST_DOCUMENT, PAGES, packed, unpacked
from newsreel.transfer.archive.places import SNAPSHOTS
from newsreel.transfer.archive.repository import Repository

VERSION = 1
FOLDERS = ("media", "mail", "drop")
FILES = ("newsreel.toml", "secret", "login.txt", "erasures.jsonl")
"""What a site is, besides its database."""

_SEALED_AS = b"snapshot"
_LINES_A_PIECE = 256
_LONGEST_NAME = 255
_LONGEST_PATH = 4000
Hex = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Kind = Literal["sqlite", "postgresql"]
Count = Annotated[int, Field(ge=0, le=2**60)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class FileEntry(_Strict):
    """A file of the site. `status` is the machine's own: it tells the next backup what changed."""

    path: str
    size: Count
    mode: Annotated[int, Field(ge=0, le=0o777)]
    modified: Annotated[int, Field(ge=-(2**63), lt=2**63)]
    status: str
    pieces: list[Hex]


class Database(_Strict):
    kind: Kind
    size: Count
    pieces: list[Hex]
    """They hold the names of the database's own pieces, one after the other."""


class Manifest(_Strict):
    version: int
    program: str
    made_at: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
    site: str
    database: Database
    files: list[Hex]
    """Pieces of the list of files: lines of JSON."""
    file_count: Count
    file_bytes: Count
    left_out: list[str]
    """Sentences: what lies in the site's folder and is not in the snapshot, and why."""

    @property
    def bytes(self) -> int:
        return self.database.size + self.file_bytes


def write(repository: Repository, manifest: Manifest) -> str:
    """Returns the snapshot's name. From now on it is there."""
    content = json.dumps(manifest.model_dump(), separators=(",", ":")).encode()
    data = repository.key.seal(packed(content), _SEALED_AS)
    moment = re.sub(r"[-:]", "", manifest.made_at)
    name = f"{moment}-{hashlib.sha256(data).hexdigest()[:12]}"
    repository.write_document(f"{SNAPSHOTS}/{name}", data)
    return name


def names(repository: Repository) -> list[str]:
    """Of all snapshots, the oldest first."""
    return [listed.name.rpartition("/")[2] for listed in repository.place.listed(SNAPSHOTS)]


def chosen(repository: Repository, wanted: str = "") -> str:
    """The name of the snapshot that `wanted` is, or begins; without it, of the newest."""
    known = names(repository)
    if not known:
        raise DamagedError(
            f"There is no snapshot in {repository.place.told}: it is cut, "
            "or no backup to it was ever completed."
        )
    matching = [name for name in known if name.startswith(wanted)]
    if not matching:
        raise ArchiveError(
            f"There is no snapshot {wanted} in {repository.place.told}. "
            "`newsreel restore --list` names them all."
        )
    if wanted and len(matching) > 1:
        raise ArchiveError(f"{wanted} is the beginning of {len(matching)} snapshots. Write more of the name.")
    return matching[-1]


def read(repository: Repository, name: str) -> Manifest:
    data = repository.place.get(f"{SNAPSHOTS}/{name}")
    if data is None:
        raise ArchiveError(f"There is no snapshot {name} in {repository.place.told}.")
    if hashlib.sha256(data).hexdigest()[:12] != name.rpartition("-")[2]:
        raise DamagedError(f"The snapshot {name} in {repository.place.told} is damaged. Use another one.")
    return parsed(unpacked(repository.key.unseal(data, _SEALED_AS), largest=LARGEST_DOCUMENT))


def parsed(content: bytes) -> Manifest:
    """Raises :class:`ArchiveError` for anything that is no manifest of ours."""
    try:
        version = json.loads(content).get("version")
    except (ValueError, AttributeError, RecursionError) as error:
        raise DamagedError("The snapshot’s manifest is damaged. Use another one.") from error
    if isinstance(version, int) and version > VERSION:
        raise ArchiveError(
            f"The snapshot was made by a newer Newsreel (its format is {version}, "
            f"this program knows {VERSION})."
        )
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise DamagedError("The snapshot’s manifest is damaged. Use another one.") from error


# -- the list of files


def keep_files(repository: Repository, entries: Iterable[FileEntry]) -> list[str]:
    """Write the list, sorted by path; returns its pieces."""
    pieces: list[str] = []
    lines: list[bytes] = []
    size = 0
    for entry in entries:
        line = json.dumps(entry.model_dump(), separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
        if lines and (size + len(line) > LARGEST // 2 or _is_first(entry.path)):
            pieces += _kept(repository, b"".join(lines))
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    return pieces + _kept(repository, b"".join(lines))


def _is_first(path: str) -> bool:
    """Whether a new piece begins with this file, whatever stands before it."""
    return zlib.crc32(path.encode()) % _LINES_A_PIECE == 0


def _kept(repository: Repository, content: bytes) -> list[str]:
    """A line with very many pieces may be larger than a piece."""
    made = []
    for start in range(0, len(content), LARGEST):
        piece = content[start : start + LARGEST]
        name = repository.key.name_of(piece)
        repository.keep(piece, name=name)
        made.append(name.hex())
    return made


def files(repository: Repository, manifest: Manifest) -> Iterator[FileEntry]:
    """The files of a snapshot; each checked to be one that may be written into a site folder."""
    former = ""
    count = total = 0
    for line in _lines(repository, manifest.files):
        entry = parsed_file(line)
        if entry.path <= former:
            raise DamagedError(f"The snapshot’s list of files is damaged at “{entry.path}”. Use another one.")
        former = entry.path
        count, total = count + 1, total + entry.size
        yield entry
    if (count, total) != (manifest.file_count, manifest.file_bytes):
        raise DamagedError("The snapshot’s list of files is not the one it was made with. Use another one.")


def _lines(repository: Repository, pieces: Iterable[str]) -> Iterator[bytes]:
    left = b""
    for piece in pieces:
        *lines, left = (left + repository.read(bytes.fromhex(piece))).split(b"\n")
        if len(left) > LARGEST_DOCUMENT:
            raise DamagedError("The snapshot’s list of files is damaged: a line of it has no end.")
        yield from lines
    if left:
        raise DamagedError("The snapshot’s list of files is cut. Use another one.")


def parsed_file(line: bytes) -> FileEntry:
    """Raises :class:`DamagedError` for what is no file that a site can have."""
    try:
        entry = FileEntry.model_validate_json(line)
    except ValidationError as error:
        raise DamagedError("The snapshot’s list of files is damaged. Use another one.") from error
    if not is_inside(entry.path):
        raise DamagedError(
            f"The snapshot holds a file that belongs into no site: {entry.path[:200]!r}. "
            "It was not made by Newsreel."
        )
    if len(entry.pieces) != -(-entry.size // LARGEST):
        raise DamagedError(f"The snapshot’s list of files is damaged at “{entry.path}”. Use another one.")
    return entry


def is_inside(path: str) -> bool:
    """Whether a path, as a snapshot gives it, is one of a site's own and leads nowhere else."""
    if path in FILES:
        return True
    parts = path.split("/")
    return (
        parts[0] in FOLDERS
        and len(parts) > 1
        and len(path.encode(errors="replace")) <= _LONGEST_PATH
        and str(PurePosixPath(path)) == path
        and all(_is_plain(part) for part in parts)
    )


def _is_plain(part: str) -> bool:
    try:
        encoded = part.encode()
    except UnicodeEncodeError:
        return False
    return part not in ("", ".", "..") and "\0" not in part and len(encoded) <= _LONGEST_NAME


# -- the database's pieces


def keep_names(repository: Repository, pieces: list[bytes], former: list[str]) -> list[str]:
    """Write down which pieces a database has; `former` are those of the list before it."""
    content = b"".join(pieces)
    made = []
    for number, start in enumerate(range(0, len(content), PAGES)):
        part = content[start : start + PAGES]
        name = repository.key.name_of(part)
        repository.keep(
            part, name=name, former=bytes.fromhex(former[number]) if number < len(former) else b""
        )
        made.append(name.hex())
    return made


def database_pieces(repository: Repository, database: Database) -> Iterator[bytes]:
    left = b""
    for piece in database.pieces:
        left += repository.read(bytes.fromhex(piece))
        whole = len(left) - len(left) % ID_SIZE
        for start in range(0, whole, ID_SIZE):
            yield left[start : start + ID_SIZE]
        left = left[whole:]
    if left:
        raise DamagedError("The snapshot’s list of the database’s pieces is cut. Use another one.")
