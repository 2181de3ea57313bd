"""An article's page."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsreel.front.tests.reading import Page, headlines
from newsreel.front.view import Checked, Person
from newsreel.newsroom.models import (
    AgreementCheck,
    Article,
    ArticleSource,
    Byline,
    Correction,
    FindingDecision,
    Publication,
)
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db

ORIGIN = "http://127.0.0.1:8000"
MOMENT = factories.FIRST_MOMENT


def _page(article: Article) -> Page:
    return Page(article.address or "")


def test_what_it_says_of_itself() -> None:
    cinema = factories.make_section(title="Cinema", hue=200)
    article = factories.make_article(
        section=cinema,
        title="Harbour lights",
        standfirst="The last picture house shuts.",
        kicker="Closures",
        body=f"<p>{'word ' * 500}</p>",
        form="feature",
    )

    card = _page(article).view.card

    assert (card.headline, card.standfirst, card.kicker) == (
        "Harbour lights",
        "The last picture house shuts.",
        "Closures",
    )
    assert (card.section.name, card.section.url, card.section.hue) == ("Cinema", "/cinema/", 200)
    assert (card.published, card.updated, card.minutes, card.form) == (MOMENT, None, 2, "feature")


def test_crumbs_name_the_line_of_sections() -> None:
    cinema = factories.make_section(title="Cinema")
    reviews = factories.make_section(title="Reviews", parent=cinema)
    article = factories.make_article(section=reviews, title="Harbour lights", address="/old/address/")

    assert [(crumb.label, crumb.url) for crumb in _page(article).view.crumbs] == [
        ("Home", "/"),
        ("Cinema", "/cinema/"),
        ("Reviews", "/cinema/reviews/"),
        ("Harbour lights", ""),
    ]


@pytest.mark.parametrize("decided", [1, 3])
def test_how_it_was_checked_is_shown_where_the_publisher_wants_it(decided: int) -> None:
    article = factories.make_article(section=factories.make_section(title="Cinema"), title="Harbour lights")
    sources = [{"entry": 1, "version": 1, "outlet": "Wire", "digest": "0" * 64}]
    AgreementCheck.objects.create(article=article, made_at=MOMENT, sources=sources, quotations=9)
    AgreementCheck.objects.create(
        article=article, made_at=MOMENT + timedelta(days=1), sources=sources * 2, quotations=4
    )
    for number in range(decided):
        FindingDecision.objects.create(
            article=article, identity=str(number), verdict="kept", finding={}, made_at=MOMENT
        )
    FindingDecision.objects.create(
        article=article, identity="d", verdict="dismissed", finding={}, made_at=MOMENT
    )
    assert _page(article).view.checked is None
    Publication.objects.update(shows_checks=True)
    with CaptureQueriesContext(connection) as captured:
        checked = _page(article).view.checked
    asked = [query for query in captured.captured_queries if "agreementcheck" in query["sql"]]
    assert (checked, len(asked)) == (Checked(MOMENT + timedelta(days=1), 2, 4, kept=decided), 1)


def test_what_was_held_against_nothing_is_not_called_checked() -> None:
    article = factories.make_article(section=factories.make_section(title="Cinema"), title="Harbour lights")
    Publication.objects.update(shows_checks=True)
    AgreementCheck.objects.create(article=article, made_at=MOMENT)
    assert _page(article).view.checked is None


def test_authors_with_roles_and_faces() -> None:
    iris = factories.make_author(name="Iris Vale", role="Film critic", portrait=factories.make_picture())
    omar = factories.make_author(name="Omar Lund")
    article = factories.make_article(authors=[iris, omar])
    Byline.objects.filter(author=omar).update(role="edited")

    first, second = _page(article).view.card.authors

    assert (first.name, first.role, first.credit, first.url) == (
        "Iris Vale",
        "Film critic",
        "By",
        "/author/iris-vale/",
    )
    assert first.portrait is not None
    assert second == Person(name="Omar Lund", url="/author/omar-lund/", credit="Edited by")


def test_neighbours_by_date() -> None:
    newest, middle, oldest = factories.make_articles(3)

    view = _page(middle).view

    assert (view.previous.headline, view.next.headline) == ("Story 3", "Story 1")
    assert _page(newest).view.next is None
    assert _page(oldest).view.previous is None


def test_neighbours_of_one_moment_follow_each_other() -> None:
    first, second, third = (factories.make_article(title=title) for title in ("One", "Two", "Three"))

    view = _page(second).view

    assert (view.previous.headline, view.next.headline) == ("One", "Three")
    assert _page(first).view.next.headline == "Two"
    assert _page(third).view.previous.headline == "Two"


def test_related_and_neighbours_show_nothing_twice() -> None:
    articles = factories.make_articles(14)

    view = _page(articles[5]).view

    shown = [card.id for card in (*view.related, view.previous, view.next)]
    assert len(set(shown)) == len(shown) == 4 + 2
    assert articles[5].pk not in shown


def test_related_are_filled_with_what_came_before_the_own_section_first() -> None:
    cinema = factories.make_section(title="Cinema")
    gossip = factories.make_section(title="Gossip")
    titles = ["Amber", "Birch", "Cedar", "Daisy", "Elder", "Furze", "Grass"]
    articles = [
        factories.make_article(
            section=gossip if title in ("Cedar", "Elder") else cinema,
            title=title,
            published=factories.FIRST_MOMENT + timedelta(hours=number),
        )
        for number, title in enumerate(titles)
    ]

    assert headlines(_page(articles[6]).view.related) == ["Daisy", "Birch", "Amber", "Elder"]
    assert headlines(_page(articles[1]).view.related) == ["Daisy", "Elder", "Furze", "Grass"]


def test_the_newest_stories_stand_beside_the_text() -> None:
    articles = factories.make_articles(8)

    latest = _page(articles[7]).view.latest

    assert re.findall(r">(Story \d)</a>", latest) == [f"Story {number}" for number in range(1, 7)]


def test_lead_picture_by_its_layout() -> None:
    picture = factories.make_picture(width=1600, height=1200, description="A hall", caption="The hall")
    wide = factories.make_article(title="Wide", lead_picture=picture, lead_alt="An empty hall")
    measure = factories.make_article(title="Measure", lead_picture=picture, lead_layout="measure")
    none = factories.make_article(title="None", lead_picture=picture, lead_layout="none")

    assert _page(wide).view.lead.src.endswith("/wide-960.jpg")
    assert (_page(wide).view.lead.alt, _page(wide).view.lead.caption) == ("An empty hall", "The hall")
    assert _page(measure).view.lead.src.endswith("/original-960.jpg")
    assert _page(none).view.lead is None
    assert _page(none).view.card.landscape is not None


def test_sources_corrections_tags_review_and_sponsor() -> None:
    article = factories.make_article(
        form="review",
        review_subject="Harbour",
        review_score=Decimal("8.5"),
        review_verdict="See it.",
        sponsor_name="Acme",
        sponsor_address="https://acme.example/",
        tags=["Docks", "Film noir"],
    )
    ArticleSource.objects.create(
        article=article,
        outlet="The Wire",
        address="https://wire.example/1",
        headline="Lights out",
        is_original=True,
    )
    Correction.objects.create(article=article, text="It was Sunday.", made_at=MOMENT + timedelta(days=1))
    Correction.objects.create(
        article=article, kind="update", text="More.", made_at=MOMENT + timedelta(days=2)
    )

    view = _page(article).view

    (credit,) = view.credits
    assert (credit.outlet, credit.url, credit.headline, credit.is_original) == (
        "The Wire",
        "https://wire.example/1",
        "Lights out",
        True,
    )
    assert [(note.kind, note.text) for note in view.corrections] == [
        ("Editor's note", "More."),
        ("Correction", "It was Sunday."),
    ]
    assert sorted((tag.label, tag.url) for tag in view.tags) == [
        ("Docks", "/tag/docks/"),
        ("Film noir", "/tag/film-noir/"),
    ]
    assert (view.review.subject, view.review.score, view.review.verdict) == (
        "Harbour",
        Decimal("8.5"),
        "See it.",
    )
    assert (view.card.sponsor, view.sponsor_url) == ("Acme", "https://acme.example/")
    assert view.card.updated == MOMENT + timedelta(days=2)


def test_a_score_without_the_form_of_a_review_is_none() -> None:
    article = factories.make_article(form="news", review_score=Decimal("8.5"))

    assert _page(article).view.review is None
    assert _page(article).view.card.score is None


class TestUpdated:
    def test_published_again_with_other_words(self) -> None:
        article = self._published_again(title="Harbour lights stay on")

        assert _page(article).view.card.updated == article.last_published_at

    def test_published_again_without_a_change(self) -> None:
        article = self._published_again()

        assert _page(article).view.card.updated is None

    def test_tidied_up_within_minutes(self) -> None:
        article = factories.make_article()
        Article.objects.filter(pk=article.pk).update(last_published_at=MOMENT + timedelta(minutes=4))

        assert _page(article).view.card.updated is None

    def _published_again(self, **changes: str) -> Article:
        now = timezone.now()
        article = factories.make_article(published=now - timedelta(hours=2))
        revision = article.save_revision(clean=False)
        type(revision).objects.filter(pk=revision.pk).update(created_at=now - timedelta(hours=2))
        Article.objects.filter(pk=article.pk).update(last_published_at=now - timedelta(hours=1), **changes)
        article.refresh_from_db()
        return article


def test_shares_carry_the_public_address_and_the_social_headline() -> None:
    article = factories.make_article(title="Harbour lights", social_title="Lights out at the docks")

    shares = {share.network: share.url for share in _page(article).view.shares}

    assert shares["copy"] == f"{ORIGIN}/cinema/harbour-lights/"
    assert "text=Lights+out+at+the+docks" in shares["x"]


def test_head() -> None:
    article = factories.make_article(
        title="Harbour lights",
        seo_title="Docks cinema shuts",
        search_description="Why it shuts.",
        social_title="Lights out",
    )

    head = _page(article).head

    assert head.title == "Docks cinema shuts – The Daily Reel"
    assert (head.description, head.social_title, head.kind) == ("Why it shuts.", "Lights out", "article")
    assert head.canonical == f"{ORIGIN}/cinema/harbour-lights/"
    assert (head.published, head.updated, head.section, head.authors) == (MOMENT, None, "Cinema", ())
    assert head.social_image.startswith(f"{ORIGIN}/social/{article.pk}-")
    assert [feed.url for feed in head.feeds] == [f"{ORIGIN}/feed/", f"{ORIGIN}/cinema/feed/"]


def test_without_a_standfirst_the_text_describes_it() -> None:
    article = factories.make_article(body=f"<p>The harbour cinema closes. {'Word ' * 60}</p>")

    description = _page(article).head.description

    assert description.startswith("The harbour cinema closes. Word")
    assert description.endswith("…")
    assert len(description) == 160


def test_what_search_engines_are_told() -> None:
    author = factories.make_author(name="Iris Vale", role="Film critic")
    picture = factories.make_picture(width=1600, height=1200, credit="Lou Ferro", caption="The hall")
    article = factories.make_article(
        title="Harbour </script> lights",
        slug="harbour-lights",
        standfirst="It shuts.",
        authors=[author],
        lead_picture=picture,
        tags=["Docks"],
        sponsor_name="Acme",
        sponsor_address="https://acme.example/",
    )
    ArticleSource.objects.create(
        article=article,
        outlet="The Wire",
        address="https://wire.example/1",
        headline="Lights out",
        published_at=datetime(2026, 3, 17, tzinfo=UTC),
    )
    Correction.objects.create(article=article, text="It was Sunday.", made_at=MOMENT + timedelta(days=1))
    Publication.objects.update(name="The Daily Reel")

    node = _page(article).graph["NewsArticle"]

    images = node.pop("image")
    assert [(image["url"].rsplit("/", 1)[1], image["width"], image["height"]) for image in images] == [
        ("wide-1280.jpg", 1280, 720),
        ("classic-1280.jpg", 1280, 960),
        ("square-1280.jpg", 1200, 1200),
    ]
    assert (images[0]["creditText"], images[0]["caption"]) == ("Lou Ferro", "The hall")
    url = f"{ORIGIN}/cinema/harbour-lights/"
    assert node == {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": "Harbour </script> lights",
        "description": "It shuts.",
        "datePublished": "2026-03-18T09:00:00+00:00",
        "dateModified": "2026-03-19T09:00:00+00:00",
        "author": [
            {
                "@type": "Person",
                "name": "Iris Vale",
                "url": f"{ORIGIN}/author/iris-vale/",
                "jobTitle": "Film critic",
            }
        ],
        "publisher": {"@id": f"{ORIGIN}/#publisher"},
        "articleSection": "Cinema",
        "keywords": ["Docks"],
        "inLanguage": "en",
        "timeRequired": "PT1M",
        "commentCount": 0,
        "isAccessibleForFree": True,
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "url": "https://wire.example/1",
                "headline": "Lights out",
                "publisher": {"@type": "Organization", "name": "The Wire"},
                "datePublished": "2026-03-17T00:00:00+00:00",
            }
        ],
        "citation": ["https://wire.example/1"],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "It was Sunday.",
                "datePublished": "2026-03-19T09:00:00+00:00",
            }
        ],
        "sponsor": {"@type": "Organization", "name": "Acme", "url": "https://acme.example/"},
    }


def test_a_scored_review_is_told_as_one() -> None:
    author = factories.make_author(name="Iris Vale")
    article = factories.make_article(
        title="Harbour",
        form="review",
        review_subject="Harbour (film)",
        review_score=Decimal("8"),
        review_verdict="See it.",
        authors=[author],
    )

    assert _page(article).graph["Review"] == {
        "@type": "Review",
        "url": f"{ORIGIN}/cinema/harbour/",
        "name": "Harbour",
        "datePublished": "2026-03-18T09:00:00+00:00",
        "author": [{"@type": "Person", "name": "Iris Vale", "url": f"{ORIGIN}/author/iris-vale/"}],
        "publisher": {"@id": f"{ORIGIN}/#publisher"},
        "itemReviewed": {"@type": "CreativeWork", "name": "Harbour (film)"},
        "reviewBody": "See it.",
        "reviewRating": {"@type": "Rating", "ratingValue": 8, "bestRating": 10, "worstRating": 0},
    }


def test_without_a_byline_the_publication_signs() -> None:
    node = _page(factories.make_article()).graph["NewsArticle"]

    assert node["author"] == [{"@type": "Organization", "name": "The Daily Reel", "url": f"{ORIGIN}/"}]


def test_an_article_has_neither_pages_nor_a_feed() -> None:
    article = factories.make_article()

    assert Page(f"{article.address}page/2/").status == 404
    assert Page(f"{article.address}feed/").status == 404


def test_headlines_of_other_scripts_name_their_language() -> None:
    article = factories.make_article(title="港の映画館が閉館", slug="minato")

    assert _page(article).view.card.language == "ja"
    assert headlines(Page("/latest/").view.cards) == ["港の映画館が閉館"]
