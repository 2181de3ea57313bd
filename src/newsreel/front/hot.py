"""What's Hot: what readers talk about now."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from newsreel.front.queries import Headline

PERIOD = timedelta(days=7)


def ranked(headlines: Sequence[Headline], comments: Mapping[int, int], now: datetime) -> list[int]:
    """Articles by heat: those pinned in the last days, then by comments and freshness, then the rest by date.

    `headlines` come newest first. A story loses heat as it ages: one that is a day old needs about three
    times the comments of one that is an hour old.
    """
    recent = [headline for headline in headlines if now - headline.published <= PERIOD]
    older = [headline.id for headline in headlines[len(recent) :]]

    def heat(headline: Headline) -> tuple[bool, float, datetime, int]:
        hours = max((now - headline.published).total_seconds() / 3600, 0)
        warmth = (1 + comments.get(headline.id, 0)) / (hours + 10)
        return headline.is_pinned, warmth, headline.published, headline.id

    return [headline.id for headline in sorted(recent, key=heat, reverse=True)] + older
