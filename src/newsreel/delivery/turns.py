"""Turns by name: one thread of this process at a time, while other names go on beside it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    takers: int = 0


class Turns:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._turns: dict[str, _Turn] = {}

    def takers(self, name: str) -> int:
        """Who has the turn and who waits for it."""
        with self._guard:
            turn = self._turns.get(name)
            return turn.takers if turn else 0

    @contextmanager
    def take(self, name: str) -> Iterator[bool]:
        """Gives whether somebody else had the turn of this name before."""
        with self._guard:
            turn = self._turns.setdefault(name, _Turn())
            turn.takers += 1
            waits = turn.takers > 1
        try:
            with turn.lock:
                yield waits
        finally:
            with self._guard:
                turn.takers -= 1
                if not turn.takers:
                    del self._turns[name]
