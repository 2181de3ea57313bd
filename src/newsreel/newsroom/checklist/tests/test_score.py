from decimal import Decimal

from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.score import check
from newsreel.newsroom.checklist.tests.drafts import draft


def test_only_reviews_need_one() -> None:
    assert list(check(draft(form="news"))) == []


def test_a_review_needs_score_and_subject() -> None:
    assert list(check(draft(form="review"))) == [
        error("A review needs a score from 0 to 10. Give one, or choose another form.", "review_score"),
        error("Name the work under review, or choose another form.", "review_subject"),
    ]


def test_nought_is_a_score() -> None:
    assert list(check(draft(form="review", review_score=Decimal(0), review_subject="Jaws"))) == []
