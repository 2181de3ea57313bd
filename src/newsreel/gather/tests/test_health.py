"""What looks at a source teach of it, with answers made here."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsreel.gather import actions, rounds
from newsreel.gather.health import host_of
from newsreel.gather.models import Entry, Source
from newsreel.gather.queries import active_sources
from newsreel.lib.http import Answer, FetchError

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ADDRESS = "https://wire.example.org/feed"
ITEM = (
    "<item><title>Story {number}</title><guid>{number}</guid><link>https://wire.example.org/{number}</link>"
    "<category>Film</category><category>Awards</category>"
    '<enclosure url="https://wire.example.org/{number}.mp3" type="audio/mpeg" length="12"/>'
    "<pubDate>{date}</pubDate></item>"
)


def feed(*hours_ago: float, channel: str = "") -> bytes:
    items = "".join(
        ITEM.format(number=number, date=f"{NOW - timedelta(hours=hours):%a, %d %b %Y %H:%M:%S} +0000")
        for number, hours in enumerate(hours_ago)
    )
    return f'<rss version="2.0"><channel><title>Wire</title>{channel}{items}</channel></rss>'.encode()


class Server:
    """Gives every request the same answer, and remembers what it was asked."""

    def __init__(
        self,
        body: bytes = b"",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        moved_to: str = "",
        failure: FetchError | None = None,
    ) -> None:
        self.answer = Answer(moved_to or ADDRESS, status, headers or {}, body, moved_for_good=bool(moved_to))
        self.failure = failure
        self.asked: list[str] = []

    def fetch(self, address: str, **_: Any) -> Answer:
        self.asked.append(address)
        if self.failure is not None:
            raise self.failure
        return self.answer


def looked_at(source: Source, server: Server, now: datetime = NOW) -> timedelta:
    """How long until the next look."""
    actions.update_source(source=source, now=now, fetch=server.fetch)
    source.refresh_from_db()
    assert source.next_fetch_at is not None
    return source.next_fetch_at - now


def about(wait: timedelta, expected: timedelta) -> bool:
    return expected <= wait <= expected * 1.1


@pytest.fixture
def source(db: None) -> Source:
    return Source.objects.create(name="Wire", address=ADDRESS)


def test_an_entry_keeps_categories_and_enclosures(source: Source) -> None:
    looked_at(source, Server(feed(1)))
    entry = Entry.objects.get()
    assert entry.categories == ["Film", "Awards"]
    assert entry.enclosures == [
        {"address": "https://wire.example.org/0.mp3", "media_type": "audio/mpeg", "length": 12}
    ]


def test_an_entry_keeps_when_its_source_changed_it(source: Source) -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>1</id><title>A</title>
    <updated>2026-03-18T11:00:00Z</updated><published>2026-03-18T10:00:00Z</published></entry></feed>"""
    looked_at(source, Server(atom))
    entry = Entry.objects.get()
    assert entry.updated_at == NOW - timedelta(hours=1)
    assert entry.published_at == NOW - timedelta(hours=2)


def test_a_source_is_looked_at_in_its_own_rhythm(source: Source) -> None:
    assert about(looked_at(source, Server(feed(0, 2, 4, 6))), timedelta(hours=1))
    assert (source.rhythm, source.new_at, source.host) == (7200.0, NOW, "wire.example.org")


def test_a_source_that_fell_silent_is_looked_at_less(source: Source) -> None:
    looked_at(source, Server(feed(0, 2, 4, 6)))
    later = NOW + timedelta(hours=80)
    assert about(looked_at(source, Server(status=304), later), timedelta(hours=10))
    assert source.new_at == NOW


def test_an_old_feed_is_looked_at_once_a_day_from_the_first_look_on(source: Source) -> None:
    assert about(looked_at(source, Server(feed(9000, 9001, 9002))), timedelta(hours=24))


def test_ttl_and_max_age_are_honoured(source: Source) -> None:
    body = feed(0, 1, 2, channel="<ttl>180</ttl>")
    assert about(looked_at(source, Server(body)), timedelta(hours=3))
    held = Server(status=304, headers={"cache-control": "public, max-age=14400"})
    assert about(looked_at(source, held), timedelta(hours=4))


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_time_gets_it(source: Source, status: int) -> None:
    busy = Server(failure=FetchError("Busy.", status=status, retry_after=7200))
    assert about(looked_at(source, busy), timedelta(hours=2))
    assert (source.failures, source.last_error) == (1, "Busy.")


def test_failures_in_a_row_back_off_and_a_success_ends_them(source: Source) -> None:
    failing = Server(failure=FetchError("The server answered 500.", status=500))
    waits = [looked_at(source, failing) for _ in range(3)]
    assert [about(wait, timedelta(minutes=m)) for wait, m in zip(waits, (30, 60, 120), strict=True)] == [
        True
    ] * 3
    assert about(looked_at(source, Server(feed())), timedelta(minutes=15))
    assert (source.failures, source.last_error) == (0, "")


def test_a_source_that_is_gone_is_asked_no_more(source: Source) -> None:
    looked_at(source, Server(failure=FetchError("The server answered 410.", status=410)))
    assert source.stopped == (
        f"The server says that {ADDRESS} is gone for good (410). "
        "Remove the source, or give it another address."
    )
    assert not active_sources().exists()
    assert rounds.gather_once(every=True, now=NOW, fetch=Server(feed(1)).fetch) == []


def test_a_permanent_redirect_is_believed_when_it_repeats(source: Source) -> None:
    moved = Server(feed(1), moved_to="https://new.example.org/feed")
    for seen in (1, 2):
        looked_at(source, moved)
        assert (source.address, source.moving_to, source.moves_seen) == (ADDRESS, moved.answer.url, seen)
    looked_at(source, moved)
    assert (source.address, source.host) == (moved.answer.url, "new.example.org")
    assert (source.moving_to, source.moves_seen) == ("", 0)
    assert moved.asked == [ADDRESS] * 3


def test_a_redirect_that_was_taken_back_or_changed_counts_anew(source: Source) -> None:
    one = Server(feed(1), moved_to="https://one.example.org/feed")
    two = Server(feed(1), moved_to="https://two.example.org/feed")
    for server, seen in ((one, 1), (one, 2), (two, 1), (one, 1), (Server(feed(1)), 0), (one, 1)):
        looked_at(source, server)
        assert (source.address, source.moves_seen) == (ADDRESS, seen)


def test_a_source_that_moved_to_another_ones_address_stops(source: Source) -> None:
    Source.objects.create(name="The new wire", address="https://new.example.org/feed")
    moved = Server(feed(1), moved_to="https://new.example.org/feed")
    for _ in range(3):
        looked_at(source, moved)
    assert source.address == ADDRESS
    assert source.stopped == (
        "It moved to an address that is read already, as “The new wire”. Remove one of the two."
    )


def test_a_watched_page_is_read_by_its_rules(source: Source) -> None:
    source.kind, source.page_rules = Source.Kind.WATCHED_PAGE, {"item": "li"}
    page = Server(b"<html><body><ul><li><a href='/1'>First story</a></li></ul></body></html>")
    looked_at(source, page)
    assert list(Entry.objects.values_list("title", "address")) == [
        ("First story", "https://wire.example.org/1")
    ]


def test_a_watched_page_without_rules_says_so(source: Source) -> None:
    source.kind = Source.Kind.WATCHED_PAGE
    looked_at(source, Server(b"<html></html>"))
    assert source.last_error == (
        "Its rules name something that isn’t known or lack the one for items. Write them anew."
    )


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Wire.Example.org:8443/feed", "wire.example.org"),
        ("/var/mail/press", ""),
        ("http://[::1", ""),
    ],
)
def test_host_of(address: str, host: str) -> None:
    assert host_of(address) == host
