from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsreel.gather import actions, stories
from newsreel.gather.clustering.clusters import Clusters, Headline, Settlement
from newsreel.gather.clustering.clusters import Placement as PlacedHeadline
from newsreel.gather.items import Item
from newsreel.gather.models import Entry, Placement, Source, Story, Turn
from newsreel.gather.stories_summary import Summary, heat_now

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FESTIVAL = [
    "Ida Marsh wins the Northlight jury prize",
    "Northlight festival: jury prize goes to Ida Marsh",
    "Ida Marsh takes Northlight jury prize for The Salt Road",
]
LAWSUIT = [
    "Tobi Okafor sues Corvid Records over unpaid royalties",
    "Corvid Records faces royalties suit by Tobi Okafor",
]


@pytest.fixture(autouse=True)
def fresh(db: None) -> Iterator[None]:
    stories.forget()
    yield
    stories.forget()


def entry(outlet: str, title: str, *, guid: str = "", text: str = "", when: datetime = NOW) -> Entry:
    source, _ = Source.objects.get_or_create(
        name=outlet, address=f"https://{outlet.replace(' ', '')}.example"
    )
    item = Item(guid or title, "", title, content=text, published_at=when)
    actions.keep_items(source=source, items=[item], now=when)
    return Entry.objects.latest("pk")


def titles_by_story() -> list[list[str]]:
    told: dict[int, list[str]] = {}
    for story, title in Placement.objects.order_by("entry_id").values_list("story_id", "entry__title"):
        told.setdefault(story, []).append(title)
    return list(told.values())


def tell_both() -> None:
    for number, title in enumerate([*FESTIVAL, *LAWSUIT]):
        entry(f"Outlet {number}", title)
    assert stories.tell_stories(NOW) == 5


def test_two_events_are_two_stories() -> None:
    tell_both()
    assert titles_by_story() == [FESTIVAL, LAWSUIT]
    prize, suit = Story.objects.order_by("pk")
    assert (prize.entry_count, prize.outlet_count) == (3, 3)
    assert heat_now(prize.heat, NOW) == pytest.approx(3)
    assert (prize.began_at, prize.grew_at, prize.matters) == (NOW, NOW, [])
    assert (suit.entry_count, suit.matters) == (2, ["arrest or charge"])


def test_a_story_cools_without_being_written() -> None:
    tell_both()
    prize, suit = Story.objects.order_by("pk")
    assert heat_now(prize.heat, NOW + 6 * HOUR) == pytest.approx(1.5)
    entry("Late", "Tobi Okafor sues Corvid Records: the royalties at stake", when=NOW + 12 * HOUR)
    stories.tell_stories(NOW + 12 * HOUR)
    suit.refresh_from_db()
    assert heat_now(suit.heat, NOW + 12 * HOUR) == pytest.approx(1 + 2 / 4)
    assert suit.heat > prize.heat


def test_nothing_is_placed_twice() -> None:
    tell_both()
    assert stories.tell_stories(NOW) == 0


def test_after_a_restart_a_story_goes_on() -> None:
    tell_both()
    stories.forget()
    entry("Late", "Jury prize at Northlight for Ida Marsh and The Salt Road", when=NOW + HOUR)
    stories.tell_stories(NOW + HOUR)
    assert [len(titles) for titles in titles_by_story()] == [4, 2]
    assert Story.objects.earliest("pk").grew_at == NOW + HOUR


def test_a_new_version_stands_where_the_former_stood() -> None:
    entry("One", FESTIVAL[0], guid="1")
    stories.tell_stories(NOW)
    entry("One", "Correction: the prize went to somebody else", guid="1", when=NOW + HOUR)
    stories.tell_stories(NOW + HOUR)
    story = Story.objects.get()
    assert (story.headline, story.entry_count) == ("Correction: the prize went to somebody else", 1)
    assert Placement.objects.filter(story=story).count() == 2


def test_a_copy_says_what_it_repeats_and_counts_as_no_origin() -> None:
    original = entry("The Wire", FESTIVAL[0])
    copy = entry("Copyist", FESTIVAL[0].upper())
    stories.tell_stories(NOW)
    assert Placement.objects.get(entry=copy).repeats == original
    story = Story.objects.get()
    assert (story.outlet_count, story.origin_count, story.origin) == (2, 1, "The Wire")
    assert story.headline == FESTIVAL[0]


def settle(settlement: Settlement) -> None:
    """As if thinking again had come to this."""
    stories._memory = stories._remembered(NOW)
    stories._apply(stories._memory, settlement)


def test_thinking_again_may_move_an_entry_with_its_versions_and_copies() -> None:
    tell_both()
    moved = Entry.objects.get(title=LAWSUIT[1])
    entry("Copyist", LAWSUIT[1].upper())
    entry(moved.source.name, "Corvid Records faces a suit", guid=moved.guid)
    stories.tell_stories(NOW)
    prize, suit = Story.objects.order_by("pk")
    settle(Settlement(stories={str(moved.pk): prize.pk}))
    assert [len(titles) for titles in titles_by_story()] == [6, 1]
    prize.refresh_from_db()
    suit.refresh_from_db()
    assert (prize.entry_count, suit.entry_count) == (5, 1)


def test_thinking_again_may_find_a_story_of_its_own() -> None:
    tell_both()
    settle(Settlement(stories={str(Entry.objects.get(title=LAWSUIT[1]).pk): 99}))
    assert titles_by_story() == [FESTIVAL, LAWSUIT[:1], LAWSUIT[1:]]
    assert Story.objects.latest("pk").headline == LAWSUIT[1]


def test_thinking_again_may_join_two_stories() -> None:
    tell_both()
    prize, suit = Story.objects.order_by("pk")
    settle(Settlement(joined=((prize.pk, suit.pk),)))
    assert titles_by_story() == [[*FESTIVAL, *LAWSUIT]]
    suit.refresh_from_db()
    prize.refresh_from_db()
    assert (suit.joined_into, prize.entry_count) == (prize, 5)


def test_what_was_placed_by_hand_is_not_thought_about_again() -> None:
    tell_both()
    Placement.objects.update(is_by_hand=True)
    settle(Settlement(stories={str(Entry.objects.get(title=LAWSUIT[1]).pk): Story.objects.earliest("pk").pk}))
    assert titles_by_story() == [FESTIVAL, LAWSUIT]


def test_the_queries_do_not_grow_with_the_entries() -> None:
    tell_both()
    counts = []
    for wave, many in ((1, 2), (2, 12)):
        for number in range(many):
            entry(f"Wave {wave} {number}", f"Ida Marsh Northlight jury prize, take {wave}{number} of many")
        with CaptureQueriesContext(connection) as queries:
            stories.tell_stories(NOW)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_a_hand_split_stays_apart_after_settling_and_a_restart() -> None:
    tell_both()
    prize = Story.objects.earliest("pk")
    taken = Entry.objects.get(title=FESTIVAL[2])
    new = actions.split_story(story=prize, entries=[taken])
    assert (new.headline, new.entry_count) == (FESTIVAL[2], 1)
    assert list(new.kept_apart.all()) == [prize]
    assert list(prize.kept_apart.all()) == [new]
    for hours in (1, 2):
        stories.forget()
        stories.tell_stories(NOW + hours * HOUR)
    assert titles_by_story() == [FESTIVAL[:2], FESTIVAL[2:], LAWSUIT]
    assert Placement.objects.get(entry=taken).is_by_hand


def test_what_a_hand_joined_is_one_story_from_then_on() -> None:
    tell_both()
    prize, suit = Story.objects.order_by("pk")
    actions.join_stories(kept=prize, gone=suit)
    suit.refresh_from_db()
    prize.refresh_from_db()
    assert (suit.joined_into, prize.entry_count) == (prize, 5)
    entry("Late", "Corvid Records answers Tobi Okafor’s royalties suit", when=NOW + HOUR)
    stories.tell_stories(NOW + HOUR)
    assert [len(titles) for titles in titles_by_story()] == [6]


@pytest.mark.parametrize("titles", [[], FESTIVAL, LAWSUIT])
def test_a_split_leaves_something_in_each(titles: list[str]) -> None:
    tell_both()
    prize = Story.objects.earliest("pk")
    with pytest.raises(ValueError, match="Choose some of the story’s entries, but not all"):
        actions.split_story(story=prize, entries=Entry.objects.filter(title__in=titles))


def test_only_two_stories_on_the_desk_can_be_joined() -> None:
    tell_both()
    prize, suit = Story.objects.order_by("pk")
    with pytest.raises(ValueError, match="Choose two different stories"):
        actions.join_stories(kept=prize, gone=prize)
    actions.join_stories(kept=prize, gone=suit)
    suit.refresh_from_db()
    with pytest.raises(ValueError, match="Choose two different stories"):
        actions.join_stories(kept=suit, gone=prize)


def test_while_another_process_tells_nothing_is_placed() -> None:
    entry("One", FESTIVAL[0])
    other = Turn.objects.create(name="telling stories", holder="other", until=timezone.now() + HOUR)
    assert stories.tell_stories(NOW) == 0
    other.until = timezone.now()
    other.save()
    assert stories.tell_stories(NOW) == 1


def test_a_hand_that_joins_while_an_entry_is_thought_about_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    tell_both()
    prize, suit = Story.objects.order_by("pk")
    think, joined = stories._summaries, iter([True])

    def think_while_a_hand_joins(*args: Any) -> dict[int, Summary]:
        found = think(*args)
        if next(joined, False):
            actions.join_stories(kept=prize, gone=suit)
        return found

    monkeypatch.setattr(stories, "_summaries", think_while_a_hand_joins)
    entry("Late", "Corvid Records answers Tobi Okafor’s royalties suit", when=NOW + HOUR)
    assert stories.tell_stories(NOW + HOUR) == 1
    assert [len(titles) for titles in titles_by_story()] == [6]
    prize.refresh_from_db()
    assert prize.entry_count == 6


def test_stories_that_are_over_are_forgotten() -> None:
    tell_both()
    later = NOW + timedelta(hours=200)
    for number in range(10):
        entry(f"Outlet {number}", f"A quite different event number {number}, told {number} times", when=later)
    stories.tell_stories(later)
    memory = stories._memory
    assert memory is not None
    over = set(Story.objects.filter(grew_at=NOW).values_list("pk", flat=True))
    assert len(over) == 2
    assert memory.stories
    assert not over & set(memory.stories.values())


def test_thinking_is_done_outside_of_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    tell_both()
    depth = len(connection.savepoint_ids)
    depths = []
    place = Clusters.place

    def placed(clusters: Clusters, headline: Headline) -> PlacedHeadline:
        depths.append(len(connection.savepoint_ids))
        return place(clusters, headline)

    monkeypatch.setattr(Clusters, "place", placed)
    entry("Late", "Corvid Records answers Tobi Okafor’s royalties suit")
    stories.tell_stories(NOW)
    assert depths == [depth]
