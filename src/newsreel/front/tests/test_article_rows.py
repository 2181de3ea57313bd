"""What pages read of articles is what their relations give, for any number of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreel.front import article_rows, cards, pictures, queries
from newsreel.newsroom.models import Article, ArticleSource, Byline, Correction
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def _article(title: str = "Harbour") -> Article:
    authors = [factories.make_author(name=f"{name} {title}") for name in ("Iris", "Bo")]
    article = factories.make_article(
        title=title, authors=authors, tags=[f"Docks {title}", "Cinema"], lead_picture=factories.make_picture()
    )
    for number in (1, 2):
        ArticleSource.objects.create(
            article=article, outlet=f"Wire {number}", address="https://wire.example/", sort_order=-number
        )
        moment = factories.FIRST_MOMENT + timedelta(hours=number)
        Correction.objects.create(article=article, text=f"Not {number}", made_at=moment)
    return article


def test_what_belongs_to_one_article() -> None:
    article, _ = _article(), _article("Quay")

    assert article_rows.tags(article.pk) == list(article.tags.all())
    assert [source.outlet for source in article_rows.sources(article.pk)] == ["Wire 2", "Wire 1"]
    assert article_rows.sources(article.pk) == list(article.article_sources.all())
    assert [row.text for row in article_rows.corrections(article.pk)] == ["Not 2", "Not 1"]
    assert article_rows.corrections(article.pk) == list(article.corrections.all())


@pytest.mark.parametrize("count", [0, 1, 8, 9])
def test_bylines_of_many(count: int) -> None:
    articles = [_article(f"Story {number}") for number in range(count)]
    Byline.objects.filter(article__in=articles, author__name__startswith="Bo").update(sort_order=-1)

    found = article_rows.bylines([article.pk for article in articles])

    assert {key: list(signed) for key, signed in found.items()} == {
        article.pk: list(Byline.objects.filter(article=article).order_by("sort_order", "pk"))
        for article in articles
    }


def test_bylines_come_with_all_that_an_author_box_says() -> None:
    portrait = factories.make_picture(title="Face")
    author = factories.make_author(biography="Writes.", website="https://iris.example/", portrait=portrait)
    article = factories.make_article(authors=[author])

    with CaptureQueriesContext(connection) as captured:
        [byline] = article_rows.bylines([article.pk])[article.pk]
        person = cards.person(byline.author, credit=byline.get_role_display(), in_full=True)

    assert len(captured) == 1
    assert person == cards.person(author, in_full=True)
    assert person.portrait == pictures.image(portrait, "square", alt="Portrait of Iris Vale")


def test_cards_of_what_readers_may_see() -> None:
    cinema, secrets = (factories.make_section(title=title) for title in ("Cinema", "Secrets"))
    open_ones = [factories.make_article(section=cinema, title=f"Story {number}") for number in range(9)]
    draft = factories.make_article(section=cinema, title="Draft", live=False)
    secret = factories.make_article(section=secrets, title="Secret")
    keys = [article.pk for article in (*open_ones, draft, secret)]

    assert article_rows.for_cards((), []) == {}
    assert article_rows.for_cards((), keys).keys() == {article.pk for article in (*open_ones, secret)}
    assert article_rows.for_cards((secrets.path,), keys).keys() == {article.pk for article in open_ones}
    assert article_rows.for_cards((), keys[:1])[keys[0]].title == "Story 0"


def test_a_card_asks_for_nothing_further() -> None:
    article, section = _article(), cards.section_label(factories.make_section(title="Gossip"))

    with CaptureQueriesContext(connection) as captured:
        [found] = article_rows.for_cards((), [article.pk]).values()
        card = cards.card(
            found,
            section=section,
            authors=(),
            comments=0,
            site_language="en",
            published=factories.FIRST_MOMENT,
        )

    assert len(captured) == 1
    assert (card.headline, card.url) == ("Harbour", article.address)


def test_what_was_published_around_an_article() -> None:
    cinema, secrets = (factories.make_section(title=title) for title in ("Cinema", "Secrets"))
    moments = [factories.FIRST_MOMENT + timedelta(hours=number) for number in (0, 1, 1, 1, 2)]
    articles = [
        factories.make_article(section=section, title=f"Story {number}", published=moment)
        for number, (moment, section) in enumerate(
            zip(moments, (cinema, cinema, cinema, secrets, secrets), strict=True)
        )
    ]
    keys = [article.pk for article in articles]

    around = queries.around((), articles[2])
    assert (around.earlier, around.later, around.of_section) == (
        (keys[1], keys[0]),
        (keys[3], keys[4]),
        (keys[1], keys[0]),
    )
    closed = queries.around((secrets.path,), articles[2])
    assert (closed.earlier, closed.later) == ((keys[1], keys[0]), ())
    assert queries.around((), Article(title="Never published")).beside == (None, None)
