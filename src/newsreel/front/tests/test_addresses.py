"""One address for each page: slashes, former addresses, and what stands behind them."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from newsreel.front.tests.reading import Page
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/cinema",
        "/cinema/harbour",
        "/latest",
        "/search",
        "/tag/docks",
        "/2026/03",
        "/feed",
        "/cinema/feed",
        "/corrections",
    ],
)
def test_a_missing_slash_is_added(path: str) -> None:
    section = factories.make_section(title="Cinema")
    factories.make_article(section=section, title="Harbour", tags=["Docks"])

    response = Client().get(path)

    assert (response.status_code, response["Location"]) == (301, f"{path}/")
    assert Client().get(f"{path}/").status_code == 200


def test_the_query_survives_the_added_slash() -> None:
    assert Client().get("/search?q=harbour")["Location"] == "/search/?q=harbour"


def test_letters_of_any_script_in_an_address() -> None:
    article = factories.make_article(title="港の映画館", slug="港の映画館")

    page = Page(article.address or "")

    assert page.status == 200
    assert page.view.card.headline == "港の映画館"


def test_an_imported_address_lives_on_unchanged() -> None:
    factories.make_article(title="Old", address="/2011/05/07/a-title_from-then/")

    page = Page("/2011/05/07/a-title_from-then/")

    assert page.status == 200
    assert page.head.canonical == "http://127.0.0.1:8000/2011/05/07/a-title_from-then/"


def test_redirects_are_followed_where_no_page_is() -> None:
    factories.make_home()
    Redirect.objects.create(old_path="/old-page", redirect_link="/latest/")

    response = Client().get("/old-page/")

    assert (response.status_code, response["Location"]) == (301, "/latest/")


def test_older_pages_of_the_front_page_are_the_latest_list() -> None:
    factories.make_home()

    assert Client().get("/page/3/")["Location"] == "/latest/page/3/"
    assert Client().get("/page/1/")["Location"] == "/"


def test_canonical_is_the_public_address_whatever_host_asks() -> None:
    factories.make_home()

    page = Page("/", Client(headers={"Host": "localhost"}))

    assert page.head.canonical == "http://127.0.0.1:8000/"
