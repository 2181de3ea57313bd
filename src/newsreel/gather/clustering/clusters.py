"""Puts each headline into a story, on line and in bounded memory, and thinks again about the newest ones.

A headline is placed at once, by what is known then. Those placed since the last `settle` are pending:
settling takes them out and groups them anew, together, in an order made from their words. So the order of
arrival hardly matters. What is settled stays where it is, but two stories may turn out to be one.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsreel.gather.clustering.mixture import HOUR, Mixture
from newsreel.gather.clustering.words import telling_words

DAY = 24 * HOUR
EXPIRY_HOURS = 72.0
"""A story that was quiet for so long takes no further headline."""
MOST_STORIES = 20_000
MOST_PENDING = 4_000
MOST_WORDS_OF_A_STORY = 300
FADING = 0.5
"""What is left of a story's counts after each day, so that an endless story follows what it is about now."""
FADED = 0.3
MOMENTS_FOR_THE_CLOCK = 9


@dataclass(frozen=True, slots=True)
class Headline:
    """One entry, as far as clustering looks at it."""

    id: str
    title: str
    published: float | None = None
    """Seconds since 1970; None where the source says nothing or nonsense."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a headline was put."""

    id: str
    story: int
    is_new: bool
    """Whether it founded the story."""
    fit: float
    """How much better it fits than a story of its own would, in nats; 0 where it founded one."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What settling decided."""

    stories: dict[str, int] = field(default_factory=dict)
    """For each headline that was pending, by id: its story."""
    joined: tuple[tuple[int, int], ...] = ()
    """Pairs (kept, gone) of settled stories that turned out to be one, in the order to apply."""


@dataclass(slots=True)
class _Pending:
    id: str
    words: tuple[str, ...]
    moment: float
    story: int | None


class UnknownStoryError(Exception):
    """A story was named that isn't live; a sentence."""


class Clusters:
    """The live stories. Two of them fed the same are in the same state, so it can be rebuilt from entries."""

    def __init__(self) -> None:
        self._mixture = Mixture()
        self._pending: dict[str, _Pending] = {}
        self._next_story = 1
        self._moments: deque[float] = deque(maxlen=MOMENTS_FOR_THE_CLOCK)
        self._faded_at: float | None = None

    @property
    def clock(self) -> float | None:
        """When what came last was published: a median, so that no single wrong date counts."""
        return sorted(self._moments)[len(self._moments) // 2] if self._moments else None

    @property
    def live_stories(self) -> int:
        """How many stories there are."""
        return len(self._mixture.groups)

    def numbers(self) -> set[int]:
        """Those of the live stories."""
        return set(self._mixture.groups)

    @property
    def pending(self) -> int:
        """How many headlines `settle` would think about again."""
        return len(self._pending)

    @property
    def is_full(self) -> bool:
        """Whether `settle` is due because of what is pending."""
        return len(self._pending) >= MOST_PENDING

    def place(self, headline: Headline) -> Placement:
        """Put a headline into the story that it fits best, or into a new one. It stays pending.

        A headline placed before is taken out first: what counts is how it reads now.
        """
        entry = self._take(headline)
        number, fit = self._mixture.best(entry.words, entry.moment)
        is_new = number is None
        entry.story = self._new_story() if number is None else number
        self._mixture.add(entry.story, entry.words, entry.moment)
        return Placement(id=entry.id, story=entry.story, is_new=is_new, fit=fit)

    def hold(self, headline: Headline) -> None:
        """Leave a headline for the next `settle` without placing it: quicker where nobody is waiting."""
        self._take(headline)

    def restore(self, headline: Headline, story: int) -> None:
        """Take over what was decided before, by hand or by settling: it is not thought about again."""
        entry = self._take(headline)
        del self._pending[entry.id]
        self._mixture.add(story, entry.words, entry.moment)
        self._next_story = max(self._next_story, story + 1)
        self._keep_bounds()

    def settle(self, before: float | None = None) -> Settlement:
        """Group anew what is pending; what comes of it is final but for joined stories and hand work.

        With `before`, only what was published before that moment, in seconds since 1970.
        """
        due = (entry for entry in self._pending.values() if before is None or entry.moment < before)
        entries = sorted(due, key=_order)
        for entry in entries:
            del self._pending[entry.id]
        for entry in entries:
            if entry.story is not None:
                self._mixture.remove(entry.story, entry.words)
        settled = set(self._mixture.groups)
        homes = [self._strict_home(entry) for entry in entries]
        joined = self._mixture.join_alike(sorted(set(homes)))
        homes = _after_joining(homes, joined)
        for place, entry in enumerate(entries):
            self._mixture.remove(homes[place], entry.words)
            number, _ = self._mixture.best(entry.words, entry.moment)
            homes[place] = self._new_story() if number is None else number
            self._mixture.add(homes[place], entry.words, entry.moment)
        joined_later = self._mixture.join_alike(sorted(set(homes)))
        homes = self._named(entries, _after_joining(homes, joined_later), settled)
        for number in sorted(set(homes)):
            self._mixture.shorten(number, MOST_WORDS_OF_A_STORY)
        self._keep_bounds()
        return Settlement(
            stories={entry.id: home for entry, home in zip(entries, homes, strict=True)},
            joined=tuple(pair for pair in (*joined, *joined_later) if pair[1] in settled),
        )

    def join(self, kept: int, gone: int) -> None:
        """One story of two, by hand. What is pending in them stays there.

        Raises:
            UnknownStoryError: one of them is not live.
        """
        self._check_live(kept, gone)
        if kept == gone:
            return
        self._pin({kept, gone})
        self._mixture.kept_apart.get(kept, set()).discard(gone)
        self._mixture.kept_apart.get(gone, set()).discard(kept)
        self._mixture.join(kept, gone)

    def split(self, story: int, headlines: Iterable[Headline]) -> int:
        """Take headlines out of a story into one of their own, by hand; the two are never joined again.

        Gives the new story's number.

        Raises:
            UnknownStoryError: the story is not live.
        """
        self._check_live(story)
        self._pin({story})
        new = self._new_story()
        for headline in headlines:
            words = telling_words(headline.title, headline.text)
            moment = self._mixture.groups[story].seen if story in self._mixture.groups else self.clock or 0.0
            if story in self._mixture.groups:
                self._mixture.remove(story, words)
            self._mixture.add(new, words, moment)
        self.keep_apart(story, new)
        return new

    def keep_apart(self, one: int, other: int) -> None:
        """Never join these two stories by themselves: what a split means, also after a restart."""
        if one in self._mixture.groups and other in self._mixture.groups:
            self._mixture.keep_apart(one, other)

    def _take(self, headline: Headline) -> _Pending:
        """The headline as pending, without a story."""
        former = self._pending.pop(headline.id, None)
        if former is not None and former.story is not None:
            self._mixture.remove(former.story, former.words)
        entry = _Pending(
            id=headline.id,
            words=telling_words(headline.title, headline.text),
            moment=self._moment(headline.published),
            story=None,
        )
        self._pending[entry.id] = entry
        return entry

    def _moment(self, published: float | None) -> float:
        clock = self.clock
        if published is None:
            return clock or 0.0
        self._moments.append(published)
        # An item from the future is read as one of now.
        return published if clock is None else min(published, clock + DAY)

    def _strict_home(self, entry: _Pending) -> int:
        number, _ = self._mixture.best(entry.words, entry.moment, strict=True)
        if number is None:
            number = self._new_story()
        self._mixture.add(number, entry.words, entry.moment)
        return number

    def _named(self, entries: list[_Pending], homes: list[int], settled: set[int]) -> list[int]:
        """Stories made anew get back the numbers that most of their headlines were shown under."""
        votes: dict[int, Counter[int]] = {}
        for entry, home in zip(entries, homes, strict=True):
            if home not in settled and entry.story is not None and entry.story not in settled:
                votes.setdefault(home, Counter())[entry.story] += 1
        names: dict[int, int] = {}
        taken = set(self._mixture.groups)
        ballots = ((count, name, home) for home, counter in votes.items() for name, count in counter.items())
        for _, name, home in sorted(ballots, key=lambda ballot: (-ballot[0], ballot[1], ballot[2])):
            if home not in names and name not in taken:
                names[home] = name
                taken.add(name)
                self._mixture.rename(home, name)
        return [names.get(home, home) for home in homes]

    def _new_story(self) -> int:
        self._next_story += 1
        return self._next_story - 1

    def _pin(self, stories: set[int]) -> None:
        """What is pending in these stories is settled there."""
        for entry in [entry for entry in self._pending.values() if entry.story in stories]:
            del self._pending[entry.id]

    def _check_live(self, *stories: int) -> None:
        for story in stories:
            if story not in self._mixture.groups:
                raise UnknownStoryError(
                    f"Story {story} is no longer live: nothing was added to it for three days. "
                    "Choose one that is on the desk."
                )

    def _keep_bounds(self) -> None:
        """Drop what is over, fade what goes on. Only with nothing pending in the counts."""
        clock = self.clock
        if clock is None:
            return
        if self._faded_at is None:
            self._faded_at = clock
        if clock - self._faded_at >= DAY:
            self._mixture.fade(FADING, least=FADED)
            self._faded_at = clock
        groups = self._mixture.groups
        over = [number for number, group in groups.items() if clock - group.seen > EXPIRY_HOURS * HOUR]
        for number in over:
            self._mixture.drop(number)
        if len(groups) > MOST_STORIES:
            oldest = sorted(groups, key=lambda number: (groups[number].seen, number))
            for number in oldest[: len(groups) - MOST_STORIES]:
                self._mixture.drop(number)


def _order(entry: _Pending) -> tuple[bytes, str]:
    """An order that depends on nothing but what the entry says."""
    return hashlib.blake2b(" ".join(entry.words).encode(), digest_size=8).digest(), entry.id


def _after_joining(homes: list[int], joined: list[tuple[int, int]]) -> list[int]:
    kept_for = {gone: kept for kept, gone in joined}

    def final(number: int) -> int:
        while number in kept_for:
            number = kept_for[number]
        return number

    return [final(home) for home in homes]
