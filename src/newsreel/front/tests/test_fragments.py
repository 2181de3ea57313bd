"""Parts that are joined in later: marks in their place, and the same page in the end, byte for byte."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.safestring import SafeString

from newsreel.front import answers, fragments, parts
from newsreel.newsroom.models import Section
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db

_MARK = re.compile(rb"<!--part ([a-z0-9/-]+)-->")


def _mark(name: str) -> str:
    return f"<!--part {name}-->"


def _get(path: str) -> bytes:
    response = Client().get(path)
    assert response.status_code == 200
    return bytes(response.content)


def _with_marks(path: str) -> bytes:
    with fragments.placed_later(_mark):
        return _get(path)


def _joined(page: bytes) -> bytes:
    return _MARK.sub(lambda mark: _get(f"/-/fragments/{mark[1].decode()}/"), page)


def _fill() -> list[Section]:
    """Two sections in the menu, one of them without a story."""
    cinema = factories.make_section(title="Cinema")
    factories.make_section(title="Reviews", parent=cinema)
    empty = factories.make_section(title="Stage")
    factories.make_standing_page(title="About Us")
    for number in range(8):
        factories.make_article(
            section=cinema,
            title=f"Story {number}",
            published=timezone.now() - timedelta(days=1, hours=number),
            authors=[factories.make_author(name=f"Author {number}")],
            tags=["Docks"],
        )
    return [cinema, empty]


PATHS = [
    "/",
    "/cinema/",
    "/cinema/story-3/",
    "/cinema/reviews/",
    "/stage/",
    "/latest/",
    "/tag/docks/",
    "/author/author-1/",
    "/about-us/",
    "/corrections/",
]


# The form beneath an article carries the moment at which it was drawn.
STAMP_IN_FORM = "form-stamp"
"""A part that the community gives."""
_STAMP = re.compile(rb'(name="stamp" value=")[^"]*')


@pytest.mark.parametrize("path", PATHS)
def test_joined_it_is_the_page_drawn_in_place(path: str) -> None:
    _fill()

    joined, in_place = (_STAMP.sub(rb"\1", page) for page in (_joined(_with_marks(path)), _get(path)))

    assert joined == in_place
    assert b"<!--part" not in joined


def test_an_article_has_marks_where_lists_belong_and_nothing_of_them() -> None:
    cinema, empty = _fill()

    page = _with_marks("/cinema/story-7/")

    assert _MARK.findall(page) == [
        name.encode()
        for name in (
            parts.DATE,
            parts.mega_of(cinema),
            parts.mega_of(empty),
            parts.LATEST,
            STAMP_IN_FORM,
            parts.COPYRIGHT,
            parts.HOT_IN_DRAWER,
        )
    ]
    assert b"Latest Posts" not in page
    assert "What’s Hot".encode() not in page


def test_a_list_has_whats_hot_as_a_part_too() -> None:
    _fill()

    assert parts.HOT_IN_RAIL.encode() in _MARK.findall(_with_marks("/latest/"))


def test_the_menu_tells_the_section_in_the_page_itself() -> None:
    _fill()

    for path in ("/cinema/", "/cinema/reviews/", "/cinema/story-3/"):
        current = re.findall(rb'href="([^"]+)" aria-current="true"', _with_marks(path))
        assert current == [b"/cinema/", b"/cinema/"], path
    assert b'href="/" aria-current="true"' in _with_marks("/")


def test_a_part_alone_may_be_kept_by_anybody_and_is_in_no_index() -> None:
    _fill()

    response = Client().get("/-/fragments/hot/drawer/")

    assert response["Cache-Control"] == answers.FRESH
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


@pytest.mark.parametrize("name", ["nothing", "mega/", "mega/one", "hot/", "mega/1/2"])
def test_parts_there_are_not(name: str) -> None:
    factories.make_home()

    assert Client().get(f"/-/fragments/{name}/").status_code == 404


def test_the_menu_of_a_section_that_has_gone_is_empty() -> None:
    factories.make_home()

    assert _get("/-/fragments/mega/999999/") == b""


def test_marks_are_set_only_inside() -> None:
    def draw() -> SafeString:
        return SafeString("drawn")

    assert fragments.place("date", draw) == "drawn"
    assert not fragments.are_placed_later()
    with fragments.placed_later(_mark):
        assert fragments.are_placed_later()
        assert fragments.place("date", draw) == "<!--part date-->"
    assert fragments.place("date", draw) == "drawn"
