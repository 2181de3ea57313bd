from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.tests.drafts import draft
from newsreel.newsroom.checklist.withdrawal import check


def test_what_was_withdrawn_comes_back_by_its_own_door() -> None:
    assert list(check(draft())) == []
    assert list(check(draft(is_withdrawn=True))) == [
        error("This article was withdrawn. Use “Restore” in the page's menu to bring it back.")
    ]
