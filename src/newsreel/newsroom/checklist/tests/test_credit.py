import pytest

from newsreel.newsroom.checklist.credit import check
from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.tests.drafts import draft, picture


def test_a_credit_is_enough() -> None:
    assert list(check(draft())) == []


@pytest.mark.parametrize("credit", ["", " ", "\t\n"])
def test_each_picture_needs_its_own(credit: str) -> None:
    bare = picture(place="The picture in block 2", credit=credit, credit_anchor=("body", 1, "credit"))
    assert list(check(draft(illustrations=(picture(), bare)))) == [
        error(
            "The picture in block 2 (“A still”) has no credit. "
            "Write who made it, here or on the picture itself.",
            "body",
            1,
            "credit",
        )
    ]


def test_no_pictures_no_problem() -> None:
    assert list(check(draft(illustrations=()))) == []
