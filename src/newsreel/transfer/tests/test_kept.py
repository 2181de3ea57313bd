from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from newsreel.newsroom import actions as newsroom
from newsreel.newsroom.models import Article, HomePage, StandardPage
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import MAGAZINE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _magazine(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        newsroom.ensure_roles(make_home())
        run(MAGAZINE, media=NoMedia())
        yield
        transaction.set_rollback(True)


def logged_in(client: Client, role: str) -> Client:
    client.force_login(newsroom.make_editor_login(username=role, password="a word nobody knows", role=role))
    return client


def address_of(page: Article | StandardPage | HomePage) -> str:
    return reverse("kept_of_page", args=[page.pk])


def test_an_editor_sees_what_was_kept(client: Client) -> None:
    article = Article.objects.get(slug="harbour-lights")
    editor = logged_in(client, "editor")
    edited = editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert address_of(article) in edited
    page = editor.get(address_of(article)).content.decode()
    assert "box_office" in page
    assert "a:1:{s:4:&quot;week&quot;;i:3;}" in page
    assert "post-format-video" in page
    assert "/2019/03/harbour-lights/" in page
    assert page.index("box_office") < page.index("_thumbnail_id")


def test_a_page_that_was_written_here_has_none(client: Client) -> None:
    home = HomePage.objects.get()
    publisher = logged_in(client, "publisher")
    assert publisher.get(address_of(home)).status_code == 404
    edited = publisher.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).content.decode()
    assert "Kept from the former site" not in edited


def test_who_may_not_edit_it_does_not_see_it(client: Client) -> None:
    article = Article.objects.get(slug="harbour-lights")
    assert client.get(address_of(article)).status_code == 302
    home = HomePage.objects.get()
    author = logged_in(client, "author")
    assert author.get(address_of(home)).status_code in (302, 403)


def test_unknown_shortcodes_are_for_editors_not_for_readers(client: Client) -> None:
    article = Article.objects.get(slug="harbour-lights")
    read = client.get(article.address).content.decode()
    assert "90 years old" in read
    assert "newsletter_form" not in read
    editor = logged_in(client, "editor")
    edited = editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "newsletter_form" in edited
