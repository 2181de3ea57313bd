"""Signing up, confirming, choosing and leaving, as readers and mail programs do it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsreel.community.models import Consent, Subscriber
from newsreel.community.newsletter.actions import confirmation_token
from newsreel.community.newsletter.tests.factories import make_subscriber
from newsreel.community.tests.mailbox import parsed, words
from newsreel.newsroom.tests.factories import make_home, make_section

SENT = "/newsletter/thanks/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db: None) -> None:
    make_home(name="The Daily Reel")


@pytest.fixture
def reader(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> "Reader":
    return Reader(django_capture_on_commit_callbacks)


class Reader:
    """A browser without cookies or scripts; letters go out as soon as a form is taken."""

    def __init__(self, capture: DjangoCaptureOnCommitCallbacks) -> None:
        self.capture = capture
        self.client = Client()

    def get(self, path: str) -> HttpResponse:
        return self._checked(self.client.get(path))  # type: ignore[arg-type]  # the test client's own subclass

    def post(self, path: str, fields: dict[str, object] | str | None = None, **headers: str) -> HttpResponse:
        content_type = (
            {"content_type": "application/x-www-form-urlencoded"} if isinstance(fields, str) else {}
        )
        with self.capture(execute=True):
            response = self.client.post(path, fields or {}, headers=headers or None, **content_type)  # type: ignore[arg-type]  # a str is a body
        return self._checked(response)  # type: ignore[arg-type]  # the test client's own subclass

    def _checked(self, response: HttpResponse) -> HttpResponse:
        assert not response.cookies
        return response


def link(kind: str = "confirm") -> str:
    """The path behind the link of the last letter."""
    found = re.search(rf"http://127\.0\.0\.1:8000(/newsletter/{kind}/\S+)", words(parsed()))
    assert found is not None
    return found[1]


def test_the_whole_way(reader: Reader) -> None:
    assert "Subscribe to News" in reader.get("/newsletter/subscribe/").content.decode()
    response = reader.post("/newsletter/subscribe/", {"email": " Ada@Example.org "})
    assert (response.status_code, response["Location"]) == (303, SENT)
    assert "Look into your mailbox" in reader.get(SENT).content.decode()
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    assert Subscriber.objects.get().state == "pending"

    confirm = link()
    page = reader.get(confirm).content.decode()
    sentence = "Send the daily digest of The Daily Reel to ada@example.org. I can stop it at any time."
    assert sentence in page
    assert f'<form class="form" method="post" action="{confirm}">' in page
    assert Subscriber.objects.get().state == "pending"

    page = reader.post(confirm).content.decode()
    assert "You are subscribed" in page
    subscriber = Subscriber.objects.get()
    assert subscriber.state == "active"
    assert f'href="/newsletter/preferences/{subscriber.key}/"' in page
    asked, confirmed = Consent.objects.all()
    assert (asked.kind, asked.means) == ("asked", "sign-up form")
    assert (confirmed.kind, confirmed.means) == ("confirmed", "button on the confirmation page")
    assert confirmed.sentence == sentence
    assert len(asked.address_hash) == len(confirmed.address_hash) == 64


def test_pressing_twice_is_pressing_once(reader: Reader) -> None:
    reader.post("/newsletter/subscribe/", {"email": "ada@example.org"})
    for _time in range(2):
        assert "You are subscribed" in reader.post(link()).content.decode()
    assert [consent.kind for consent in Consent.objects.all()] == ["asked", "confirmed"]


@pytest.mark.parametrize("state", ["active", "pending", "left"])
def test_the_answer_tells_nobody_who_is_subscribed(reader: Reader, state: str) -> None:
    make_subscriber(email="known@example.org", state=state)
    answers = [
        reader.post("/newsletter/subscribe/", {"email": f"{who}@example.org"}) for who in ("known", "new")
    ]
    assert len({(answer.status_code, answer["Location"], answer.content) for answer in answers}) == 1
    assert sorted(message.to[0] for message in mail.outbox) == ["known@example.org", "new@example.org"]


def test_who_has_it_is_told_so_by_mail_only(reader: Reader) -> None:
    subscriber = make_subscriber()
    reader.post("/newsletter/subscribe/", {"email": "ada@example.org"})
    assert parsed()["Subject"] == "You get the daily digest of The Daily Reel already"
    assert link("preferences") == f"/newsletter/preferences/{subscriber.key}/"
    subscriber.refresh_from_db()
    assert subscriber.state == "active"


def test_nobody_can_fill_a_mailbox(reader: Reader) -> None:
    for _time in range(5):
        assert reader.post("/newsletter/subscribe/", {"email": "ada@example.org"})["Location"] == SENT
    assert len(mail.outbox) == 1
    Subscriber.objects.update(last_asked_at=timezone.now() - timedelta(hours=1))
    reader.post("/newsletter/subscribe/", {"email": "ada@example.org"})
    assert len(mail.outbox) == 2


def test_the_limit_of_one_sender(reader: Reader) -> None:
    answers = [
        reader.post("/newsletter/subscribe/", {"email": f"a{number}@example.org"}) for number in range(11)
    ]
    assert [answer.status_code for answer in answers] == [303] * 10 + [429]
    assert "Please try later." in answers[-1].content.decode()
    assert "a10@example.org" in answers[-1].content.decode()
    assert len(mail.outbox) == 10


@pytest.mark.parametrize("field", ["subject", "website"])
def test_the_honeypot_thanks_and_keeps_nothing(reader: Reader, field: str) -> None:
    response = reader.post("/newsletter/subscribe/", {"email": "ada@example.org", field: "x"})
    assert (response.status_code, response["Location"]) == (303, SENT)
    assert Subscriber.objects.count() == len(mail.outbox) == 0


@pytest.mark.parametrize(
    "email",
    ["", "ada", "ada@", "a@b.example\nBcc: c@d.example", "x" * 250 + "@example.org", "<script>@x.org"],
)
def test_what_is_no_address_is_asked_back(reader: Reader, email: str) -> None:
    response = reader.post("/newsletter/subscribe/", {"email": email})
    page = response.content.decode()
    assert response.status_code == 422
    assert "This is no e-mail address. One looks like name@example.org." in page
    assert "<script>@" not in page
    assert Subscriber.objects.count() == 0


def test_forms_of_other_sites_are_refused(reader: Reader) -> None:
    response = reader.post(
        "/newsletter/subscribe/", {"email": "ada@example.org"}, **{"Sec-Fetch-Site": "cross-site"}
    )
    assert response.status_code == 403
    assert Subscriber.objects.count() == 0


def test_a_link_older_than_a_week_is_spent(reader: Reader) -> None:
    subscriber = make_subscriber(state="pending")
    old = confirmation_token(subscriber, timezone.now() - timedelta(days=7, minutes=1))
    young = confirmation_token(subscriber, timezone.now() - timedelta(days=6))
    response = reader.post(f"/newsletter/confirm/{old}/")
    assert response.status_code == 404
    assert "This link is spent" in response.content.decode()
    assert reader.post(f"/newsletter/confirm/{young}/").status_code == 200


@pytest.mark.parametrize("token", ["x", "a:b", "%00", "WzFd:x", "é"])
def test_a_forged_link_is_spent(reader: Reader, token: str) -> None:
    make_subscriber(state="pending")
    assert reader.post(f"/newsletter/confirm/{token}/").status_code in (400, 404)
    assert Subscriber.objects.get().state == "pending"


def test_an_old_letter_brings_nobody_back(reader: Reader) -> None:
    reader.post("/newsletter/subscribe/", {"email": "ada@example.org"})
    confirm = link()
    reader.post(confirm)
    subscriber = Subscriber.objects.get()
    Subscriber.objects.update(left_at=timezone.now() + timedelta(seconds=5), state="left")
    assert reader.post(confirm).status_code == 404
    subscriber.refresh_from_db()
    assert subscriber.state == "left"


def test_unsubscribing_by_page(reader: Reader) -> None:
    subscriber = make_subscriber()
    path = f"/newsletter/unsubscribe/{subscriber.key}/"
    page = reader.get(path).content.decode()
    assert "Stop the digest?" in page
    subscriber.refresh_from_db()
    assert subscriber.state == "active"
    assert "You are unsubscribed" in reader.post(path).content.decode()
    subscriber.refresh_from_db()
    assert subscriber.state == "left"
    assert subscriber.left_at is not None
    assert [(record.kind, record.means) for record in subscriber.consents.all()] == [
        ("left", "unsubscribe page")
    ]
    reader.post(path)
    assert subscriber.consents.count() == 1


def test_unsubscribing_by_one_click(reader: Reader) -> None:
    subscriber = make_subscriber()
    path = f"/newsletter/unsubscribe/{subscriber.key}/"
    response = reader.post(path, "List-Unsubscribe=One-Click", Origin="https://mail.example")
    assert response.status_code == 200
    subscriber.refresh_from_db()
    assert subscriber.state == "left"
    assert subscriber.consents.get().means == "one-click link of the mail program"


def test_coming_back_from_the_page(reader: Reader) -> None:
    subscriber = make_subscriber(state="left")
    path = f"/newsletter/preferences/{subscriber.key}/"
    assert "You are not subscribed" in reader.get(path).content.decode()
    assert "You are subscribed" in reader.post(path, {"return": "yes"}).content.decode()
    subscriber.refresh_from_db()
    assert (subscriber.state, subscriber.left_at) == ("active", None)
    assert subscriber.consents.get().kind == "returned"


def test_choosing_sections(reader: Reader) -> None:
    cinema, gossip = make_section(), make_section(title="Gossip")
    subscriber = make_subscriber()
    path = f"/newsletter/preferences/{subscriber.key}/"
    page = reader.get(path).content.decode()
    assert 'value="all" checked' in page
    assert f'value="{cinema.pk}"> Cinema' in page
    response = reader.post(path, {"which": "some", "section": [str(gossip.pk), "x", "9" * 40, "999999"]})
    assert (response.status_code, response["Location"]) == (303, f"{path}?kept=yes")
    page = reader.get(response["Location"]).content.decode()
    assert "Your choice is kept." in page
    assert f'value="{gossip.pk}" checked> Gossip' in page
    assert 'value="some" checked' in page
    subscriber.refresh_from_db()
    assert (subscriber.all_sections, list(subscriber.sections.all())) == (False, [gossip])
    assert subscriber.consents.get().sentence == "Send me: Gossip"
    reader.post(path, {"which": "all"})
    subscriber.refresh_from_db()
    assert (subscriber.all_sections, subscriber.sections.count()) == (True, 0)


def test_choosing_nothing_is_asked_back(reader: Reader) -> None:
    subscriber = make_subscriber()
    response = reader.post(f"/newsletter/preferences/{subscriber.key}/", {"which": "some"})
    assert response.status_code == 422
    assert "Choose at least one section, or all of them." in response.content.decode()
    subscriber.refresh_from_db()
    assert subscriber.all_sections


@pytest.mark.parametrize("kind", ["preferences", "unsubscribe"])
def test_an_unknown_key(reader: Reader, kind: str) -> None:
    path = f"/newsletter/{kind}/nobody/"
    assert (reader.get(path).status_code, reader.post(path).status_code) == (404, 404)


def test_personal_pages_are_kept_and_indexed_by_nobody(reader: Reader) -> None:
    subscriber = make_subscriber()
    for kind in ("preferences", "unsubscribe"):
        response = reader.get(f"/newsletter/{kind}/{subscriber.key}/")
        assert response["Cache-Control"] == "private, no-store"
        assert response["Referrer-Policy"] == "same-origin"
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert f"{kind}/{subscriber.key}" not in response.content.decode().split("</head>")[0]


def test_only_get_and_post(reader: Reader) -> None:
    assert reader.client.put("/newsletter/subscribe/").status_code == 405
    assert reader.client.post(SENT).status_code == 405
    assert reader.get("/newsletter/")["Location"] == "/newsletter/subscribe/"
