import pytest

from newsreel.newsroom.checklist.headline import check, width
from newsreel.newsroom.checklist.problem import Problem, error, warning
from newsreel.newsroom.checklist.tests.drafts import draft

MISSING = error("The headline is missing or too short to mean anything. Write one.", "title")


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("", [MISSING]),
        ("  \n", [MISSING]),
        ("Hm", [MISSING]),
        ("Jaws", []),
        ("新作", []),
        ("x" * 70, []),
        (
            "x" * 71,
            [
                warning(
                    "The headline is 71 characters long and will be cut in search results and shares. "
                    "Under 70 is better; or give a short one under “Search and sharing”.",
                    "title",
                )
            ],
        ),
        (
            "x" * 111,
            [error("The headline is 111 characters long; 110 is the most that fits. Shorten it.", "title")],
        ),
        (
            "映" * 56,
            [error("The headline is 112 characters long; 110 is the most that fits. Shorten it.", "title")],
        ),
    ],
)
def test_headline(headline: str, found: list[Problem]) -> None:
    assert list(check(draft(headline=headline))) == found


def test_width_counts_columns() -> None:
    assert (width("abc"), width("映画"), width("فيلم"), width("ﾊﾝ")) == (3, 4, 4, 2)
