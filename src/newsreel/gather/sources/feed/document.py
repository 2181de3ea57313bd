"""What a feed says, before anything is cleaned: the shape that every reader of a feed's format fills."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["text", "html", "xhtml"]


class Text(NamedTuple):
    """A text as the feed has it; markup is as it came, with all that may be wrong with it."""

    value: str
    kind: Kind
    base: str = ""
    """What relative addresses in it are relative to, where the feed says so (xml:base)."""
    language: str = ""


NOTHING = Text("", "text")


class Author(NamedTuple):
    name: str
    email: str = ""


class Link(NamedTuple):
    address: str
    relation: str = "alternate"
    media_type: str = ""
    length: str = ""
    """In bytes, as the feed writes it; often empty or wrong."""


@dataclass(slots=True)
class FeedEntry:
    """One item or entry. Dates are as written; addresses are absolute where the feed's base is known."""

    guid: str = ""
    """As written."""
    identifier: str = ""
    """The guid made absolute where it serves as a link."""
    link: str = ""
    title: Text = NOTHING
    summary: Text | None = None
    contents: list[Text] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    media: list[Link] = field(default_factory=list)
    """Pictures and films of Media RSS; `relation` holds the medium."""
    categories: list[str] = field(default_factory=list)
    comments: str = ""
    language: str = ""
    published: str = ""
    updated: str = ""
    created: str = ""

    @property
    def enclosures(self) -> list[Link]:
        return [link for link in self.links if link.relation == "enclosure" and link.address]


@dataclass(slots=True)
class FeedDocument:
    """A whole feed."""

    title: Text = NOTHING
    description: Text = NOTHING
    link: str = ""
    links: list[Link] = field(default_factory=list)
    language: str = ""
    logo: str = ""
    ttl: str = ""
    entries: list[FeedEntry] = field(default_factory=list)

    def linked(self, relation: str) -> str:
        """The first address that the feed gives for this relation (hub, self, next)."""
        return next((link.address for link in self.links if link.relation == relation), "")
