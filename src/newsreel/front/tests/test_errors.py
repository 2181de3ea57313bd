"""Answers where there is no page, or no answer."""

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory

from newsreel.front import errors
from newsreel.front.edition import Edition
from newsreel.front.tests.reading import Page, headlines
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def test_not_found_helps_on() -> None:
    factories.make_articles(5)

    page = Page("/cinema/harbour-lights_go-out.html/")

    assert page.status == 404
    assert (page.view.heading, page.view.status) == ("There is no page here", 404)
    assert headlines(page.view.cards) == ["Story 1", "Story 2", "Story 3", "Story 4"]
    assert [(link.label, link.url) for link in page.view.links] == [
        ("Search for “harbour lights go out”", "/search/?q=harbour+lights+go+out"),
        ("Home", "/"),
        ("Latest stories", "/latest/"),
    ]
    assert page.head.robots == "noindex"
    assert 'action="/search/"' in page.text


def test_on_a_site_that_was_never_opened_too() -> None:
    assert Page("/nothing/").status == 404


@pytest.mark.parametrize(
    "path",
    ["/static/nothing.css", "/media/nothing.jpg", "/pictures/1/x.jpg", "/wp-login.php", "/apple-icon.png"],
)
def test_programs_get_a_short_answer(path: str) -> None:
    response = Client().get(path)

    assert (response.status_code, response["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert response.content == b"There is no file here.\n"


def test_old_addresses_that_end_in_html_get_the_page() -> None:
    factories.make_home()

    assert Page("/2011/film.html").view.heading == "There is no page here"


def test_without_a_database_there_is_still_an_answer(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(edition: Edition) -> None:
        raise DatabaseError("no such table")

    monkeypatch.setattr(Edition, "closed", property(fail))

    response = errors.not_found(rf.get("/nothing/"))

    assert (response.status_code, response.content) == (404, b"There is no page here.\n")
    assert "can't be drawn" in caplog.text


@pytest.mark.django_db(databases=[])
def test_broken_asks_the_database_nothing(rf: RequestFactory) -> None:
    response = errors.broken(rf.get("/"))

    assert response.status_code == 500
    assert response["Cache-Control"] == "no-store"
    assert "Something broke on our side" in response.content.decode()


@pytest.mark.parametrize("path", ["/%00/", "/a%0ab/", "/" + "x" * 3000 + "/"])
def test_hostile_addresses_are_refused(path: str) -> None:
    assert Client().get(path).status_code == 400


@pytest.mark.parametrize("path", ["/%ff/", "/../etc/passwd/", "/'%22%3E/", "/🎬/"])
def test_odd_addresses_are_not_found(path: str) -> None:
    factories.make_home()

    assert Client().get(path).status_code in (400, 404)


def test_capital_letters_lead_to_the_address_in_small_ones(client: Client) -> None:
    factories.make_article(title="Harbour lights")
    answer = client.get("/Cinema/Harbour-LIGHTS/?utm_source=x")
    assert (answer.status_code, answer["Location"]) == (301, "/cinema/harbour-lights/?utm_source=x")
    assert client.get("/Cinema/Nothing/").status_code == 404
