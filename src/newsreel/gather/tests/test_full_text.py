"""Full texts, from pages of a local server and from pages made up."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsreel import settings as newsreel_settings
from newsreel.gather import actions, full_text, item_page
from newsreel.gather.full_text import is_cut_short, read_full_texts, take_full_texts, waiting_for_full_text
from newsreel.gather.item_page import PageNotReadError, read_item_page, turn_at
from newsreel.gather.models import Entry, Host, Source
from newsreel.gather.permission import hosts
from newsreel.gather.tests.web import Web, serve

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SENTENCES = [
    f"The harbour cinema has shown films for {number} years, and its owner said that nothing would end that."
    for number in range(20, 30)
]
PAGE = """<html><head><title>Lights out</title><meta property="og:image" content="/lead.jpg">
<meta name="author" content="Iris Vale">
<meta property="article:published_time" content="2026-11-22T10:00:00Z">
{head}</head><body><article><h1>Lights out</h1>{paragraphs}</article></body></html>"""
FEED = """<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>"""
ITEM = """<item><title>Lights out</title>
<guid>{name}</guid><link>{link}</link><description>{text}</description></item>"""

pytestmark = pytest.mark.django_db


def page(head: str = "") -> str:
    return PAGE.format(head=head, paragraphs="".join(f"<p>{sentence}</p>" for sentence in SENTENCES))


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """A site with a feed of two items, robots.txt and pages, all of which a test may change."""
    site = newsreel_settings.current().model_copy(update={"gather_private_addresses": True})
    for module in (actions, item_page, hosts):
        monkeypatch.setattr(module, "current", lambda: site)
    return Web({"/1": page(), "/robots.txt": "User-agent: *\nDisallow: /private/\n"})


def gathered(web: Web, address: str, *names: str, text: str = "It closes…", **fields: object) -> list[Entry]:
    """The entries of a look at a feed of these items."""
    web.documents["/feed.xml"] = FEED.format(
        items="".join(ITEM.format(name=name, link=f"{address}/{name}", text=text) for name in names)
    )
    source, _made = Source.objects.update_or_create(
        address=f"{address}/feed.xml", defaults={"name": "Wire", "takes_full_text": True, **fields}
    )
    actions.update_source(source=source, now=NOW)
    return list(Entry.objects.order_by("pk"))


def test_the_page_becomes_a_further_version(web: Web) -> None:
    with serve(web) as address:
        (entry,) = gathered(web, address, "1")
        (found,), busy = take_full_texts([entry.pk], now=NOW)

    assert busy == []
    found.refresh_from_db()
    assert (found.version, found.text_address, found.fetched_at) == (2, f"{address}/1", NOW)
    assert found.text.splitlines() == SENTENCES
    assert found.content == "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert (found.credit, found.picture_address) == ("Iris Vale", f"{address}/lead.jpg")
    assert found.published_at == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert (found.title, found.summary, found.address) == (entry.title, entry.summary, entry.address)
    entry.refresh_from_db()
    assert (entry.text, entry.version, entry.text_address) == ("It closes…", 1, "")


def test_the_next_look_finds_nothing_new_and_a_change_is_a_third_version(web: Web) -> None:
    with serve(web) as address:
        (entry,) = gathered(web, address, "1")
        take_full_texts([entry.pk], now=NOW)
        assert [found.version for found in gathered(web, address, "1")] == [1, 2]
        assert [found.version for found in gathered(web, address, "1", text="It stays…")] == [1, 2, 3]
        (third,), _busy = take_full_texts([Entry.objects.get(version=3).pk], now=NOW)
    assert (third.version, third.text.splitlines()) == (4, SENTENCES)


def test_what_a_look_brings_is_given_to_the_worker_once(
    web: Web,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    given: list[tuple[list[int], int]] = []

    class Noting:
        def enqueue(self, entry_ids: list[int], tries: int) -> None:
            given.append((entry_ids, tries))

    monkeypatch.setattr(full_text, "read_full_texts", Noting())
    with serve(web) as address, django_capture_on_commit_callbacks(execute=True):
        (entry,) = gathered(web, address, "1")
        gathered(web, address, "1")
    assert given == [([entry.pk], full_text.MOST_TRIES)]


def test_the_task_says_what_it_came_to(web: Web) -> None:
    with serve(web) as address:
        (entry,) = gathered(web, address, "1")
        assert read_full_texts.call([entry.pk], 0) == "1 full texts read; 0 left for later."
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("path", "document", "reason"),
    [
        ("/private/1", page(), "does not let Newsreel read"),
        ("/1", page('<meta name="tdm-reservation" content="1">'), "must not be mined for text and data"),
        ("/1", 404, "The server answered 404."),
        ("/1", 500, "The server answered 500."),
        ("/1", "", "The page is empty."),
    ],
)
def test_what_may_not_or_can_not_be_read(web: Web, path: str, document: str | int, reason: str) -> None:
    web.documents[path] = document
    with serve(web) as address:
        source = Source(name="Wire", address=address)
        with pytest.raises(PageNotReadError, match=reason) as refusal:
            read_item_page(address + path, source=source, now=NOW)
    assert refusal.value.status == (document if isinstance(document, int) else 0)
    assert (path in web.asked) == (path != "/private/1")


def test_what_the_outlet_forbids_is_not_asked_for(web: Web) -> None:
    statement = {
        "what": "tdm", "allowed": False, "where": "tdmrep.json", "address": "", "text": "1", "path": "/",
        "read_at": "",
    }  # fmt: skip
    with serve(web) as address, pytest.raises(PageNotReadError, match="must not be mined"):
        read_item_page(f"{address}/1", source=Source(opt_outs=[statement]), now=NOW)
    assert web.asked == []


def test_one_bad_page_holds_up_no_other(web: Web) -> None:
    web.documents |= {"/0": 500, "/2": "<p>" * 5000}
    with serve(web) as address:
        entries = gathered(web, address, "0", "1", "2")
        found, busy = take_full_texts([entry.pk for entry in entries], now=NOW)
    assert ([entry.guid for entry in found], busy) == (["1"], [])


def test_a_host_that_is_being_asked_is_left_for_later(web: Web) -> None:
    with serve(web) as address:
        (entry,) = gathered(web, address, "1")
        Host.objects.update_or_create(name=address, defaults={"busy_until": NOW + timedelta(minutes=1)})
        assert take_full_texts([entry.pk], now=NOW) == ([], [entry.pk])
        found, _busy = take_full_texts([entry.pk], now=NOW + timedelta(minutes=1))
    assert len(found) == 1
    assert Host.objects.get(name=address).busy_until is None


def test_one_at_a_time_asks_a_host() -> None:
    with turn_at("https://a.example", now=NOW) as first:
        with turn_at("https://a.example", now=NOW) as second:
            assert (first, second) == (True, False)
        with turn_at("https://a.example", now=NOW) as third:
            assert third is False
    with turn_at("https://a.example", now=NOW) as later:
        assert later is True


def test_a_page_that_gives_no_more_than_the_feed_is_no_version(web: Web) -> None:
    with serve(web) as address:
        (entry,) = gathered(web, address, "1", text=" ".join(SENTENCES) + " …")
        assert take_full_texts([entry.pk], now=NOW) == ([], [])


def test_what_the_feed_changed_meanwhile_is_left_to_the_newer_wording(web: Web) -> None:
    with serve(web) as address:
        (entry,) = gathered(web, address, "1")
        gathered(web, address, "1", text="It stays…")
        assert take_full_texts([entry.pk], now=NOW) == ([], [])


def test_who_is_waiting() -> None:
    on, off = Source(name="On", takes_full_text=True), Source(name="Off")
    wanted = Entry(source=on, text="Cut…", address="https://a.example/1", fetched_at=NOW)
    others = [
        Entry(source=off, text="Cut…", address="https://a.example/1", fetched_at=NOW),
        Entry(source=on, text="Cut…", address="", fetched_at=NOW),
        Entry(source=on, text="Cut…", address="file:///etc/passwd", fetched_at=NOW),
        Entry(source=on, text="word " * 150, address="https://a.example/1", fetched_at=NOW),
        Entry(source=on, text="Cut…", address="https://a.example/1", text_address="x", fetched_at=NOW),
    ]
    assert waiting_for_full_text([*others, wanted]) == [wanted]
    many = [
        Entry(source=on, guid=str(age), address="https://a.example/1", fetched_at=NOW - timedelta(hours=age))
        for age in range(30, 0, -1)
    ]
    assert [entry.guid for entry in waiting_for_full_text(many)] == [str(age) for age in range(1, 11)]


@pytest.mark.parametrize(
    ("end", "is_cut"),
    [
        ("and so on…", True),
        ("and so on [...]", True),
        ("and so on […]", True),
        ("Continue reading »", True),
        ("Read more", True),
        ("and so it ended.", False),
        ("as he likes to read.", False),
    ],
)
def test_how_a_cut_is_known(end: str, is_cut: bool) -> None:
    assert is_cut_short("word " * 200 + end) is is_cut
