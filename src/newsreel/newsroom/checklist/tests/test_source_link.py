import pytest

from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.source_link import check
from newsreel.newsroom.checklist.tests.drafts import basis, draft


def test_a_link_that_readers_would_not_see() -> None:
    found = list(check(draft(bases=(basis(must_link=True),), links=("https://wire.example.org/2",))))
    assert found == [
        error(
            "The Wire asks for a link to https://wire.example.org/1, and readers would see none. "
            "Name it among the sources with that address, or link to it in the text.",
            "article_sources",
        )
    ]


@pytest.mark.parametrize(
    "link",
    [
        "https://wire.example.org/1",
        "http://www.wire.example.org/1/",
        "https://wire.example.org/1?utm_source=feed#top",
    ],
)
def test_the_same_page_by_another_spelling_is_the_link(link: str) -> None:
    assert list(check(draft(bases=(basis(must_link=True),), links=(link,)))) == []


@pytest.mark.parametrize("address", ["", "/srv/wire/1.xml", "javascript:alert(1)", "https://[broken"])
def test_what_has_no_page_needs_no_link(address: str) -> None:
    assert list(check(draft(bases=(basis(must_link=True, address=address),)))) == []


def test_who_asks_for_none_gets_none() -> None:
    assert list(check(draft(bases=(basis(),)))) == []
