"""Lists that are no page of the tree."""

from datetime import UTC, datetime

import pytest

from newsreel.front.tests.reading import Page, headlines
from newsreel.newsroom.models import Tag
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def test_latest_has_everything_the_newest_first() -> None:
    for title in ("Cinema", "Gossip"):
        factories.make_article(section=factories.make_section(title=title), title=f"In {title}")

    view = Page("/latest/").view

    assert (view.kind, view.heading) == ("latest", "Latest")
    assert headlines(view.cards) == ["In Gossip", "In Cinema"]


def test_a_tag() -> None:
    factories.make_article(title="Tagged", tags=["Film noir"])
    factories.make_article(title="Not tagged")
    Tag.objects.update(description="Shadows.")

    page = Page("/tag/film-noir/")

    assert (page.view.kind, page.view.heading, page.view.description) == ("tag", "Film noir", "Shadows.")
    assert headlines(page.view.cards) == ["Tagged"]
    assert page.view.feed_url == "/tag/film-noir/feed/"
    assert Page("/tag/nothing/").status == 404


def test_an_author() -> None:
    author = factories.make_author(
        name="Iris Vale",
        role="Film critic",
        biography="She has seen it all.",
        website="https://iris.example/",
        social_links="https://x.com/iris\nhttps://www.letterboxd.com/iris\nnot an address",
        portrait=factories.make_picture(),
    )
    factories.make_article(title="Hers", authors=[author])
    factories.make_article(title="Not hers")

    page = Page("/author/iris-vale/")

    person = page.view.person
    assert headlines(page.view.cards) == ["Hers"]
    assert (person.name, person.role, person.biography) == (
        "Iris Vale",
        "Film critic",
        "She has seen it all.",
    )
    assert [(link.label, link.url) for link in person.links] == [
        ("X", "https://x.com/iris"),
        ("Letterboxd", "https://www.letterboxd.com/iris"),
    ]
    assert person.portrait.alt == "Portrait of Iris Vale"
    assert page.graph["ProfilePage"]["mainEntity"]["sameAs"] == [
        "https://iris.example/",
        "https://x.com/iris",
        "https://www.letterboxd.com/iris",
    ]
    assert Page("/author/nobody/").status == 404


def test_an_author_of_two_bylines_stands_once() -> None:
    author = factories.make_author(name="Iris Vale")
    factories.make_article(authors=[author, author])

    assert Page("/author/iris-vale/").view.pager.total == 1


@pytest.mark.parametrize(
    ("path", "heading", "found"),
    [
        ("/2026/", "2026", ["December", "March second", "March first"]),
        ("/2026/03/", "March 2026", ["March second", "March first"]),
        ("/2026/12/", "December 2026", ["December"]),
        ("/2026/03/18/", "18 March 2026", ["March second"]),
    ],
)
def test_dates(path: str, heading: str, found: list[str]) -> None:
    for title, month, day in (("March first", 3, 1), ("March second", 3, 18), ("December", 12, 31)):
        factories.make_article(title=title, published=datetime(2026, month, day, 23, 59, tzinfo=UTC))

    page = Page(path)

    assert (page.view.kind, page.view.heading, headlines(page.view.cards)) == ("date", heading, found)
    assert page.head.robots == "noindex, follow"


@pytest.mark.parametrize(
    "path",
    ["/2025/", "/2026/04/", "/2026/13/", "/2026/3/", "/2026/02/30/", "/2026/00/", "/9999/", "/1999/12/31/"],
)
def test_dates_without_stories_and_dates_there_are_not(path: str) -> None:
    factories.make_article()

    assert Page(path).status == 404


def test_crumbs_of_a_day() -> None:
    factories.make_article()

    assert [(crumb.label, crumb.url) for crumb in Page("/2026/03/18/").view.crumbs] == [
        ("Home", "/"),
        ("2026", "/2026/"),
        ("March", "/2026/03/"),
        ("18 March 2026", ""),
    ]


@pytest.mark.parametrize("path", ["/2026/", "/2026/03/18/"])
def test_a_page_of_the_tree_comes_first(path: str) -> None:
    factories.make_article()
    factories.make_standing_page(title="In its place", address=path)

    page = Page(path)

    assert page.view.heading == "In its place"


@pytest.mark.parametrize("path", ["/latest/", "/tag/docks/", "/author/iris-vale/", "/2026/", "/2026/03/18/"])
def test_pages(path: str) -> None:
    author = factories.make_author(name="Iris Vale")
    day = datetime(2026, 3, 18, 23, tzinfo=UTC)
    factories.make_articles(21, authors=[author], tags=["Docks"], published=day)

    assert headlines(Page(f"{path}page/2/").view.cards) == ["Story 21"]
    first = Page(f"{path}page/1/").response
    assert (first.status_code, first["Location"]) == (301, path)
    assert Page(f"{path}page/3/").status == 404
