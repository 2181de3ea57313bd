"""The day on which a text says it was published."""

import re
from datetime import date

from newsreel.fidelity.calendar_words import MONTH_NAMES
from newsreel.fidelity.document import Document
from newsreel.fidelity.moment import day_of

_NEAR_TOP = 4000
"""Characters in which a dateline is looked for."""
_LONGEST_LINE = 140
"""A longer line is prose, in which a date is of what is told."""
_NAMES = "|".join(name.capitalize() for name in MONTH_NAMES)
_DATED = re.compile(
    rf"(?P<month>{_NAMES})\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})"
    rf"|(?P<day_first>\d{{1,2}})\s(?P<month_second>{_NAMES})\s(?P<year_last>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
)
_YEAR = re.compile(r"\d{4}")
_PROSE = re.compile(r"\b(?:in|on|since|until|from|by|before|after|between|of|the)\s+$")
_SENTENCE = re.compile(r"[a-z]{2}[.!?](?:\s|$)")


def dateline(text: Document) -> date | None:
    """The first full date near the top that stands on a line of its own rather than in a sentence."""
    return text.noted(_dateline)


def _dateline(document: Document) -> date | None:
    for line in document.text[:_NEAR_TOP].split("\n"):
        if len(line) > _LONGEST_LINE or not _YEAR.search(line) or _SENTENCE.search(line):
            continue
        for match in _DATED.finditer(line):
            found = _day(match)
            if found is not None and not _PROSE.search(line[: match.start()]):
                return found
    return None


def _day(match: re.Match[str]) -> date | None:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return day_of(year, month, day)
    name = (match["month"] or match["month_second"]).lower()
    year, day = int(match["year"] or match["year_last"]), int(match["day"] or match["day_first"])
    return day_of(year, MONTH_NAMES.index(name) + 1, day)
