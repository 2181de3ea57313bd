"""How many of what a text says."""

from dataclasses import dataclass
from enum import StrEnum


class AmountKind(StrEnum):
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    """Fractions too: half is 50."""
    POINTS = "points"
    """Percentage points."""
    ORDINAL = "ordinal"
    AGE = "age"
    """In years."""
    MEASURE = "measure"
    SCORE = "score"
    VAGUE = "vague"
    """“dozens”, “hundreds”: the value is that of one."""
    TIMES = "times"
    """“doubled”, “twice”."""


class Bound(StrEnum):
    """What a word before the number says of it."""

    NONE = ""
    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Amount:
    """Words `first` up to but not including `last`, characters `start` to `end`: sign and unit included."""

    first: int
    last: int
    start: int
    end: int
    kind: AmountKind
    value: float
    """In `unit`."""
    unit: str = ""
    """A currency, or what is measured (“length”, “time”); measures are told in the smallest unit of it."""
    step: float = 1.0
    """How finely the value is told."""
    upper: float | None = None
    """The end of a range, or the second number of a score."""
    bound: Bound = Bound.NONE
    nouns: tuple[str, ...] = ()
    """Stems of the next words that matter: what is counted."""
    either: float | None = None
    """What else it may be as a mere count: “100m” is a hundred metres or a hundred million."""
    unit_word: str = ""
    """The stem of the unit as written."""
    in_name: bool = False
    """Part of a name: “Euro 2016”, “Channel 4”, “World War Two”."""

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for two that say the same, whatever they count."""
        return (self.kind, self.unit, round(self.value, 6), self.upper)
