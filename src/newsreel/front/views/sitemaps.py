"""/sitemap.xml, its parts, and /sitemap-news.xml. Addresses are public ones, whatever host asks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from newsreel.front import answers, shown
from newsreel.front.edition import Edition
from newsreel.front.formats import sitemap
from newsreel.front.standing import for_sitemaps

FRESH = "public, max-age=300"
NEWS_AGE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class _File:
    """What Django's template of an index asks for."""

    location: str
    last_mod: datetime | None


def index(request: HttpRequest) -> HttpResponse:
    edition = Edition(request)
    files = [
        _File(
            f"{edition.origin}/sitemap-articles-{month.first:%Y-%m}.xml",
            None if number else month.get_latest_lastmod(),
        )
        for number, month in enumerate(sitemap.months(edition))
    ]
    files += [
        _File(f"{edition.origin}/sitemap-{name}-{number}.xml", None)
        for name, part in sitemap.parts(edition).items()
        for number in part.paginator.page_range
        if part.paginator.count
    ]
    return _xml(render_to_string("sitemap_index.xml", {"sitemaps": files}))


def part(request: HttpRequest, *, name: str, number: str) -> HttpResponse:
    edition = Edition(request)
    found = sitemap.parts(edition).get(name)
    if found is None:
        raise Http404("There is no such sitemap")
    return _part(edition, found, int(number))


def articles(request: HttpRequest, *, year: str, month: str) -> HttpResponse:
    edition = Edition(request)
    return _part(edition, sitemap.ArticlesOfMonth(edition, date(int(year), int(month), 1)), 1)


def _part(edition: Edition, found: Sitemap[Any], number: int) -> HttpResponse:
    if not found.paginator.count:
        raise Http404("There is nothing in this sitemap")
    public = urlsplit(edition.origin)
    try:
        urls = found.get_urls(
            page=number,
            site=sitemap.Domain(public.netloc),  # type: ignore[arg-type]  # only its domain is asked for
            protocol=public.scheme,
        )
    except InvalidPage as error:
        raise Http404("There is no such part of the sitemap") from error
    return _xml(render_to_string("sitemap.xml", {"urlset": urls}))


def news(request: HttpRequest) -> HttpResponse:
    edition = Edition(request)
    rows = for_sitemaps(edition.articles.filter(first_published_at__gte=edition.now - NEWS_AGE)).values_list(
        "pk", "address", "title", "first_published_at"
    )[: sitemap.NEWS_LIMIT]
    items = [
        sitemap.News(url=edition.origin + address, headline=title, published=when)
        for _, address, title, when in rows
    ]
    # What is older than two days leaves at the latest with the next day.
    shown.note(shown.ALL_ARTICLES, shown.TODAY, *(shown.article(key) for key, _, _, _ in rows))
    return _xml(sitemap.news(items, name=edition.publication.name, language=edition.language.split("-")[0]))


def _xml(text: str) -> HttpResponse:
    response = answers.file(text, sitemap.CONTENT_TYPE, cache=FRESH)
    response["X-Robots-Tag"] = "noindex"
    return response
