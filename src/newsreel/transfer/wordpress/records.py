"""What stands in a WordPress export, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class ExportError(Exception):
    """The file can't be imported. The message says what is wrong, where, and how to mend it."""


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """The head of an export: the site it came from."""

    title: str = ""
    tagline: str = ""
    address: str = ""
    """Of the site's home page, without a trailing slash."""
    language: str = ""
    version: str = ""
    """Of the export format (WXR), like 1.2."""
    system: str = "wordpress"
    """What it ran on; part of the name under which it is remembered."""


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    login: str
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class TermRecord:
    """A category, tag or other term. `parent` is the slug of another of the same taxonomy."""

    taxonomy: str
    slug: str
    name: str = ""
    parent: str = ""
    description: str = ""
    number: int = 0


class TermReference(NamedTuple):
    """A term as an item names it. The category may stand here and nowhere else in the file."""

    taxonomy: str
    slug: str
    name: str


class CommentRecord(NamedTuple):
    number: str
    parent: str
    author: str
    email: str
    website: str
    ip: str
    content: str
    made_at: datetime | None
    state: str
    """As WordPress says it: 1, 0, spam, trash or post-trashed."""
    kind: str
    """Empty or `comment`, `pingback`, `trackback`, or what a plug-in calls its own."""


class ItemRecord(NamedTuple):
    """A post, page, attachment, menu item or whatever else a plug-in keeps as a post."""

    number: int
    """0 where the export gives none."""
    kind: str
    title: str
    slug: str
    """Decoded: never percent-encoded. Empty for drafts."""
    status: str
    link: str
    author: str
    """A login; perhaps of nobody in the file."""
    content: str
    excerpt: str
    date: datetime | None
    """By the clock of the old site, without a zone."""
    date_utc: datetime | None
    modified_utc: datetime | None
    comments_open: bool
    parent: int
    menu_order: int
    password: str
    is_sticky: bool
    attachment_address: str
    terms: tuple[TermReference, ...]
    meta: tuple[tuple[str, str], ...]
    comments: tuple[CommentRecord, ...]
    line: int = 0
    """Where in the file it begins."""

    def meta_value(self, key: str) -> str:
        """The last value under this key, as WordPress reads it; empty where there is none."""
        return next((value for name, value in reversed(self.meta) if name == key), "")


Record = SiteRecord | AuthorRecord | TermRecord | ItemRecord
