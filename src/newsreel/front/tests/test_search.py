"""Search: the right stories, filters as links, and an answer whatever is typed."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from newsreel.front import searching
from newsreel.front.searching import Query, parse
from newsreel.front.tests.reading import Page, headlines
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("harbour lights", Query("harbour lights", ("harbour", "lights"))),
        ("  harbour\n\tlights ", Query("harbour lights", ("harbour", "lights"))),
        ("Spider-Man’s", Query("Spider-Man’s", ("Spider-Man’s",))),
        ('"harbour" OR lights*', Query('"harbour" OR lights*', ("harbour", "OR", "lights"))),
        ("har\x00bour", Query("har bour", ("har", "bour"))),
        ("{title}: NEAR(a b)", Query("{title}: NEAR(a b)", ("title", "NEAR", "a", "b"))),
        ("", Query("", (), searching.EMPTY)),
        (" \x00 ", Query("", (), searching.EMPTY)),
        ("“—” … *", Query("“—” … *", (), searching.NO_WORDS)),
        ("🎬🎬", Query("🎬🎬", (), searching.NO_WORDS)),
        ("___", Query("___", (), searching.NO_WORDS)),
        ("x" * 201, Query("x" * 200, ("x" * 200,), searching.TOO_LONG)),
        ("a " * 17, Query("a " * 16 + "a", ("a",) * 16, searching.TOO_MANY)),
    ],
)
def test_parse(typed: str, expected: Query) -> None:
    assert parse(typed) == expected


def test_full_text_the_best_first_with_a_count() -> None:
    factories.make_article(title="Quiet week", body=f"<p>A lighthouse stands there. {'word ' * 50}</p>")
    factories.make_article(title="Lighthouse films")
    factories.make_article(title="Something else")

    view = Page("/search/", q="lighthouse").view

    assert headlines(view.cards) == ["Lighthouse films", "Quiet week"]
    assert (view.query, view.pager.total, view.notice, view.suggestions) == ("lighthouse", 2, "", ())


def test_only_what_readers_may_see() -> None:
    section = factories.make_section(title="Cinema")
    factories.make_article(section=section, title="Lighthouse draft", live=False)
    gone = factories.make_article(section=section, title="Lighthouse gone")
    Article.objects.filter(pk=gone.pk).update(live=False)

    assert Page("/search/", q="lighthouse").view.pager.total == 0


def test_words_of_scripts_that_part_none_are_found_within() -> None:
    factories.make_article(title="港の映画館が閉館", slug="minato")
    factories.make_article(title="In the text", body="<p>昨日、映画館で火事があった。</p>")
    factories.make_article(title="Neither")

    assert sorted(headlines(Page("/search/", q="映画館").view.cards)) == ["In the text", "港の映画館が閉館"]
    assert headlines(Page("/search/", q="映画館 text").view.cards) == ["In the text"]


def test_filters() -> None:
    now = timezone.now()
    cinema = factories.make_section(title="Cinema")
    reviews = factories.make_section(title="Reviews", parent=cinema)
    gossip = factories.make_section(title="Gossip")
    factories.make_article(section=cinema, title="Lighthouse one", published=now - timedelta(hours=3))
    factories.make_article(section=reviews, title="Lighthouse two", published=now - timedelta(days=3))
    factories.make_article(section=gossip, title="Lighthouse three", published=now - timedelta(days=300))

    def found(**filters: str) -> list[str]:
        return sorted(headlines(Page("/search/", None, q="lighthouse", **filters).view.cards))

    assert found() == ["Lighthouse one", "Lighthouse three", "Lighthouse two"]
    assert found(section="cinema") == ["Lighthouse one", "Lighthouse two"]
    assert found(section="cinema/reviews") == ["Lighthouse two"]
    assert found(when="day") == ["Lighthouse one"]
    assert found(when="week") == ["Lighthouse one", "Lighthouse two"]
    assert found(when="year", section="gossip") == ["Lighthouse three"]
    assert found(when="never", section="nowhere") == found()


def test_filters_are_links_that_keep_the_others() -> None:
    factories.make_section(title="Cinema")

    view = Page("/search/", q="a&b", when="week").view

    assert [(choice.label, choice.is_current) for choice in view.sections] == [
        ("All sections", True),
        ("Cinema", False),
    ]
    assert parse_qs(urlsplit(view.sections[1].url).query) == {
        "q": ["a&b"],
        "section": ["cinema"],
        "when": ["week"],
    }
    assert [(choice.label, choice.is_current) for choice in view.dates] == [
        ("Any time", False),
        ("Past day", False),
        ("Past week", True),
        ("Past month", False),
        ("Past year", False),
    ]
    assert parse_qs(urlsplit(view.dates[0].url).query) == {"q": ["a&b"]}


def test_a_chosen_section_beneath_another_stands_among_the_choices() -> None:
    cinema = factories.make_section(title="Cinema")
    factories.make_section(title="Reviews", parent=cinema)

    view = Page("/search/", q="x", section="cinema/reviews").view

    assert [choice.label for choice in view.sections if choice.is_current] == ["Reviews"]


def test_pages() -> None:
    factories.make_articles(21, title="Lighthouse")

    first, second = Page("/search/", q="lighthouse"), Page("/search/", q="lighthouse", page="2")

    assert (len(first.view.cards), len(second.view.cards)) == (20, 1)
    assert not set(headlines(first.view.cards)) & set(headlines(second.view.cards))
    assert first.view.pager.next_url == "/search/?q=lighthouse&page=2"
    assert second.view.pager.previous_url == "/search/?q=lighthouse"


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "٢", "9" * 400])
def test_pages_there_are_not(number: str) -> None:
    factories.make_article(title="Lighthouse")

    assert Page("/search/", q="lighthouse", page=number).status == 404


def test_nothing_found_offers_the_newest_and_names_that_look_alike() -> None:
    section = factories.make_section(title="Celebrity")
    factories.make_article(section=section, title="New story", tags=["Lighthouse"])

    view = Page("/search/", q="Lihgthouse celebrety").view

    assert view.cards == ()
    assert headlines(view.suggestions) == ["New story"]
    assert [(link.label, link.url) for link in view.nearby] == [
        ("Lighthouse", "/tag/lighthouse/"),
        ("Celebrity", "/celebrity/"),
    ]


def test_search_engines_keep_out() -> None:
    factories.make_home()

    page = Page("/search/", q="x")

    assert page.head.robots == "noindex, follow"
    assert page.head.canonical == "http://127.0.0.1:8000/search/"
    assert page.head.title == "Search: x – The Daily Reel"


def test_while_typing_headlines_that_begin_so() -> None:
    factories.make_article(title="Lighthouse films")
    factories.make_article(title="Other", body="<p>lighthouse</p>")
    factories.make_article(title="港の映画館", slug="minato")

    assert headlines(Page("/search/live/", q="films light").view.cards) == ["Lighthouse films"]
    assert headlines(Page("/search/live/", q="映画").view.cards) == ["港の映画館"]
    assert Page("/search/live/", q="").view.cards == ()
    assert Page("/search/live/", q="light").response["X-Robots-Tag"] == "noindex"


def test_what_was_typed_is_shown_as_text() -> None:
    factories.make_home()

    text = Page("/search/", q="<script>alert(1)</script>").text

    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


HOSTILE = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                '"',
                "*",
                "OR",
                "AND",
                "NOT",
                "NEAR(",
                ")",
                "title:",
                "^",
                "-",
                "+",
                "\x00",
                "'",
                "\\",
                "%s",
                "🎬",
                "港",
                "a",
            ]
        )
    ).map(" ".join),
)


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example("x" * 10_000)
@example("a " * 5_000)
@example("\x00")
@example('" OR *')
@example("🎬" * 100)
@example("%")
@example("\ud800")
@given(HOSTILE)
def test_an_answer_whatever_is_typed(typed: str) -> None:
    if not Article.objects.exists():
        factories.make_article(title="A title")
    typed = typed.encode("utf-8", "replace").decode()
    client = Client()

    assert client.get("/search/", {"q": typed}).status_code in (200, 400)
    assert client.get("/search/live/", {"q": typed}).status_code in (200, 400)


def test_ten_thousand_characters_are_cut_with_a_sentence() -> None:
    factories.make_home()

    page = Page("/search/", q="x" * 10_000)

    assert page.status == 200
    assert page.view.notice == searching.TOO_LONG
    assert searching.TOO_LONG in page.text


def test_wordpress_address_of_a_search() -> None:
    factories.make_home()

    response = Page("/", s="harbour & lights").response

    assert (response.status_code, response["Location"]) == (301, "/search/?q=harbour+%26+lights")
