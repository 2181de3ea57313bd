"""Standing pages and the list of corrections."""

from datetime import timedelta

import pytest

from newsreel.front.tests.reading import Page
from newsreel.newsroom.models import Article, Correction, Publication
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def test_a_standing_page_names_who_is_responsible() -> None:
    factories.make_home()
    Publication.objects.update(publisher="Reel & Sons", contact_email="desk@reel.example")
    factories.make_standing_page(
        title="Imprint",
        introduction="Published by {publisher}.",
        body=[("text", "<p>{publisher}, {contact_email}, {dmca_agent}</p>")],
    )

    page = Page("/imprint/")

    assert page.view.heading == "Imprint"
    assert page.view.introduction == "Published by Reel & Sons."
    assert "<p>Reel &amp; Sons, desk@reel.example, [dmca agent]</p>" in page.view.body
    assert [(crumb.label, crumb.url) for crumb in page.view.crumbs] == [("Home", "/"), ("Imprint", "")]
    assert page.head.description == "Published by Reel & Sons."


def test_forms_stand_on_the_pages_that_ask_for_one() -> None:
    factories.make_standing_page(title="About")
    factories.make_standing_page(title="Contact", kind="contact")

    assert Page("/about/").view.form == ""
    assert "<form" in Page("/contact/").view.form


def test_corrections_the_newest_first_with_their_articles() -> None:
    section = factories.make_section(title="Cinema")
    article = factories.make_article(section=section, title="Harbour")
    gone = factories.make_article(section=section, title="Gone")
    for number, subject in enumerate((article, gone, article)):
        moment = factories.FIRST_MOMENT + timedelta(days=number)
        Correction.objects.create(article=subject, text=f"Note {number}", made_at=moment)
    Article.objects.filter(pk=gone.pk).update(live=False)

    page = Page("/corrections/")

    assert [(note.text, note.article_headline, note.article_url) for note in page.view.corrections] == [
        ("Note 2", "Harbour", "/cinema/harbour/"),
        ("Note 0", "Harbour", "/cinema/harbour/"),
    ]
    assert page.view.feed_url == "/corrections/feed/"
    assert Page("/corrections/page/2/").status == 404


def test_a_site_without_corrections_has_the_page() -> None:
    factories.make_home()

    assert Page("/corrections/").view.corrections == ()
