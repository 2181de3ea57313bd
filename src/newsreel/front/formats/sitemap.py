"""What search engines find here: sitemaps in parts, by Django's framework, and one for news of two days."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from newsreel.front import queries, shown
from newsreel.front.edition import Edition
from newsreel.front.queries import between
from newsreel.front.standing import for_sitemaps
from newsreel.lib.html import without_controls
from newsreel.newsroom.models import Article, ArticleTag, Author, Byline, Tag

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


class ArticlesOfMonth(_Part):
    """The articles first published in a month of the newsroom's time zone."""

    def __init__(self, edition: Edition, first: date) -> None:
        super().__init__(edition)
        self.first = first

    def items(self) -> QuerySet[Article]:
        shown.note(shown.articles_of_days(self.first, day_of_month=False), shown.dates_of_month(self.first))
        start, end = (_midnight(day) for day in (self.first, following(self.first)))
        return for_sitemaps(between(self.edition.articles, start, end)).only("address", "last_published_at")

    def location(self, item: Article) -> str:
        return item.address or "/"

    def lastmod(self, item: Article) -> datetime | None:
        return item.last_published_at

    def get_latest_lastmod(self) -> datetime | None:
        last: datetime | None = self.items().aggregate(last=Max("last_published_at"))["last"]
        return last


def following(month: date) -> date:
    """The first day of the month after this one."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def months(edition: Edition) -> Iterator[ArticlesOfMonth]:
    """The months in which something was published that readers may see, the newest first.

    One look into the index of dates for each: what there is in a month is not counted.
    """
    shown.note(shown.ALL_ARTICLES)
    last = edition.newest[0].published if edition.newest else None
    while last is not None:
        first = timezone.localtime(last).date().replace(day=1)
        yield ArticlesOfMonth(edition, first)
        last = queries.newest_before(edition.closed, _midnight(first))


class _Pages(_Part):
    """The home page, sections and standing pages."""

    def items(self) -> list[str]:
        found = [
            str(page.address)
            for kind in queries.OTHER_KINDS
            for page in queries.open_pages(kind, self.edition.closed)
            if page.address
        ]
        return [*found, "/latest/", "/corrections/"]

    def location(self, item: str) -> str:
        return item


class _Authors(_Part):
    def items(self) -> QuerySet[Author]:
        shown.note(shown.AUTHORS)
        signed = Byline.objects.filter(author=OuterRef("pk"), article__live=True)
        return Author.objects.filter(Exists(signed)).only("slug").order_by("pk")


class _Tags(_Part):
    def items(self) -> QuerySet[Tag]:
        shown.note(shown.TAGS)
        used = ArticleTag.objects.filter(tag=OuterRef("pk"), content_object__live=True)
        return Tag.objects.filter(Exists(used)).only("slug").order_by("pk")


def parts(edition: Edition) -> Mapping[str, Sitemap[Any]]:
    """All but the articles, which come by month."""
    return {
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
