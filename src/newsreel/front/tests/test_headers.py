"""What travels with every reader page: fit to be kept by anybody, and closed to anything of a third party."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from newsreel.front import theme
from newsreel.front.answers import CONTENT_SECURITY_POLICY
from newsreel.newsroom.models import Article, Correction, Withdrawal
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/cinema/",
    "/cinema/harbour/",
    "/about-us/",
    "/contact/",
    "/search/?q=harbour",
    "/search/live/?q=harb",
    "/latest/",
    "/tag/docks/",
    "/author/iris-vale/",
    "/2026/",
    "/corrections/",
    "/cinema/gone/",
    "/nothing/",
]
FILES = [
    "/feed/",
    "/feed/atom/",
    "/feed/json/",
    "/cinema/feed/",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/robots.txt",
]


@pytest.fixture(autouse=True)
def _site() -> None:
    section = factories.make_section(title="Cinema")
    author = factories.make_author(name="Iris Vale")
    article = factories.make_article(section=section, title="Harbour", authors=[author], tags=["Docks"])
    Correction.objects.create(article=article, text="Sunday.", made_at=factories.FIRST_MOMENT)
    gone = factories.make_article(section=section, title="Gone")
    Article.objects.filter(pk=gone.pk).update(live=False)
    Withdrawal.objects.create(
        article=gone, sentence="It was wrong.", made_at=factories.FIRST_MOMENT + timedelta(days=1)
    )
    factories.make_standing_page(title="About Us")
    factories.make_standing_page(title="Contact", kind="contact")


@pytest.mark.parametrize("path", [*PAGES, *FILES])
def test_no_cookie_and_nothing_that_differs_by_reader(path: str) -> None:
    response = Client().get(path)

    assert response.cookies == {}
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert response["Cache-Control"].startswith("public, max-age=")


def test_who_keeps_a_page_asks_each_time_whether_it_changed() -> None:
    assert Client().get("/")["Cache-Control"] == (
        "public, max-age=0, stale-while-revalidate=30, stale-if-error=86400"
    )


@pytest.mark.parametrize("path", PAGES)
def test_two_readers_get_the_same_page(path: str) -> None:
    first, second = Client().get(path), Client(headers={"User-Agent": "Other", "Cookie": "x=1"}).get(path)

    # The form's stamp is a moment, not a reader.
    stamp = re.compile(rb'name="stamp" value="[^"]*"')
    assert stamp.sub(b"", first.content) == stamp.sub(b"", second.content)


@pytest.mark.parametrize("path", PAGES)
def test_security_headers(path: str) -> None:
    response = Client().get(path)

    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_policy() -> None:
    directives = dict(part.split(" ", 1) for part in CONTENT_SECURITY_POLICY.split("; "))

    assert directives["default-src"] == "'self'"
    assert directives["script-src"] == f"'self' '{theme.CONTENT_SECURITY_HASH}'"
    assert directives["style-src"] == "'self'"
    assert directives["object-src"] == "'none'"
    assert "https://www.youtube-nocookie.com" in directives["frame-src"].split()
    assert "'unsafe-inline'" not in directives["script-src"]


@pytest.mark.parametrize("path", PAGES)
def test_only_the_known_script_stands_in_a_page(path: str) -> None:
    text = Client().get(path).content.decode()

    inline = re.findall(r"<script(?![^>]*(?:src=|application/ld\+json))[^>]*>(.*?)</script>", text, re.DOTALL)
    assert set(inline) <= {theme.SCRIPT}
    assert not re.search(r"<[^>]+\son\w+=", text)
    assert "<style" not in text


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_a_third_party(path: str) -> None:
    text = Client().get(path).content.decode()

    loaded = re.findall(r"<(?:script|img|iframe|source|audio|video)[^>]*\ssrc(?:set)?=\"([^\"]*)", text)
    loaded += re.findall(r"<link[^>]*rel=\"(?:stylesheet|preload|icon|manifest)\"[^>]*href=\"([^\"]*)", text)
    assert [address for address in loaded if address.startswith(("http", "//"))] == []
