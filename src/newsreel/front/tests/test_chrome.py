"""The furniture around every page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from newsreel.front.tests.reading import Page
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
    assert chrome.copyright == f"© 2019–{timezone.localdate().year} Reel &amp; Sons"
    assert [(link.label, link.url) for link in chrome.social] == [
        ("Facebook", "https://facebook.com/reel"),
        ("YouTube", "https://youtube.com/@reel"),
    ]
    assert chrome.flipboard == "https://flipboard.com/@reel"
    assert chrome.logo is not None
    assert (chrome.logo.width, chrome.logo.height, chrome.logo.alt) == (600, 200, "The Daily Reel")


def test_whats_hot_in_the_drawer_is_the_same_on_every_page() -> None:
    articles = factories.make_articles(7, published=timezone.now() - timedelta(hours=1))

    drawn = [Page(path).chrome.hot for path in ("/", "/latest/", articles[0].address or "")]

    titles = re.findall(r">(Story \d)</a>", drawn[0])
    assert titles == ["Story 1", "Story 2", "Story 3", "Story 4", "Story 5"]
    assert drawn[1:] == drawn[:1] * 2


def test_nothing_is_hot_where_nothing_was_published() -> None:
    factories.make_home()

    assert Page("/").chrome.hot == ""
