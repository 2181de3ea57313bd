from datetime import UTC, date, datetime

import pytest

from newsreel.newsroom.checklist.licence import check
from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.tests.drafts import draft, picture


@pytest.mark.parametrize("end", [None, date(2026, 11, 22), date(2026, 11, 23)])
def test_a_licence_holds_to_the_end_of_its_last_day(end: date | None) -> None:
    assert list(check(draft(illustrations=(picture(licence_end=end),)))) == []


def test_an_ended_licence() -> None:
    ended = picture(
        place="The picture in block 4", licence_end=date(2026, 11, 2), anchor=("body", 3, "picture")
    )
    assert list(check(draft(illustrations=(ended,)))) == [
        error(
            "The licence of the picture in block 4 (“A still”) ended on 2 November 2026. "
            "Choose another picture, or renew the licence.",
            "body",
            3,
            "picture",
        )
    ]


def test_the_lead_picture_is_its_own_place() -> None:
    ended = picture(licence_end=date(2026, 11, 2))
    assert [problem.anchor for problem in check(draft(illustrations=(ended,)))] == [("lead_picture",)]


def test_the_day_it_will_go_live_counts() -> None:
    ending = picture(licence_end=date(2026, 11, 30))
    later = draft(illustrations=(ending,), publish_at=datetime(2026, 12, 1, 8, tzinfo=UTC))
    assert [problem.is_error for problem in check(later)] == [True]
