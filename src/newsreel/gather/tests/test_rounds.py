"""Many sources at once, with fakes for the network."""

import contextlib
import threading
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreel.gather import rounds
from newsreel.gather.actions import keep_looks
from newsreel.gather.claims import plan
from newsreel.gather.models import Entry, Host, Source
from newsreel.lib.http import Answer, FetchError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def feed(address: str) -> bytes:
    return (
        '<rss version="2.0"><channel><title>Wire</title>'
        f"<item><title>What {address} tells</title><guid>1</guid></item></channel></rss>"
    ).encode()


class Web:
    """Answers with a feed of one item; notes which hosts are asked at one time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.asked: list[str] = []

    def fetch(self, address: str, **_others: Any) -> Answer:
        host = address.split("/")[2]
        with self.lock:
            self.asked.append(address)
            self.now[host] += 1
            self.most[host] = max(self.most[host], self.now[host])
        try:
            return self.answer(address)
        finally:
            with self.lock:
                self.now[host] -= 1

    def answer(self, address: str) -> Answer:
        return Answer(address, 200, {}, feed(address))


def make_sources(hosts: int, of_each: int = 1) -> None:
    Source.objects.bulk_create(
        Source(name=f"{host} {number}", address=f"https://h{host}.example/{number}")
        for host in range(hosts)
        for number in range(of_each)
    )


def ask(web: Web) -> list[str]:
    found = rounds.outcomes(plan(NOW), clock=lambda: NOW, fetch=web.fetch)
    return sorted(outcome.sentence() for outcome in found)


def test_every_source_is_asked_once_and_each_host_one_at_a_time() -> None:
    make_sources(hosts=3, of_each=2 * rounds.MOST_OF_A_HOST + 1)
    alone = Source.objects.create(name="Alone", address="https://alone.example/")
    web = Web()
    sentences = ask(web)
    assert len(sentences) == len(web.asked) == len(set(web.asked)) == Source.objects.count()
    assert set(web.most.values()) == {1}
    assert Entry.objects.count() == len(sentences)
    assert "Alone: 1 new, 0 changed." in sentences
    alone.refresh_from_db()
    assert alone.succeeded_at == NOW
    assert Host.objects.filter(busy_until__isnull=False).count() == 0
    assert ask(web) == []


def test_hosts_are_asked_side_by_side() -> None:
    """Each waits until all have been asked: one after another they would wait for ever."""
    make_sources(hosts=rounds.THREADS)
    together = threading.Barrier(rounds.THREADS, timeout=30)

    class Meeting(Web):
        def answer(self, address: str) -> Answer:
            together.wait()
            return super().answer(address)

    assert len(ask(Meeting())) == rounds.THREADS
    assert not together.broken


def test_a_source_that_fails_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    make_sources(hosts=4)

    class Trouble(Web):
        def answer(self, address: str) -> Answer:
            match address:
                case "https://h0.example/0":
                    raise FetchError("The server answered 500.", status=500)
                case "https://h1.example/0":
                    raise RuntimeError("nobody thought of this")
                case "https://h2.example/0":
                    return Answer(address, 200, {}, b"no feed at all")
            return super().answer(address)

    sentences = ask(Trouble())
    assert sentences[0] == "0 0: The server answered 500."
    assert sentences[1] == "1 0: It can’t be read. The program’s log says why."
    assert sentences[2].startswith("2 0: ")
    assert sentences[3] == "3 0: 1 new, 0 changed."
    assert list(Source.objects.order_by("pk").values_list("failures", flat=True)) == [1, 1, 1, 0]
    assert caplog.messages == ["The source at https://h1.example/0 could not be read."]


def test_what_cannot_be_kept_keeps_nothing_else_from_being_kept(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make_sources(hosts=3)

    def keep(*, looks: Any, now: datetime) -> Any:
        looks = list(looks)
        if any(source.name == "1 0" and look.answer for source, look in looks):
            raise ValueError("too long for the column")
        return keep_looks(looks=looks, now=now)

    monkeypatch.setattr(rounds, "keep_looks", keep)
    monkeypatch.setattr(
        rounds, "keep_look", lambda *, source, look, now: keep(looks=[(source, look)], now=now)[0]
    )
    sentences = ask(Web())
    assert sentences == [
        "0 0: 1 new, 0 changed.",
        "1 0: What it gave can’t be kept. The program’s log says why.",
        "2 0: 1 new, 0 changed.",
    ]
    assert Entry.objects.count() == 2
    assert "What the source at https://h1.example/0 gave could not be kept." in caplog.messages


def test_a_source_removed_meanwhile_is_let_go() -> None:
    make_sources(hosts=2)

    planned = plan(NOW)
    Source.objects.filter(name="0 0").delete()
    found = rounds.outcomes(planned, clock=lambda: NOW, fetch=Web().fetch)
    assert [outcome.source for outcome in found] == ["1 0"]


def test_when_the_caller_stops_the_hosts_are_given_back() -> None:
    make_sources(hosts=3)
    with contextlib.closing(rounds.outcomes(plan(NOW), clock=lambda: NOW, fetch=Web().fetch)) as found:
        next(found)
    assert Host.objects.filter(busy_until__isnull=False).count() == 0


def test_the_queries_do_not_grow_with_unchanged_sources_but_for_their_own_row() -> None:
    class Unchanged(Web):
        def answer(self, address: str) -> Answer:
            return Answer(address, 304, {}, b"")

    make_sources(hosts=rounds.CLAIMED_TOGETHER)
    with CaptureQueriesContext(connection) as queries:
        ask(Unchanged())
    rows = [query for query in queries if query["sql"].startswith('UPDATE "gather_source" SET "address"')]
    assert len(rows) == rounds.CLAIMED_TOGETHER
    begun = sum(query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in queries)
    # Answers come as threads please, so there may be one transaction for each look at worst.
    assert len(queries) - len(rows) - begun <= 12 + 2 * rounds.CLAIMED_TOGETHER
