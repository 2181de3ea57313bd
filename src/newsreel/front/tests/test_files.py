"""The small files that browsers and robots ask every site for."""

import io
import json

import pytest
from django.test import Client
from PIL import Image

from newsreel.front.tests.reading import Page
from newsreel.newsroom.models import Article, Publication
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def test_robots() -> None:
    response = Client().get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\n"
        "Disallow: /admin/\n"
        "Disallow: /search/\n"
        "Disallow: /_util/\n"
        "\n"
        "Sitemap: http://127.0.0.1:8000/sitemap.xml\n"
        "Sitemap: http://127.0.0.1:8000/sitemap-news.xml\n"
    )


def test_manifest() -> None:
    factories.make_home()
    Publication.objects.update(tagline="Film news by the sea")

    response = Client().get("/manifest.webmanifest")

    assert response["Content-Type"] == "application/manifest+json"
    assert json.loads(response.content) == {
        "name": "The Daily Reel",
        "short_name": "The Daily Reel",
        "description": "Film news by the sea",
        "lang": "en",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#faf8f3",
        "theme_color": "#faf8f3",
        "icons": [
            {"src": f"/static/front/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (192, 512)
        ],
    }


def test_pages_name_the_manifest() -> None:
    factories.make_home()

    assert '<link rel="manifest" href="/manifest.webmanifest">' in Page("/").text


def test_favicon_leads_to_the_icon() -> None:
    response = Client().get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/front/favicon.ico")


def test_each_article_has_a_social_card() -> None:
    article = factories.make_article()
    address = Page(article.address or "").head.social_image.removeprefix("http://127.0.0.1:8000")

    response = Client().get(address)

    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    drawn = Image.open(io.BytesIO(response.content))
    assert (drawn.format, drawn.size) == ("PNG", (1200, 630))
    assert len(response.content) < 100_000


def test_the_site_has_one_too() -> None:
    factories.make_home()
    address = Page("/").head.social_image.removeprefix("http://127.0.0.1:8000")

    assert Client().get(address)["Content-Type"] == "image/png"


def test_a_new_headline_makes_a_new_card_and_the_former_leads_there() -> None:
    article = factories.make_article()
    former = Page(article.address or "").head.social_image.removeprefix("http://127.0.0.1:8000")
    Article.objects.filter(pk=article.pk).update(title="Harbour lights stay on")
    current = Page(article.address or "").head.social_image.removeprefix("http://127.0.0.1:8000")

    response = Client().get(former)

    assert former != current
    assert (response.status_code, response["Location"]) == (302, current)


def test_no_card_of_a_draft() -> None:
    draft = factories.make_article(live=False)

    assert Client().get(f"/social/{draft.pk}-0123456789.png").status_code == 404
    assert Client().get("/social/999999-0123456789.png").status_code == 404
