"""What a hub, or somebody who says so, may do at our address."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pydantic import HttpUrl

from newsreel import settings as newsreel_settings
from newsreel.gather.models import Entry, Push, Source
from newsreel.gather.websub import views
from newsreel.gather.websub.callback import callback_address, can_be_called
from newsreel.gather.websub.pushes import MOST_WAITING, read_pushes
from newsreel.gather.websub.standing import hub_standing

pytestmark = pytest.mark.django_db

NAME = "n" * 43
TOPIC = "https://wire.example.org/feed/"
FEED = b"""<rss version="2.0"><channel><title>Wire</title><item><title>A premiere</title><guid>1</guid>
<link>/1</link></item></channel></rss>"""


@pytest.fixture
def source() -> Source:
    """One whose hub was asked."""
    return Source.objects.create(
        name="Wire",
        address=TOPIC,
        topic_address=TOPIC,
        hub_address="https://hub.example.org/",
        hub_name=NAME,
        hub_secret="secret",
        hub_asked_at=timezone.now(),
        succeeded_at=timezone.now(),
    )


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker runs."""
    monkeypatch.setattr(views, "enqueue_once", lambda task: None)


def verify(client: Client, name: str = NAME, **asked: str) -> Any:
    values = {
        "mode": "subscribe",
        "topic": TOPIC,
        "challenge": "c4a11enge",
        "lease_seconds": "86400",
        **asked,
    }
    query = {f"hub.{key}": value for key, value in values.items() if value}
    return client.get(reverse("websub_callback", args=[name]), query)


def push(
    client: Client,
    body: bytes = FEED,
    *,
    key: str = "secret",
    name: str = NAME,
    headers: dict[str, str] | None = None,
) -> Any:
    signature = "sha256=" + hmac.new(key.encode(), body, hashlib.sha256).hexdigest()
    return client.post(
        reverse("websub_callback", args=[name]),
        body,
        content_type="application/rss+xml",
        headers={"X-Hub-Signature": signature, **(headers or {})},
    )


def test_the_address_is_never_kept(client: Client, source: Source) -> None:
    path = reverse("websub_callback", args=[NAME])
    assert path == f"/hooks/websub/{NAME}/"
    assert "no-store" in verify(client)["Cache-Control"]


def test_what_we_asked_for_is_confirmed(client: Client, source: Source) -> None:
    before = timezone.now()
    answer = verify(client)
    assert (answer.status_code, answer.content) == (200, b"c4a11enge")
    assert answer["Content-Type"] == "text/plain"
    source.refresh_from_db()
    assert source.lease_ends_at is not None
    assert source.hub_next_at is not None
    day = timedelta(days=1)
    assert day <= source.lease_ends_at - before < day + timedelta(minutes=5)
    assert source.hub_next_at < source.lease_ends_at - timedelta(hours=4)


@pytest.mark.parametrize(
    "asked",
    [
        {"topic": "https://wire.example.org/other/"},
        {"topic": ""},
        {"mode": "unsubscribe"},
        {"mode": "publish"},
        {"mode": ""},
        {"challenge": ""},
        {"challenge": "x" * 1001},
        {"name": "m" * 43},
        {"mode": "denied", "topic": "https://wire.example.org/other/"},
    ],
)
def test_what_we_did_not_ask_for_is_not(client: Client, source: Source, asked: dict[str, str]) -> None:
    assert verify(client, **asked).status_code == 404
    source.refresh_from_db()
    assert (source.lease_ends_at, source.hub_error) == (None, "")


@pytest.mark.parametrize("fields", [{"is_active": False}, {"stopped": "It is gone."}])
def test_a_source_that_is_not_read_confirms_nothing(
    client: Client, source: Source, fields: dict[str, Any]
) -> None:
    Source.objects.update(**fields)
    assert verify(client).status_code == 404
    assert push(client).status_code == 410


def test_leaving_is_confirmed_for_a_name_that_we_do_not_know(client: Client, source: Source) -> None:
    answer = verify(client, name="m" * 43, mode="unsubscribe")
    assert (answer.status_code, answer.content) == (200, b"c4a11enge")


@pytest.mark.parametrize(
    ("seconds", "lease"),
    [
        ("1", timedelta(minutes=5)),
        ("3600", timedelta(hours=1)),
        ("9" * 12, timedelta(days=365)),
        ("9" * 30, timedelta(days=10)),
        ("-5", timedelta(days=10)),
        ("", timedelta(days=10)),
    ],
)
def test_leases_have_bounds(client: Client, source: Source, seconds: str, lease: timedelta) -> None:
    before = timezone.now()
    assert verify(client, lease_seconds=seconds).status_code == 200
    source.refresh_from_db()
    assert source.lease_ends_at is not None
    assert lease <= source.lease_ends_at - before < lease + timedelta(minutes=5)


def test_a_denial_ends_the_lease(client: Client, source: Source) -> None:
    verify(client)
    assert verify(client, mode="denied", challenge="", reason="Closed " * 100).status_code == 200
    source.refresh_from_db()
    assert source.lease_ends_at is None
    assert source.hub_error.startswith("The hub refused to tell us of news: Closed Closed")
    assert len(source.hub_error) < 400


def test_a_push_becomes_entries(client: Client, source: Source) -> None:
    Source.objects.update(hub_error="Something.")
    assert push(client).status_code == 202
    entry = Entry.objects.get()
    assert (entry.title, entry.address) == ("A premiere", "https://wire.example.org/1")
    source.refresh_from_db()
    assert source.hub_error == ""
    assert source.new_at == entry.fetched_at


def test_two_deliveries_of_one_push_make_one_entry(client: Client, source: Source, unread: None) -> None:
    push(client)
    push(client)
    assert Push.objects.count() == 2
    read_pushes.call()
    read_pushes.call()
    assert (Push.objects.count(), Entry.objects.count()) == (0, 1)


def test_a_wrong_signature_is_answered_as_a_right_one_and_makes_nothing(
    client: Client, source: Source
) -> None:
    right = push(client, body=FEED.replace(b"<guid>1", b"<guid>2"))
    wrong = push(client, key="guess")
    bare = push(client, headers={"X-Hub-Signature": ""})
    assert (wrong.status_code, wrong.content) == (right.status_code, right.content) == (202, b"")
    assert bare.status_code == 202
    assert list(Entry.objects.values_list("guid", flat=True)) == ["2"]
    source.refresh_from_db()
    assert "had not signed" in source.hub_error


def test_a_push_for_a_name_that_we_do_not_know_is_told_to_end(client: Client, source: Source) -> None:
    assert push(client, name="m" * 43).status_code == 410
    assert not Push.objects.exists()


def test_a_push_without_a_name_is_none(client: Client) -> None:
    Source.objects.create(name="Wire", address=TOPIC)
    assert push(client, name="-").status_code == 410
    assert client.post("/hooks/websub//").status_code == 404


def test_too_much_is_refused_before_it_is_read(client: Client, source: Source) -> None:
    assert push(client, body=b" " * 2_000_001).status_code == 413
    assert push(client, headers={"Content-Length": "nonsense"}).status_code in (400, 413)
    assert not Push.objects.exists()


def test_more_than_we_can_read_is_to_come_later(client: Client, source: Source, unread: None) -> None:
    for _ in range(MOST_WAITING):
        assert push(client).status_code == 202
    answer = push(client)
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert Push.objects.count() == MOST_WAITING


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (
            b"<html><body>Not a feed</body></html>",
            "What the hub sent last could not be read. It is not a feed",
        ),
        (b"", ""),
    ],
)
def test_what_holds_no_items_is_taken_as_word_that_there_is_news(
    client: Client, source: Source, body: bytes, error: str
) -> None:
    Source.objects.update(next_fetch_at=timezone.now() + timedelta(hours=1))
    assert push(client, body=body).status_code == 202
    source.refresh_from_db()
    assert source.next_fetch_at is not None
    assert source.next_fetch_at <= timezone.now()
    assert source.hub_error.startswith(error)
    assert bool(source.hub_error) == bool(error)
    assert not Push.objects.exists()


def test_other_methods_are_refused(client: Client, source: Source) -> None:
    assert client.put(reverse("websub_callback", args=[NAME])).status_code == 405


@pytest.mark.parametrize(
    ("address", "can"),
    [
        ("https://reel.example.org", True),
        ("http://127.0.0.1:8000", False),
        ("http://localhost:8000", False),
        ("http://newsroom", False),
        ("http://newsroom.local", False),
        ("http://192.168.1.4", False),
        ("http://[::1]:8000", False),
        ("http://93.184.215.14", True),
    ],
)
def test_only_a_site_that_can_be_called_asks(address: str, can: bool) -> None:
    site = newsreel_settings.current().model_copy(update={"address": HttpUrl(address)})
    assert can_be_called(site) is can
    assert can_be_called(site.model_copy(update={"gather_private_addresses": True}))


def test_the_address_that_hubs_are_given() -> None:
    site = newsreel_settings.current().model_copy(update={"address": HttpUrl("https://reel.example.org")})
    assert callback_address(site, "abc") == "https://reel.example.org/hooks/websub/abc/"


NOW = datetime.fromisoformat("2026-03-18T12:00:00Z")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"hub_address": "https://hub.example.org/"}, ""),
        (
            {"hub_name": "x", "hub_asked_at": NOW},
            "Its hub was asked on 18 March 2026, 12:00 and has not come back.",
        ),
        (
            {"hub_name": "x", "hub_asked_at": NOW, "lease_ends_at": NOW + timedelta(days=1)},
            "Its hub tells us of news until 19 March 2026, 12:00.",
        ),
        (
            {"hub_name": "x", "lease_ends_at": NOW + timedelta(days=1), "hub_error": "It failed."},
            "Its hub: It failed.",
        ),
    ],
)
def test_how_it_stands_is_said(fields: dict[str, Any], said: str) -> None:
    assert hub_standing(Source(name="Wire", **fields), NOW) == said
