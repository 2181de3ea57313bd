"""How far a mailbox has been read. Decides only; :mod:`.imap` looks."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_MESSAGES = 100
"""Taken at one look; what is left comes at the next."""


@dataclass(frozen=True, slots=True)
class Place:
    """The last message read. Its number is good while the mailbox keeps its validity (RFC 3501, 2.3.1.1)."""

    validity: int = 0
    last: int = 0

    def begin(self, validity: int) -> "Place":
        """Where to read on in a mailbox of this validity: from the start, when it has been numbered anew."""
        return self if self.validity == validity else Place(validity, 0)

    def wanted(self, numbers: Iterable[int]) -> list[int]:
        """Which of the messages that are there are to be read now, oldest first."""
        return sorted({number for number in numbers if number > self.last})[:MOST_MESSAGES]

    def after(self, number: int) -> "Place":
        """The place when this message has been read."""
        return Place(self.validity, max(self.last, number))
