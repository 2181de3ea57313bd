"""The factories make what the rooms above rely on."""

import pytest

from newsreel.newsroom.models import Article
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def test_an_article_is_live_with_byline_tags_and_address() -> None:
    author = factories.make_author(name="Iris Vale")
    section = factories.make_section(title="Cinema")
    made = factories.make_article(section=section, title="Harbour lights", authors=[author], tags=["Docks"])

    article = Article.objects.get(pk=made.pk)

    assert article.live
    assert article.address == "/cinema/harbour-lights/"
    assert [byline.author.name for byline in article.bylines.all()] == ["Iris Vale"]
    assert list(article.tags.names()) == ["Docks"]
    assert article.get_parent().specific == section
    assert [block.block_type for block in article.body] == ["text"]


def test_articles_go_back_an_hour_each() -> None:
    newest, older = factories.make_articles(2)

    assert (newest.first_published_at - older.first_published_at).total_seconds() == 3600


def test_a_picture_has_its_size_and_rights() -> None:
    picture = factories.make_picture(width=300, height=200)

    assert (picture.width, picture.height, picture.credit) == (300, 200, "Lou Ferro")
