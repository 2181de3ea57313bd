"""Lists of sections, small and large: the same stories in the same order. What is counted and looked up."""

from datetime import timedelta

import pytest
from django.apps import apps

from newsreel.front import queries
from newsreel.newsroom.models import Article, Page, Section
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sorted_here", [0, 500])
@pytest.mark.parametrize("number_of_pinned", [0, 1, 3])
def test_each_part_of_a_section(
    sorted_here: int, number_of_pinned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "_SORTED_HERE", sorted_here)
    cinema = factories.make_section(title="Cinema")
    reviews = factories.make_section(title="Reviews", parent=cinema)
    gossip = factories.make_section(title="Gossip")
    start = factories.FIRST_MOMENT
    for number, section in enumerate((cinema, reviews, gossip, cinema, reviews, gossip, cinema)):
        article = factories.make_article(
            section=section,
            title=f"Story {number}",
            published=start + timedelta(hours=number),
            is_pinned=number < number_of_pinned or number == 5,
        )
        if number in (2, 3):
            # Once from elsewhere, once from within: that one is not to be counted twice.
            Article.further_sections.through.objects.create(article=article, section=reviews)
    articles = queries.public_articles(())
    expected = list(queries.in_section(articles, cinema).values_list("pk", flat=True))
    total, pinned = queries.count_in_section(articles, cinema), queries.pinned()

    assert total == len(expected) == 6
    for part in (slice(0, 2), slice(2, 4), slice(4, 6), slice(0, 20), slice(20, 40)):
        found = queries.keys_in_section(articles, cinema, part, total=total, pinned=pinned)
        assert found == expected[part]


def test_open_pages_of_a_kind_in_the_order_of_the_tree() -> None:
    cinema, gossip = (factories.make_section(title=title) for title in ("Cinema", "Gossip"))
    reviews = factories.make_section(title="Reviews", parent=cinema)
    factories.make_section(title="Not yet", live=False)
    secrets = factories.make_section(title="Secrets", parent=gossip)

    assert queries.open_sections([]) == (cinema, reviews, gossip, secrets)
    assert queries.open_sections([gossip.path]) == (cinema, reviews)
    assert queries.open_pages(Section, [secrets.path]) == (cinema, reviews, gossip)


def test_no_kind_of_page_is_counted_as_an_article() -> None:
    kinds = {kind for kind in apps.get_models() if issubclass(kind, Page) and kind not in (Page, Article)}

    assert set(queries.OTHER_KINDS) == kinds


def test_articles_are_counted_by_what_is_no_article() -> None:
    cinema, secrets = (factories.make_section(title=title) for title in ("Cinema", "Secrets"))
    about = factories.make_standing_page(title="About Us")
    Page.objects.filter(pk__in=[cinema.pk, about.pk]).update(first_published_at=factories.FIRST_MOMENT)
    for number in range(3):
        factories.make_article(section=cinema, title=f"Open {number}")
    factories.make_article(section=cinema, title="Draft", live=False)
    factories.make_article(section=secrets, title="Secret")

    for closed, count in (((), 4), ((secrets.path,), 3), ((secrets.path, cinema.path), 0)):
        assert queries.count_public(closed) == queries.public_articles(closed).count() == count


def test_when_the_last_article_before_a_moment_was_published() -> None:
    cinema, secrets = (factories.make_section(title=title) for title in ("Cinema", "Secrets"))
    first, second = factories.FIRST_MOMENT, factories.FIRST_MOMENT + timedelta(hours=1)
    factories.make_article(section=cinema, title="First", published=first)
    factories.make_article(section=secrets, title="Second", published=second)

    assert queries.newest_before((), second + timedelta(seconds=1)) == second
    assert queries.newest_before((), second) == first
    assert queries.newest_before((secrets.path,), second + timedelta(seconds=1)) == first
    assert queries.newest_before((), first) is None
