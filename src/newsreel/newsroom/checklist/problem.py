"""What a check finds."""

from dataclasses import dataclass
from enum import StrEnum

Anchor = tuple[str | int, ...]
"""Where in the article: a field's name, or a path into its blocks like ("body", 3, "pictures", 0, "alt").
Empty: the article as a whole."""


class Severity(StrEnum):
    ERROR = "error"
    """Nobody can publish before this is mended."""
    WARNING = "warning"
    """Worth a look; publishing goes ahead."""


@dataclass(frozen=True, slots=True)
class Problem:
    severity: Severity
    sentence: str
    """What is wrong, where, and how to mend it."""
    anchor: Anchor = ()

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def error(sentence: str, *anchor: str | int) -> Problem:
    return Problem(Severity.ERROR, sentence, anchor)


def warning(sentence: str, *anchor: str | int) -> Problem:
    return Problem(Severity.WARNING, sentence, anchor)
