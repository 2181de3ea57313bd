"""A page for readers who were given a password."""

import re

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from newsreel.front import answers
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed() -> Article:
    article = make_article(title="For subscribers", body="<p>The ending is explained.</p>")
    PageViewRestriction.objects.create(
        page=article, restriction_type=PageViewRestriction.PASSWORD, password="third row"
    )
    return article


def answer(client: Client, markup: str, password: str) -> str:
    action = re.search(r'<form class="form password-form" method="post" action="([^"]+)"', markup)
    assert action is not None
    sent = client.post(
        action[1], {"password": password, "return_url": "/cinema/for-subscribers/"}, follow=True
    )
    return sent.content.decode()


def test_the_page_asks_in_the_dress_of_the_site_and_shows_nothing(client: Client, closed: Article) -> None:
    response = client.get(str(closed.address))
    markup = response.content.decode()
    assert '<h1 class="headline headline-lead">Password required</h1>' in markup
    assert "The ending is explained" not in markup
    assert 'class="masthead"' in markup
    assert re.search(r'<input type="hidden" name="csrfmiddlewaretoken" value="\w{64}">', markup)
    assert '<input type="hidden" name="return_url" value="/cinema/for-subscribers/">' in markup
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_a_wrong_password_is_refused_beside_its_field(client: Client, closed: Article) -> None:
    markup = answer(client, client.get(str(closed.address)).content.decode(), "first row")
    assert (
        '<span class="field-wrong" id="password-wrong">The password you have entered is not correct. '
        "Please try again.</span>"
    ) in markup
    assert 'aria-invalid="true" aria-describedby="password-wrong"' in markup
    assert "The ending is explained" not in markup


def test_the_right_password_opens_the_page_for_this_reader_alone(client: Client, closed: Article) -> None:
    markup = answer(client, client.get(str(closed.address)).content.decode(), "third row")
    assert "The ending is explained" in markup
    assert client.get(str(closed.address))["Cache-Control"] == "private, no-store"
    assert "The ending is explained" not in Client().get(str(closed.address)).content.decode()


def test_an_open_page_may_be_kept_by_anybody(client: Client) -> None:
    response = client.get(str(make_article().address))
    assert response["Cache-Control"] == answers.FRESH
    assert not response.cookies
