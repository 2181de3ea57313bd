"""Stories as a mixture of word distributions, and how well a headline fits each.

A Dirichlet process mixture of multinomials, as for streams of short texts (Yin et al., "Model-based
Clustering of Short Text Streams", KDD 2018), with three differences: a story's words are smoothed by how
common they are across stories, not evenly; groups are joined by the evidence for one against two; what is old
fades. Nothing is drawn at random: the best choice is taken.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import lgamma, log, log1p
from operator import itemgetter

from newsreel.gather.clustering.common_words import COMMONNESS

HOUR = 3600.0

SMOOTHING = 600.0
"""How many words of the background stand behind each story: more makes stories broader."""
STRICT_SMOOTHING = 50.0
NOVELTY = 40.0
"""How readily a headline founds a story, against joining one of a single headline."""
STRICT_NOVELTY = 300.0
SIZE_POWER = 0.5
"""How much a large story draws more to it: 0 not at all, 1 by its size."""
FORGETTING_HOURS = 12.0
"""A story that is quiet for so long is joined e times less readily."""
BACKGROUND_WORDS = 2000.0
"""What the list of common words weighs against what the stories themselves show."""
UNLISTED = 0.1
"""In how many stories a word that isn't on the list is thought to be, beyond those that have it."""
RAREST = 1 / 2500
"""No word counts as rarer: else one rare word in common would make two headlines one story."""
COMMON = 60
"""A word in more stories than these finds no story by itself; it only counts for what others found."""
LARGE = 20
"""A story of more headlines draws those that share little with it."""
ENOUGH = 40
"""After so many stories a headline's further, more common words find no others."""
CORE = 60
"""So many of a story's most frequent words are looked at for stories like it."""


@dataclass(slots=True)
class Group:
    """What is known of a story: how many headlines, and how often each word."""

    headlines: float = 0.0
    words: float = 0.0
    counts: dict[str, float] = field(default_factory=dict)
    seen: float = 0.0
    """Seconds since 1970."""
    size_bonus: float = 0.0
    length_cost: float = 0.0
    evidence_alone: float = 0.0


class Mixture:
    """All live stories, by number."""

    def __init__(self) -> None:
        self.groups: dict[int, Group] = {}
        self.kept_apart: dict[int, set[int]] = {}
        self._holders: dict[str, dict[int, float]] = {}
        """For each word the stories that have it, with how often."""
        self._held = 0
        """Pairs of a word and a story that has it."""
        self._large: set[int] = set()

    def best(
        self, words: Sequence[str], moment: float, *, strict: bool = False, barred: int | None = None
    ) -> tuple[int | None, float]:
        """The story that a headline fits best, and by how much better than a story of its own.

        The first is None where none fits better. `strict` asks for more agreement. Never `barred`, nor a
        story kept apart from it.
        """
        smoothing = STRICT_SMOOTHING if strict else SMOOTHING
        found = self._agreement(words, smoothing)
        length = len(words)
        best_number, best_value = None, log(STRICT_NOVELTY if strict else NOVELTY)
        own_bar = best_value
        least = own_bar - SIZE_POWER * log(LARGE)
        for number, agreement in found.items():
            if agreement <= least and number not in self._large:
                continue
            group = self.groups[number]
            cost = log1p(group.words / smoothing) if strict else group.length_cost
            value = agreement + group.size_bonus - length * cost
            if value <= best_value:
                continue
            value -= abs(moment - group.seen) / (HOUR * FORGETTING_HOURS)
            if value > best_value and (barred is None or not self._is_barred(number, barred)):
                best_number, best_value = number, value
        return best_number, best_value - own_bar

    def add(self, number: int, words: Iterable[str], moment: float) -> None:
        """Put a headline's words into a story, which is founded if there is none of that number."""
        group = self.groups.get(number)
        if group is None:
            group = self.groups[number] = Group(seen=moment)
        counts = group.counts
        for word in words:
            before = counts.get(word, 0.0)
            if not before:
                self._held += 1
            counts[word] = before + 1.0
            group.words += 1.0
            holders = self._holders.get(word)
            if holders is None:
                holders = self._holders[word] = {}
            holders[number] = before + 1.0
        group.headlines += 1.0
        group.seen = max(group.seen, moment)
        self._weigh(number, group)

    def remove(self, number: int, words: Iterable[str]) -> None:
        """Take a headline's words out of a story again; a story without headlines is gone."""
        group = self.groups[number]
        for word in words:
            self._lower(number, group, word, 1.0)
        group.headlines -= 1.0
        if group.headlines < 0.5:
            self.drop(number)
        else:
            self._weigh(number, group)

    def drop(self, number: int) -> None:
        """Forget a story."""
        group = self.groups.pop(number)
        self._large.discard(number)
        for word in group.counts:
            self._forget_holder(word, number)
        for other in self.kept_apart.pop(number, ()):
            self.kept_apart[other].discard(number)

    def keep_apart(self, one: int, other: int) -> None:
        """Never join these two."""
        self.kept_apart.setdefault(one, set()).add(other)
        self.kept_apart.setdefault(other, set()).add(one)

    def join(self, kept: int, gone: int) -> None:
        """Make one story of two, under the first one's number."""
        target, source = self.groups[kept], self.groups[gone]
        for word, count in source.counts.items():
            self._forget_holder(word, gone)
            before = target.counts.get(word, 0.0)
            if not before:
                self._held += 1
            target.counts[word] = before + count
            self._holders.setdefault(word, {})[kept] = before + count
        target.words += source.words
        target.headlines += source.headlines
        target.seen = max(target.seen, source.seen)
        self._weigh(kept, target)
        del self.groups[gone]
        self._large.discard(gone)
        for other in self.kept_apart.pop(gone, set()):
            self.kept_apart[other].discard(gone)
            if other != kept:
                self.keep_apart(kept, other)

    def rename(self, number: int, name: int) -> None:
        """Give a story another number, which no story has."""
        group = self.groups[name] = self.groups.pop(number)
        for word in group.counts:
            holders = self._holders[word]
            holders[name] = holders.pop(number)
        self._large.discard(number)
        self._weigh(name, group)
        for other in self.kept_apart.pop(number, set()):
            self.kept_apart[other].discard(number)
            self.keep_apart(name, other)

    def join_alike(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Join stories for which one is likelier than two, the clearest first; gives (kept, gone) in order.

        Only pairs of which at least one is among `numbers` are looked at. The lower number is kept.
        """
        version: dict[int, int] = {}
        waiting: list[tuple[float, int, int, int, int]] = []

        def look(number: int) -> None:
            for other, gain in self._joining_gains(number).items():
                one, two = min(number, other), max(number, other)
                entry = (-gain, one, two, version.get(one, 0), version.get(two, 0))
                heapq.heappush(waiting, entry)

        for number in numbers:
            if number in self.groups and self.groups[number].headlines >= 2.0:
                look(number)
        joined: list[tuple[int, int]] = []
        while waiting:
            _, kept, gone, version_kept, version_gone = heapq.heappop(waiting)
            if kept not in self.groups or gone not in self.groups:
                continue
            if version.get(kept, 0) != version_kept or version.get(gone, 0) != version_gone:
                continue
            if gone in self.kept_apart.get(kept, ()):
                continue
            self.join(kept, gone)
            joined.append((kept, gone))
            version[kept] = version_kept + 1
            look(kept)
        return joined

    def fade(self, share: float, *, least: float) -> None:
        """Leave of every count only a share; words that fall below `least` are forgotten."""
        for number, group in list(self.groups.items()):
            left = {word: count * share for word, count in group.counts.items() if count * share >= least}
            for word in group.counts.keys() - left.keys():
                self._forget_holder(word, number)
            for word, count in left.items():
                self._holders[word][number] = count
            group.counts = left
            group.words = sum(left.values())
            group.headlines = max(1.0, group.headlines * share)
            if group.counts:
                self._weigh(number, group)
            else:
                self.drop(number)

    def shorten(self, number: int, most_words: int) -> None:
        """Forget a story's rarest words beyond so many."""
        group = self.groups[number]
        if len(group.counts) <= most_words:
            return
        by_count = sorted(group.counts.items(), key=lambda item: (-item[1], item[0]))
        for word, count in by_count[most_words:]:
            self._lower(number, group, word, count)
        self._weigh(number, group)

    def _agreement(self, words: Sequence[str], smoothing: float) -> dict[int, float]:
        """For each story that shares a word: how much the shared words speak for it, in nats."""
        found: dict[int, float] = {}
        held = self._held + BACKGROUND_WORDS
        known = [(holders, word) for word in words if (holders := self._holders.get(word))]
        # The rarest lead to the stories; of the others it is enough to know what they say of these.
        known.sort(key=lambda entry: len(entry[0]))
        looked_at = 0
        for holders, word in known:
            expected = smoothing * max(RAREST, (len(holders) + COMMONNESS.get(word, UNLISTED)) / held)
            if looked_at < ENOUGH and len(holders) <= COMMON:
                looked_at += len(holders)
                once = log1p(1.0 / expected)
                if not found:
                    found = {
                        number: once if count == 1.0 else log1p(count / expected)
                        for number, count in holders.items()
                    }
                    continue
                for number, count in holders.items():
                    worth = once if count == 1.0 else log1p(count / expected)
                    found[number] = found.get(number, 0.0) + worth
            else:
                for number in found.keys() & holders.keys():
                    found[number] += log1p(holders[number] / expected)
        return found

    def _joining_gains(self, number: int) -> dict[int, float]:
        """For each story that shares a word: by how much one story is likelier than two, where it is."""
        group = self.groups[number]
        gains: dict[int, float] = {}
        held = self._held + BACKGROUND_WORDS
        counts: Iterable[tuple[str, float]] = group.counts.items()
        if len(group.counts) > CORE:
            counts = heapq.nlargest(CORE, counts, key=itemgetter(1))
        for word, count in counts:
            holders = self._holders[word]
            if not 1 < len(holders) <= COMMON:
                continue
            expected = SMOOTHING * max(RAREST, (len(holders) + COMMONNESS.get(word, UNLISTED)) / held)
            once = log1p(count / expected)
            for other, other_count in holders.items():
                worth = once if other_count == 1.0 else _shared_evidence(count, other_count, expected)
                gains[other] = gains.get(other, 0.0) + worth
        gains.pop(number, None)
        for other in self.kept_apart.get(number, ()):
            gains.pop(other, None)
        better: dict[int, float] = {}
        own = group.evidence_alone - lgamma(SMOOTHING) - log(NOVELTY)
        words, headlines = SMOOTHING + group.words, group.headlines
        bar = log(NOVELTY) / 2
        for other, gain in gains.items():
            if gain < bar:
                continue
            rival = self.groups[other]
            gain += SIZE_POWER * lgamma(headlines + rival.headlines) - lgamma(words + rival.words)
            gain += own + rival.evidence_alone
            gain -= abs(group.seen - rival.seen) / (HOUR * FORGETTING_HOURS)
            if gain > 0:
                better[other] = gain
        return better

    def _is_barred(self, number: int, barred: int) -> bool:
        return number == barred or number in self.kept_apart.get(barred, ())

    def _lower(self, number: int, group: Group, word: str, by: float) -> None:
        before = group.counts.get(word, 0.0)
        if not before:
            return
        after = before - by
        group.words -= min(by, before)
        if after < 1e-6:
            del group.counts[word]
            self._forget_holder(word, number)
        else:
            group.counts[word] = self._holders[word][number] = after

    def _forget_holder(self, word: str, number: int) -> None:
        holders = self._holders[word]
        del holders[number]
        self._held -= 1
        if not holders:
            del self._holders[word]

    def _weigh(self, number: int, group: Group) -> None:
        if group.headlines > LARGE:
            self._large.add(number)
        else:
            self._large.discard(number)
        group.size_bonus = SIZE_POWER * log(group.headlines)
        group.length_cost = log1p(group.words / SMOOTHING)
        group.evidence_alone = lgamma(SMOOTHING + group.words) - SIZE_POWER * lgamma(group.headlines)


def _shared_evidence(one: float, other: float, expected: float) -> float:
    """How much likelier one word's counts are from one story than from two."""
    return (
        lgamma(one + other + expected) - lgamma(one + expected) - lgamma(other + expected) + lgamma(expected)
    )
