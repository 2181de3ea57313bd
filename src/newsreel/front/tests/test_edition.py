"""Cards are made once for many pages, until anything changes."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext

from newsreel.front import edition, shown
from newsreel.front.edition import Edition
from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


class _Version:
    def __init__(self) -> None:
        self.number = 1

    def __call__(self) -> int:
        return self.number


@pytest.fixture
def version() -> Iterator[_Version]:
    counting = _Version()
    site_cache.use_version(counting)
    yield counting
    site_cache.use_version(lambda: None)


def _headlines(*articles: Article) -> tuple[list[str], set[str]]:
    """As a page shows them, and what it notes."""
    with shown.noting() as noted:
        cards = Edition(HttpRequest()).cards([article.pk for article in articles])
    return [card.headline for card in cards], noted


def test_a_card_is_read_once_while_nothing_changes_and_noted_on_each_page(version: _Version) -> None:
    article = factories.make_article(title="Harbour", authors=[factories.make_author()])
    first = _headlines(article)

    with CaptureQueriesContext(connection) as captured:
        second = _headlines(article)

    assert second == first
    assert len(captured) == 0
    assert first[0] == ["Harbour"]
    assert {shown.article(article.pk), shown.author(article.bylines.get().author_id)} <= first[1]


def test_after_a_change_it_is_read_anew(version: _Version) -> None:
    article = factories.make_article(title="Harbour")
    assert _headlines(article)[0] == ["Harbour"]

    Article.objects.filter(pk=article.pk).update(title="Harbour opened")
    assert _headlines(article)[0] == ["Harbour"]
    version.number = 2
    assert _headlines(article)[0] == ["Harbour opened"]
    Article.objects.filter(pk=article.pk).update(live=False)
    version.number = 3
    assert _headlines(article)[0] == []


def test_where_nobody_counts_changes_it_is_read_for_each_page() -> None:
    article = factories.make_article(title="Harbour")
    assert _headlines(article)[0] == ["Harbour"]
    Article.objects.filter(pk=article.pk).update(title="Harbour opened")

    assert _headlines(article)[0] == ["Harbour opened"]


def test_only_so_many_cards_are_kept(version: _Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "MOST_KEPT_CARDS", 1)
    first, second = factories.make_articles(2)
    _headlines(first, second)

    with CaptureQueriesContext(connection) as captured:
        assert len(_headlines(second)[0]) == 1
        assert len(captured) == 0
        assert len(_headlines(first)[0]) == 1
        assert len(captured) > 0


class _Change:
    """Says of each version but the first that it changed these things."""

    def __init__(self) -> None:
        self.things: set[str] = set()

    def __call__(self, version: int) -> set[str]:
        return self.things


@pytest.mark.parametrize(
    ("thing", "is_read_anew"),
    [
        (lambda article, _: shown.article(article.pk), True),
        (lambda article, _: shown.author(article.bylines.get().author_id), True),
        (lambda article, _: shown.picture(article.lead_picture_id), True),
        (lambda article, _: shown.SITE, True),
        (lambda _, other: shown.article(other.pk), False),
        (lambda article, _: shown.ALL_ARTICLES, False),
        (lambda article, _: shown.thread(article.pk), False),
    ],
    ids=["article", "author", "picture", "site", "another article", "the list of all", "comments"],
)
def test_a_card_is_read_anew_after_a_change_of_what_it_shows(
    thing: Callable[[Article, Article], str], is_read_anew: bool
) -> None:
    counting, change = _Version(), _Change()
    site_cache.use_version(counting, change)
    article = factories.make_article(
        title="Harbour", authors=[factories.make_author()], lead_picture=factories.make_picture()
    )
    other = factories.make_article(title="Quay")
    first = _headlines(article, other)

    change.things = {thing(article, other)}
    counting.number = 2
    Article.objects.filter(pk=article.pk).update(title="Harbour opened")
    headlines, noted = _headlines(article, other)
    site_cache.use_version(lambda: None)

    assert headlines == ["Harbour opened" if is_read_anew else "Harbour", "Quay"]
    assert noted == first[1]
