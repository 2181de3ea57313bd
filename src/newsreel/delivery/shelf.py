"""The pages of one node: store, ledger and pulse as one thing with four verbs."""

import contextlib
import logging
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from newsreel.delivery.ledger import EVERYTHING, Ledger
from newsreel.delivery.plain_files import PlainFiles
from newsreel.delivery.pulse import Pulse
from newsreel.delivery.record import BrokenRecordError, Record
from newsreel.delivery.store import Store, StoreError
from newsreel.delivery.store.folder import FolderStore

logger = logging.getLogger("newsreel.delivery")


@dataclass(frozen=True, slots=True)
class Found:
    record: Record
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look through the whole store found and put right."""

    pages: int
    broken: int
    unfinished: int


class Shelf:
    """`shared` is a further store that several nodes have in common, asked where this node has nothing.

    `plain`: a folder for joined pages as plain files; none are made where it is left out.
    """

    def __init__(self, folder: Path, *, shared: Store | None = None, plain: Path | None = None) -> None:
        """Raises :class:`StoreError` where the folder can't be used."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.pulse = Pulse(folder / "pulse")
            self.plain = PlainFiles(plain) if plain is not None else None
        except OSError as error:
            raise StoreError(f"The page store {folder} can't be used: {error.strerror}") from error
        self.ledger = Ledger(folder / "ledger.sqlite3", touching=self._touch)
        self.folder = FolderStore(folder / "records")
        self._shared = shared

    def find(self, path: str) -> Found | None:
        """The page kept for an address, stale or not; a damaged one counts as none."""
        state = self.ledger.state(path)
        if state is None:
            return self._from_shared(path)
        data = self.folder.get(path)
        if data is None:
            return None
        try:
            record = Record.from_bytes(data)
        except BrokenRecordError:
            logger.warning("The page kept for %s is damaged; it is drawn anew.", path)
            self.forget(path)
            return None
        # Another page than the ledger speaks of: whoever put it there was killed before it could say so.
        return Found(record, state.is_stale or state.made != record.made)

    def forget(self, path: str) -> None:
        """There is no page at this address any more."""
        self.ledger.forget(path)
        self.pulse.beat()
        self.folder.delete(path)

    def keep(self, record: Record) -> bool:
        """Keep a page just drawn. False where something it shows changed meanwhile: it is kept as stale."""
        data = record.to_bytes()
        is_fresh = self._keep_here(record, data)
        self.pulse.beat()
        if is_fresh and self._shared is not None:
            with contextlib.suppress(StoreError):
                self._shared.put(record.path, data)
        return is_fresh

    def change(self, number: int, things: Collection[str], gone: Collection[str] = ()) -> list[str] | None:
        """Take in a change, as :meth:`Ledger.change` says; pages at `gone` are served no more."""

        def delete() -> None:
            for path in gone:
                self.folder.delete(path)

        touched = self.ledger.change(number, things, gone, deleting=delete)
        self.pulse.beat()
        if self._shared is not None:
            for path in gone:
                with contextlib.suppress(StoreError):
                    self._shared.delete(path)
        return touched

    def start_anew(self, *, applied: int, fingerprint: str) -> None:
        """Make every page stale, and tell all processes."""
        self.ledger.start_anew(applied=applied, fingerprint=fingerprint)
        self.pulse.beat()

    def _touch(self, paths: Collection[str]) -> None:
        if self.plain is not None:
            self.plain.drop(paths)

    def check(self) -> Checked:
        """Look through the whole store: remove what is damaged, and note again what the ledger has lost."""
        with self.ledger.locked():
            # A power cut may have taken the ledger back to before it touched a page.
            self._touch((EVERYTHING,))
        unfinished = self.folder.sweep()
        pages = broken = 0
        for data in self.folder.values():
            try:
                record = Record.from_bytes(data)
            except BrokenRecordError:
                broken += 1
                continue
            pages += 1
            state = self.ledger.state(record.path)
            if state is None or state.made != record.made:
                self.ledger.keep(record)
            if self.ledger.state(record.path) is None:
                # Withdrawn since it was drawn.
                self.folder.delete(record.path)
        for path in list(self.ledger.paths()):
            kept = self.folder.get(path)
            if kept is None or not _is_whole(kept):
                self.forget(path)
        self.pulse.beat()
        return Checked(pages=pages, broken=broken, unfinished=unfinished)

    def _from_shared(self, path: str) -> Found | None:
        if self._shared is None:
            return None
        try:
            data = self._shared.get(path)
        except StoreError:
            logger.warning("The shared page store can't be reached.", exc_info=True)
            return None
        if data is None:
            return None
        try:
            record = Record.from_bytes(data)
        except BrokenRecordError:
            return None
        if record.as_of > self.ledger.applied():
            # It was drawn after a change that this node has not heard of yet: right, and kept by nobody here.
            return Found(record, is_stale=False)
        if self._keep_here(record, data):
            return Found(record, is_stale=False)
        return Found(record, is_stale=True) if self.ledger.state(path) else None

    def _keep_here(self, record: Record, data: bytes) -> bool:
        return self.ledger.keep(record, storing=lambda: self.folder.put(record.path, data))


def _is_whole(data: bytes) -> bool:
    try:
        Record.from_bytes(data)
    except BrokenRecordError:
        return False
    return True
