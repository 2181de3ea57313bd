"""What's Hot: what readers read and talk about now."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from newsreel.front.queries import Headline

PERIOD = timedelta(days=7)
READS_FOR_A_COMMENT = 100
"""So many read a story, roughly, until one of them says something."""


def ranked(
    headlines: Sequence[Headline], *, comments: Mapping[int, int], reads: Mapping[int, float], now: datetime
) -> list[int]:
    """Articles by heat: those pinned in the last days, then by attention and freshness, the rest by date.

    `headlines` come newest first; `reads` fade by themselves. A story loses heat as it ages: one that is a
    day old needs about three times the reads and comments of one that is an hour old.
    """
    recent = [headline for headline in headlines if now - headline.published <= PERIOD]
    older = [headline.id for headline in headlines[len(recent) :]]

    def heat(headline: Headline) -> tuple[bool, float, datetime, int]:
        hours = max((now - headline.published).total_seconds() / 3600, 0)
        attention = 1 + reads.get(headline.id, 0.0) / READS_FOR_A_COMMENT + comments.get(headline.id, 0)
        warmth = attention / (hours + 10)
        return headline.is_pinned, warmth, headline.published, headline.id

    return [headline.id for headline in sorted(recent, key=heat, reverse=True)] + older
