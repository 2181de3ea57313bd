"""What a pasted address leads to: the feeds of a site, and what to call it. It looks at what was fetched."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources import fields
from newsreel.gather.sources.feed.language import language_tag
from newsreel.gather.sources.pages import page_tree

_FEED_TYPES = {
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/feed+json": "feed",
}
_LESS_SURE_TYPES = {"application/json": "feed", "text/xml": "feed", "application/xml": "feed"}
_GUESSES = (
    ("feed", "/feed/"),
    ("feed", "/rss.xml"),
    ("feed", "/feed.xml"),
    ("feed", "/atom.xml"),
    ("feed", "/index.xml"),
    ("feed", "/rss"),
    ("feed", "/feed.json"),
    ("news_sitemap", "/news-sitemap.xml"),
    ("news_sitemap", "/sitemap-news.xml"),
    ("news_sitemap", "/sitemap.xml"),
)
_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_LONGEST_ROBOTS = 500 * 1024
"""As much of robots.txt as is read, by RFC 9309."""
_MOST_CANDIDATES = 30
_FEED_IN_ADDRESS = re.compile(
    r"(?:/feed/?|/rss/?|/atom/?|\.(?:rss|rdf|atom)|(?:rss|feed|atom|index)\.(?:xml|json))$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be read as a source."""

    kind: str
    """One of the kinds of source."""
    address: str
    title: str = ""
    is_told: bool = True
    """The site names it; else it is a guess, which must be tried."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """A site as its page presents it, and what it may be read by, the likeliest first."""

    name: str = ""
    logo_address: str = ""
    language: str = ""
    home_address: str = ""
    hub_address: str = ""
    candidates: tuple[Candidate, ...] = ()


def discover(body: bytes, *, address: str, robots: str = "") -> Discovery:
    """From a page of the site and the text of its robots.txt. A page that can't be read gives the guesses."""
    try:
        page: etree._Element | None = page_tree(body)
    except UnreadableSourceError:
        page = None
    told = [*(_told(page, address) if page is not None else ()), *_sitemaps(robots, address)]
    found: dict[str, Candidate] = {}
    for candidate in (*told, *guesses(address)):
        found.setdefault(candidate.address, candidate)
    candidates = sorted(found.values(), key=_likelihood)
    about = _About(page, address) if page is not None else None
    return Discovery(
        name=about.name() if about else "",
        logo_address=about.logo() if about else "",
        language=about.language() if about else "",
        home_address=urljoin(address, "/"),
        hub_address=about.linked("hub") if about else "",
        candidates=tuple(candidates[:_MOST_CANDIDATES]),
    )


def guesses(address: str) -> tuple[Candidate, ...]:
    """Where feeds usually lie, on the host of this address and, for what is in a folder, there first."""
    folder = urlsplit(address).path.strip("/").partition("/")[0]
    found = [Candidate("feed", urljoin(address, f"/{folder}/feed/"), is_told=False)] if folder else []
    found += [Candidate(kind, urljoin(address, path), is_told=False) for kind, path in _GUESSES]
    return tuple(found)


def _likelihood(candidate: Candidate) -> int:
    """Feeds that the site names first, then its WordPress, its sitemaps, feeds of comments, guesses."""
    if not candidate.is_told:
        return 5
    about = f"{candidate.title} {candidate.address}".lower()
    if candidate.kind == "feed":
        return 4 if "comment" in about else 0
    return 1 if candidate.kind == "wordpress" else 2 if "news" in candidate.address else 3


def _told(page: etree._Element, address: str) -> Iterator[Candidate]:
    base = _base(page, address)
    for link in page.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        media_type = (link.get("type") or "").lower().partition(";")[0].strip()
        there = fields.web_address(link.get("href") or "", base)
        title = fields.line(link.get("title") or "", 200)
        if not there:
            continue
        if "https://api.w.org/" in relations:
            yield Candidate("wordpress", urljoin(there, "wp/v2/posts?_embed=1&per_page=50"), title)
        elif "alternate" in relations or "feed" in relations:
            is_sure = media_type in _FEED_TYPES
            is_likely = media_type in _LESS_SURE_TYPES and _FEED_IN_ADDRESS.search(urlsplit(there).path)
            if (
                (is_sure or is_likely or "feed" in relations)
                and "/wp-json/" not in there
                and "oembed" not in there
            ):
                yield Candidate("feed", there, title)
    for anchor in page.iter("a"):
        there = fields.web_address(anchor.get("href") or "", base)
        if there and _FEED_IN_ADDRESS.search(urlsplit(there).path) and _same_site(there, address):
            yield Candidate("feed", there, fields.line(" ".join(map(str, anchor.itertext())), 200))


def _same_site(one: str, other: str) -> bool:
    hosts = [(urlsplit(address).hostname or "").removeprefix("www.") for address in (one, other)]
    return hosts[0] == hosts[1] or hosts[0].endswith("." + hosts[1])


def _sitemaps(robots: str, address: str) -> Iterator[Candidate]:
    for written in _SITEMAP.findall(robots[:_LONGEST_ROBOTS])[:_MOST_CANDIDATES]:
        if there := fields.web_address(written, address):
            yield Candidate("news_sitemap", there)


def _base(page: etree._Element, address: str) -> str:
    for element in page.iter("base"):
        return fields.web_address(element.get("href") or "", address) or address
    return address


class _About:
    """What a page says of its site."""

    def __init__(self, page: etree._Element, address: str) -> None:
        self.page = page
        self.base = _base(page, address)
        self.publisher = _publisher(page)

    def name(self) -> str:
        name = (
            self._meta("og:site_name")
            or _string(self.publisher.get("name"))
            or self._meta("application-name")
        )
        if not name:
            title = self.page.findtext(".//title") or ""
            # “Latest news – The Wire” is called by its last part, “The Wire | Latest news” by its first.
            pieces = [piece.strip() for piece in re.split(r"\s[|–—·-]\s", title[:500]) if piece.strip()]
            name = min(pieces, key=len) if pieces else ""
        return fields.line(name, 200)

    def logo(self) -> str:
        logo = self.publisher.get("logo")
        written = _string(logo.get("url")) if isinstance(logo, dict) else _string(logo)
        return (
            fields.web_address(written, self.base)
            or self.linked("apple-touch-icon")
            or self.linked("icon")
            or fields.web_address(self._meta("og:image"), self.base)
        )

    def language(self) -> str:
        html = next(self.page.iter("html"), self.page)
        return language_tag(html.get("lang") or "") or language_tag(self._meta("og:locale"))

    def linked(self, relation: str) -> str:
        for link in self.page.iter("link"):
            if relation in (link.get("rel") or "").lower().split():
                return fields.web_address(link.get("href") or "", self.base)
        return ""

    def _meta(self, name: str) -> str:
        for meta in self.page.iter("meta"):
            if name in (meta.get("property"), meta.get("name")):
                return (meta.get("content") or "").strip()
        return ""


def _publisher(page: etree._Element) -> dict[str, Any]:
    """The organisation behind a page, from its schema.org data: of its own, or as a publisher."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads((script.text or "")[: fields.LONGEST_MARKUP])
        except (ValueError, RecursionError):
            continue
        listed = data if isinstance(data, list) else [data]
        for thing in listed:
            graph = thing.get("@graph") if isinstance(thing, dict) else None
            for one in graph if isinstance(graph, list) else [thing]:
                if found := _organisation(one):
                    return found
    return {}


def _organisation(thing: object) -> dict[str, Any] | None:
    if not isinstance(thing, dict):
        return None
    publisher = thing.get("publisher")
    if isinstance(publisher, dict) and publisher.get("name"):
        return publisher
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return (
        thing if any(kind in ("Organization", "NewsMediaOrganization", "WebSite") for kind in named) else None
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
