"""What telling stories and working at them by hand both do to the tables."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict

from django.db.models import Max
from django.db.models.functions import Substr

from newsreel.gather.models import Entry, Placement, Source, Story
from newsreel.gather.stories_summary import Summary, Told, summarise

READ_OF_A_TEXT = 2000
SUMMED = ("headline", "began_at", "grew_at", "entry_count", "outlet_count", "origin_count", "origin", "heat")

Item = tuple[int, str]
"""What all versions of an item share: the source’s number and the item’s own name."""


def mark() -> tuple[int, int, int]:
    """Changes when another process placed an entry, or a hand split or joined stories."""
    newest = Placement.objects.order_by().aggregate(found=Max("entry_id"))["found"] or 0
    story = Story.objects.order_by().aggregate(found=Max("pk"))["found"] or 0
    return newest, story, Story.objects.filter(joined_into__isnull=False).count()


def tellings(story_ids: Collection[int]) -> dict[int, dict[Item, Told]]:
    """What each of the stories is made of: its items, each in its newest version."""
    told: dict[int, dict[Item, Told]] = {}
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
    return told


def tellings_of(entries: Collection[Entry], repeats: Mapping[int, int]) -> dict[int, Told]:
    """What entries that stand in no story yet tell, by their numbers; `repeats`: the originals of copies."""
    outlets = dict(
        Source.objects.filter(pk__in={entry.source_id for entry in entries}).values_list("pk", "name")
    )
    originals = Entry.objects.filter(pk__in=set(repeats.values()))
    copied = dict(originals.values_list("pk", "source__name"))
    return {
        entry.pk: Told(
            outlets[entry.source_id],
            entry.title,
            entry.text[:READ_OF_A_TEXT],
            min(entry.published_at or entry.fetched_at, entry.fetched_at),
            entry.fetched_at,
            copied.get(repeats.get(entry.pk, 0), ""),
        )
        for entry in entries
    }


def summarise_stories(story_ids: Collection[int]) -> None:
    """Write what the desk sees of these stories anew, from their placements."""
    write_summaries(summaries(story_ids))


def summaries(story_ids: Collection[int]) -> dict[int, Summary]:
    """What the desk is to see of these stories; those without an entry are left out."""
    return {story: summarise(list(told.values())) for story, told in tellings(story_ids).items()}


def write_summaries(found: Mapping[int, Summary]) -> None:
    there = Story.objects.filter(pk__in=found).values_list("pk", flat=True)
    Story.objects.bulk_create(
        [Story(pk=pk, **asdict(found[pk])) for pk in there],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*SUMMED, "matters"],
    )


def join(kept: int, gone: int) -> None:
    """Put all that stands in one story into another; what was joined into the one points to the other."""
    Placement.objects.filter(story=gone).update(story=kept)
    Story.objects.filter(joined_into=gone).update(joined_into=kept)
    Story.objects.filter(pk=gone).update(joined_into=kept)


def former_places(entries: Iterable[Entry]) -> dict[Item, tuple[int, int | None]]:
    """Where the former versions of these items stand."""
    later = [entry for entry in entries if entry.version > 1]
    rows = Placement.objects.filter(
        entry__source__in={entry.source_id for entry in later},
        entry__guid__in={entry.guid for entry in later},
    ).order_by("entry__version")
    values = rows.values_list("entry__source_id", "entry__guid", "story_id", "repeats_id")
    return {(source, guid): (story, repeats) for source, guid, story, repeats in values}
