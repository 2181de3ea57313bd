"""What a source says, as plain values: the shape that every kind of source is read into."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to an item: a picture, a recording, a document."""

    address: str
    media_type: str = ""
    length: int = 0
    """In bytes, as the source says; 0 where it doesn't."""


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
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    """The names in `credit`, one by one."""
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()
    comments_address: str = ""
    is_cancelled: bool = False
    """The source takes it back: it must not be used any more. `summary` says why, where the source does."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one look at a source gave."""

    title: str
    home_address: str
    items: tuple[Item, ...]
    left_out: int = 0
    """Items beyond the most that we take from one look."""
    description: str = ""
    logo_address: str = ""
    self_address: str = ""
    """Where it says that it lives, which is also its name at the hub (WebSub)."""
    hub_address: str = ""
    """The WebSub hub that tells of changes at once."""
    next_address: str = ""
    """Older items (RFC 5005), or the other parts of what is too long for one document."""
    part_addresses: tuple[str, ...] = ()
    """For an index: the documents that hold the items."""
    held_back: int = 0
    """Items under embargo: what was read must be read again later."""
    ttl_minutes: int = 0
    """How long it asks to be left alone; 0 where it says nothing."""


class UnreadableSourceError(Exception):
    """What was fetched can't be read as this kind of source; a sentence for the health board."""
