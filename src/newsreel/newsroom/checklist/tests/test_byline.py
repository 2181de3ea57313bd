from newsreel.newsroom.checklist.byline import check
from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.tests.drafts import draft


def test_somebody_signs() -> None:
    assert list(check(draft(bylines=1))) == []
    assert list(check(draft(bylines=0))) == [error("Nobody signs this article. Add a byline.", "bylines")]
