"""Withdrawn articles: 410, a sentence, and no trace elsewhere."""

import pytest

from newsreel.front.tests.reading import Page, headlines
from newsreel.newsroom.models import Article, Withdrawal
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("withdrawn", "This article has been withdrawn"), ("takedown", "This article has been removed")],
)
def test_gone(kind: str, heading: str) -> None:
    section = factories.make_section(title="Cinema")
    article = factories.make_article(section=section, title="Harbour lights", tags=["Docks"])
    factories.make_article(section=section, title="Still here")
    Article.objects.filter(pk=article.pk).update(live=False)
    Withdrawal.objects.create(
        article=article,
        kind=kind,
        sentence="Its account of the fire was wrong.",
        note="Called by the owner",
        made_at=factories.FIRST_MOMENT,
    )

    page = Page("/cinema/harbour-lights/")

    assert page.status == 410
    assert (page.view.heading, page.view.sentence, page.view.status) == (
        heading,
        "Its account of the fire was wrong.",
        410,
    )
    assert headlines(page.view.cards) == ["Still here"]
    assert page.head.robots == "noindex"
    assert "Called by the owner" not in page.text
    for path in (
        "/",
        "/cinema/",
        "/latest/",
        "/tag/docks/",
        "/feed/",
        "/sitemap-articles-2026-03.xml",
        "/search/?q=harbour",
    ):
        assert "Harbour lights" not in Page(path).text


def test_a_draft_is_not_gone_but_unknown() -> None:
    factories.make_article(live=False, address="/cinema/draft/")

    assert Page("/cinema/draft/").status == 404
