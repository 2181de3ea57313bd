"""When hubs are asked, and what happens to what is left lying."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import HttpUrl
from pytest_django import DjangoAssertNumQueries

from newsreel import settings as newsreel_settings
from newsreel.gather.actions import Look, keep_look
from newsreel.gather.items import Item, Reading
from newsreel.gather.models import Push, Source
from newsreel.gather.websub import clock, pushes, subscription, tasks
from newsreel.gather.websub.pushes import read_pushes
from newsreel.lib.http import Answer, FetchError

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


class Noting:
    """Stands in for a task."""

    def __init__(self) -> None:
        self.given: list[Any] = []

    def enqueue(self, *values: Any) -> None:
        self.given.append(values)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The sources whose hubs the worker is to ask, on a site that hubs can call."""
    site = newsreel_settings.current().model_copy(update={"address": HttpUrl("https://reel.example.org")})
    task = Noting()
    monkeypatch.setattr(clock, "current", lambda: site)
    monkeypatch.setattr(subscription, "current", lambda: site)
    monkeypatch.setattr(clock, "ask_hub", task)
    return task.given


def make_source(name: str = "Wire", **fields: Any) -> Source:
    address = f"https://{name.lower()}.example.org/"
    values = {"hub_address": "https://hub.example.org/", "topic_address": address, **fields}
    return Source.objects.create(name=name, address=address, **values)


def test_a_hub_is_asked_once_in_a_while(asked: list[Any]) -> None:
    source = make_source()
    clock.on_the_minute(NOW)
    clock.on_the_minute(NOW + timedelta(minutes=1))
    assert asked == [(source.pk,)]
    clock.on_the_minute(NOW + clock.CLAIM)
    assert len(asked) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"hub_address": ""},
        {"is_active": False},
        {"stopped": "It is gone."},
        {"kind": "wordpress"},
        {"hub_next_at": NOW + timedelta(minutes=1)},
    ],
)
def test_others_are_not_asked(asked: list[Any], fields: dict[str, Any]) -> None:
    make_source(**fields)
    clock.on_the_minute(NOW)
    assert asked == []


def test_a_site_that_nobody_can_call_asks_no_hub(asked: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    make_source()
    monkeypatch.setattr(clock, "current", newsreel_settings.current)
    clock.on_the_minute(NOW)
    assert asked == []


def test_the_queries_of_a_tick_do_not_grow_with_the_hubs(
    asked: list[Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        make_source(f"Wire{number}")
    with django_assert_num_queries(6):
        clock.on_the_minute(NOW)
    assert len(asked) == 30


def test_what_is_sent_to_a_hub(asked: list[Any]) -> None:
    source, sent = make_source(), []

    def send(hub: str, fields: dict[str, str], **how: Any) -> Answer:
        sent.append((hub, fields, how["limits"].private_addresses))
        # Stored before it was sent: the hub may call at once.
        assert Source.objects.get(address=fields["hub.topic"]).hub_name in fields["hub.callback"]
        return Answer(hub, 202, {}, b"")

    subscription.subscribe(source=source, now=NOW, send=send)
    ((hub, fields, private),) = sent
    assert (hub, private) == ("https://hub.example.org/", False)
    assert fields == {
        "hub.callback": f"https://reel.example.org/hooks/websub/{source.hub_name}/",
        "hub.mode": "subscribe",
        "hub.topic": "https://wire.example.org/",
        "hub.lease_seconds": "864000",
        "hub.secret": source.hub_secret,
    }
    assert 40 < len(source.hub_secret) < 200
    other = make_source("Other")
    subscription.subscribe(source=other, now=NOW, send=send)
    assert {source.hub_name, source.hub_secret}.isdisjoint({other.hub_name, other.hub_secret})


def test_a_hub_that_fails_is_told_on_the_board_and_asked_again(asked: list[Any]) -> None:
    source = make_source()

    def send(*values: Any, **how: Any) -> Answer:
        raise FetchError("The server answered 500.", status=500)

    subscription.subscribe(source=source, now=NOW, send=send)
    source.refresh_from_db()
    assert source.hub_error == "The hub could not be asked. The server answered 500."
    assert source.hub_next_at == NOW + subscription.ASKED_AGAIN
    assert subscription.unsubscribe(hub="h", topic="t", name="n", send=send) == "The server answered 500."


def test_a_hub_within_the_network_is_not_called(asked: list[Any]) -> None:
    source = make_source(hub_address="http://127.0.0.1/hub")
    subscription.subscribe(source=source, now=NOW)
    source.refresh_from_db()
    assert "not on the public internet" in source.hub_error


def look(source: Source, *guids: str, hub: str = "https://hub.example.org/") -> timedelta:
    """Until the next look."""
    items = tuple(Item(guid, f"https://wire.example.org/{guid}", guid) for guid in guids)
    reading = Reading("Wire", "", items, hub_address=hub, self_address=source.topic_address)
    keep_look(source=source, look=Look(Answer(source.address, 200, {}, b""), reading), now=NOW)
    source.refresh_from_db()
    assert source.next_fetch_at is not None
    return source.next_fetch_at - NOW


@pytest.mark.parametrize(
    ("lease_ends_at", "is_rare"),
    [(None, False), (NOW - timedelta(minutes=1), False), (NOW + timedelta(minutes=1), True)],
)
def test_a_source_is_polled_once_an_hour_while_its_hub_tells_us(
    lease_ends_at: datetime | None, is_rare: bool
) -> None:
    source = make_source(lease_ends_at=lease_ends_at, new_at=NOW)
    wait = look(source)
    assert (timedelta(hours=1) <= wait <= timedelta(hours=1.1)) is is_rare
    assert (wait < timedelta(minutes=20)) is not is_rare


def test_a_hub_that_left_something_out_is_not_relied_on() -> None:
    source = make_source(lease_ends_at=NOW + timedelta(days=1), new_at=NOW)
    assert look(source, "1") < timedelta(minutes=20)
    assert look(source, "1") >= timedelta(hours=1)


def test_a_look_leaves_alone_what_the_hub_said_meanwhile() -> None:
    source = make_source(hub_name="name", hub_secret="secret")
    Source.objects.update(lease_ends_at=NOW + timedelta(days=1))
    look(source)
    assert (source.hub_name, source.lease_ends_at) == ("name", NOW + timedelta(days=1))


@pytest.mark.parametrize("hub", ["", "https://other.example.org/"])
def test_a_hub_that_is_named_no_more_is_left(hub: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left = Noting()
    monkeypatch.setattr(tasks, "leave_hub", left)
    source = make_source(hub_name="name", hub_secret="secret", lease_ends_at=NOW + timedelta(days=1))
    look(source, hub=hub)
    assert left.given == [("https://hub.example.org/", "https://wire.example.org/", "name")]
    assert (source.hub_address, source.hub_name, source.lease_ends_at) == (hub, "", None)


def test_pushes_left_lying_are_read_and_at_last_given_up(
    asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    queued: list[Any] = []
    monkeypatch.setattr(clock, "enqueue_once", queued.append)
    source = make_source()
    Push.objects.create(source=source, body=b"x", received_at=NOW)
    clock.on_the_minute(NOW + timedelta(seconds=10))
    assert queued == []
    clock.on_the_minute(NOW + timedelta(minutes=1))
    assert queued == [read_pushes]
    later = NOW + timedelta(minutes=61)
    clock.on_the_minute(later)
    assert not Push.objects.exists()
    source.refresh_from_db()
    assert source.next_fetch_at == later


def test_a_push_that_breaks_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = make_source(), make_source("Other")
    for source in (one, other):
        Push.objects.create(source=source, body=b"", received_at=NOW)
    real = pushes.take_push

    def breaking(*, push: Push, now: datetime) -> int:
        if push.source == one:
            raise RuntimeError
        return real(push=push, now=now)

    monkeypatch.setattr(pushes, "take_push", breaking)
    read_pushes.call()
    assert [push.source for push in Push.objects.all()] == [one]
