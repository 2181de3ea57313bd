"""Previews: a page as it would be, for its editor alone."""

import pytest
from django.test import Client

from newsreel.newsroom.models import Article, User
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def _preview(article: Article) -> Client:
    client = Client()
    User.objects.create_superuser("editor", "editor@reel.example", "password")
    client.login(username="editor", password="password")
    return client


def test_a_draft_never_published_can_be_seen() -> None:
    article = factories.make_article(
        title="Harbour draft", live=False, authors=[factories.make_author()], tags=["Docks"]
    )
    article.save_revision(clean=False)
    client = _preview(article)

    response = client.get(f"/admin/pages/{article.pk}/view_draft/")

    assert response.status_code == 200
    assert response.context["chrome"].is_preview
    assert response.context["view"].card.headline == "Harbour draft"
    assert response.context["view"].thread.is_open is False
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_a_preview_shows_what_was_not_yet_published() -> None:
    article = factories.make_article(title="As published")
    article.title = "As changed"
    article.save_revision(clean=False)

    response = _preview(article).get(f"/admin/pages/{article.pk}/view_draft/")

    assert response.context["view"].card.headline == "As changed"


def test_sections_and_the_front_page_have_previews_too() -> None:
    section = factories.make_section(title="Cinema")
    section.save_revision(clean=False)
    client = _preview(factories.make_article(section=section))

    for page in (section, factories.make_home()):
        assert client.get(f"/admin/pages/{page.pk}/view_draft/").status_code == 200
