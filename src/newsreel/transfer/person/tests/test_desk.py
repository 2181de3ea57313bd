"""Who may delete logins finds a person, gives them what is known, and forgets them after being asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from newsreel import settings as newsreel_settings
from newsreel.community.comments.models import Comment
from newsreel.community.comments.tests.factories import make_comment
from newsreel.community.newsletter.models import Subscriber
from newsreel.community.newsletter.tests.factories import make_subscriber
from newsreel.newsroom import actions as newsroom
from newsreel.newsroom.models import User
from newsreel.newsroom.tests.factories import make_article, make_home
from newsreel.transfer.person import record

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/personal-data/"
HER = "mara.quill@example.org"


@pytest.fixture
def publisher(client: Client) -> Client:
    return logged_in(client, "publisher")


@pytest.fixture(autouse=True)
def erasures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(record, "FILE", str(tmp_path / "erasures.jsonl"))
    return tmp_path / "erasures.jsonl"


def logged_in(client: Client, role: str) -> Client:
    newsroom.ensure_roles(make_home())
    user = newsroom.make_editor_login(
        username=role, password="a word nobody knows", role=role, email=f"{role}@example.org"
    )
    client.force_login(user)
    return client


def text_of(response: Any) -> str:
    text: str = response.content.decode()
    return text


def test_a_person_is_found_given_and_forgotten(publisher: Client, erasures: Path) -> None:
    make_comment(article=make_article(), email=HER, name="Mara Quill", text="I was there.")
    make_subscriber(email=HER)
    assert ADDRESS in text_of(publisher.get("/admin/"))
    page = text_of(publisher.post(ADDRESS, {"email": f" {HER.upper()} "}))
    assert '<th scope="row">Comments</th><td>1</td>' in page
    assert '<th scope="row">Newsletter subscriptions</th><td>1</td>' in page
    file = publisher.post(f"{ADDRESS}file/", {"email": HER})
    assert file["Content-Disposition"] == 'attachment; filename="personal-data.json"'
    assert "no-store" in file["Cache-Control"]
    assert json.loads(file.content)["comments"][0]["text"] == "I was there."

    asked = text_of(publisher.post(f"{ADDRESS}erase/", {"email": HER}))
    assert "Yes, erase" in asked
    assert Comment.objects.get().name == "Mara Quill"
    assert not erasures.exists()

    told = text_of(publisher.post(f"{ADDRESS}erase/", {"email": HER, "is_sure": "yes"}))
    assert '<th scope="row">Comments</th><td>1</td>' in told
    assert "The words of published comments, without name or address" in told
    comment = Comment.objects.get()
    assert (comment.email, comment.text) == ("", "I was there.")
    assert not Subscriber.objects.exists()
    noted = json.loads(erasures.read_text())
    assert noted["person"] == record.digest(newsreel_settings.current(), HER)
    assert "knows nothing" in text_of(publisher.post(ADDRESS, {"email": HER}))


def test_the_words_go_where_that_is_asked_for(publisher: Client) -> None:
    make_comment(article=make_article(), email=HER, text="I was there.")
    publisher.post(f"{ADDRESS}erase/", {"email": HER, "is_sure": "yes", "with_texts": "on"})
    assert "I was there." not in Comment.objects.get().text


def test_what_is_no_address_is_said_and_an_unknown_one_has_nothing(publisher: Client) -> None:
    assert "Enter a valid email address." in text_of(publisher.post(ADDRESS, {"email": "mara"}))
    assert "The site knows nothing of this address." in text_of(publisher.post(ADDRESS, {"email": HER}))
    for place in ("file/", "erase/"):
        assert publisher.post(f"{ADDRESS}{place}", {"email": "mara"}).status_code == 302
        assert publisher.get(f"{ADDRESS}{place}").status_code == 405


@pytest.mark.parametrize("role", ["editor", "author", "contributor"])
def test_nobody_else_may(client: Client, role: str) -> None:
    other = logged_in(client, role)
    make_subscriber(email=HER)
    for place in ("", "file/", "erase/"):
        response = other.post(f"{ADDRESS}{place}", {"email": HER, "is_sure": "yes"})
        assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert Subscriber.objects.exists()
    assert ADDRESS not in text_of(other.get("/admin/"))


def test_a_login_that_may_do_everything_is_erased_by_another_such_one_only(publisher: Client) -> None:
    for name in ("root", "second"):
        User.objects.create_superuser(username=name, email=f"{name}@example.org", password="x")
    answer = publisher.post(f"{ADDRESS}erase/", {"email": "root@example.org", "is_sure": "yes"}, follow=True)
    assert "only another such login can erase it" in text_of(answer)
    assert User.objects.get(username="root").is_active


def test_who_erases_themselves_is_logged_out(publisher: Client) -> None:
    answer = publisher.post(f"{ADDRESS}erase/", {"email": "publisher@example.org", "is_sure": "yes"})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/")
    assert publisher.get("/admin/").status_code == 302
