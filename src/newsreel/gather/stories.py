"""Puts entries into stories: the shell around `clustering` that reads and writes the tables.

What is known of the live stories is held in memory and made anew from the newest placements after a restart,
and whenever another process or a hand changed them. All thinking is done before a transaction is begun; in it
it is made sure that nobody changed the stories meanwhile.
"""

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Exists, OuterRef

from newsreel.gather.clustering.clusters import EXPIRY_HOURS, Clusters, Headline, Settlement
from newsreel.gather.clustering.duplicates import MOST_ITEMS, Duplicates, Trace, trace_of
from newsreel.gather.models import Entry, Placement, Story
from newsreel.gather.stories_summary import Summary, Told, summarise
from newsreel.gather.stories_tables import (
    READ_OF_A_TEXT,
    Item,
    former_places,
    join,
    mark,
    summaries,
    tellings,
    tellings_of,
    write_summaries,
)
from newsreel.gather.turns import turn_at

BATCH = 100
"""Entries that are placed in one transaction: an editor who saves meanwhile waits for its end."""
MOST_AT_ONCE = 50_000
"""At one call; what is left comes at the next."""
JOINED_TOGETHER = 20
SUMMARISED_TOGETHER = 50
LIVE = timedelta(hours=EXPIRY_HOURS)
FIRST_LOOK = timedelta(days=30)
"""How far back entries are taken up after a start; older ones are in no story."""
SETTLED_EVERY = timedelta(hours=1)
_Part = TypeVar("_Part")
_UNREAD = ("summary", "content", "enclosures", "categories")


@dataclass(slots=True)
class _Memory:
    settled_at: datetime
    mark: tuple[int, int, int]
    clusters: Clusters = field(default_factory=Clusters)
    duplicates: Duplicates = field(default_factory=Duplicates)
    stories: dict[int, int] = field(default_factory=dict)
    """The story of each of the clusters' numbers."""
    is_fresh: bool = True

    def place_of(self, number: int) -> int:
        """The story of a number of the clusters'; for one that is still to be made, the number below zero."""
        return self.stories.get(number, -number)


class _OvertakenError(Exception):
    """Somebody else changed the stories since memory was made."""


_memory: _Memory | None = None
_turn = threading.Lock()


def forget() -> None:
    """Let the next call begin from what the tables say."""
    global _memory
    _memory = None


def tell_stories(now: datetime) -> int:
    """Place what came in since the last call. Returns how many entries were placed.

    None where another process is at it: that one places what is there.
    """
    with _turn, turn_at("telling stories") as held:
        if held is None:
            return 0
        waiting = _waiting(now)
        placed = 0
        while placed < len(waiting):
            held.hold_on()
            try:
                _tell(waiting[placed : placed + BATCH], now)
            except _OvertakenError:
                forget()
                continue
            except BaseException:
                # What was rolled back in the tables is still in memory.
                forget()
                raise
            placed += BATCH
        if _memory is not None and len(waiting) < MOST_AT_ONCE:
            _memory.is_fresh = False
        return len(waiting)


def _waiting(now: datetime) -> list[int]:
    """The entries that are in no story yet, in the order in which they came."""
    placed = Exists(Placement.objects.filter(entry=OuterRef("pk")))
    since = now - (LIVE if _memory is not None and not _memory.is_fresh else FIRST_LOOK)
    waiting = Entry.objects.filter(~placed, fetched_at__gt=since).order_by("fetched_at", "pk")
    return list(waiting.values_list("pk", flat=True)[:MOST_AT_ONCE])


def _tell(entry_ids: Sequence[int], now: datetime) -> None:
    global _memory
    if _memory is None or _memory.mark != mark():
        _memory = _remembered(now)
    _place(_memory, entry_ids)
    if _memory.clusters.is_full or now - _memory.settled_at >= SETTLED_EVERY:
        _apply(_memory, _memory.clusters.settle())
        _memory.settled_at = now
        live = _memory.clusters.numbers()
        _memory.stories = {number: pk for number, pk in _memory.stories.items() if number in live}


@contextmanager
def _writing(memory: _Memory) -> Iterator[None]:
    """A transaction in which the stories are as memory has them."""
    with transaction.atomic():
        if memory.mark != mark():
            raise _OvertakenError
        yield
        memory.mark = mark()


def _remembered(now: datetime) -> _Memory:
    memory = _Memory(settled_at=now, mark=mark())
    newest = Placement.objects.filter(
        entry__fetched_at__gt=now - LIVE, entry__version=1, repeats__isnull=True
    ).order_by("-entry__fetched_at", "-entry_id")
    homes = dict(reversed(newest.values_list("entry_id", "story_id")[:MOST_ITEMS]))
    for entry in _entries(list(homes)):
        story = homes[entry.pk]
        memory.clusters.restore(_headline(entry), story)
        memory.stories[story] = story
        memory.duplicates.add(str(entry.pk), _trace(entry))
    apart = Story.kept_apart.through.objects.filter(
        from_story__in=Story.objects.filter(grew_at__gt=now - LIVE)
    )
    for one, other in apart.values_list("from_story_id", "to_story_id"):
        memory.clusters.keep_apart(one, other)
    return memory


def _entries(entry_ids: Sequence[int]) -> Iterator[Entry]:
    """These entries, in this order, without what telling doesn't read; few in memory at a time."""
    for start in range(0, len(entry_ids), BATCH):
        part = entry_ids[start : start + BATCH]
        found = Entry.objects.defer(*_UNREAD).in_bulk(part)
        yield from (found[pk] for pk in part if pk in found)


def _place(memory: _Memory, entry_ids: Sequence[int]) -> None:
    entries = list(_entries(entry_ids))
    places, repeats = _thought_out(memory, entries)
    found = _summaries(entries, places, repeats)
    new = {place: Story(**asdict(summary)) for place, summary in found.items() if place < 0}
    with _writing(memory):
        Story.objects.bulk_create(new.values())
        Placement.objects.bulk_create(
            Placement(
                entry=entry,
                story_id=new[place].pk if (place := places[entry.pk]) < 0 else place,
                repeats_id=repeats.get(entry.pk),
            )
            for entry in entries
            if entry.pk in places
        )
        write_summaries({place: summary for place, summary in found.items() if place > 0})
    memory.stories |= {-place: story.pk for place, story in new.items()}


def _thought_out(memory: _Memory, entries: Sequence[Entry]) -> tuple[dict[int, int], dict[int, int]]:
    """Where each entry belongs, below zero for a story that is still to be made; and what copies repeat."""
    former = former_places(entries)
    places: dict[int, int] = {}
    repeats: dict[int, int] = {}
    copies: list[Entry] = []
    for entry in entries:
        item: Item = (entry.source_id, entry.guid)
        if item in former:
            places[entry.pk], original = former[item]
            if original is not None:
                repeats[entry.pk] = original
            continue
        trace = _trace(entry)
        found = memory.duplicates.find(trace)
        if found is not None:
            copies.append(entry)
            repeats[entry.pk] = int(found.id)
            continue
        memory.duplicates.add(str(entry.pk), trace)
        places[entry.pk] = memory.place_of(memory.clusters.place(_headline(entry)).story)
        former[item] = (places[entry.pk], None)
    originals = Placement.objects.filter(entry__in={repeats[entry.pk] for entry in copies})
    homes = dict(originals.values_list("entry_id", "story_id")) | places
    places |= {entry.pk: homes[repeats[entry.pk]] for entry in copies}
    return places, repeats


def _summaries(
    entries: Sequence[Entry], places: Mapping[int, int], repeats: Mapping[int, int]
) -> dict[int, Summary]:
    """What the desk is to see of the stories in which these entries belong, once they stand there."""
    told: dict[int, dict[Item, Told]] = tellings({place for place in places.values() if place > 0})
    new = tellings_of(entries, repeats)
    for entry in entries:
        told.setdefault(places[entry.pk], {})[entry.source_id, entry.guid] = new[entry.pk]
    return {place: summarise(list(items.values())) for place, items in told.items()}


def _apply(memory: _Memory, settlement: Settlement) -> None:
    """Join the stories that turned out to be one, and move what belongs elsewhere."""
    touched: set[int] = set()
    numbers = memory.stories
    joined = [(numbers[one], numbers[two]) for one, two in settlement.joined if {one, two} <= numbers.keys()]
    for some in _parts(joined, JOINED_TOGETHER):
        with _writing(memory):
            for kept, gone in some:
                join(kept, gone)
        touched |= {kept for kept, _gone in some}
    for names in _parts(list(settlement.stories), BATCH):
        touched |= _move(memory, {int(name): settlement.stories[name] for name in names})
    for stories in _parts(sorted(touched), SUMMARISED_TOGETHER):
        found = summaries(stories)
        with _writing(memory):
            write_summaries(found)


def _parts(whole: Sequence[_Part], size: int) -> Iterator[Sequence[_Part]]:
    return (whole[start : start + size] for start in range(0, len(whole), size))


def _move(memory: _Memory, numbers: Mapping[int, int]) -> set[int]:
    """Move these entries to the stories of these numbers, with copies and versions. Returns what changed."""
    found = Placement.objects.filter(entry__in=numbers, is_by_hand=False).select_related("entry")
    found = found.defer(*(f"entry__{name}" for name in _UNREAD))
    places = {one: memory.place_of(numbers[one.entry_id]) for one in found}
    leaving = {one: place for one, place in places.items() if place != one.story_id}
    if not leaving:
        return set()
    # Whichever founds it: all that is said of it here is written anew when all have moved.
    new = {place: _begun_by(one.entry) for one, place in leaving.items() if place < 0}
    with _writing(memory):
        Story.objects.bulk_create(new.values())
        targets = {one: new[place].pk if place < 0 else place for one, place in leaving.items()}
        changed = _moved(targets)
    memory.stories |= {-place: story.pk for place, story in new.items()}
    return changed


def _moved(targets: Mapping[Placement, int]) -> set[int]:
    by_entry = {placement.entry_id: story for placement, story in targets.items()}
    by_item = {(p.entry.source_id, p.entry.guid): story for p, story in targets.items()}
    left: dict[int, Counter[int]] = {}
    moved = dict(targets)
    for placement in Placement.objects.filter(repeats__in=by_entry, is_by_hand=False):
        moved[placement] = by_entry[placement.repeats_id or 0]
    guids = {guid for _source, guid in by_item}
    later = Placement.objects.filter(entry__guid__in=guids, entry__version__gt=1, is_by_hand=False)
    for placement in later.select_related("entry"):
        if story := by_item.get((placement.entry.source_id, placement.entry.guid)):
            moved[placement] = story
    for placement, story in moved.items():
        left.setdefault(placement.story_id, Counter())[story] += 1
        placement.story_id = story
    Placement.objects.bulk_update(moved, ["story"], batch_size=BATCH)
    filled = set(Placement.objects.filter(story__in=left).order_by().values_list("story_id", flat=True))
    for story in left.keys() - filled:
        Story.objects.filter(pk=story).update(joined_into=left[story].most_common(1)[0][0])
    return set(moved.values()) | (filled & set(left))


def _begun_by(entry: Entry) -> Story:
    moment = min(entry.published_at or entry.fetched_at, entry.fetched_at)
    return Story(headline=entry.title[:500], began_at=moment, grew_at=entry.fetched_at)


def _trace(entry: Entry) -> Trace:
    return trace_of(address=entry.address, title=entry.title, text=entry.text)


def _headline(entry: Entry) -> Headline:
    moment = min(entry.published_at or entry.fetched_at, entry.fetched_at)
    return Headline(str(entry.pk), entry.title, moment.timestamp(), entry.text[:READ_OF_A_TEXT])
