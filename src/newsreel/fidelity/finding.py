"""One difference between an article and its sources."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    """The sources say otherwise, or don't say it: nine in ten of these are mistakes."""
    WARNING = "warning"
    """Worth a look: it may be right in other words."""
    NOTE = "note"
    """Nothing to mend; an editor may want to know."""


class Kind(StrEnum):
    QUOTE = "quote"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    TITLE = "title"
    PLACE = "place"
    ATTRIBUTION = "attribution"
    CLAIM = "claim"
    NEGATION = "negation"
    CONSISTENCY = "consistency"
    DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in which source: `source` counts the sources from 0; `start` and `end` count characters."""

    source: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    kind: Kind
    severity: Severity
    start: int
    """Characters of the draft, from here up to but not including `end`."""
    end: int
    text: str
    message: str
    """What differs and how to mend it: a sentence for an editor."""
    confidence: float
    """How sure, from 0 to 1: the share of findings like this one that were right when it was measured."""
    passage: Passage | None = None
    """The nearest passage of a source; None where no source says anything near it, or none is needed."""
    other_passage: Passage | None = None
    """Where two sources disagree, the second; in a draft at odds with itself, none."""
    replacement: str = ""
    """The source's wording that could stand here instead; empty where there's no telling."""
    context: str = ""
    """The words around it, by which it is known again after an edit elsewhere."""

    @property
    def identity(self) -> str:
        """The same for the same difference after edits elsewhere: 16 hexadecimal digits."""
        parts = (self.kind, self.text, self.passage.text if self.passage else "", self.context)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR
