"""Which snapshots are kept, and how the room of the others is won back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newsreel.transfer.archive import manifest
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.index import Entry
from newsreel.transfer.archive.places import PACKS, SNAPSHOTS, pack_name
from newsreel.transfer.archive.repository import Repository

SPARED = timedelta(days=1)
"""What nobody knows may belong to a backup that is being made from elsewhere, if it is younger."""
_WORTH_MOVING = 0.5
"""A pack of which less than this is still wanted is written anew without the rest."""


@dataclass(frozen=True, slots=True)
class Keep:
    """So many of the newest, and the last one of each of so many days and weeks (UTC) that have one."""

    last: int = 0
    daily: int = 0
    weekly: int = 0

    def __bool__(self) -> bool:
        return bool(self.last or self.daily or self.weekly)

    def chosen(self, names: Iterable[str]) -> set[str]:
        """The newest is always one of them."""
        newest_first = sorted(names, reverse=True)
        chosen = set(newest_first[: max(self.last, 1)])
        for count, form in ((self.daily, "%Y-%m-%d"), (self.weekly, "%G-%V")):
            periods: dict[str, str] = {}
            for name in newest_first:
                periods.setdefault(f"{moment_of(name):{form}}", name)
            chosen |= set(list(periods.values())[:count])
        return chosen


def moment_of(name: str) -> datetime:
    return datetime.strptime(name.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def thin_out(repository: Repository, keep: Keep, now: datetime) -> list[str]:
    """Remove the snapshots that are not kept, and what only they needed; returns their names."""
    names = manifest.names(repository)
    removed = sorted(set(names) - keep.chosen(names))
    if not removed:
        return []
    # Found before anything is removed: where a snapshot that stays can't be read, nothing is.
    wanted = _wanted(repository, sorted(set(names) - set(removed)))
    for name in removed:
        repository.place.delete(f"{SNAPSHOTS}/{name}")
    sweep(repository, wanted, now)
    return removed


def _wanted(repository: Repository, snapshots: Iterable[str]) -> set[bytes]:
    """The names of all pieces that the snapshots need."""
    wanted: set[bytes] = set()
    for name in snapshots:
        found = manifest.read(repository, name)
        wanted.update(bytes.fromhex(piece) for piece in found.database.pieces)
        wanted.update(manifest.database_pieces(repository, found.database))
        wanted.update(bytes.fromhex(piece) for piece in found.files)
        for file in manifest.files(repository, found):
            wanted.update(bytes.fromhex(piece) for piece in file.pieces)
    for piece in list(wanted):
        entry = repository.index.get(piece)
        if entry is None:
            raise ArchiveError(
                f"The backup in {repository.place.told} is damaged: a part of it is missing. "
                "Nothing was removed."
            )
        if entry.base:
            wanted.add(entry.base)
    return wanted


def sweep(repository: Repository, wanted: set[bytes], now: datetime) -> None:
    """Remove what is not wanted: first moved is what is, then forgotten, then deleted.

    So whoever is killed in between leaves a repository in which every snapshot is whole.
    """
    known = {pack_name(pack.hex()) for pack in repository.index.packs()}
    by_pack: dict[bytes, list[Entry]] = defaultdict(list)
    for entry in repository.index:
        if entry.name in wanted:
            by_pack[entry.pack].append(entry)
    sizes = {listed.name: listed for listed in repository.place.listed(PACKS)}
    for pack, entries in by_pack.items():
        listed = sizes.get(pack_name(pack.hex()))
        if listed and sum(entry.stored for entry in entries) < listed.size * _WORTH_MOVING:
            for entry in entries:
                repository.move(entry)
    repository.flush()
    repository.replace_index([entry for entry in repository.index if entry.name in wanted])
    used = {pack_name(pack.hex()) for pack in repository.index.packs()}
    for name, listed in sizes.items():
        is_ours = name in known or listed.written_at is None or now - listed.written_at > SPARED
        if name not in used and is_ours:
            repository.place.delete(name)
