from newsreel.newsroom.checklist.body import check
from newsreel.newsroom.checklist.problem import error, warning
from newsreel.newsroom.checklist.tests.drafts import draft


def test_a_whole_article() -> None:
    assert list(check(draft())) == []


def test_nothing_to_read() -> None:
    assert list(check(draft(has_body=False))) == [
        error("The article has no text yet. Write something.", "body")
    ]


def test_what_lists_will_miss() -> None:
    assert list(check(draft(standfirst=" ", has_lead_picture=False))) == [
        warning("There is no standfirst; lists and shares will show the headline alone.", "standfirst"),
        warning("There is no lead picture; lists will show the article as text only.", "lead_picture"),
    ]
