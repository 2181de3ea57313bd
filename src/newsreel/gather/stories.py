"""Puts entries into stories: the shell around `clustering` that reads and writes the tables.

What is known of the live stories is held in memory and made anew from the newest placements after a restart,
and whenever another process or a hand changed them.
"""

import threading
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.db.models.functions import Substr

from newsreel.gather.clustering.clusters import EXPIRY_HOURS, Clusters, Headline, Settlement
from newsreel.gather.clustering.duplicates import MOST_ITEMS, Duplicates
from newsreel.gather.models import Entry, Placement, Story
from newsreel.gather.stories_summary import Told, summarise

BATCH = 500
MOST_BATCHES = 20
"""At one call; what is left comes at the next."""
LIVE = timedelta(hours=EXPIRY_HOURS)
FIRST_LOOK = timedelta(days=30)
"""How far back entries are taken up after a start; older ones are in no story."""
SETTLED_EVERY = timedelta(hours=1)
READ_OF_A_TEXT = 2000
SUMMED = ("headline", "began_at", "grew_at", "entry_count", "outlet_count", "origin_count", "origin", "heat")


@dataclass(slots=True)
class _Memory:
    settled_at: datetime
    mark: tuple[int, int, int]
    clusters: Clusters = field(default_factory=Clusters)
    duplicates: Duplicates = field(default_factory=Duplicates)
    stories: dict[int, int] = field(default_factory=dict)
    """The story of each of the clusters' numbers."""
    is_fresh: bool = True


_memory: _Memory | None = None
_turn = threading.Lock()


def forget() -> None:
    """Let the next call begin from what the tables say."""
    global _memory
    _memory = None


def tell_stories(now: datetime) -> int:
    """Place what came in since the last call. Returns how many entries were placed."""
    global _memory
    placed = 0
    with _turn:
        try:
            for _ in range(MOST_BATCHES):
                with transaction.atomic():
                    if _memory is None or _memory.mark != _mark():
                        _memory = _remembered(now)
                    count = _place_batch(_memory, now)
                    if _memory.clusters.is_full or now - _memory.settled_at >= SETTLED_EVERY:
                        _apply(_memory, _memory.clusters.settle())
                        _memory.settled_at = now
                    _memory.mark = _mark()
                placed += count
                if count < BATCH:
                    _memory.is_fresh = False
                    break
        except BaseException:
            # What was rolled back in the tables is still in memory.
            forget()
            raise
    return placed


def summarise_stories(story_ids: Collection[int]) -> None:
    """Write what the desk sees of these stories anew, from their placements."""
    told: dict[int, dict[tuple[int, str], Told]] = {}
    rows = (
        Placement.objects.filter(story__in=story_ids)
        .order_by("entry__version", "entry_id")
        .values_list(
            "story_id",
            "entry__source_id",
            "entry__guid",
            "entry__source__name",
            "entry__title",
            Substr("entry__text", 1, READ_OF_A_TEXT),
            "entry__published_at",
            "entry__fetched_at",
            "repeats__source__name",
        )
    )
    for story_id, source_id, guid, outlet, title, text, published, fetched, copied in rows:
        moment = min(published or fetched, fetched)
        telling = Told(outlet, title, text or "", moment, fetched, copied or "")
        told.setdefault(story_id, {})[source_id, guid] = telling
    stories = Story.objects.in_bulk(list(told))
    for story_id, story in stories.items():
        for name, value in asdict(summarise(list(told[story_id].values()))).items():
            setattr(story, name, value)
    Story.objects.bulk_update(stories.values(), [*SUMMED, "matters"], batch_size=100)


def _mark() -> tuple[int, int, int]:
    """Changes when another process placed an entry, or a hand split or joined stories."""
    newest = Placement.objects.order_by().aggregate(found=Max("entry_id"))["found"] or 0
    story = Story.objects.order_by().aggregate(found=Max("pk"))["found"] or 0
    return newest, story, Story.objects.filter(joined_into__isnull=False).count()


def _remembered(now: datetime) -> _Memory:
    memory = _Memory(settled_at=now, mark=_mark())
    newest = (
        Placement.objects.filter(entry__fetched_at__gt=now - LIVE, entry__version=1, repeats__isnull=True)
        .select_related("entry")
        .order_by("-entry__fetched_at", "-entry_id")[:MOST_ITEMS]
    )
    for placement in reversed(newest):
        memory.clusters.restore(_headline(placement.entry), placement.story_id)
        memory.stories[placement.story_id] = placement.story_id
        _remember_item(memory, placement.entry)
    apart = Story.kept_apart.through.objects.filter(
        from_story__in=Story.objects.filter(grew_at__gt=now - LIVE)
    )
    for one, other in apart.values_list("from_story_id", "to_story_id"):
        memory.clusters.keep_apart(one, other)
    return memory


def _place_batch(memory: _Memory, now: datetime) -> int:
    placed = Exists(Placement.objects.filter(entry=OuterRef("pk")))
    since = now - (FIRST_LOOK if memory.is_fresh else LIVE)
    waiting = Entry.objects.filter(~placed, fetched_at__gt=since).order_by("fetched_at", "pk")
    entries = list(waiting[:BATCH])
    if not entries:
        return 0
    former = _former_places(entries)
    new_stories: dict[int, Story] = {}
    copies: list[tuple[Entry, int]] = []
    places: dict[int, tuple[Story | int, int | None]] = {}
    for entry in entries:
        key = (entry.source_id, entry.guid)
        if key in former:
            places[entry.pk] = former[key]
            continue
        found = memory.duplicates.find(address=entry.address, title=entry.title, text=entry.text)
        if found is not None:
            copies.append((entry, int(found.id)))
            continue
        _remember_item(memory, entry)
        number = memory.clusters.place(_headline(entry)).story
        places[entry.pk] = former[key] = (_story(memory, number, entry, new_stories), None)
    _place_copies(copies, places)
    _save_new(memory, new_stories)
    made = [_placement(entry, *places[entry.pk]) for entry in entries if entry.pk in places]
    Placement.objects.bulk_create(made)
    summarise_stories({placement.story_id for placement in made})
    return len(made)


def _former_places(entries: Iterable[Entry]) -> dict[tuple[int, str], tuple[Story | int, int | None]]:
    """Where the former versions of these items stand."""
    later = [entry for entry in entries if entry.version > 1]
    rows = Placement.objects.filter(
        entry__source__in={entry.source_id for entry in later},
        entry__guid__in={entry.guid for entry in later},
    ).order_by("entry__version")
    values = rows.values_list("entry__source_id", "entry__guid", "story_id", "repeats_id")
    return {(source, guid): (story, repeats) for source, guid, story, repeats in values}


def _place_copies(copies: list[tuple[Entry, int]], places: dict[int, tuple[Story | int, int | None]]) -> None:
    """A copy stands where the item stands that it repeats."""
    earlier = Placement.objects.filter(entry__in=[original for _entry, original in copies])
    homes: dict[int, Story | int] = dict(earlier.values_list("entry_id", "story_id"))
    homes |= {entry_id: story for entry_id, (story, _repeats) in places.items()}
    for entry, original in copies:
        places[entry.pk] = (homes[original], original)


def _story(memory: _Memory, number: int, entry: Entry, new: dict[int, Story]) -> Story | int:
    if number in memory.stories:
        return memory.stories[number]
    if number not in new:
        moment = min(entry.published_at or entry.fetched_at, entry.fetched_at)
        new[number] = Story(headline=entry.title[:500], began_at=moment, grew_at=entry.fetched_at)
    return new[number]


def _save_new(memory: _Memory, new: dict[int, Story]) -> None:
    Story.objects.bulk_create(new.values())
    memory.stories |= {number: story.pk for number, story in new.items()}


def _placement(entry: Entry, story: Story | int, repeats: int | None) -> Placement:
    story_id = story if isinstance(story, int) else story.pk
    return Placement(entry=entry, story_id=story_id, repeats_id=repeats)


def _apply(memory: _Memory, settlement: Settlement) -> None:
    """Join the stories that turned out to be one, and move what belongs elsewhere."""
    touched: set[int] = set()
    for kept, gone in settlement.joined:
        if kept in memory.stories and gone in memory.stories:
            join(memory.stories[kept], memory.stories[gone])
            touched.add(memory.stories[kept])
    found = Placement.objects.select_related("entry").in_bulk([int(name) for name in settlement.stories])
    new: dict[int, Story] = {}
    moves: list[tuple[Placement, Story | int]] = []
    for name, number in settlement.stories.items():
        placement = found.get(int(name))
        if placement is None or placement.is_by_hand:
            continue
        target = _story(memory, number, placement.entry, new)
        if target != placement.story_id:
            moves.append((placement, target))
    _save_new(memory, new)
    touched |= _move({p: t if isinstance(t, int) else t.pk for p, t in moves})
    summarise_stories(touched)


def _move(targets: dict[Placement, int]) -> set[int]:
    """Move placements with their copies and newer versions. Returns the stories that changed."""
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
    empty = [Story(pk=pk, joined_into_id=left[pk].most_common(1)[0][0]) for pk in left if pk not in filled]
    Story.objects.bulk_update(empty, ["joined_into"], batch_size=BATCH)
    return set(moved.values()) | (filled & set(left))


def join(kept: int, gone: int) -> None:
    """Put all that stands in one story into another; what was joined into the one points to the other."""
    Placement.objects.filter(story=gone).update(story=kept)
    Story.objects.filter(joined_into=gone).update(joined_into=kept)
    Story.objects.filter(pk=gone).update(joined_into=kept)


def _remember_item(memory: _Memory, entry: Entry) -> None:
    memory.duplicates.add(str(entry.pk), address=entry.address, title=entry.title, text=entry.text)


def _headline(entry: Entry) -> Headline:
    moment = min(entry.published_at or entry.fetched_at, entry.fetched_at)
    return Headline(str(entry.pk), entry.title, moment.timestamp(), entry.text[:READ_OF_A_TEXT])
