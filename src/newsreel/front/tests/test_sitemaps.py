"""Sitemaps: every public page once, by the protocol's own schemas where they are at hand."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from newsreel.front.formats import sitemap
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db

ORIGIN = "http://127.0.0.1:8000"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
_SHARED = (
    Path(os.environ.get("NEWSREEL_SHARED_DATA", Path(__file__).parents[5] / "shared" / "data")) / "schemas"
)


def _tree(path: str) -> etree._Element:
    response = Client().get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(response.content)


def _texts(tree: etree._Element, path: str) -> list[str]:
    found = tree.xpath(f"{path}/text()", namespaces=NAMES)
    assert isinstance(found, list)
    return [str(text) for text in found]


def test_the_index_names_a_file_for_each_kind_there_is() -> None:
    factories.make_article(authors=[factories.make_author()], tags=["Docks"])

    tree = _tree("/sitemap.xml")

    assert _texts(tree, "//s:loc") == [
        f"{ORIGIN}/sitemap-articles-2026-03.xml",
        f"{ORIGIN}/sitemap-pages-1.xml",
        f"{ORIGIN}/sitemap-authors-1.xml",
        f"{ORIGIN}/sitemap-tags-1.xml",
    ]
    assert _texts(tree, "//s:lastmod") == ["2026-03-18T09:00:00+00:00"]


def test_articles_with_the_day_they_changed() -> None:
    section = factories.make_section(title="Cinema")
    article = factories.make_article(section=section, title="Live")
    Article.objects.filter(pk=article.pk).update(last_published_at=factories.FIRST_MOMENT + timedelta(days=1))
    factories.make_article(section=section, title="Draft", live=False)

    tree = _tree("/sitemap-articles-2026-03.xml")

    assert _texts(tree, "//s:loc") == [f"{ORIGIN}/cinema/live/"]
    assert _texts(tree, "//s:lastmod") == ["2026-03-19"]


def test_pages_authors_and_tags() -> None:
    cinema = factories.make_section(title="Cinema")
    factories.make_standing_page(title="About Us")
    factories.make_author(name="Never wrote")
    factories.make_article(section=cinema, authors=[factories.make_author(name="Iris Vale")], tags=["Docks"])

    assert _texts(_tree("/sitemap-pages-1.xml"), "//s:loc") == [
        f"{ORIGIN}{path}" for path in ("/", "/cinema/", "/about-us/", "/latest/", "/corrections/")
    ]
    assert _texts(_tree("/sitemap-authors-1.xml"), "//s:loc") == [f"{ORIGIN}/author/iris-vale/"]
    assert _texts(_tree("/sitemap-tags-1.xml"), "//s:loc") == [f"{ORIGIN}/tag/docks/"]


def test_articles_come_by_month_of_the_newsrooms_time_zone() -> None:
    section = factories.make_section(title="Cinema")
    for title, published in (
        ("Spring", datetime(2026, 3, 31, 23, 59, tzinfo=UTC)),
        ("April", datetime(2026, 4, 1, tzinfo=UTC)),
        ("Years ago", datetime(2019, 12, 31, 23, 0, tzinfo=UTC)),
        ("Year’s end", datetime(2026, 12, 31, 23, 59, tzinfo=UTC)),
    ):
        factories.make_article(section=section, title=title, published=published)

    assert _texts(_tree("/sitemap.xml"), "//s:loc")[:4] == [
        f"{ORIGIN}/sitemap-articles-{month}.xml" for month in ("2026-12", "2026-04", "2026-03", "2019-12")
    ]
    assert _texts(_tree("/sitemap-articles-2026-03.xml"), "//s:loc") == [f"{ORIGIN}/cinema/spring/"]
    assert _texts(_tree("/sitemap-articles-2026-12.xml"), "//s:loc") == [f"{ORIGIN}/cinema/years-end/"]


def test_many_tags_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap._Part, "limit", 2)
    factories.make_article(tags=["One", "Two", "Three"])

    assert _texts(_tree("/sitemap.xml"), "//s:loc")[-2:] == [
        f"{ORIGIN}/sitemap-tags-1.xml",
        f"{ORIGIN}/sitemap-tags-2.xml",
    ]
    assert len(_texts(_tree("/sitemap-tags-2.xml"), "//s:loc")) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-articles-2026-02.xml",
        "/sitemap-articles-2026-13.xml",
        "/sitemap-articles-1.xml",
        "/sitemap-nothing-1.xml",
        "/sitemap-tags-1.xml",
        "/sitemap-pages-2.xml",
    ],
)
def test_parts_there_are_not(path: str) -> None:
    factories.make_article()

    assert Client().get(path).status_code == 404


def test_parts_stay_within_the_protocols_limit() -> None:
    assert sitemap.PART <= 50_000


def test_news_of_two_days() -> None:
    now = timezone.now()
    factories.make_article(title="New & fresh", slug="new", published=now - timedelta(hours=1))
    factories.make_article(title="Old", published=now - timedelta(hours=49))

    tree = _tree("/sitemap-news.xml")

    assert _texts(tree, "//s:loc") == [f"{ORIGIN}/cinema/new/"]
    assert _texts(tree, "//n:title") == ["New & fresh"]
    assert _texts(tree, "//n:name") == ["The Daily Reel"]
    assert _texts(tree, "//n:language") == ["en"]
    assert _texts(tree, "//n:publication_date") == [(now - timedelta(hours=1)).isoformat(timespec="seconds")]


def test_news_stay_within_googles_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "NEWS_LIMIT", 2)
    factories.make_articles(3, published=timezone.now())

    assert len(_texts(_tree("/sitemap-news.xml"), "//s:loc")) == 2


@pytest.mark.skipif(not _SHARED.exists(), reason="the sitemap schemas are not at hand")
@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/sitemap.xml", "siteindex.xsd"),
        ("/sitemap-articles-2026-03.xml", "sitemap.xsd"),
        ("/sitemap-pages-1.xml", "sitemap.xsd"),
        ("/sitemap-authors-1.xml", "sitemap.xsd"),
        ("/sitemap-tags-1.xml", "sitemap.xsd"),
        ("/sitemap-news.xml", "all.xsd"),
    ],
)
def test_valid_by_the_schemas(path: str, schema: str) -> None:
    author = factories.make_author(name="Iris Vale")
    factories.make_article(authors=[author], tags=["Docks"], published=timezone.now() - timedelta(hours=1))
    factories.make_article(title="In March")

    etree.XMLSchema(etree.parse(_SHARED / schema)).assertValid(_tree(path))
