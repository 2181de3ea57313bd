"""A repository: pieces in packs, an index of them, and snapshots that say how they make up a site.

Each piece is kept once, under a name made of its content. Nothing that is written is ever changed, so a
backup that is killed leaves those before it as they were; what it wrote is used by the next one.
"""

import hashlib
import json
import secrets
from collections import OrderedDict

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from newsreel.transfer.archive import index as index_file
from newsreel.transfer.archive.errors import ArchiveError, DamagedError
from newsreel.transfer.archive.index import Entry, Index
from newsreel.transfer.archive.keys import SALT_SIZE, Key, new_salt
from newsreel.transfer.archive.pieces import packed, packed_changes, unpacked
from newsreel.transfer.archive.places import HEADER, PACKS, Place, pack_name

FORMAT, VERSION = "newsreel-backup", 1
PACK = 2**23
"""Bytes after which a pack is closed."""
PACKS_AT_HAND = 4
_PACKS_FOR_AN_INDEX = 32
"""What a kill costs at most: so many packs are written again."""


class _Encryption(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    salt: str = Field(pattern=rf"^[0-9a-f]{{{2 * SALT_SIZE}}}$")
    check: str = Field(pattern=r"^[0-9a-f]{64}$")


class _Header(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    format: str
    version: int
    id: str
    encryption: _Encryption | None


class Repository:
    """Use :func:`begun` or :func:`opened`."""

    def __init__(self, place: Place, key: Key, index: Index) -> None:
        self.place = place
        self.key = key
        self.index = index
        self.bytes_written = 0
        self._pack: list[bytes] = []
        self._pack_size = 0
        self._packed: list[tuple[bytes, bytes, int, int, int]] = []
        self._waiting: set[bytes] = set()
        self._unindexed: list[Entry] = []
        self._packs_since_index = 0
        self._at_hand: OrderedDict[bytes, bytes] = OrderedDict()

    # -- writing

    def keep(self, content: bytes, *, name: bytes, former: bytes = b"") -> None:
        """Write a piece, unless it is there. `former`: the piece that was in its place."""
        if name in self.index or name in self._waiting:
            return
        base = self._base(former) if former else b""
        if base:
            changes = packed_changes(content, self.read(base))
            # What has little in common with its base is better off without it.
            if len(changes) * 4 < len(content):
                self._add(name, base, self.key.seal(changes, name), len(content))
                return
        self._add(name, b"", self.key.seal(packed(content), name), len(content))

    def _base(self, former: bytes) -> bytes:
        """A piece that stands alone, so that no chain grows from backup to backup."""
        entry = self.index.get(former)
        if entry is None:
            return b""
        return entry.base or entry.name

    def _add(self, name: bytes, base: bytes, sealed: bytes, length: int) -> None:
        self._waiting.add(name)
        self._packed.append((name, base, self._pack_size, len(sealed), length))
        self._pack.append(sealed)
        self._pack_size += len(sealed)
        if self._pack_size >= PACK:
            self._close_pack()

    def move(self, entry: Entry) -> None:
        """Write a piece once more, into a new pack."""
        self._add(entry.name, entry.base, self._stored(entry), entry.length)

    def replace_index(self, entries: list[Entry]) -> None:
        """Make these all that the repository knows. Killed in between, it knows more than it needs."""
        self.flush()
        old = set(self.index.objects)
        self.index = Index()
        self.index.add(entries)
        self._unindexed = entries
        if entries:
            self._write_index()
        for name in old - set(self.index.objects):
            self.place.delete(name)

    def _close_pack(self) -> None:
        if not self._pack:
            return
        data = b"".join(self._pack)
        digest = hashlib.sha256(data)
        self._write(pack_name(digest.hexdigest()), data)
        entries = [
            Entry(name, digest.digest(), base, offset, stored, length)
            for name, base, offset, stored, length in self._packed
        ]
        self.index.add(entries)
        self._unindexed += entries
        self._pack, self._packed, self._pack_size = [], [], 0
        self._waiting.clear()
        self._packs_since_index += 1
        if self._packs_since_index >= _PACKS_FOR_AN_INDEX:
            self._write_index()

    def _write_index(self) -> None:
        for name in index_file.write(self.place, self.key, self._unindexed):
            self.index.objects.append(name)
            self.bytes_written += self._check(name, name.rpartition("/")[2])
        self._unindexed = []
        self._packs_since_index = 0

    def flush(self) -> None:
        """From now on, all that was kept is there and can be found."""
        self._close_pack()
        if self._unindexed:
            self._write_index()

    def _write(self, name: str, data: bytes) -> None:
        self.place.put(name, data)
        self.bytes_written += self._check(name, hashlib.sha256(data).hexdigest())

    def _check(self, name: str, digest: str) -> int:
        """Read what was written, and hold it against what should have been. Returns how many bytes it is."""
        data = self.place.get(name)
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            raise DamagedError(
                f"What was written to {self.place.told} does not read back as it was: "
                "its disk may be failing. Back up to another place."
            )
        return len(data)

    def write_document(self, name: str, content: bytes) -> None:
        """What is no piece: under a name of its own."""
        self._write(name, content)

    # -- reading

    def read(self, name: bytes) -> bytes:
        """A piece, held against its name. Raises :class:`DamagedError`."""
        entry = self.index.get(name)
        if entry is None:
            raise DamagedError(self._damage("a part of it is missing"))
        base = self._alone(entry.base) if entry.base else None
        content = unpacked(self.key.unseal(self._stored(entry), name), base)
        if len(content) != entry.length or not self.key.is_named(content, name):
            raise DamagedError(self._damage("a part of it is not what it was"))
        return content

    def _alone(self, name: bytes) -> bytes:
        entry = self.index.get(name)
        if entry is None or entry.base:
            raise DamagedError(self._damage("a part of it is missing"))
        return unpacked(self.key.unseal(self._stored(entry), name))

    def _stored(self, entry: Entry) -> bytes:
        pack = self._at_hand.get(entry.pack)
        if pack is None:
            data = self.place.part(pack_name(entry.pack.hex()), entry.offset, entry.stored)
        else:
            self._at_hand.move_to_end(entry.pack)
            data = pack[entry.offset : entry.offset + entry.stored]
        if len(data) != entry.stored:
            raise DamagedError(self._damage("a part of it is cut or missing"))
        return data

    def fetch_pack_of(self, name: bytes) -> None:
        """Read the whole pack with that piece: the next pieces wanted lie in it, too."""
        entry = self.index.get(name)
        if entry is None or entry.pack in self._at_hand:
            return
        data = self.place.get(pack_name(entry.pack.hex()))
        if data is not None:
            self._at_hand[entry.pack] = data
            while len(self._at_hand) > PACKS_AT_HAND:
                self._at_hand.popitem(last=False)

    def _damage(self, what: str) -> str:
        return f"The backup in {self.place.told} is damaged: {what}. Use another snapshot, or another copy."


def begun(place: Place, *, passphrase: str) -> Repository:
    """The repository at `place`, made where there is none."""
    data = place.get(HEADER)
    if data is not None:
        if passphrase and _header(place).encryption is None:
            raise ArchiveError(
                f"The backups in {place.told} are not encrypted, and the setting backup_key is set. "
                "Choose another place for encrypted ones, or leave the key out."
            )
        found = opened(place, passphrase=passphrase)
        found.index.forget_lost({listed.name: listed.size for listed in place.listed(PACKS)})
        return found
    salt = new_salt()
    key = Key.of(passphrase, salt) if passphrase else Key()
    encryption = _Encryption(salt=salt.hex(), check=key.check()) if passphrase else None
    header = _Header(format=FORMAT, version=VERSION, id=secrets.token_hex(16), encryption=encryption)
    place.put(HEADER, (json.dumps(header.model_dump(), indent=1) + "\n").encode())
    return Repository(place, key, Index())


def opened(place: Place, *, passphrase: str) -> Repository:
    """Raises :class:`ArchiveError` for what is no repository, and for a key that isn't its own."""
    header = _header(place)
    key = _key(place, header, passphrase)
    return Repository(place, key, Index.read(place, key))


def _header(place: Place) -> _Header:
    data = place.get(HEADER)
    if data is None:
        raise ArchiveError(f"There is no backup in {place.told}.")
    try:
        found = _Header.model_validate_json(data[:4096])
    except ValidationError as error:
        raise DamagedError(f"{HEADER} in {place.told} is damaged. Use another copy of the backup.") from error
    if found.format != FORMAT:
        raise ArchiveError(f"{place.told} is no backup that Newsreel made.")
    if found.version != VERSION:
        raise ArchiveError(
            f"The backup in {place.told} was made by a newer Newsreel (its format is {found.version}, "
            f"this program knows {VERSION}). Use that version."
        )
    return found


def _key(place: Place, header: _Header, passphrase: str) -> Key:
    if header.encryption is None:
        return Key()
    if not passphrase:
        raise ArchiveError(
            f"The backups in {place.told} are encrypted. Give their key as NEWSREEL_BACKUP_KEY "
            "or with --key-file."
        )
    key = Key.of(passphrase, bytes.fromhex(header.encryption.salt))
    if key.check() != header.encryption.check:
        raise ArchiveError(f"The key is not the one that the backups in {place.told} were made with.")
    return key
