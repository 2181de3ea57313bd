"""What a reader sees, as plain values. Templates and formats are given these and nothing else.

No template asks the database: a page's functions in :mod:`newsreel.front.pages` read once, build these,
and hand them on. So a component can be drawn in the style guide from values written by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Image:
    """One crop of a picture, in all its widths and formats. Its files are made when first asked for."""

    src: str
    width: int
    height: int
    alt: str
    colour: str = ""
    """Dominant colour as #rrggbb, the placeholder while it loads; may be empty."""
    avif: str = ""
    """Value of a srcset attribute; empty where the format makes no sense (animations)."""
    webp: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class GalleryPicture:
    """One place in a gallery; without images where the picture is missing."""

    caption: str = ""
    credit: str = ""
    small: Image | None = None
    """As it stands in the grid."""
    large: Image | None = None
    """Uncropped, as it opens."""
    previous: int = 0
    """The number of the picture before it that can be shown, from 1; 0: none."""
    next: int = 0


@dataclass(frozen=True, slots=True)
class SectionLabel:
    name: str
    url: str
    hue: int
    """OKLCH hue, 0 to 360."""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    url: str
    role: str = ""
    """What they are here: “Film critic”."""
    credit: str = "By"
    """As what they sign this story: “By”, “With”, “Edited by”."""
    biography: str = ""
    website: str = ""
    email: str = ""
    links: tuple[Link, ...] = ()
    portrait: Image | None = None

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2]).upper()


@dataclass(frozen=True, slots=True)
class Card:
    """A story in a list. `landscape`, `portrait` and `square` crop its lead picture 3:2, 4:5 and 1:1."""

    id: int
    url: str
    headline: str
    section: SectionLabel
    published: datetime
    short_headline: str = ""
    """For narrow places; falls back to the headline."""
    kicker: str = ""
    standfirst: str = ""
    authors: tuple[Person, ...] = ()
    updated: datetime | None = None
    minutes: int = 1
    comments: int = 0
    form: str = "news"
    """A value of Article.Form: news, feature, interview, opinion, review, gallery, video, list, live."""
    score: Decimal | None = None
    sponsor: str = ""
    language: str = ""
    """BCP 47 tag where the headline is in another script than the site's language (ar, ja…), else empty."""
    landscape: Image | None = None
    portrait: Image | None = None
    square: Image | None = None


@dataclass(frozen=True, slots=True)
class MenuItem:
    label: str
    url: str
    hue: int | None = None
    is_current: bool = False
    subsections: tuple[Link, ...] = ()
    mega: SafeString = SafeString("")  # noqa: RUF009 -- it can't be changed, so it may be shared
    """The mega menu of the section, drawn: its sub-sections and its newest stories, at most four."""


@dataclass(frozen=True, slots=True)
class Chrome:
    """The furniture around every page."""

    name: str
    tagline: str
    about: str
    menu: tuple[MenuItem, ...]
    page_links: tuple[Link, ...]
    """Home, About Us, Advertise With Us, Contact US, DMCA, Privacy Policy, Terms & Conditions…"""
    social: tuple[Link, ...]
    """Labels Facebook, X, Instagram, Pinterest, YouTube."""
    hot: SafeString
    """What's Hot in the drawer, five at most, drawn."""
    copyright: SafeString
    date: SafeString
    """The day and the number of the edition, drawn."""
    logo: Image | None = None
    flipboard: str = ""
    google_preferred_source: str = ""
    language: str = "en"
    subscribe_url: str = "/newsletter/subscribe/"
    search_url: str = "/search/"
    is_preview: bool = False
    preview_notice: str = ""
    """What else the desk should know of a page it previews: “The embargo ends on …”."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in <head> besides styles."""

    title: str
    description: str
    canonical: str
    """Absolute."""
    robots: str = ""
    """Value of the robots meta element; empty: nothing said."""
    kind: str = "website"
    """Open Graph type."""
    social_title: str = ""
    social_image: str = ""
    """Absolute address of the card picture, 1200 x 630."""
    social_image_alt: str = ""
    json_ld: SafeString = SafeString("")  # noqa: RUF009 -- it can't be changed, so it may be shared
    """JSON, escaped for a script element."""
    feeds: tuple[Link, ...] = ()
    previous_url: str = ""
    next_url: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    section: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crumb:
    label: str
    url: str = ""
    """Empty for the page itself."""


@dataclass(frozen=True, slots=True)
class Zone:
    """One block of the home page."""

    kind: str
    """lead, section, picked, latest or sign_up."""
    cards: tuple[Card, ...] = ()
    layout: str = ""
    """For section and picked: lead_list, picture_columns, ladder or strip."""
    heading: str = ""
    sentence: str = ""
    section: SectionLabel | None = None
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class HomeView:
    zones: tuple[Zone, ...]
    heading: str
    """The page's h1, for who can't see the masthead."""
    hot: tuple[Card, ...] = ()
    """What's Hot, five at most."""
    today: datetime | None = None


@dataclass(frozen=True, slots=True)
class PageNumber:
    number: int
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    number: int
    count: int
    total: int
    """Stories in the whole list."""
    pages: tuple[PageNumber | None, ...] = ()
    """None stands for a gap."""
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class ListingView:
    """A section, tag, author or date archive, or /latest/."""

    kind: str
    """section, tag, author, date or latest."""
    heading: str
    crumbs: tuple[Crumb, ...]
    cards: tuple[Card, ...]
    pager: Pager
    description: str = ""
    hue: int | None = None
    feed_url: str = ""
    person: Person | None = None
    subsections: tuple[Link, ...] = ()
    hot: SafeString = SafeString("")  # noqa: RUF009 -- it can't be changed, so it may be shared
    """What's Hot beside the list, drawn."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a story is based on."""

    outlet: str
    url: str
    headline: str = ""
    published: datetime | None = None
    is_original: bool = False
    read: datetime | None = None
    """When we read it there."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What an article was held against before it went out, as its publisher shows it."""

    made: datetime
    sources: int
    """Reports whose whole text was there to be compared."""
    quotations: int
    kept: int = 0
    """Differences that an editor looked at and let stand."""
    corrections: int = 0


@dataclass(frozen=True, slots=True)
class CorrectionView:
    kind: str
    """As readers see it: Correction, Clarification, Editor's note."""
    text: str
    made: datetime
    article_headline: str = ""
    article_url: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    subject: str
    score: Decimal
    verdict: str = ""

    @property
    def percent(self) -> int:
        """The score, 0 to 10, in whole percent."""
        return round(self.score * 10)


@dataclass(frozen=True, slots=True)
class Share:
    """One way to pass a story on: a plain link, no script of anybody's."""

    network: str
    """facebook, x, linkedin, pinterest, telegram, tumblr, email or copy."""
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A reader's comment as others see it."""

    id: int
    name: str
    text: SafeString
    """Paragraphs of cleaned HTML."""
    made: datetime
    reply_url: str
    """Address of the article with the form open for a reply to this one; works without JavaScript."""
    replies: tuple["Remark", ...] = ()
    is_staff: bool = False
    website: str = ""

    @property
    def descendants(self) -> tuple["Remark", ...]:
        """All that hangs beneath it, in reading order, as one flat list."""
        found: list[Remark] = []
        waiting = list(reversed(self.replies))
        while waiting:
            found.append(waiting.pop())
            waiting.extend(reversed(found[-1].replies))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class CommentForm:
    """What the comment form holds when shown; `errors` maps a field's name (or '' for all) to a sentence.

    It sends `article`, `stamp`, `parent` (empty or an id), `name`, `email`, `website` and `text`; and
    `subject`, a field hidden from people that only machines fill. The form's id is `respond`.
    """

    action: str
    article_id: int
    stamp: str
    """A signed moment: the form is refused when replayed too late or sent too soon."""
    parent: Remark | None = None
    cancel_url: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""
    """A sentence after sending: “Thank you. Your comment waits for approval.”"""


@dataclass(frozen=True, slots=True)
class Thread:
    count: int
    remarks: tuple[Remark, ...]
    is_open: bool
    form: CommentForm | None = None
    pager: Pager | None = None
    """Where the conversation is too long for one page; `total` counts comments."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound or film in a story."""

    src: str
    """Empty where there is nothing to play."""
    is_film: bool = True
    media_type: str = ""
    size: int = 0
    """In bytes; 0 where it isn't known."""
    poster: Image | None = None
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    card: Card
    crumbs: tuple[Crumb, ...]
    body: SafeString
    lead: Image | None
    """The lead picture uncropped or 16:9, with caption and credit."""
    lead_layout: str
    """wide, measure or none."""
    shares: tuple[Share, ...]
    credits: tuple[Credit, ...] = ()
    corrections: tuple[CorrectionView, ...] = ()
    checked: Checked | None = None
    """None where the publisher doesn't show it, or nothing was there to compare."""
    tags: tuple[Link, ...] = ()
    previous: Card | None = None
    next: Card | None = None
    related: tuple[Card, ...] = ()
    latest: SafeString = SafeString("")  # noqa: RUF009 -- it can't be changed, so it may be shared
    """The newest stories of the site beside the text, drawn."""
    review: Review | None = None
    sponsor_url: str = ""
    thread: Thread = field(default_factory=lambda: Thread(count=0, remarks=(), is_open=False))
    recordings: tuple[Recording, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingView:
    """A standing page: About, DMCA, Privacy…"""

    heading: str
    crumbs: tuple[Crumb, ...]
    body: SafeString
    introduction: str = ""
    form: SafeString = SafeString("")  # noqa: RUF009 -- it can't be changed, so it may be shared
    """The contact or takedown form, drawn by the community room."""
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """/corrections/: what was wrong and what is right, newest first."""

    heading: str
    crumbs: tuple[Crumb, ...]
    corrections: tuple[CorrectionView, ...]
    introduction: str = ""
    pager: Pager | None = None
    feed_url: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter of the search page."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class SearchView:
    query: str
    pager: Pager
    cards: tuple[Card, ...]
    sections: tuple[Choice, ...] = ()
    dates: tuple[Choice, ...] = ()
    suggestions: tuple[Card, ...] = ()
    """Shown when nothing was found."""
    nearby: tuple[Link, ...] = ()
    """Tags and sections whose names look like the query; shown when nothing was found."""
    notice: str = ""
    """A sentence about the query itself: too long, cut, empty."""


@dataclass(frozen=True, slots=True)
class MessageView:
    """A page that says one thing: 404, 410, a confirmation, an unsubscription."""

    heading: str
    sentence: str
    status: int = 200
    cards: tuple[Card, ...] = ()
    links: tuple[Link, ...] = ()
    body: SafeString = SafeString("")  # noqa: RUF009 -- it can't be changed, so it may be shared
    """A form or further text, already safe."""
