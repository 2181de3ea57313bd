from newsreel.newsroom.checklist.problem import error, warning
from newsreel.newsroom.checklist.section import check
from newsreel.newsroom.checklist.tests.drafts import draft


def test_a_live_section() -> None:
    assert list(check(draft())) == []


def test_no_section() -> None:
    assert list(check(draft(section=""))) == [error("This article is in no section. Move it into one.")]


def test_a_section_that_readers_cannot_open() -> None:
    assert list(check(draft(section_is_live=False))) == [
        warning("Its section, Cinema, isn't published, so the link to it leads nowhere. Publish it too.")
    ]
