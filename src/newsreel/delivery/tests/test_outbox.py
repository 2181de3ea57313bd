"""Channels are told of changes once, in time, and again where they did not take it in."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.utils import timezone

from newsreel.delivery import actions, node, outbox
from newsreel.delivery.channels import Channel, ChannelError, Order
from newsreel.delivery.models import Dispatch
from newsreel.delivery.record import Record
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.tests.records import HTML
from newsreel.settings import current

pytestmark = pytest.mark.django_db


class FakeChannel:
    def __init__(self, *, knows_things: bool = True) -> None:
        self.knows_things = knows_things
        self.problem = ""
        self.orders: list[Order] = []

    def __call__(self, address: str) -> Channel:
        return self

    def send(self, order: Order) -> None:
        if self.problem:
            raise ChannelError(self.problem)
        self.orders.append(order)


@pytest.fixture(autouse=True)
def _one_cache(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, ["cloudflare://token@zone"])


def told(monkeypatch: pytest.MonkeyPatch, addresses: Sequence[str]) -> None:
    site = current().model_copy(update={"purge": list(addresses)})
    monkeypatch.setattr(outbox, "current", lambda: site)


def change(things: Sequence[str], gone: Sequence[str] = ()) -> None:
    """As when the transaction is committed: noted, and taken in by this node."""
    actions.note_change(things, gone=gone)
    actions.apply_changes()


def keep(path: str, *shows: str) -> None:
    shelf = node.shelf()
    shelf.keep(Record(path, 200, HTML, b"", frozenset(shows), shelf.ledger.applied(), 1.0))


def test_a_change_is_written_down_for_each_channel_without_its_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told(monkeypatch, ["cloudflare://token@zone", "varnish://127.0.0.1:6081"])
    change(["article:1"])
    assert list(Dispatch.objects.order_by("pk").values_list("channel", "things", "status")) == [
        ("cloudflare://zone", ["article:1"], "waiting"),
        ("varnish://127.0.0.1:6081", ["article:1"], "waiting"),
    ]


def test_nobody_to_tell_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, [])
    change(["article:1"])
    assert not Dispatch.objects.exists()


def test_changes_are_told_together_and_once() -> None:
    channel = FakeChannel()
    change(["article:1", "home"])
    change(["article:2", "home"])
    assert outbox.send_due(opens=channel) == 2
    assert channel.orders == [Order(["article:1", "home", "article:2"], [])]
    assert outbox.send_due(opens=channel) == 0
    assert set(Dispatch.objects.values_list("status", flat=True)) == {"sent"}


def test_nothing_is_told_before_this_node_has_taken_it_in() -> None:
    channel = FakeChannel()
    outbox.note(node.shelf().ledger.applied() + 1_000_000, ["article:1"], [])
    assert outbox.send_due(opens=channel) == 0


def test_addresses_are_those_of_the_pages_that_show_it() -> None:
    channel = FakeChannel(knows_things=False)
    keep("/a/", "article:71")
    keep("/b/", "article:72")
    change(["article:71"], gone=["/former/"])
    outbox.send_due(opens=channel)
    assert [order.urls for order in channel.orders] == [
        [f"{current().origin}/former/", f"{current().origin}/a/"]
    ]


def test_a_part_of_many_pages_takes_the_most_read_along() -> None:
    channel = FakeChannel(knows_things=False)
    keep("/-/fragments/rail/", "rail:7")
    keep("/much/", "article:73")
    keep("/more/", "article:74")
    node.shelf().ledger.add_reads([("/more/", 3), ("/much/", 2)])
    change(["rail:7"])
    outbox.send_due(opens=channel)
    assert channel.orders[0].urls == [f"{current().origin}/more/", f"{current().origin}/much/"]


def test_what_was_not_taken_in_is_seen_and_tried_again() -> None:
    channel = FakeChannel()
    channel.problem = "It answered 503"
    change(["article:1"])
    assert outbox.send_due(opens=channel) == 0
    dispatch = Dispatch.objects.get()
    assert (dispatch.status, dispatch.attempts, dispatch.problem) == ("waiting", 1, "It answered 503")
    assert dispatch.next_attempt > timezone.now()
    channel.problem = ""
    assert outbox.send_due(opens=channel) == 0, "it is not time yet"
    Dispatch.objects.update(next_attempt=timezone.now())
    assert outbox.send_due(opens=channel) == 1
    dispatch.refresh_from_db()
    assert (dispatch.status, dispatch.problem) == ("sent", "")


def test_in_the_end_it_is_given_up() -> None:
    channel = FakeChannel()
    channel.problem = "It answered 503"
    change(["article:1"])
    Dispatch.objects.update(attempts=outbox.MOST_ATTEMPTS - 1)
    outbox.send_due(opens=channel)
    assert Dispatch.objects.get().status == "failed"


def test_waiting_grows_up_to_ten_minutes() -> None:
    assert [outbox.wait_before(attempt).total_seconds() for attempt in (1, 2, 3, 20)] == [1, 2, 4, 600]


def test_what_was_sent_long_ago_is_forgotten_and_failures_stay() -> None:
    for status in ("sent", "failed"):
        change(["article:1"])
        Dispatch.objects.filter(status="waiting").update(
            status=status, sent_at=timezone.now() - outbox.KEPT_FOR - timedelta(hours=1)
        )
    assert outbox.forget_sent() == 1
    assert Dispatch.objects.get().status == "failed"
