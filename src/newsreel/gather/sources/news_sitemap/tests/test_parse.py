"""News sitemaps and indexes of them."""

import contextlib
import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import Item, UnreadableSourceError
from newsreel.gather.sources.news_sitemap.parse import parse

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ADDRESS = "https://wire.example.org/news-sitemap.xml"
URL = """<url><loc>https://wire.example.org/premiere</loc><lastmod>2026-03-18T09:30:00Z</lastmod>
<news:news><news:publication><news:name>The Wire</news:name>
<news:language>en</news:language></news:publication>
<news:publication_date>2026-03-18T10:00:00+01:00</news:publication_date>
<news:title>A quiet &amp; late premiere</news:title><news:keywords>film, premiere</news:keywords></news:news>
<image:image><image:loc>https://wire.example.org/p.jpg</image:loc></image:image></url>"""
SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">{URL}
<url><loc>https://wire.example.org/about</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://wire.example.org/old.xml</loc><lastmod>2025-01-01</lastmod></sitemap>
<sitemap><loc>/news.xml</loc><lastmod>2026-03-18</lastmod></sitemap>
<sitemap><loc>javascript:x</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("body", [SITEMAP.encode(), gzip.compress(SITEMAP.encode())])
def test_an_address_with_a_title_is_an_item(body: bytes) -> None:
    reading = parse(body, address=ADDRESS, now=NOW)
    assert reading.title == "The Wire"
    assert reading.items == (
        Item(
            guid="https://wire.example.org/premiere",
            address="https://wire.example.org/premiere",
            title="A quiet & late premiere",
            picture_address="https://wire.example.org/p.jpg",
            language="en",
            published_at=datetime(2026, 3, 18, 9, tzinfo=UTC),
            updated_at=datetime(2026, 3, 18, 9, 30, tzinfo=UTC),
            categories=("film", "premiere"),
        ),
    )


def test_an_index_names_its_parts_newest_first() -> None:
    reading = parse(INDEX.encode(), address=ADDRESS, now=NOW)
    assert reading.items == ()
    assert reading.part_addresses == ("https://wire.example.org/news.xml", "https://wire.example.org/old.xml")


def test_more_than_a_news_sitemap_holds_is_left_out() -> None:
    reading = parse(SITEMAP.replace(URL, URL * 1003).encode(), address=ADDRESS, now=NOW)
    assert (len(reading.items), reading.left_out) == (1000, 3)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"<rss/>", "It is not a sitemap: it holds neither a urlset nor a sitemapindex."),
        (
            b"<urlset><url><loc>https://a.example/</loc></url></urlset>",
            "It is a sitemap, but not one of news: its addresses have no titles.",
        ),
        (b"<urlset>" + b"<url>" * 50_001, "It names more than 50,000 addresses, which no sitemap may."),
        (gzip.compress(b"\x00" * 60_000_000), "It unpacks to more than 50 MB, which no sitemap may."),
        (b"\x1f\x8bnonsense", "It is a gzip file that can't be unpacked."),
    ],
)
def test_what_is_no_news_sitemap_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        parse(body, address=ADDRESS, now=NOW)
    assert str(refusal.value) == sentence


@given(st.one_of(st.binary(max_size=300), st.integers(0, 900).map(lambda end: SITEMAP.encode()[:end])))
def test_no_bytes_make_it_crash(body: bytes) -> None:
    with contextlib.suppress(UnreadableSourceError):
        parse(body, address=ADDRESS, now=NOW)
