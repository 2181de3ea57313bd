"""What was agreed with a source about search engines, as its articles' pages, sitemaps and feeds say it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from newsreel.front.standing import not_for_feeds
from newsreel.newsroom.models import Article, ArticleSource
from newsreel.newsroom.tests.factories import make_article
from newsreel.newsroom.tests.wire_factories import make_entry, make_source

pytestmark = pytest.mark.django_db

OWN = '<link rel="canonical" href="http://127.0.0.1:8000/cinema/{slug}/">'
USUAL = '<meta name="robots" content="max-image-preview:large">'


def based_on(title: str, *standings: str) -> Article:
    """An article of this hour, based on one source of each standing, in this order."""
    article = make_article(title=title, published=timezone.now() - timedelta(hours=1))
    for number, standing in enumerate(standings):
        entry = make_entry(source=make_source(name=f"{title} {number}", standing=standing))
        ArticleSource.objects.create(
            article=article, entry=entry, outlet=entry.source.name, address=entry.address, sort_order=number
        )
    return article


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("standings", "canonical", "robots"),
    [
        ((), OWN.format(slug="pier"), USUAL),
        (("own",), OWN.format(slug="pier"), USUAL),
        (("own", "canonical"), '<link rel="canonical" href="https://pier-1.example.org/1">', USUAL),
        (("noindex",), OWN.format(slug="pier"), '<meta name="robots" content="noindex">'),
        (
            ("canonical", "noindex"),
            '<link rel="canonical" href="https://pier-0.example.org/1">',
            '<meta name="robots" content="noindex">',
        ),
    ],
)
def test_the_head_of_the_page(
    client: Client, standings: tuple[str, ...], canonical: str, robots: str
) -> None:
    article = based_on("Pier", *standings)
    head = shown(client, article.address or "")
    assert head.count('rel="canonical"') == 1
    assert canonical in head
    assert robots in head


def test_a_source_named_by_hand_asks_for_nothing(client: Client) -> None:
    article = based_on("Pier")
    ArticleSource.objects.create(article=article, outlet="By hand", address="https://hand.example.org/")
    assert OWN.format(slug="pier") in shown(client, article.address or "")


def test_sitemaps_and_feeds(client: Client) -> None:
    for standing in ("own", "canonical", "noindex"):
        based_on(standing.title(), standing)
    now = timezone.localtime()
    month = f"/sitemap-articles-{(now - timedelta(hours=1)):%Y-%m}.xml"
    for address, found in (
        (month, {"own"}),
        ("/sitemap-news.xml", {"own"}),
        ("/feed/", {"own", "canonical"}),
        ("/feed/json/", {"own", "canonical"}),
        ("/cinema/feed/", {"own", "canonical"}),
    ):
        text = shown(client, address)
        there = {slug for slug in ("own", "canonical", "noindex") if f"/cinema/{slug}/" in text}
        assert (address, there) == (address, found)


def test_readers_find_all_of_them(client: Client) -> None:
    based_on("Noindex", "noindex")
    assert "/cinema/noindex/" in shown(client, "/cinema/")


@pytest.mark.parametrize("count", [1, 3])
def test_one_query_for_a_feed(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    keys = [based_on(f"Pier {number}", "noindex", "own").pk for number in range(count)]
    with django_assert_num_queries(1):
        assert not_for_feeds(keys) == set(keys)
