"""What a page says about itself for machines: JSON-LD and meta elements."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml.html

from newsreel.lib.html import without_controls

_ARTICLE_TYPES = frozenset(
    {
        *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
        *("AdvertiserContentArticle", "AskPublicNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle"),
        *("SatiricalArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting"),
        *("BlogPosting", "LiveBlogPosting", "DiscussionForumPosting", "TechArticle", "APIReference"),
        *("Review", "CriticReview", "Report"),
    }
)
_DEEPEST = 12
_MOST_NODES = 2000
_LONGEST_VALUE = 2000


@dataclass(frozen=True, slots=True)
class Structured:
    """Both vocabularies of a page."""

    article: dict[str, Any] = field(default_factory=dict)
    """The JSON-LD of the article; empty where there is none."""
    people: dict[str, str] = field(default_factory=dict)
    """Names of the JSON-LD nodes that others refer to by `@id`."""
    meta: dict[str, str] = field(default_factory=dict)
    """Names and properties of meta elements, in lower case, with the first content of each."""

    def first(self, *names: str) -> str:
        """The first of these meta elements that says something."""
        return next((value for name in names if (value := self.meta.get(name))), "")


def structured(tree: lxml.html.HtmlElement) -> Structured:
    """Read both. What is broken is left out."""
    article: dict[str, Any] = {}
    people: dict[str, str] = {}
    for node in _nodes(tree):
        types = node.get("@type")
        kinds = types if isinstance(types, list) else [types]
        if not article and any(isinstance(kind, str) and kind in _ARTICLE_TYPES for kind in kinds):
            article = node
        match node:
            case {"@id": str(reference), "name": str(person)}:
                people[reference] = person
    return Structured(article=article, people=people, meta=_meta(tree))


def names_of(value: object, people: dict[str, str]) -> list[str]:
    """The names in a JSON-LD value: a name, a thing that has one, a reference, or a list of these."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for part in value[:20] for name in names_of(part, people) if not isinstance(part, list)]
    if isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, (str, list)):
            return [part for part in ([name] if isinstance(name, str) else name) if isinstance(part, str)]
        reference = value.get("@id")
        return [people[reference]] if isinstance(reference, str) and reference in people else []
    return []


def address_of(value: object) -> str:
    """The first address in a JSON-LD value."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next(
            (found for part in value[:20] if not isinstance(part, list) and (found := address_of(part))), ""
        )
    if isinstance(value, dict):
        address = value.get("url") or value.get("contentUrl") or value.get("@id")
        return address if isinstance(address, str) else ""
    return ""


def _nodes(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        source = source.replace("<![CDATA[", "").replace("]]>", "").strip().rstrip(";")
        try:
            document = json.loads(without_controls(source), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _walk(document)


def _walk(document: object) -> Iterator[dict[str, Any]]:
    waiting: list[tuple[object, int]] = [(document, 0)]
    seen = 0
    while waiting and seen < _MOST_NODES:
        value, depth = waiting.pop(0)
        seen += 1
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            waiting += [(part, depth + 1) for part in value]
        elif isinstance(value, dict):
            yield value
            waiting += [(part, depth + 1) for part in value.values() if isinstance(part, (dict, list))]


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """A `property` goes before a `name`, as Open Graph is kept with more care than what is older."""
    found: dict[str, str] = {}
    elements = list(tree.iter("meta"))
    for attribute in ("property", "name", "itemprop"):
        for element in elements:
            content = " ".join((element.get("content") or "")[:_LONGEST_VALUE].split())
            for name in (element.get(attribute) or "").lower().split() if content else ():
                found.setdefault(name.replace(".", ":"), content)
    return found
