"""What a motif is: a drawing in a field of 100 × 100, and how it may be set."""

from collections.abc import Callable
from dataclasses import dataclass

from newsreel.transfer.sample.art.pen import Pen


@dataclass(frozen=True, slots=True)
class Motif:
    name: str
    paint: Callable[[Pen], None]
    stands: bool = True
    """It rests on something: its foot is at 97. Otherwise it hangs or flies and may be tilted freely."""
    broad: bool = False
    """A place rather than a thing: it fills the width of its field and looks best uncut."""
    phrase: str = ""
    """What it is in words, with an article; empty: "a" and its name."""

    @property
    def words(self) -> str:
        return self.phrase or f"a {self.name}"
