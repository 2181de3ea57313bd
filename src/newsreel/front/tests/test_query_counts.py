"""Queries of each kind of page: exact, and the same for one story as for three.

Drawn to be kept: without the parts that are joined in later, which have their own number, and with what
stands on every page read before, as it is while nothing changes. Cards of stories are read anew.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsreel import settings
from newsreel.front import edition, fragments, parts
from newsreel.front.views import feeds
from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Article, ArticleSource
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_changes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    site_cache.use_version(lambda: 1)
    monkeypatch.setattr(edition, "MOST_KEPT_CARDS", 0)
    monkeypatch.setattr(feeds, "MOST_KEPT_ITEMS", 0)
    yield
    site_cache.use_version(lambda: None)


def _fill(count: int) -> Article:
    """One story and so many others, each with all that costs a query; the newest of them."""
    section = factories.make_section(title="Cinema")
    for number in range(count + 1):
        author = factories.make_author(
            name=f"Author {number}", portrait=factories.make_picture(title=f"Face {number}")
        )
        article = factories.make_article(
            section=section,
            title=f"Harbour story {number}",
            published=timezone.now() - timedelta(hours=number + 1),
            authors=[author],
            tags=["Docks", f"Tag {number}"],
            lead_picture=factories.make_picture(title=f"Still {number}"),
        )
        ArticleSource.objects.create(article=article, outlet="The Wire", address="https://wire.example/1")
    newest = Article.objects.order_by("-first_published_at").first()
    assert newest is not None
    return newest


def _queries(path: str) -> int:
    client = Client(headers={"host": urlsplit(settings.current().origin).netloc})
    with fragments.placed_later(lambda name: f"<!--{name}-->"):
        client.get(path)  # what a process remembers for ever (content types, root paths) is not a page's
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path_of", "queries"),
    [
        pytest.param(lambda article: "/", 5, id="home"),
        pytest.param(lambda article: "/cinema/", 9, id="section"),
        pytest.param(lambda article: article.address, 10, id="article"),
        pytest.param(lambda article: "/search/?q=harbour", 6, id="search"),
        pytest.param(lambda article: "/search/live/?q=harb", 4, id="search while typing"),
        pytest.param(lambda article: "/tag/docks/", 6, id="tag"),
        pytest.param(lambda article: "/latest/", 4, id="latest"),
        pytest.param(lambda article: "/feed/", 9, id="feed"),
        *(
            pytest.param(lambda article, name=name: f"/-/fragments/{name}/", queries, id=name)
            for name, queries in (
                (parts.DATE, 0),
                (parts.COPYRIGHT, 0),
                (parts.HOT_IN_DRAWER, 3),
                (parts.HOT_IN_RAIL, 3),
                (parts.LATEST, 2),
                ("mega/4", 2),
            )
        ),
        pytest.param(lambda article: "/corrections/", 4, id="corrections"),
    ],
)
def test_queries(count: int, path_of: Callable[[Article], str], queries: int) -> None:
    article = _fill(count)

    assert _queries(path_of(article)) == queries
