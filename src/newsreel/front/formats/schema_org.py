"""What search engines are told beside the words, as JSON-LD by the vocabulary of schema.org."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urljoin

from django.utils.safestring import SafeString, mark_safe

from newsreel.front.view import (
    ArticleView,
    Card,
    CorrectionView,
    Credit,
    Crumb,
    Image,
    Person,
    Recording,
    Review,
)

Node = Mapping[str, Any]

# What could end the script element or start a comment in it; the same letters to JSON.
_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def document(nodes: Sequence[Node]) -> SafeString:
    """The nodes as one document for a script element; empty where there are none. Empty values fall away."""
    if not nodes:
        return SafeString("")
    graph = {"@context": "https://schema.org", "@graph": [_without_empty(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_UNSAFE))  # noqa: S308 -- everything that could end the element is escaped


def organisation(*, name: str, origin: str, logo: Image, elsewhere: Sequence[str] = ()) -> Node:
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{origin}/#publisher",
        "name": name,
        "url": f"{origin}/",
        "logo": _image(logo, origin),
        "sameAs": list(elsewhere),
        "correctionsPolicy": f"{origin}/corrections/",
    }


def website(*, name: str, origin: str, language: str) -> Node:
    return {
        "@type": "WebSite",
        "@id": f"{origin}/#site",
        "name": name,
        "url": f"{origin}/",
        "inLanguage": language,
        "publisher": {"@id": f"{origin}/#publisher"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{origin}/search/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(crumbs: Sequence[Crumb], *, origin: str, path: str) -> Node:
    """`path` is the address of the page itself, whose crumb has none."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.label,
                "item": origin + (crumb.url or path),
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def listing(*, heading: str, origin: str, path: str, cards: Sequence[Card]) -> Node:
    return {
        "@type": "CollectionPage",
        "name": heading,
        "url": origin + path,
        "isPartOf": {"@id": f"{origin}/#site"},
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "url": origin + card.url, "name": card.headline}
                for position, card in enumerate(cards, start=1)
            ],
        },
    }


def profile(author: Person, *, origin: str) -> Node:
    return {"@type": "ProfilePage", "url": origin + author.url, "mainEntity": _person(author, origin)}


def news_article(
    view: ArticleView,
    *,
    origin: str,
    language: str,
    description: str,
    pictures: Sequence[Image],
    publisher: str,
) -> Node:
    """`pictures` are the lead picture as 16:9, 4:3 and 1:1. Without a byline the publisher is the author."""
    card = view.card
    url = origin + card.url
    return {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": card.headline,
        "alternativeHeadline": card.short_headline if card.short_headline != card.headline else "",
        "description": description,
        "image": [_image(picture, origin) for picture in pictures],
        "datePublished": _moment(card.published),
        "dateModified": _moment(card.updated or card.published),
        "author": [_person(author, origin) for author in card.authors]
        or [{"@type": "Organization", "name": publisher, "url": f"{origin}/"}],
        "publisher": {"@id": f"{origin}/#publisher"},
        "articleSection": card.section.name,
        "keywords": [tag.label for tag in view.tags],
        "inLanguage": card.language or language,
        "timeRequired": f"PT{card.minutes}M",
        "commentCount": view.thread.count,
        "isAccessibleForFree": True,
        "audio": [_recording(each, view, origin, pictures) for each in view.recordings if not each.is_film],
        "video": [_recording(each, view, origin, pictures) for each in view.recordings if each.is_film],
        "isBasedOn": [_source(credit) for credit in view.credits],
        "citation": [credit.url for credit in view.credits],
        "correction": [_correction(correction) for correction in view.corrections],
        "sponsor": {"@type": "Organization", "name": card.sponsor, "url": view.sponsor_url}
        if card.sponsor
        else None,
    }


def review(view: ArticleView, scored: Review, *, origin: str) -> Node:
    url = origin + view.card.url
    return {
        "@type": "Review",
        "url": url,
        "name": view.card.headline,
        "datePublished": _moment(view.card.published),
        "author": [_person(author, origin) for author in view.card.authors],
        "publisher": {"@id": f"{origin}/#publisher"},
        "itemReviewed": {"@type": "CreativeWork", "name": scored.subject},
        "reviewBody": scored.verdict,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _number(scored.score),
            "bestRating": 10,
            "worstRating": 0,
        },
    }


def _source(credit: Credit) -> Node:
    return {
        "@type": "CreativeWork",
        "url": credit.url,
        "headline": credit.headline,
        "publisher": {"@type": "Organization", "name": credit.outlet},
        "datePublished": _moment(credit.published) if credit.published else "",
    }


def _correction(correction: CorrectionView) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": _moment(correction.made),
    }


def _person(author: Person, origin: str) -> Node:
    return {
        "@type": "Person",
        "name": author.name,
        "url": origin + author.url,
        "jobTitle": author.role,
        "description": author.biography,
        "image": _image(author.portrait, origin) if author.portrait else None,
        "sameAs": [address for address in (author.website, *(link.url for link in author.links)) if address],
    }


def _image(picture: Image, origin: str) -> Node:
    return {
        "@type": "ImageObject",
        "url": origin + picture.src,
        "width": picture.width,
        "height": picture.height,
        "caption": picture.caption,
        "creditText": picture.credit,
    }


def _recording(found: Recording, view: ArticleView, origin: str, pictures: Sequence[Image]) -> Node:
    """A film without a poster is shown by the story's own picture."""
    picture = found.poster or next(iter(pictures), None)
    return {
        "@type": "VideoObject" if found.is_film else "AudioObject",
        "contentUrl": urljoin(origin, found.src),
        "name": found.caption or view.card.headline,
        "encodingFormat": found.media_type,
        "uploadDate": _moment(view.card.published),
        "thumbnailUrl": urljoin(origin, picture.src) if picture and found.is_film else "",
        "creditText": found.credit,
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _number(score: Decimal) -> int | float:
    return int(score) if score == score.to_integral_value() else float(score)


def _without_empty(value: Any) -> Any:
    """Nothing is said of what is not known; zero and False are known."""
    if isinstance(value, Mapping):
        kept = {key: _without_empty(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in (None, "", [], {})}
    if isinstance(value, list):
        return [_without_empty(part) for part in value]
    return value
