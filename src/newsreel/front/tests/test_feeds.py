"""Feeds: three forms, whole texts, and what a reader elsewhere must know."""

import json
from datetime import timedelta

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from newsreel.front import shown
from newsreel.front.formats.syndication import elsewhere
from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Article, ArticleSource, Correction, Publication, Tag
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db

ORIGIN = "http://127.0.0.1:8000"


def _feed(path: str) -> feedparser.FeedParserDict:
    response = Client().get(path)
    assert response.status_code == 200
    parsed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert parsed.bozo == 0, parsed.get("bozo_exception")
    return parsed


def _rich_article() -> Article:
    article = factories.make_article(
        title="Harbour & <lights>",
        slug="harbour",
        standfirst="It shuts.",
        body=[
            ("text", '<p>It closes on <a href="/cinema/">Sunday</a>.</p>'),
            (
                "picture",
                {"picture": factories.make_picture(title="Inner"), "alt": "A seat", "layout": "measure"},
            ),
            (
                "gallery",
                {
                    "pictures": [{"picture": factories.make_picture(title="Seat"), "alt": "A seat"}],
                    "columns": 2,
                },
            ),
            ("embed", {"address": "https://www.youtube.com/watch?v=abcdefghijk", "title": "Trailer"}),
        ],
        authors=[factories.make_author(name="Iris Vale"), factories.make_author(name="Omar Lund")],
        tags=["Docks"],
        lead_picture=factories.make_picture(width=1600, height=900, caption="The hall", credit="Lou Ferro"),
    )
    ArticleSource.objects.create(article=article, outlet="The Wire", address="https://wire.example/1")
    return article


def test_rss() -> None:
    article = _rich_article()
    Publication.objects.update(tagline="Film news by the sea")

    parsed = _feed("/feed/")

    assert parsed.version == "rss20"
    assert (parsed.feed.title, parsed.feed.link, parsed.feed.subtitle, parsed.feed.language) == (
        "The Daily Reel",
        f"{ORIGIN}/",
        "Film news by the sea",
        "en",
    )
    assert [(link.rel, link.href) for link in parsed.feed.links if link.rel == "self"] == [
        ("self", f"{ORIGIN}/feed/")
    ]
    (entry,) = parsed.entries
    assert (entry.title, entry.link) == ("Harbour & <lights>", f"{ORIGIN}/cinema/harbour/")
    assert (entry.id, entry.guidislink) == (f"{ORIGIN}/?p={article.pk}", False)
    assert entry.summary == "It shuts."
    assert entry.published_parsed[:5] == (2026, 3, 18, 9, 0)
    assert [author.name for author in entry.authors] == ["Iris Vale", "Omar Lund"]
    assert [tag.term for tag in entry.tags] == ["Cinema", "Docks"]
    (picture,) = entry.media_content
    assert picture["url"].endswith("/original-1280.jpg")
    assert (picture["medium"], picture["width"], picture["height"]) == ("image", "1280", "720")
    assert entry.media_credit[0]["content"] == "Lou Ferro"


def test_the_whole_text_fit_for_any_reader() -> None:
    article = _rich_article()
    Correction.objects.create(
        article=article, text="It was <Sunday>.", made_at=factories.FIRST_MOMENT + timedelta(days=1)
    )

    response = Client().get("/feed/")

    tree = etree.fromstring(response.content)
    content = tree.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    assert content.startswith("<p><strong>Correction, 19 March 2026.</strong> It was &lt;Sunday&gt;.</p>")
    assert f'<a href="{ORIGIN}/cinema/" rel="noopener">Sunday</a>' in content
    assert "<figcaption>The hall Picture: Lou Ferro</figcaption>" in content
    assert content.count("<img ") == 3
    assert content.count(f'src="{ORIGIN}/pictures/') == 3
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in content
    assert 'Based on reporting by <a href="https://wire.example/1">The Wire</a>' in content
    for never in ("<button", "<script", "<iframe", "<picture", "<source", "class=", "until you ask", "Close"):
        assert never not in content


def test_atom() -> None:
    _rich_article()

    parsed = _feed("/feed/atom/")

    assert parsed.version == "atom10"
    (entry,) = parsed.entries
    assert [author.name for author in entry.authors] == ["Iris Vale", "Omar Lund"]
    assert "It closes on" in entry.content[0].value
    assert parsed.feed.id == f"{ORIGIN}/feed/atom/"


def test_json() -> None:
    article = _rich_article()

    response = Client().get("/feed/json/")

    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    made = json.loads(response.content)
    (item,) = made.pop("items")
    assert made == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Daily Reel",
        "home_page_url": f"{ORIGIN}/",
        "feed_url": f"{ORIGIN}/feed/json/",
        "icon": f"{ORIGIN}/static/front/icon-512.png",
        "language": "en",
    }
    assert "It closes on" in item.pop("content_html")
    assert item.pop("image").startswith(f"{ORIGIN}/pictures/")
    assert item == {
        "id": f"{ORIGIN}/?p={article.pk}",
        "url": f"{ORIGIN}/cinema/harbour/",
        "title": "Harbour & <lights>",
        "summary": "It shuts.",
        "date_published": "2026-03-18T09:00:00+00:00",
        "date_modified": "2026-03-18T09:00:00+00:00",
        "authors": [{"name": "Iris Vale"}, {"name": "Omar Lund"}],
        "tags": ["Cinema", "Docks"],
    }


@pytest.mark.parametrize(
    ("path", "title", "page"),
    [
        ("/cinema/feed/", "Cinema – The Daily Reel", "/cinema/"),
        ("/tag/docks/feed/", "Docks – The Daily Reel", "/tag/docks/"),
        ("/author/iris-vale/feed/", "Iris Vale – The Daily Reel", "/author/iris-vale/"),
    ],
)
def test_feeds_of_lists(path: str, title: str, page: str) -> None:
    author = factories.make_author(name="Iris Vale")
    cinema = factories.make_section(title="Cinema")
    factories.make_article(section=cinema, title="In it", authors=[author], tags=["Docks"])
    factories.make_article(section=factories.make_section(title="Gossip"), title="Not in it")

    for form in ("", "atom/"):
        parsed = _feed(path + form)
        assert (parsed.feed.title, [entry.title for entry in parsed.entries]) == (title, ["In it"])
    made = json.loads(Client().get(f"{path}json/").content)
    assert (made["home_page_url"], made["feed_url"]) == (ORIGIN + page, f"{ORIGIN}{path}json/")


def test_the_newest_twenty_and_no_drafts() -> None:
    section = factories.make_section(title="Cinema")
    factories.make_articles(21, section=section)
    factories.make_article(section=section, title="Draft", live=False)

    titles = [entry.title for entry in _feed("/feed/").entries]

    assert titles == [f"Story {number}" for number in range(1, 21)]


@pytest.mark.parametrize(
    ("changed", "headlines"),
    [
        ("article of the item", ["Quay", "Renamed"]),
        ("article that its text leads to", ["Quay", "Renamed"]),
        ("tag of the item", ["Quay", "Renamed"]),
        ("site", ["Quay", "Renamed"]),
        ("another article", ["Quay", "Harbour"]),
    ],
)
def test_an_item_is_drawn_anew_after_a_change_of_what_it_shows(changed: str, headlines: list[str]) -> None:
    quay = factories.make_article(title="Quay")
    harbour = factories.make_article(
        title="Harbour",
        published=factories.FIRST_MOMENT - timedelta(hours=1),
        body=[("related_link", {"article": quay})],
        tags=["Docks"],
    )
    other = factories.make_article(title="Other", live=False)
    things = {
        "article of the item": shown.article(harbour.pk),
        "article that its text leads to": shown.article(quay.pk),
        "tag of the item": shown.tag(Tag.objects.get().pk),
        "site": shown.SITE,
        "another article": shown.article(other.pk),
    }
    version = 1
    site_cache.use_version(lambda: version, lambda former: {things[changed]})
    with shown.noting() as noted_first:
        Client().get("/feed/")

    Article.objects.filter(pk=harbour.pk).update(title="Renamed")
    version = 2
    with shown.noting() as noted_then:
        feed = feedparser.parse(Client().get("/feed/").content)
    site_cache.use_version(lambda: None)

    assert [entry.title for entry in feed.entries] == headlines
    assert noted_then == noted_first
    assert set(things.values()) - {shown.article(other.pk)} <= noted_first


def test_items_of_one_feed_stand_in_others_without_being_drawn_anew() -> None:
    factories.make_article(section=factories.make_section(title="Cinema"))
    site_cache.use_version(lambda: 1)
    Client().get("/feed/")

    with CaptureQueriesContext(connection) as captured:
        in_section = feedparser.parse(Client().get("/cinema/feed/").content)
    site_cache.use_version(lambda: None)

    assert [entry.title for entry in in_section.entries] == ["Harbour lights go out"]
    assert not [query for query in captured if "newsroom_byline" in query["sql"]]


def test_an_empty_site_has_valid_feeds() -> None:
    factories.make_home()

    assert _feed("/feed/").entries == []
    assert _feed("/feed/atom/").entries == []
    assert json.loads(Client().get("/feed/json/").content)["items"] == []


def test_corrections_have_a_feed() -> None:
    article = factories.make_article(title="Harbour")
    Correction.objects.create(article=article, text="It was Sunday.", made_at=factories.FIRST_MOMENT)

    (entry,) = _feed("/corrections/feed/").entries

    assert (entry.title, entry.summary, entry.link) == (
        "Correction: Harbour",
        "It was Sunday.",
        f"{ORIGIN}/cinema/harbour-lights-go-out/"
        if article.slug != "harbour"
        else f"{ORIGIN}/cinema/harbour/",
    )


def test_paid_stories_say_so_and_their_links_too() -> None:
    factories.make_article(sponsor_name="Acme", body='<p><a href="https://acme.example/">Buy</a></p>')

    (entry,) = _feed("/feed/").entries

    assert "Paid for by Acme." in entry.content[0].value


def test_control_characters_break_no_feed() -> None:
    article = factories.make_article(title="Harbour", standfirst="x")
    Article.objects.filter(pk=article.pk).update(title="Har\x0bbour", standfirst="a\x08b")

    assert [entry.title for entry in _feed("/feed/").entries] == ["Harbour"]
    assert [entry.title for entry in _feed("/feed/atom/").entries] == ["Harbour"]


@pytest.mark.parametrize(
    "path", ["/feed/rdf/", "/tag/docks/feed/xml/", "/tag/nothing/feed/", "/nothing/feed/"]
)
def test_feeds_there_are_not(path: str) -> None:
    factories.make_article(tags=["Docks"])

    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("", ""),
        ("words & more", "words &amp; more"),
        ("<p>a</p><!-- b --><script>c</script>", "<p>a</p>"),
        ('<a href="#note">n</a>', '<a href="https://r.example/a/#note" rel="noopener">n</a>'),
        ('<p class="x" style="color:red" onclick="y()">a</p>', "<p>a</p>"),
        (
            '<button>Load</button><a href="https://v.example/">See</a>',
            '<a href="https://v.example/" rel="noopener">See</a>',
        ),
    ],
)
def test_elsewhere(markup: str, expected: str) -> None:
    assert elsewhere(markup, base="https://r.example/a/") == expected
