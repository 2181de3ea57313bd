"""Keeps the items of an export aside between its first reading and its storing, so that it is read once.

One temporary file, written and read by this program alone; it is gone with the program, however that ends.
"""

import os
import pickle
import tempfile
from collections.abc import Iterator
from typing import NamedTuple

from newsreel.transfer.wordpress.records import ItemRecord

BATCH = 100
"""Items that are prepared together, and stored in one transaction. Who writes meanwhile waits no longer than
these take; a killed import loses no more than these, and a second run adds them."""


class Keyed(NamedTuple):
    key: str | None
    """Its name in the ledger; None for one that stands there twice."""
    item: ItemRecord


class Spool:
    """Items in batches. Add all, then read any batch, in any process that this one forks."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="newsreel-import-")  # noqa: SIM115 -- closed by close
        self._batch: list[Keyed] = []
        self._ends = [0]
        self.items = 0

    def add(self, keyed: Keyed) -> None:
        self.items += 1
        self._batch.append(keyed)
        if len(self._batch) == BATCH:
            self.close_batch()

    def close_batch(self) -> None:
        """Write down what waits; needed once after the last item."""
        if self._batch:
            written = self._file.write(pickle.dumps(self._batch, pickle.HIGHEST_PROTOCOL))
            self._file.flush()
            self._ends.append(self._ends[-1] + written)
            self._batch = []

    def __len__(self) -> int:
        """The number of batches."""
        return len(self._ends) - 1

    def batch(self, number: int) -> list[Keyed]:
        start, end = self._ends[number], self._ends[number + 1]
        # Without moving the file's position, which forked processes share.
        content = os.pread(self._file.fileno(), end - start, start)
        found: list[Keyed] = pickle.loads(content)  # noqa: S301 -- written by this very program
        return found

    def batches(self) -> Iterator[list[Keyed]]:
        return (self.batch(number) for number in range(len(self)))

    def close(self) -> None:
        """Give the disk's space back."""
        self._file.close()
