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
    has_body: bool = True
    has_lead_picture: bool = True
    illustrations: tuple[Illustration, ...] = ()
    review_subject: str = ""
    review_score: Decimal | None = None
    embargo_until: datetime | None = None
    publish_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    is_withdrawn: bool = False
