"""The front page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from newsreel.front.tests.reading import Page, headlines
from newsreel.newsroom.actions import add_navigation
from newsreel.newsroom.models import Article, HomePage, Section
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def _set_zones(zones: list[tuple[str, dict[str, object]]]) -> None:
    home = factories.make_home()
    home.zones = zones
    home.save()


def test_an_empty_site_has_a_front_page() -> None:
    factories.make_home()

    page = Page("/")

    assert page.status == 200
    assert [zone.kind for zone in page.view.zones] == ["sign_up"]
    assert page.view.hot == ()


def test_by_itself_it_has_a_lead_latest_each_section_and_the_sign_up() -> None:
    for title in ("Cinema", "Gossip", "Hollywood", "Celebrity", "Stage"):
        section = factories.make_section(title=title)
        factories.make_articles(12, section=section, title=title, published=timezone.now())

    zones = Page("/").view.zones

    assert [(zone.kind, zone.layout, zone.heading, len(zone.cards)) for zone in zones] == [
        ("lead", "", "", 6),
        ("latest", "", "Latest", 10),
        ("section", "lead_list", "Cinema", 5),
        ("section", "picture_columns", "Gossip", 5),
        ("section", "ladder", "Hollywood", 5),
        ("sign_up", "", "Subscribe to News", 0),
        ("section", "strip", "Celebrity", 4),
        ("section", "lead_list", "Stage", 5),
    ]
    assert zones[2].more_url == "/cinema/"


def test_no_story_twice_not_even_in_whats_hot() -> None:
    for title in ("Cinema", "Gossip"):
        section = factories.make_section(title=title)
        factories.make_articles(20, section=section, title=title, published=timezone.now())

    page = Page("/")

    shown = [card.id for zone in page.view.zones for card in zone.cards] + [card.id for card in page.view.hot]
    assert len(shown) == 6 + 10 + 5 + 5 + 5
    assert len(set(shown)) == len(shown)


def test_what_an_editor_chose_stands_where_it_was_put() -> None:
    section = factories.make_section(title="Cinema")
    newest, second, third, fourth = factories.make_articles(4, section=section)
    _set_zones(
        [
            ("picked", {"heading": "Do not miss", "layout": "strip", "articles": [fourth, newest]}),
            ("lead", {"articles": [third]}),
            ("section", {"section": section, "heading": "", "layout": "ladder", "articles": []}),
            ("sign_up", {"heading": "Stay in touch", "sentence": ""}),
        ]
    )

    zones = Page("/").view.zones

    assert [(zone.kind, zone.heading, headlines(zone.cards)) for zone in zones] == [
        ("picked", "Do not miss", ["Story 4", "Story 1"]),
        ("lead", "", ["Story 3", "Story 2"]),
        ("sign_up", "Stay in touch", []),
    ]
    assert zones[2].sentence != ""
    assert second.title == "Story 2"


def test_a_choice_withdrawn_since_is_left_out() -> None:
    section = factories.make_section(title="Cinema")
    article, other = factories.make_articles(2, section=section)
    _set_zones([("picked", {"heading": "Do not miss", "layout": "strip", "articles": [article, other]})])
    Article.objects.filter(pk=article.pk).update(live=False)

    assert [headlines(zone.cards) for zone in Page("/").view.zones] == [["Story 2"]]


def test_a_block_of_a_closed_section_is_left_out() -> None:
    section = factories.make_section(title="Cinema")
    factories.make_article(section=section)
    _set_zones([("section", {"section": section, "heading": "", "layout": "ladder", "articles": []})])
    Section.objects.filter(pk=section.pk).update(live=False)

    assert Page("/").view.zones == ()


def test_head_and_what_search_engines_are_told() -> None:
    home = factories.make_home(name="The Daily Reel")
    HomePage.objects.filter(pk=home.pk).update(search_description="Film news.")

    page = Page("/")

    assert page.head.title == "The Daily Reel"
    assert page.head.description == "Film news."
    assert page.head.canonical == "http://127.0.0.1:8000/"
    assert [feed.url for feed in page.head.feeds] == ["http://127.0.0.1:8000/feed/"]
    assert page.graph["WebSite"]["potentialAction"] == {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": "http://127.0.0.1:8000/search/?q={search_term_string}",
        },
        "query-input": "required name=search_term_string",
    }
    assert page.graph["NewsMediaOrganization"]["logo"]["width"] == 512


def test_the_menu() -> None:
    cinema = factories.make_section(title="Cinema", short_name="Film", hue=200)
    factories.make_section(title="Reviews", parent=cinema)
    hidden = factories.make_section(title="Archive")
    Section.objects.filter(pk=hidden.pk).update(show_in_menus=False)
    factories.make_articles(6, section=cinema, published=timezone.now() - timedelta(days=1))

    home, item = Page("/cinema/").chrome.menu

    assert (home.label, home.url, home.is_current) == ("Home", "/", False)
    assert (item.label, item.url, item.hue, item.is_current) == ("Film", "/cinema/", 200, True)
    assert [link.url for link in item.subsections] == ["/cinema/reviews/"]
    assert re.findall(r">(Story \d)</a>", item.mega) == ["Story 1", "Story 2", "Story 3", "Story 4"]
    assert Page("/").chrome.menu[0].is_current


def test_links_of_the_publication_stand_behind_sections_and_pages() -> None:
    factories.make_home()
    factories.make_section(title="Film")
    add_navigation(
        menu_links=[("Shop", "https://shop.example/")],
        page_links=[("Jobs & more", "/jobs/")],
        social={"facebook": "https://www.facebook.com/reel"},
    )

    page = Page("/")

    assert [(item.label, item.url) for item in page.chrome.menu[1:]] == [
        ("Film", "/film/"),
        ("Shop", "https://shop.example/"),
    ]
    assert [(link.label, link.url) for link in page.chrome.page_links[-2:]] == [
        ("Corrections", "/corrections/"),
        ("Jobs & more", "/jobs/"),
    ]
    assert [(link.label, link.url) for link in page.chrome.social] == [
        ("Facebook", "https://www.facebook.com/reel")
    ]


def test_page_links_are_the_standing_pages_in_menus() -> None:
    factories.make_standing_page(title="About Us")
    factories.make_standing_page(title="DMCA")

    links = Page("/").chrome.page_links

    assert [(link.label, link.url) for link in links] == [
        ("Home", "/"),
        ("About Us", "/about-us/"),
        ("DMCA", "/dmca/"),
        ("Corrections", "/corrections/"),
    ]
