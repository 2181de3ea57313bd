"""Changes held back for a while, to be told all at once when much work is done."""

from collections.abc import Collection
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Held:
    things: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    def take(self, things: Collection[str], gone: Collection[str]) -> None:
        self.things.update(things)
        self.gone.update(gone)


held: ContextVar[Held | None] = ContextVar("held", default=None)
"""Of this thread; None where changes are told at once."""
