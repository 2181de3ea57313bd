"""What a pasted address leads to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.sources.discovery.discover import Candidate, discover, guesses

ADDRESS = "https://www.wire.example.org/film/a-story"
PAGE = b"""<!doctype html><html lang="en-GB"><head><title>A story | Film | The Wire</title>
<link rel="alternate" type="application/rss+xml" title="The Wire comments" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml; charset=utf-8" title="The Wire" href="/feed/">
<link rel="alternate" type="application/feed+json" href="/feed.json">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/7">
<link rel="https://api.w.org/" href="/wp-json/"><link rel="hub" href="https://hub.example.org/">
<link rel="alternate" hreflang="fr" href="/fr/"><link rel="icon" href="/icon.png">
<meta property="og:site_name" content="The Wire"></head>
<body><a href="/film/rss.xml">Film</a>
<a href="https://elsewhere.example/rss.xml">Other</a></body></html>"""
ROBOTS = "User-agent: *\nSitemap: https://www.wire.example.org/sitemap.xml\nsitemap: /news-sitemap.xml\n"
ORGANISATION = b"""<script type="application/ld+json">
{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
"publisher": {"name": "The Wire Ltd", "logo": {"url": "/logo.png"}}}]}</script><title>x</title>"""


def test_what_a_site_tells_comes_first_and_guesses_last() -> None:
    found = discover(PAGE, address=ADDRESS, robots=ROBOTS)
    origin = "https://www.wire.example.org"
    told = [candidate for candidate in found.candidates if candidate.is_told]
    assert told == [
        Candidate("feed", f"{origin}/feed/", "The Wire"),
        Candidate("feed", f"{origin}/feed.json"),
        Candidate("feed", f"{origin}/film/rss.xml", "Film"),
        Candidate("wordpress", f"{origin}/wp-json/wp/v2/posts?_embed=1&per_page=50"),
        Candidate("news_sitemap", f"{origin}/news-sitemap.xml"),
        Candidate("news_sitemap", f"{origin}/sitemap.xml"),
        Candidate("feed", f"{origin}/comments/feed/", "The Wire comments"),
    ]
    assert found.candidates[len(told)] == Candidate("feed", f"{origin}/film/feed/", is_told=False)
    assert found.candidates[: len(told)] == tuple(told)


def test_a_site_is_named_as_it_names_itself() -> None:
    found = discover(PAGE, address=ADDRESS)
    assert (found.name, found.language) == ("The Wire", "en-GB")
    assert found.logo_address == "https://www.wire.example.org/icon.png"
    assert found.hub_address == "https://hub.example.org/"
    assert found.home_address == "https://www.wire.example.org/"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (ORGANISATION, "The Wire Ltd"),
        ("<title>Latest news – The Wire</title>".encode(), "The Wire"),
        (b"<title>The Wire</title>", "The Wire"),
        (b'<script type="application/ld+json">{"@type": </script><p>x</p>', ""),
        (b"", ""),
    ],
)
def test_a_name_is_looked_for_in_several_places(page: bytes, name: str) -> None:
    assert discover(page, address=ADDRESS).name == name


def test_a_logo_is_the_publishers_own() -> None:
    assert discover(ORGANISATION, address=ADDRESS).logo_address == "https://www.wire.example.org/logo.png"


def test_guesses_stay_on_the_host() -> None:
    assert {
        guess.address.partition("/")[2].partition("/")[2].partition("/")[0] for guess in guesses(ADDRESS)
    } == {"www.wire.example.org"}
    assert guesses("https://wire.example.org/")[0].address == "https://wire.example.org/feed/"


def test_a_page_full_of_links_has_a_bound() -> None:
    page = b"".join(b'<a href="/%d/rss.xml">x</a>' % number for number in range(1000))
    assert len(discover(page, address=ADDRESS).candidates) == 30


@given(
    st.one_of(st.binary(max_size=300), st.integers(0, 1200).map(lambda end: PAGE[:end])),
    st.text(max_size=100),
)
def test_nothing_makes_it_crash(page: bytes, robots: str) -> None:
    assert discover(page, address=ADDRESS, robots=robots).candidates
