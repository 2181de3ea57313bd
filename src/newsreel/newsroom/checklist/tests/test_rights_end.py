from datetime import UTC, date, datetime

from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.rights_end import check
from newsreel.newsroom.checklist.tests.drafts import basis, draft


def test_rights_that_end_before_it_goes_out() -> None:
    ended = basis(rights_end=date(2026, 11, 21))
    assert list(check(draft(bases=(ended, ended)))) == [
        error(
            "The rights we have from The Wire end on 21 November 2026, before this goes out. "
            "Renew them under Wire › Sources, or take what is theirs out of the article.",
            "article_sources",
        )
    ]


def test_they_hold_through_their_last_day() -> None:
    assert list(check(draft(bases=(basis(rights_end=date(2026, 11, 22)), basis())))) == []


def test_what_counts_is_when_it_goes_out() -> None:
    later = draft(
        bases=(basis(rights_end=date(2026, 11, 30)),), publish_at=datetime(2026, 12, 1, 12, tzinfo=UTC)
    )
    assert len(list(check(later))) == 1
