"""Dates against the day of publication, without any source."""

import os
from datetime import date
from pathlib import Path

import pytest

from newsreel.fidelity.checks import dates
from newsreel.fidelity.document import read
from newsreel.fidelity.finding import Severity
from newsreel.fidelity.held import Held

_DATA = Path(os.environ.get("NEWSREEL_SHARED_DATA", "../shared/data"))


@pytest.mark.skipif(not (_DATA / "seed-page.txt").exists(), reason="the page isn't in the repository")
def test_a_signing_dated_after_the_page_is_found_without_a_source() -> None:
    page = (_DATA / "seed-page.txt").read_text("utf-8")
    by_its_own_dateline = list(dates.check(Held(read(page), [])))
    assert [(finding.severity, finding.text) for finding in by_its_own_dateline] == [
        (Severity.ERROR, "March 19th")
    ]
    told = list(dates.check(Held(read(page), [], date(2026, 3, 18))))
    assert [finding.text for finding in told] == ["March 19th"]
    assert list(dates.check(Held(read(page), [], date(2026, 3, 20)))) == []


def test_a_draft_of_dates_alone_is_looked_at_to_a_limit() -> None:
    draft = read("Both signed on March 19. " * 4000)
    found = list(dates.check(Held(draft, [read("Nothing was signed.")], date(2026, 3, 18))))
    assert len(found) == 200
    assert {finding.text for finding in found} == {"March 19"}


def test_the_first_and_the_last_day_of_the_calendar() -> None:
    draft = read("They met yesterday, on Tuesday and last year.")
    for published in (date.min, date.max):
        found = [finding.text for finding in dates.check(Held(draft, [read("They met.")], published))]
        assert found == ["yesterday", "Tuesday", "last year"]
