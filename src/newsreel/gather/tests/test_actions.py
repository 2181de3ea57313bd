"""Gathering end to end: real feeds from a real server on this machine."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsreel import settings as newsreel_settings
from newsreel.gather import actions, rounds
from newsreel.gather.models import Entry, Source
from newsreel.lib.tests.shared_data import shared_data

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
FEED = """<rss version="2.0"><channel><title>Wire</title><item><title>{title}</title><guid>1</guid>
<link>https://wire.example.org/1</link><description>{text}</description></item></channel></rss>"""


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def served(folder: Path) -> Iterator[str]:
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[str]:
    yield from served(folder)


@pytest.fixture(autouse=True)
def loopback_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    site = newsreel_settings.current().model_copy(update={"gather_private_addresses": True})
    monkeypatch.setattr(actions, "current", lambda: site)


@pytest.mark.django_db
def test_an_item_becomes_an_entry(server: str, folder: Path) -> None:
    (folder / "feed.xml").write_text(FEED.format(title="A story", text="Its text."))
    source = Source.objects.create(name="Wire", address=f"{server}/feed.xml")
    (outcome,) = rounds.gather_once(now=NOW)
    assert (outcome.new, outcome.changed, outcome.error) == (1, 0, "")
    entry = Entry.objects.get()
    assert (entry.title, entry.text, entry.version, entry.fetched_at) == ("A story", "Its text.", 1, NOW)
    assert entry.address == "https://wire.example.org/1"
    source.refresh_from_db()
    assert (source.succeeded_at, source.failures) == (NOW, 0)
    assert source.host == "127.0.0.1"
    assert source.next_fetch_at is not None
    assert timedelta(minutes=15) <= source.next_fetch_at - NOW <= timedelta(minutes=16.5)


@pytest.mark.django_db
def test_twice_is_once_and_a_conditional_request(server: str, folder: Path) -> None:
    (folder / "feed.xml").write_text(FEED.format(title="A story", text="x"))
    Source.objects.create(name="Wire", address=f"{server}/feed.xml")
    rounds.gather_once(now=NOW)
    (outcome,) = rounds.gather_once(now=NOW, every=True)
    assert outcome.is_unchanged
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_item_is_kept_beside_the_former(server: str, folder: Path) -> None:
    file = folder / "feed.xml"
    file.write_text(FEED.format(title="A story", text="x"))
    Source.objects.create(name="Wire", address=f"{server}/feed.xml")
    rounds.gather_once(now=NOW)
    file.write_text(FEED.format(title="A story, corrected", text="x"))
    Source.objects.update(etag="", last_modified="")
    (outcome,) = rounds.gather_once(now=NOW, every=True)
    assert (outcome.new, outcome.changed) == (0, 1)
    assert list(Entry.objects.order_by("version").values_list("version", "title")) == [
        (1, "A story"),
        (2, "A story, corrected"),
    ]


@pytest.mark.django_db
def test_a_source_that_fails_backs_off_and_holds_up_no_other(server: str, folder: Path) -> None:
    (folder / "feed.xml").write_text(FEED.format(title="A story", text="x"))
    (folder / "page.html").write_text("<html><body>Not a feed</body></html>")
    missing = Source.objects.create(name="A missing", address=f"{server}/none.xml")
    Source.objects.create(name="B page", address=f"{server}/page.html")
    Source.objects.create(name="C good", address=f"{server}/feed.xml")
    outcomes = rounds.gather_once(now=NOW)
    assert [outcome.sentence() for outcome in outcomes] == [
        "A missing: The server answered 404.",
        "B page: It is not a feed: neither RSS, Atom, RDF nor JSON Feed.",
        "C good: 1 new, 0 changed.",
    ]
    missing.refresh_from_db()
    assert (missing.failures, missing.last_error) == (1, "The server answered 404.")
    assert missing.next_fetch_at is not None
    assert timedelta(minutes=30) <= missing.next_fetch_at - NOW <= timedelta(minutes=33)


@pytest.mark.django_db
def test_only_what_is_due_and_active_is_read(server: str) -> None:
    Source.objects.create(name="Later", address=f"{server}/1.xml", next_fetch_at=NOW + timedelta(minutes=1))
    Source.objects.create(name="Off", address=f"{server}/2.xml", is_active=False)
    assert rounds.gather_once(now=NOW) == []


@pytest.mark.django_db
def test_private_addresses_are_refused_by_default(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "current", newsreel_settings.current)
    Source.objects.create(name="Inside", address="http://127.0.0.1/feed.xml")
    (outcome,) = rounds.gather_once(now=NOW)
    assert outcome.error == "127.0.0.1 leads to 127.0.0.1, which is not on the public internet."


@pytest.mark.django_db
def test_real_feeds_come_in_over_http() -> None:
    feeds = shared_data("feeds/fastfeedparser/tests/integration")
    for base in served(feeds):
        for feed in sorted(feeds.glob("*.xml")):
            Source.objects.create(name=feed.stem, address=f"{base}/{feed.name}")
        outcomes = rounds.gather_once(now=NOW)
    assert [outcome.error for outcome in outcomes] == [""] * 13
    assert Entry.objects.count() == sum(outcome.new for outcome in outcomes) == 163
