"""Dates as feeds write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.sources.dates import moment


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Thu, 01 Jan 2004 19:48:21 GMT", datetime(2004, 1, 1, 19, 48, 21, tzinfo=UTC)),
        ("Wed, 18 Mar 2026 10:00:00 +0100", datetime(2026, 3, 18, 9, tzinfo=UTC)),
        ("18 Mar 2026 10:00:00 -0530", datetime(2026, 3, 18, 15, 30, tzinfo=UTC)),
        ("Thu, 01 Jan 2004 19:48:21 EST", datetime(2004, 1, 2, 0, 48, 21, tzinfo=UTC)),
        ("2026-03-18T10:00:00+01:00", datetime(2026, 3, 18, 9, tzinfo=UTC)),
        ("2026-03-18T10:00:00.123456Z", datetime(2026, 3, 18, 10, tzinfo=UTC)),
        ("2026-03-18", datetime(2026, 3, 18, tzinfo=UTC)),
        (" 2026-03-18T10:00Z ", datetime(2026, 3, 18, 10, tzinfo=UTC)),
        ("Wed, 18 Mrz 2026 25:99:00 GMT", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9" * 1000, None),
        ("", None),
    ],
)
def test_a_date_is_read_or_is_none(written: str, expected: datetime | None) -> None:
    assert moment(written) == expected


@given(st.text(max_size=120))
def test_nothing_written_makes_it_fail(written: str) -> None:
    found = moment(written)
    assert found is None or found.tzinfo is UTC
