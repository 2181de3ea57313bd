"""The furniture around every page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsreel.front.tests.reading import Page, headlines
from newsreel.newsroom.models import Publication
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def test_the_publications_own_lines() -> None:
    factories.make_home()
    Publication.objects.update(
        name="The Daily Reel",
        tagline="Film news by the sea",
        about="We watch films.",
        publisher="Reel & Sons",
        first_year=2019,
        facebook="https://facebook.com/reel",
        youtube="https://youtube.com/@reel",
        flipboard="https://flipboard.com/@reel",
        logo=factories.make_picture(width=600, height=200),
    )

    chrome = Page("/").chrome

    assert (chrome.name, chrome.tagline, chrome.about) == (
        "The Daily Reel",
        "Film news by the sea",
        "We watch films.",
    )
    assert chrome.copyright == f"© 2019–{timezone.localdate().year} Reel & Sons"
    assert [(link.label, link.url) for link in chrome.social] == [
        ("Facebook", "https://facebook.com/reel"),
        ("YouTube", "https://youtube.com/@reel"),
    ]
    assert chrome.flipboard == "https://flipboard.com/@reel"
    assert chrome.logo is not None
    assert (chrome.logo.width, chrome.logo.height, chrome.logo.alt) == (600, 200, "The Daily Reel")


def test_whats_hot_leaves_out_what_the_page_shows() -> None:
    articles = factories.make_articles(20, published=timezone.now() - timedelta(hours=1))

    page = Page(articles[0].address or "")

    view = page.view
    shown = {card.id for card in (*view.related, *view.latest, view.previous) if card} | {view.card.id}
    assert len(page.chrome.hot) == 5
    assert not shown & {card.id for card in page.chrome.hot}


def test_whats_hot_repeats_where_nothing_else_is_left() -> None:
    article = factories.make_article(title="Only one")

    assert headlines(Page(article.address or "").chrome.hot) == ["Only one"]
