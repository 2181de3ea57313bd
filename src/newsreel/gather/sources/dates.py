"""Dates as feeds write them. The two usual forms are read here; the many others by feedparser."""

import calendar
import re
from datetime import UTC, datetime, timedelta, timezone

import feedparser

_LONGEST = 100
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MAIL_DATE = re.compile(
    r"(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d)"
    r" (?:(GMT|UTC|Z)|([+-])(\d\d)(\d\d))"
)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)")


def moment(written: str) -> datetime | None:
    """The moment in UTC, or None. A date without a zone is taken as UTC. Never fails."""
    written = written.strip()
    if not written or len(written) > _LONGEST:
        return None
    found = _quickly(written) or _forgivingly(written)
    try:
        return found.astimezone(UTC) if found else None
    except (ValueError, OverflowError):
        return None


def _quickly(written: str) -> datetime | None:
    try:
        if _ISO_DATE.fullmatch(written):
            return datetime.fromisoformat(written).replace(microsecond=0)
        found = _MAIL_DATE.fullmatch(written)
        month = _MONTHS.get(found[2].lower()) if found else None
        if found is None or month is None:
            return None
        zone = UTC
        if found[8]:
            offset = timedelta(hours=int(found[9]), minutes=int(found[10]))
            zone = timezone(-offset if found[8] == "-" else offset)
        day, year, hour, minute, second = (int(found[group]) for group in (1, 3, 4, 5, 6))
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _forgivingly(written: str) -> datetime | None:
    try:
        parsed = feedparser.datetimes._parse_date(written)
    except Exception:  # its readers index into what they matched, and each fails in its own way
        return None
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
