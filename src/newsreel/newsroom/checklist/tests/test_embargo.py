from datetime import UTC, datetime, timedelta

from newsreel.newsroom.checklist.embargo import check
from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.tests.drafts import NOW, draft

END = datetime(2026, 12, 3, 10, 0, tzinfo=UTC)


def test_no_embargo() -> None:
    assert list(check(draft())) == []


def test_before_its_end() -> None:
    assert list(check(draft(embargo_until=END))) == [
        error(
            "The embargo ends on 3 December 2026, 10:00. Schedule the article for that moment or later.",
            "embargo_until",
        )
    ]
    assert len(list(check(draft(embargo_until=END, publish_at=END - timedelta(seconds=1))))) == 1


def test_from_its_end_on() -> None:
    assert list(check(draft(embargo_until=END, publish_at=END))) == []
    assert list(check(draft(embargo_until=NOW - timedelta(days=1)))) == []
