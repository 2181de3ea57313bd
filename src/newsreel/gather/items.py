"""What a source says, as plain values: the shape that every kind of source is read into."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Item:
    """One item as a source gives it now. Markup is cleaned; `published_at` carries its time zone."""

    guid: str
    """The source's own name for it, else its address, else a digest of its title."""
    address: str
    title: str
    summary: str = ""
    content: str = ""
    credit: str = ""
    picture_address: str = ""
    language: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one look at a source gave."""

    title: str
    home_address: str
    items: tuple[Item, ...]
    left_out: int = 0
    """Items beyond the most that we take from one look."""


class UnreadableSourceError(Exception):
    """What was fetched can't be read as this kind of source; a sentence for the health board."""
