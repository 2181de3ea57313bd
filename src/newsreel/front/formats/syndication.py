"""Stories as they go into feeds: whole, with credit and corrections, in markup that any reader can show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

import lxml.html
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from lxml.html import HtmlElement

from newsreel.front.view import Card, CorrectionView, Credit, Image, Recording
from newsreel.lib.html import clean, without_controls


@dataclass(frozen=True, slots=True)
class Item:
    identifier: str
    """Stays the same when the headline or the address changes."""
    url: str
    """Absolute, as all addresses here."""
    headline: str
    summary: str
    content: str
    """Cleaned HTML."""
    published: datetime
    updated: datetime
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    picture: Image | None = None
    language: str = ""
    recordings: tuple[Recording, ...] = ()
    """Sounds and films of ours, with absolute addresses."""


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    about: str
    url: str
    """The page that lists the same stories."""
    self_url: str
    """The feed's own address."""
    language: str
    items: tuple[Item, ...] = ()
    icon: str = ""

    @property
    def updated(self) -> datetime | None:
        return max((item.updated for item in self.items), default=None)


def item(
    card: Card,
    *,
    origin: str,
    body: str,
    lead: Image | None,
    credits: Sequence[Credit],
    corrections: Sequence[CorrectionView],
    tags: Iterable[str],
    updated: datetime,
    recordings: Iterable[Recording] = (),
) -> Item:
    """`body` is the article's text as drawn for the page."""
    url = origin + card.url
    whole = (
        _corrections(corrections)
        + _figure(lead, origin)
        + elsewhere(body, base=url)
        + _credits(credits, card.sponsor)
    )
    return Item(
        identifier=f"{origin}/?p={card.id}",
        url=url,
        headline=without_controls(card.headline),
        summary=without_controls(card.standfirst),
        content=whole,
        published=card.published,
        updated=max(updated, *(correction.made for correction in corrections), card.published),
        authors=tuple(author.name for author in card.authors),
        categories=tuple(dict.fromkeys(name for name in (card.section.name, *tags) if name)),
        picture=lead,
        language=card.language,
        recordings=tuple(
            replace(each, src=urljoin(url, each.src)) for each in recordings if each.size and each.media_type
        ),
    )


def elsewhere(markup: str, *, base: str) -> str:
    """The markup as it can stand in any reader: absolute addresses, plain pictures, nothing to press."""
    if not markup.strip():
        return ""
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    for element in list(root.iterdescendants()):
        if not isinstance(element, HtmlElement) or _is_only_for_our_pages(element):
            element.drop_tree()
        elif element.tag == "source":
            # The parser is older than this element: it takes the <img> behind it for its child.
            element.drop_tag()
        else:
            for name in ("href", "src"):
                if name in element.attrib:
                    element.attrib[name] = urljoin(base, element.attrib[name])
    inner = (root.text or "") + "".join(lxml.html.tostring(child, encoding="unicode") for child in root)
    return clean(inner).strip()


_ELEMENTS = {"button", "form", "input", "script", "style", "svg", "template"}
# Enlarged pictures, buttons, numbers for assistive technology: what only works with our own styles.
_CLASSES = {"field-note", "gallery-moves", "gallery-number", "gallery-view", "needs-script", "unseen"}


def _is_only_for_our_pages(element: HtmlElement) -> bool:
    return element.tag in _ELEMENTS or not _CLASSES.isdisjoint(element.attrib.get("class", "").split())


def _figure(lead: Image | None, origin: str) -> SafeString:
    if lead is None:
        return SafeString("")
    words = " ".join(
        part for part in (lead.caption, f"Picture: {lead.credit}" if lead.credit else "") if part
    )
    return format_html(
        '<figure><img src="{}" alt="{}" width="{}" height="{}">{}</figure>',
        origin + lead.src,
        lead.alt,
        lead.width,
        lead.height,
        format_html("<figcaption>{}</figcaption>", words) if words else "",
    )


def _corrections(corrections: Sequence[CorrectionView]) -> SafeString:
    return format_html_join(
        "",
        "<p><strong>{}, {}.</strong> {}</p>",
        ((correction.kind, f"{correction.made:%-d %B %Y}", correction.text) for correction in corrections),
    )


def _credits(credits: Sequence[Credit], sponsor: str) -> SafeString:
    said = format_html_join(
        "",
        '<p>Based on reporting by <a href="{}">{}</a>.</p>',
        ((credit.url, credit.outlet) for credit in credits),
    )
    return said + (format_html("<p>Paid for by {}.</p>", sponsor) if sponsor else SafeString(""))
