"""One page in, what it says out."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from newsreel.gather.extraction.byline import byline
from newsreel.gather.extraction.page import Page, read_page
from newsreel.gather.extraction.published import published
from newsreel.gather.extraction.structured import Structured, address_of, structured
from newsreel.gather.extraction.texts import article_text
from newsreel.gather.extraction.title import title

_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article's page says. A field is empty where the page doesn't say."""

    title: str
    byline: str
    published: str
    """ISO 8601: in UTC where the page gives a zone, else as given; a date alone where it gives no time."""
    text: str
    """One paragraph a line."""
    lead_image: str
    canonical: str

    def as_dict(self) -> dict[str, str]:
        """For JSON."""
        return asdict(self)

    @property
    def published_at(self) -> datetime | None:
        """The moment of publication; what has no zone is read as UTC."""
        if not self.published:
            return None
        moment = datetime.fromisoformat(self.published)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def extract(content: bytes, address: str = "") -> Extraction:
    """Read an article's page, as it was fetched from `address`.

    Raises:
        UnreadablePageError: it is empty, no HTML, or beyond our bounds.
    """
    page = read_page(content, address)
    said = structured(page.tree)
    return Extraction(
        title=title(page.tree, said),
        byline=byline(page.tree, said),
        published=published(page.tree, said, address),
        text=article_text(page),
        lead_image=_lead_image(page, said),
        canonical=_canonical(page, said),
    )


def _lead_image(page: Page, said: Structured) -> str:
    candidates = (
        said.first("og:image:secure_url", "og:image", "og:image:url"),
        address_of(said.article.get("image")),
        said.first("twitter:image", "twitter:image:src"),
        address_of(said.article.get("thumbnailUrl")),
    )
    return next((found for candidate in candidates if (found := _absolute(page, candidate))), "")


def _canonical(page: Page, said: Structured) -> str:
    links = (
        link.get("href") or ""
        for link in page.tree.iter("link")
        if "canonical" in _relations(link.get("rel"))
    )
    candidates = (
        *links,
        said.first("og:url"),
        address_of(said.article.get("mainEntityOfPage")),
        page.address,
    )
    return next((found for candidate in candidates if (found := _absolute(page, candidate))), "")


def _relations(value: str | None) -> list[str]:
    return (value or "").lower().split()


def _absolute(page: Page, address: str) -> str:
    """The address in full, without its fragment; empty if it isn't one for the web."""
    address = address.strip()
    if not address:
        return ""
    try:
        whole = urljoin(_base(page), address)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(whole) > _LONGEST_ADDRESS:
        return ""
    return parts._replace(fragment="").geturl()


def _base(page: Page) -> str:
    """What relative addresses start from; a base that makes no sense is none."""
    said = next((element.get("href") or "" for element in page.tree.iter("base")), "")
    try:
        base = urljoin(page.address, said)
        return base if urlsplit(base).hostname else page.address
    except ValueError:
        return page.address
