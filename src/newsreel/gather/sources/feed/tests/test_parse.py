"""Feeds of every kind, real ones and hostile ones."""

import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import Item, UnreadableSourceError
from newsreel.gather.sources.feed.parse import MOST_ITEMS, parse
from newsreel.lib.tests.shared_data import shared_data

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ADDRESS = "https://wire.example.org/feed/"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Wire &amp; Co</title><link>https://wire.example.org/</link>
<item><title>A &lt;i&gt;quiet&lt;/i&gt; premiere</title>
<link>/premiere</link><guid isPermaLink="false">w-1</guid>
<pubDate>Wed, 18 Mar 2026 10:00:00 +0100</pubDate><dc:creator>Ada Reel</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>Long <script>alert(1)</script>text.<img src="https://t.example/p.gif"></p>]]></content:encoded>
<media:content url="https://wire.example.org/p.jpg" medium="image"/></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Atom wire</title>
<link href="https://atom.example.org/"/><entry><title>One</title><id>tag:1</id>
<link href="https://atom.example.org/1"/><updated>2026-03-17T08:00:00Z</updated>
<content type="html">&lt;p&gt;Body&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "JSON wire",
        "home_page_url": "https://json.example.org/",
        "items": [
            {"id": "j1", "url": "https://json.example.org/1", "title": "One", "content_html": "<p>x</p>"}
        ],
    }
)


def test_an_rss_item_is_read_whole() -> None:
    reading = parse(RSS.encode(), address=ADDRESS, now=NOW)
    assert (reading.title, reading.home_address) == ("The Wire & Co", "https://wire.example.org/")
    assert reading.items == (
        Item(
            guid="w-1",
            address="https://wire.example.org/premiere",
            title="A quiet premiere",
            summary="Short.",
            content="<p>Long text.</p>",
            credit="Ada Reel",
            picture_address="https://wire.example.org/p.jpg",
            published_at=datetime(2026, 3, 18, 9, tzinfo=UTC),
            authors=("Ada Reel",),
        ),
    )


@pytest.mark.parametrize(("feed", "guid", "title"), [(ATOM, "tag:1", "One"), (JSON_FEED, "j1", "One")])
def test_other_formats(feed: str, guid: str, title: str) -> None:
    (item,) = parse(feed.encode(), address=ADDRESS, now=NOW).items
    assert (item.guid, item.title) == (guid, title)


def test_a_date_far_ahead_is_no_date() -> None:
    feed = RSS.replace("2026 10:00", "2031 10:00")
    assert parse(feed.encode(), address=ADDRESS, now=NOW).items[0].published_at is None


def test_a_huge_feed_is_cut_and_says_so() -> None:
    item = "<item><title>T{0}</title><guid>{0}</guid></item>"
    items = "".join(item.format(number) for number in range(600))
    feed = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>"
    reading = parse(feed.encode(), address=ADDRESS, now=NOW)
    assert (len(reading.items), reading.left_out) == (MOST_ITEMS, 100)


def test_more_items_than_any_feed_holds_are_not_read() -> None:
    body = b"<rss version='2.0'><channel><title>x</title>" + b"<item><guid>1</guid></item>" * 10_001
    with pytest.raises(UnreadableSourceError) as refusal:
        parse(body, address=ADDRESS, now=NOW)
    assert str(refusal.value) == "It holds more than 10,000 items, which is no feed of news."


def test_a_tower_of_elements_in_an_item_is_taken_as_text() -> None:
    body = RSS.replace("Short.", "&lt;div&gt;" * 30_000 + "Short.")
    assert parse(body.encode(), address=ADDRESS, now=NOW).items[0].summary.strip() == "Short."


@pytest.mark.parametrize("guid", ["1", "12", "202611"])
def test_a_number_in_the_guid_is_no_date(guid: str) -> None:
    feed = f"<rss version='2.0'><channel><title>x</title><item><title>a</title><guid>{guid}</guid></item>"
    (item,) = parse(f"{feed}</channel></rss>".encode(), address=ADDRESS, now=NOW).items
    assert (item.guid, item.published_at) == (guid, None)


def test_a_date_beside_a_number_is_kept() -> None:
    feed = RSS.replace("w-1", "18")
    (item,) = parse(feed.encode(), address=ADDRESS, now=NOW).items
    assert item.published_at == datetime(2026, 3, 18, 9, tzinfo=UTC)


@pytest.mark.parametrize("body", [b"", b"<html><body>No feed</body></html>", b"\x00\x01", b"{}", b"[1,2]"])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableSourceError):
        parse(body, address=ADDRESS, now=NOW)


def test_javascript_links_are_dropped() -> None:
    feed = RSS.replace("<link>/premiere</link>", "<link>javascript:alert(1)</link>")
    assert parse(feed.encode(), address=ADDRESS, now=NOW).items[0].address == ""


@given(st.binary(max_size=300))
def test_no_bytes_make_it_crash(body: bytes) -> None:
    with contextlib.suppress(UnreadableSourceError):
        parse(body, address=ADDRESS, now=NOW)


def test_real_feeds_give_all_their_entries() -> None:
    folder = shared_data("feeds/fastfeedparser/tests/integration")
    read = 0
    for expected_file in sorted(folder.glob("*.json")):
        if expected_file.name == "json_feed_sample.json":
            continue
        feed = expected_file.with_suffix(".xml")
        if expected_file.name == "json_feed_sample.expected.json":
            feed = folder / "json_feed_sample.json"
        expected = json.loads(expected_file.read_text(encoding="utf-8"))
        reading = parse(feed.read_bytes(), address=ADDRESS, now=NOW)
        assert len(reading.items) == len(expected["entries"]), feed.name
        read += 1
    assert read == 14
