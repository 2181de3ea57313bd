"""What an article's page says: whole pages, hostile pages, and the figures on the shared collection."""

import os
import re
from contextlib import suppress
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreel.gather.extraction.byline import without_dress
from newsreel.gather.extraction.extraction import Extraction, extract
from newsreel.gather.extraction.page import MOST_BYTES, MOST_ELEMENTS, UnreadablePageError, decode
from newsreel.gather.extraction.published import as_iso
from newsreel.gather.extraction.texts import agreement, shingles

SHARED = Path(os.environ.get("NEWSREEL_SHARED_DATA", Path(__file__).parents[6] / "shared" / "data"))
PAGES = SHARED / "extraction" / "mozilla-readability" / "test" / "test-pages"

PARAGRAPHS = [
    "Ida Marsh won the grand prize of the Northlight festival on Sunday, for a film of nine years' work.",
    "The Salt Road follows two sisters who carry salt across a frozen bay, and what becomes of them in town.",
    "The jury, led by Tobi Okafor, praised its patience; the audience stood for eleven minutes, they said.",
    "Marsh thanked her crew, most of whom had worked without pay, and a baker who had fed all of them.",
]
PAGE = f"""<!doctype html><html><head><meta charset="utf-8">
<title>Marsh wins at Northlight | The Matinee</title>
<link rel="canonical" href="/2026/marsh-wins">
<meta property="og:image" content="/pictures/marsh.jpg#crop">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "Person", "@id": "#ola", "name": "Ola Brandt"}},
 {{"@type": "NewsArticle", "headline": "Marsh wins at Northlight",
   "author": [{{"@id": "#ola"}}, {{"name": "Kim Ito"}}],
   "datePublished": "2026-03-01T11:00:00+01:00"}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/film">Film</a></nav><article><h1>Marsh wins at Northlight</h1>
{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
<aside><h3>Related</h3><ul><li><a href="/a">Ten films to see</a></li></ul></aside>
<footer>© The Matinee</footer></body></html>"""


def test_a_page_says_all_of_it() -> None:
    found = extract(PAGE.encode(), "https://matinee.example/x")
    assert found.title == "Marsh wins at Northlight"
    assert found.byline == "Ola Brandt, Kim Ito"
    assert found.published == "2026-03-01T10:00:00+00:00"
    assert found.lead_image == "https://matinee.example/pictures/marsh.jpg"
    assert found.canonical == "https://matinee.example/2026/marsh-wins"
    lines = found.text.splitlines()
    assert [line for line in lines if line in PARAGRAPHS] == PARAGRAPHS
    assert "Ten films to see" not in found.text


def test_a_page_that_says_nothing_of_itself() -> None:
    found = extract(b"<p>Nothing but a line of words.</p>")
    assert found == Extraction(
        title="", byline="", published="", text="Nothing but a line of words.", lead_image="", canonical=""
    )
    assert found.published_at is None


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>Marsh wins the grand prize | The Matinee</title>", "Marsh wins the grand prize"),
        ("<title>Marsh wins</title>", "Marsh wins"),
        ("<title>The Matinee: Marsh wins the grand prize</title>", "Marsh wins the grand prize"),
        ("<title>x</title><h1>A headline of some length</h1>", "A headline of some length"),
        ('<meta property="og:title" content="Salt &amp;amp; snow"><title>x</title>', "Salt & snow"),
        ('<meta name="dc.title" content="Name"><meta property="dc:title" content="Property">', "Property"),
    ],
)
def test_titles(markup: str, title: str) -> None:
    assert extract(f"<html><head>{markup}</head><body><p>Text</p></body></html>".encode()).title == title


@pytest.mark.parametrize(
    ("markup", "byline"),
    [
        ('<p class="byline">By Ola Brandt</p>', "By Ola Brandt"),
        ('<p class="byline">By Ola Brandt\n      March 25, 2015</p>', "By Ola Brandt March 25, 2015"),
        ('<p class="byline">Par Ola Brandt, 3 mars 2015</p>', "Par Ola Brandt, 3 mars 2015"),
        ('<a rel="author" href="/ola">Ola Brandt</a>', "Ola Brandt"),
        ('<div itemprop="author"><span itemprop="name">Ola Brandt</span>, editor</div>', "Ola Brandt"),
        ('<p class="dateline">Sunday, Feb 1</p><p class="author">Ola Brandt</p>', "Ola Brandt"),
        ('<p class="byline">Last updated: January 7, 2025</p>', ""),
        ('<div class="comments"><p class="author">Troll</p></div>', ""),
        ('<p class="byline" style="display:none">Ghost</p>', ""),
        (f'<p class="byline">{"long " * 50}</p>', ""),
    ],
)
def test_bylines_in_the_page(markup: str, byline: str) -> None:
    assert extract(f"<html><body>{markup}<p>Text of it</p></body></html>".encode()).byline == byline


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (
            '<meta name="DC.Creator" content="Ito, K."><meta name="DC.Creator" content="Brandt, O.">',
            "Brandt, O.",
        ),
        ('<meta property="og:article:author" content="The Northport Wire">', "The Northport Wire"),
        ('<meta property="article:author" content="https://northport.example/brandt">', ""),
        ('<meta name="article:author" content="Another Page’s Author">', ""),
    ],
)
def test_bylines_in_the_head(head: str, byline: str) -> None:
    page = f"<html><head>{head}</head><body><p>Text of it</p></body></html>"
    assert extract(page.encode()).byline == byline


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("By Ola Brandt", "Ola Brandt"),
        ("By Ola Brandt March 25, 2015", "Ola Brandt"),
        ("Par Ola Brandt, 3 mars 2015", "Ola Brandt"),
        ("Last updated: January 7, 2025", ""),
    ],
)
def test_names_in_bylines(written: str, name: str) -> None:
    assert without_dress(written) == name


def test_an_address_is_no_byline() -> None:
    markup = '<meta property="article:author" content="https://social.example/ola"><p>Text</p>'
    assert extract(markup.encode()).byline == ""


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2021-11-01T10:52:50+0100", "2021-11-01T09:52:50+00:00"),
        ("2018-12-21T12:55:00Z", "2018-12-21T12:55:00+00:00"),
        ("2015-03-17T16:27:40.294Z", "2015-03-17T16:27:40+00:00"),
        ("2017-11-24T18:42:20.314667123", "2017-11-24T18:42:20"),
        ("2018-04-05T06:00", "2018-04-05T06:00:00"),
        ("2024-06-25", "2024-06-25"),
        ("Tue, 10 Mar 2026 08:00:00 +0200", "2026-03-10T06:00:00+00:00"),
        ("2024-13-45", ""),
        ("0001-01-01T00:00:00+14:00", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_dates(given: str, iso: str) -> None:
    assert as_iso(given) == iso


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "headline": ["a"], "author": {"name": {"x": 1}}, "datePublished": 5}',
        '{"@type": ["NewsArticle", 3], "author": [[["deep"]]], "image": [[1]]}',
        "[" * 5000,
        '{"@type": "NewsArticle", "headline": "\\ud800"}',
        "nonsense",
        "",
    ],
)
def test_json_ld_of_all_kinds_does_no_harm(block: str) -> None:
    page = f'<script type="application/ld+json">{block}</script><p>The text of the page.</p>'
    assert (
        extract(page.encode("utf-8", "surrogatepass"), "https://a.example/").text == "The text of the page."
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:image/png;base64,AA", "http://[x", "ftp://a/b"]
)
def test_only_addresses_for_the_web_are_given(address: str) -> None:
    page = f'<meta property="og:image" content="{address}"><link rel="canonical" href="{address}"><p>Text</p>'
    found = extract(page.encode(), "https://a.example/page")
    assert (found.lead_image, found.canonical) == ("", "https://a.example/page")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Zoë à Paris".encode(), "Zoë à Paris"),
        (b"\xef\xbb\xbf" + "Zoë".encode(), "Zoë"),
        ("Zoë".encode("utf-16"), "Zoë"),
        ('<meta charset="iso-8859-2">Łódź'.encode("iso-8859-2"), '<meta charset="iso-8859-2">Łódź'),
        (
            "<p>Zoë à la carte, voilà, déjà vu, été</p>".encode("windows-1252"),
            "<p>Zoë à la carte, voilà, déjà vu, été</p>",
        ),
    ],
)
def test_encodings(content: bytes, text: str) -> None:
    assert decode(content) == text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The page is empty"),
        (b" \n\t", "The page is empty"),
        (b"\0" * 1000, "The page is empty"),
        (b"<!--" * 1000, "not an HTML page"),
        (b"x" * (MOST_BYTES + 1), "at most 10 are read"),
        (b"<i>x</i>" * (MOST_ELEMENTS + 1), "more than 30,000 elements"),
    ],
)
def test_what_lies_beyond_the_bounds_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadablePageError, match=sentence):
        extract(content)


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 20_000 + b"x",
        b"<b><i>" * 5000 + b"x",
        b"<table><tr><td>" * 2000,
        b"<p>" + b" " * 500_000,
        b"<" * 50_000,
    ],
    ids=["divs", "inline", "tables", "spaces", "brackets"],
)
def test_shapes_meant_to_hurt_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadablePageError):
        extract(content)


MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<div class='byline'>",
                "</div>",
                "<article>",
                "<table><tr>",
                "<td>",
                "<h1>",
                "<a href='x'>",
            ),
            *(
                "words of a sentence, and more. ",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<title>",
                "&amp;",
                "\ud7ff",
                "\0",
            ),
            *(
                "<meta name='author' content='x'>",
                "<base href='http://['>",
                "<svg><math>",
                "<template>",
                "<br>",
            ),
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=40, deadline=None)
@given(MARKUP)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    with suppress(UnreadablePageError):
        assert extract(markup.encode(), "https://a.example/").canonical == "https://a.example/"


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadablePageError):
        extract(content)


def test_agreement_is_the_share_in_common() -> None:
    one = shingles("a b c d e f")
    assert agreement(one, one) == 1.0
    assert agreement(one, shingles("x y z")) == 0.0
    assert agreement(shingles(""), shingles("")) == 1.0
    assert agreement(one, shingles("a b c d")) == pytest.approx(2 / 3)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.mark.skipif(not PAGES.is_dir(), reason="the collection of pages is not on this machine")
def test_figures_on_every_eighth_page_of_the_shared_collection() -> None:
    scores = []
    for folder in sorted(PAGES.iterdir())[::8]:
        expected = str(
            lxml.html.document_fromstring((folder / "expected.html").read_text()).xpath("string()")
        )
        found = extract((folder / "source.html").read_bytes(), "http://fakehost/test/page.html").text
        scores.append(agreement(shingles(" ".join(words(expected)), 4), shingles(" ".join(words(found)), 4)))
    assert sum(scores) / len(scores) > 0.95
