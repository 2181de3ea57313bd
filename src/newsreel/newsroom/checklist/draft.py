"""An article as the checks see it: plain values, no database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from newsreel.newsroom.checklist.problem import Anchor


@dataclass(frozen=True, slots=True)
class Illustration:
    """One picture at one place of the article, with what stands there or else on the picture itself."""

    place: str
    """As a sentence names it: “the lead picture”, “the picture in block 3”."""
    name: str
    """The picture's title."""
    alt: str
    credit: str
    anchor: Anchor
    """The picture itself; the two below, its alt text and its credit there."""
    alt_anchor: Anchor
    credit_anchor: Anchor
    licence_end: date | None = None
    licence: str = ""
    """A value of Picture.Licence."""
    origin_address: str = ""
    """Where the picture came from, as was noted with it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of one block."""

    text: str
    anchor: Anchor
    is_quotation: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """An entry that the article is based on, with what was agreed with its source."""

    outlet: str
    text: str = ""
    address: str = ""
    """Where readers find it; the outlet's front page where the entry has no page of its own."""
    may_rewrite: bool = True
    rights_end: date | None = None
    must_link: bool = False
    excerpt_limit: int | None = None
    credit: str = ""
    """The line that was asked for; empty where the outlet's name does."""
    may_use_pictures: bool = True
    picture_addresses: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Where the outlet's own pages and files stand."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`publish_at` is the moment it would go live: now, or when it is scheduled for."""

    headline: str = ""
    standfirst: str = ""
    section: str = ""
    """Name of the primary section; empty where the article hangs elsewhere."""
    section_is_live: bool = True
    bylines: int = 0
    form: str = "news"
    """A value of Article.Form."""
    origin: str = "own"
    """A value of Article.Origin."""
    sources: int = 0
    bases: tuple[Basis, ...] = ()
    credits: tuple[str, ...] = ()
    """The outlets that readers see named below the text."""
    links: tuple[str, ...] = ()
    """Addresses that readers can follow from the text or from the sources below it."""
    wordings: tuple[Wording, ...] = ()
    has_body: bool = True
    has_lead_picture: bool = True
    illustrations: tuple[Illustration, ...] = ()
    review_subject: str = ""
    review_score: Decimal | None = None
    embargo_until: datetime | None = None
    publish_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    is_withdrawn: bool = False
