"""Related stories: by what they are about, not by where they are filed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreel.front import related
from newsreel.front.tests.reading import Page, headlines
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def _related(article: Article) -> list[str]:
    tags = list(article.tags.all())
    found = related.related(article, tags=[tag.pk for tag in tags], tag_names=[tag.name for tag in tags])
    titles = dict(Article.objects.values_list("pk", "title"))
    return [titles[identifier] for identifier in found]


def test_shared_tags_and_words_decide_not_the_section() -> None:
    cinema = factories.make_section(title="Cinema")
    gossip = factories.make_section(title="Gossip")
    article = factories.make_article(
        section=cinema, title="Lighthouse film wins prize", tags=["Lighthouse", "Prizes"]
    )
    factories.make_article(section=cinema, title="Nothing in common")
    factories.make_article(
        section=gossip, title="Keeper of the lighthouse speaks", tags=["Lighthouse", "Prizes"]
    )
    factories.make_article(section=gossip, title="A prize for tea", tags=["Prizes"])
    factories.make_article(section=cinema, title="Storm at the lighthouse")

    assert _related(article) == [
        "Keeper of the lighthouse speaks",
        "A prize for tea",
        "Storm at the lighthouse",
    ]


def test_queries_do_not_grow_with_what_is_found() -> None:
    article = factories.make_article(title="Lighthouse", tags=["Docks"])
    factories.make_article(title="Lighthouse again", tags=["Docks"])
    tags = [tag.pk for tag in article.tags.all()]
    _related(article)

    with CaptureQueriesContext(connection) as captured:
        related.related(article, tags=tags, tag_names=["Docks"])

    assert len(captured) == 2


def test_it_is_never_related_to_itself() -> None:
    assert _related(factories.make_article(title="Lighthouse", tags=["Docks"])) == []


def test_drafts_are_not_shown_and_take_no_place() -> None:
    article = factories.make_article(title="Lighthouse", tags=["Docks"])
    for number in range(3):
        factories.make_article(title=f"Lighthouse draft {number}", tags=["Docks"], live=False)
    earlier = factories.FIRST_MOMENT - timedelta(days=1)
    factories.make_article(title="Nothing in common", published=earlier)
    factories.make_article(title="Nor here", published=earlier - timedelta(days=1))

    assert headlines(Page(article.address or "").view.related) == ["Nor here"]


@pytest.mark.parametrize("title", ['" OR *', "—", "of the and", "🎬", "x" * 255])
def test_any_headline_will_do(title: str) -> None:
    article = factories.make_article(title=title, slug="odd")
    factories.make_article(title="Other")

    assert _related(article) == []
