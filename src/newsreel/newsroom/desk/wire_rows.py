"""A row of the wire desk's list: all that it says of a story, read for a whole page of them at once."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from newsreel.gather.clustering.origin import plain_name
from newsreel.gather.models import Placement, Source, Story
from newsreel.gather.stories_summary import heat_now
from newsreel.newsroom.desk.wire_growth import Growth, Told, growth
from newsreel.newsroom.desk.wire_rights import Mark, marks
from newsreel.newsroom.models import Section, StoryFollower, User

OUTLETS_NAMED = 6


@dataclass(frozen=True, slots=True)
class Outlet:
    name: str
    told_at: datetime
    """For the first time."""
    is_origin: bool
    only_copies: bool


@dataclass(frozen=True, slots=True)
class Caution:
    sentence: str
    is_alone: bool
    """Whether it still stands on a single origin."""


@dataclass(frozen=True, slots=True)
class Row:
    story: Story
    address: str
    edit_address: str
    """Of its draft; where there is none, of the place where one is made."""
    state: str
    state_kind: str
    is_followed: bool
    cautions: list[Caution]
    marks: list[Mark]
    outlets: list[Outlet]
    outlets_left_out: int
    sections: list[str]
    growth: Growth
    heat: float

    @property
    def has_one_origin(self) -> bool:
        return self.story.outlet_count > 1 > self.story.origin_count - 1


@dataclass(frozen=True, slots=True)
class _Item:
    source: int
    moment: datetime
    section: int | None
    is_copy: bool


def rows(stories: Sequence[Story], user: User) -> list[Row]:
    """Four queries, however many stories and entries there are."""
    now = timezone.now()
    items = _items(stories)
    sources = Source.objects.in_bulk({item.source for told in items.values() for item in told})
    routed = {item.section for told in items.values() for item in told if item.section}
    sections = dict(Section.objects.filter(pk__in=routed).values_list("pk", "title"))
    followed = set(
        StoryFollower.objects.filter(user=user, story__in=stories).values_list("story_id", flat=True)
    )
    return [
        _row(story, items[story.pk], sources, sections, now=now, is_followed=story.pk in followed)
        for story in stories
    ]


def state_of(story: Story) -> str:
    decision = getattr(story, "desk_decision", None)
    if decision is None:
        return "New"
    by = f" by {decision.made_by}" if decision.made_by else ""
    return f"{decision.get_state_display()}{by}"


def cautions(story: Story) -> list[Caution]:
    """The sensitive matters of a story, each with how many origins it rests on while that is too few."""
    if story.origin_count > 1:
        return [Caution(str(matter).capitalize(), is_alone=False) for matter in story.matters]
    told = "one outlet only" if story.outlet_count < 2 else f"{story.outlet_count} outlets, 1 origin"
    return [Caution(f"{str(matter).capitalize()}: {told}", is_alone=True) for matter in story.matters]


def heat_of(story: Story) -> float:
    return round(heat_now(story.heat, timezone.now()), 1)


def draft_address(story: Story) -> str:
    decision = getattr(story, "desk_decision", None)
    if decision is not None and decision.article_id is not None:
        return reverse("wagtailadmin_pages:edit", args=[decision.article_id])
    return f"{reverse('wire:story', args=[story.pk])}#draft"


def _items(stories: Sequence[Story]) -> dict[int, list[_Item]]:
    """What each story consists of, each item once, as it was first told."""
    found: dict[int, dict[tuple[int, str], _Item]] = defaultdict(dict)
    told = Placement.objects.filter(story__in=[story.pk for story in stories]).order_by("entry__version")
    for story, source, guid, published, fetched, section, repeats in told.values_list(
        "story_id",
        "entry__source_id",
        "entry__guid",
        "entry__published_at",
        "entry__fetched_at",
        "entry__section_id",
        "repeats_id",
    ):
        moment = min(published or fetched, fetched)
        found[story].setdefault((source, guid), _Item(source, moment, section, repeats is not None))
    return defaultdict(list, {story: list(items.values()) for story, items in found.items()})


def _row(
    story: Story,
    items: list[_Item],
    sources: dict[int, Source],
    sections: dict[int, str],
    *,
    now: datetime,
    is_followed: bool,
) -> Row:
    decision = getattr(story, "desk_decision", None)
    outlets = _outlets(story, items, sources)
    routed = Counter(item.section for item in items if item.section in sections)
    return Row(
        story=story,
        address=reverse("wire:story", args=[story.pk]),
        edit_address=draft_address(story),
        state=state_of(story),
        state_kind=decision.state if decision is not None else "new",
        is_followed=is_followed,
        cautions=cautions(story),
        marks=marks({item.source: sources[item.source] for item in items}.values(), timezone.localdate(now)),
        outlets=outlets[:OUTLETS_NAMED],
        outlets_left_out=max(0, len(outlets) - OUTLETS_NAMED),
        sections=[sections[number] for number, _count in routed.most_common() if number is not None],
        growth=growth([Told(item.moment, item.source, item.is_copy) for item in items], now),
        heat=heat_of(story),
    )


def _outlets(story: Story, items: list[_Item], sources: dict[int, Source]) -> list[Outlet]:
    """In the order in which they told it."""
    by_source: dict[int, list[_Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.moment):
        by_source[item.source].append(item)
    return [
        Outlet(
            name=sources[source].name,
            told_at=told[0].moment,
            is_origin=bool(story.origin) and plain_name(sources[source].name) == plain_name(story.origin),
            only_copies=all(item.is_copy for item in told),
        )
        for source, told in by_source.items()
    ]
