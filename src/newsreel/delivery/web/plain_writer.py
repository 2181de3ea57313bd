"""Makes plain files of the pages that readers ask for, a little after they were answered."""

import logging
import time
from collections.abc import Callable, Sequence

from newsreel.delivery.plain_files import PlainFiles, PlainPage, Prepared, is_settled
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.store import StoreError
from newsreel.delivery.web.memory import Kept

logger = logging.getLogger("newsreel.delivery")

AT_A_TIME = 50
"""Pages; each takes some milliseconds to be compressed."""
SWEEP_INTERVAL = 30.0
"""Seconds between two looks for generations that hold no longer."""


class PlainWriter:
    """Called by one thread at a time."""

    def __init__(self, shelf: Shelf, *, clock: Callable[[], float] = time.time) -> None:
        self._shelf = shelf
        self._clock = clock
        self._unsettled: list[Kept] = []
        self._swept = 0.0

    def write(self, read: Sequence[Kept]) -> int:
        """Make files of these pages, and of those that were too young before; returns how many there are now.

        What can't be written is logged, and written when it is read again.
        """
        plain = self._shelf.plain
        if plain is None:
            return 0
        try:
            return self._write(plain, read)
        except (OSError, StoreError) as error:
            logger.warning("Plain files can't be written: %s", error)
            return 0

    def _write(self, plain: PlainFiles, read: Sequence[Kept]) -> int:
        now = self._clock()
        if now - self._swept > SWEEP_INTERVAL:
            self._swept = now
            self._sweep(plain)
        generation = plain.generation() or self._begin(plain)
        waiting = list({id(kept): kept for kept in (*self._unsettled, *read)}.values())
        waiting = [kept for kept in waiting if _belongs(kept) and kept.plain_in != generation]
        self._unsettled = [kept for kept in waiting if not is_settled(kept.modified, now)][:AT_A_TIME]
        ready = [kept for kept in waiting if is_settled(kept.modified, now)][:AT_A_TIME]
        prepared: list[Prepared] = []
        try:
            for kept in ready:
                kept.plain_in = generation
                page = plain.prepare(
                    PlainPage(
                        kept.record.path, kept.record.headers, kept.record.body, kept.made, kept.modified
                    ),
                    generation,
                )
                if page is not None:
                    prepared.append(page)
            return self._place(prepared)
        except BaseException:
            for kept in ready:
                kept.plain_in = ""
            raise
        finally:
            for page in prepared:
                page.forget()

    def _place(self, prepared: Sequence[Prepared]) -> int:
        placed = 0
        if prepared:
            with self._shelf.ledger.locked() as are_fresh:
                for page in prepared:
                    if are_fresh(page.page.parts):
                        page.place()
                        placed += 1
        return placed

    def _begin(self, plain: PlainFiles) -> str:
        with self._shelf.ledger.locked():
            if not plain.generation():
                plain.begin_anew()
        return plain.generation()

    def _sweep(self, plain: PlainFiles) -> None:
        with self._shelf.ledger.locked():
            others = plain.others()
        plain.remove(others)


def _belongs(kept: Kept) -> bool:
    return kept.record.status == 200 and not kept.is_stale
