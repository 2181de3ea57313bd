"""Sections, and lists in general."""

from datetime import timedelta

import pytest

from newsreel.front.tests.reading import Page, headlines
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def test_its_own_stories_those_beneath_and_those_filed_there_besides() -> None:
    cinema = factories.make_section(title="Cinema")
    reviews = factories.make_section(title="Reviews", parent=cinema)
    gossip = factories.make_section(title="Gossip")
    start = factories.FIRST_MOMENT
    factories.make_article(section=cinema, title="In it", published=start)
    factories.make_article(section=reviews, title="Beneath", published=start + timedelta(hours=1))
    besides = factories.make_article(section=gossip, title="Besides", published=start + timedelta(hours=2))
    Article.further_sections.through.objects.create(article=besides, section=reviews)
    factories.make_article(section=gossip, title="Elsewhere", published=start + timedelta(hours=3))

    view = Page("/cinema/").view

    assert headlines(view.cards) == ["Besides", "Beneath", "In it"]
    assert (view.kind, view.heading, view.pager.total) == ("section", "Cinema", 3)
    assert [(link.label, link.url) for link in view.subsections] == [("Reviews", "/cinema/reviews/")]
    assert [card.section.name for card in view.cards] == ["Gossip", "Reviews", "Cinema"]


def test_pinned_stories_stand_first() -> None:
    section = factories.make_section(title="Cinema")
    articles = factories.make_articles(3, section=section)
    Article.objects.filter(pk=articles[2].pk).update(is_pinned=True)

    assert headlines(Page("/cinema/").view.cards) == ["Story 3", "Story 1", "Story 2"]


def test_pages() -> None:
    section = factories.make_section(title="Cinema")
    factories.make_articles(21, section=section)

    first, second = Page("/cinema/"), Page("/cinema/page/2/")

    assert len(first.view.cards) == 20
    assert headlines(second.view.cards) == ["Story 21"]
    assert (first.head.next_url, second.head.previous_url) == ("/cinema/page/2/", "/cinema/")
    assert second.head.canonical == "http://127.0.0.1:8000/cinema/page/2/"
    assert second.head.title == "Cinema – page 2 – The Daily Reel"
    assert Page("/cinema/page/3/").status == 404


def test_page_one_has_one_address() -> None:
    factories.make_section(title="Cinema")

    response = Page("/cinema/page/1/").response

    assert (response.status_code, response["Location"]) == (301, "/cinema/")


def test_an_empty_section_is_a_page_that_search_engines_need_not_keep() -> None:
    factories.make_section(title="Cinema")

    page = Page("/cinema/")

    assert page.status == 200
    assert page.head.robots == "noindex, follow"


def test_crumbs() -> None:
    cinema = factories.make_section(title="Cinema")
    factories.make_section(title="Reviews", parent=cinema)

    page = Page("/cinema/reviews/")

    assert [(crumb.label, crumb.url) for crumb in page.view.crumbs] == [
        ("Home", "/"),
        ("Cinema", "/cinema/"),
        ("Reviews", ""),
    ]
    assert [item["item"] for item in page.graph["BreadcrumbList"]["itemListElement"]] == [
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000/cinema/",
        "http://127.0.0.1:8000/cinema/reviews/",
    ]


def test_drafts_and_unpublished_stories_are_in_no_list() -> None:
    section = factories.make_section(title="Cinema")
    factories.make_article(section=section, title="Draft", live=False)

    assert Page("/cinema/").view.cards == ()
