"""A story in the order of time."""

from datetime import timedelta

import pytest

from newsreel.gather.models import Placement
from newsreel.newsroom.desk.wire_story import versions
from newsreel.newsroom.desk.wire_timeline import lanes
from newsreel.newsroom.tests.wire_factories import NOW, make_entry, make_source, make_story

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_each_outlet_has_a_lane_in_the_order_in_which_they_told_it() -> None:
    later = make_entry(source=make_source(name="B"), published_at=NOW + HOUR, fetched_at=NOW + HOUR)
    latest = make_entry(source=make_source(name="C"), published_at=NOW + 2 * HOUR, fetched_at=NOW + 2 * HOUR)
    story = make_story(entries=(latest, later, make_entry(source=make_source(name="A"))))
    drawn = lanes(versions(story))
    assert [(lane.outlet, [step.x for step in lane.steps]) for lane in drawn] == [
        ("A", [0.0]),
        ("B", [49.5]),
        ("C", [99.0]),
    ]


def test_a_version_says_what_it_changed_and_when_it_came_in() -> None:
    first = make_entry(title="Old", text="Old text", credit="Ada")
    second = make_entry(title="New", text="New text", credit="Ada", version=2, fetched_at=NOW + HOUR)
    third = make_entry(title="New", text="New text", credit="Bo", version=3, fetched_at=NOW + 2 * HOUR)
    fourth = make_entry(title="New", text="New text", credit="Bo", version=4, fetched_at=NOW + 2 * HOUR)
    (lane,) = lanes(versions(make_story(entries=(fourth, third, second, first))))
    assert [(step.kind, step.what, step.moment - NOW) for step in lane.steps] == [
        ("new", "told it", timedelta()),
        ("change", "changed its headline and text", HOUR),
        ("change", "changed its byline", 2 * HOUR),
        ("change", "changed its entry", 2 * HOUR),
    ]


def test_a_copy_says_whose_it_is() -> None:
    original, copy = (make_entry(source=make_source(name=name)) for name in "AB")
    story = make_story(entries=(original, copy))
    Placement.objects.filter(entry=copy).update(repeats=original)
    assert [(lane.outlet, lane.steps[0].what) for lane in lanes(versions(story))] == [
        ("A", "told it"),
        ("B", "sent a copy of what A sent"),
    ]


def test_without_entries_there_is_nothing_to_draw() -> None:
    assert lanes([]) == []
