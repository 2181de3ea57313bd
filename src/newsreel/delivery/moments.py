"""What changes by the clock alone: the day's date, pictures whose licence ends, the order of What's Hot.

And what readers have read fades, so that only what is read these days is drawn before a reader asks.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from newsreel.delivery import actions, node, popularity
from newsreel.front import shown
from newsreel.newsroom.models import Picture

READS_FADE = timedelta(hours=1)
"""How often counts of reads lose weight."""
READS_HALVE = timedelta(hours=6)


class Moments:
    """Looks once in a while, and notes what has changed since the last look."""

    def __init__(self, *, hottest: Callable[[datetime], Sequence[int]]) -> None:
        """`hottest`: the articles of What's Hot, in their order."""
        self._hottest = hottest
        self._day: date | None = None
        self._hot: tuple[int, ...] | None = None
        self._faded: datetime | None = None

    def look(self, now: datetime) -> None:
        popularity.take_over(now)
        self._fade(now)
        actions.note_change({*self._by_day(timezone.localtime(now).date(), now), *self._by_heat(now)})

    def _fade(self, now: datetime) -> None:
        if self._faded is None:
            self._faded = now
        elapsed = now - self._faded
        if elapsed >= READS_FADE:
            self._faded = now
            node.shelf().ledger.add_reads((), fading=0.5 ** (elapsed / READS_HALVE))

    def _by_day(self, day: date, now: datetime) -> set[str]:
        if day == self._day:
            return set()
        # After a start nobody knows what was missed; what ended yesterday is looked at again.
        since = self._day or day - timedelta(days=1)
        self._day = day
        ended = Picture.objects.filter(licence_end__gte=since, licence_end__lt=day).values_list(
            "pk", flat=True
        )
        actions.forget_old_changes()
        popularity.forget_the_faded(now)
        return {shown.TODAY, *(shown.picture(number) for number in ended)}

    def _by_heat(self, now: datetime) -> set[str]:
        hot = tuple(self._hottest(now))
        if hot == self._hot:
            return set()
        self._hot = hot
        return {shown.HOT}
