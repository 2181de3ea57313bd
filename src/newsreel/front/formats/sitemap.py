"""What search engines find here: sitemaps in parts, by Django's framework, and one for news of two days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils.xmlutils import SimplerXMLGenerator

from newsreel.front.edition import Edition
from newsreel.front.queries import without
from newsreel.lib.html import without_controls
from newsreel.newsroom.models import Article, ArticleTag, Author, Byline, HomePage, Section, StandardPage, Tag

CONTENT_TYPE = "application/xml; charset=utf-8"
PART = 10_000
"""Addresses in one file; the protocol allows 50,000."""
NEWS_LIMIT = 1000
"""Google's, as is the age of two days."""
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


class _Part(Sitemap[Any]):
    limit = PART

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def location(self, item: Any) -> str:
        return str(item.get_absolute_url())


class _Articles(_Part):
    def items(self) -> QuerySet[Article]:
        return self.edition.articles.only("address", "last_published_at").order_by(
            "-first_published_at", "-pk"
        )

    def location(self, item: Article) -> str:
        return item.address or "/"

    def lastmod(self, item: Article) -> datetime | None:
        return item.last_published_at

    def get_latest_lastmod(self) -> datetime | None:
        newest: datetime | None = self.edition.articles.aggregate(newest=Max("last_published_at"))["newest"]
        return newest


class _Pages(_Part):
    """The home page, sections and standing pages."""

    def items(self) -> list[str]:
        closed = without(self.edition.closed)
        found: list[str] = []
        for kind in (HomePage, Section, StandardPage):
            pages = kind.objects.filter(closed, live=True, address__isnull=False).order_by("path")
            found.extend(pages.values_list("address", flat=True))
        return [*found, "/latest/", "/corrections/"]

    def location(self, item: str) -> str:
        return item


class _Authors(_Part):
    def items(self) -> QuerySet[Author]:
        signed = Byline.objects.filter(author=OuterRef("pk"), article__live=True)
        return Author.objects.filter(Exists(signed)).only("slug").order_by("pk")


class _Tags(_Part):
    def items(self) -> QuerySet[Tag]:
        used = ArticleTag.objects.filter(tag=OuterRef("pk"), content_object__live=True)
        return Tag.objects.filter(Exists(used)).only("slug").order_by("pk")


def parts(edition: Edition) -> Mapping[str, Sitemap[Any]]:
    return {
        "articles": _Articles(edition),
        "pages": _Pages(edition),
        "authors": _Authors(edition),
        "tags": _Tags(edition),
    }


@dataclass(frozen=True, slots=True)
class Domain:
    """What Django's framework asks of a site."""

    domain: str


@dataclass(frozen=True, slots=True)
class News:
    url: str
    headline: str
    published: datetime


def news(items: Iterable[News], *, name: str, language: str) -> str:
    text = StringIO()
    handler = SimplerXMLGenerator(text, "utf-8", short_empty_elements=True)
    handler.startDocument()
    handler.startElement("urlset", AttributesImpl({"xmlns": _SITEMAP, "xmlns:news": _NEWS}))
    for item in items:
        handler.startElement("url", AttributesImpl({}))
        handler.addQuickElement("loc", item.url)
        handler.startElement("news:news", AttributesImpl({}))
        handler.startElement("news:publication", AttributesImpl({}))
        handler.addQuickElement("news:name", name)
        handler.addQuickElement("news:language", language)
        handler.endElement("news:publication")
        handler.addQuickElement("news:publication_date", item.published.isoformat(timespec="seconds"))
        handler.addQuickElement("news:title", without_controls(item.headline))
        handler.endElement("news:news")
        handler.endElement("url")
    handler.endElement("urlset")
    handler.endDocument()
    return text.getvalue()
