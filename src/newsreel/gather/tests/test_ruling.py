"""Rules on what comes in, against the tables."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from newsreel.gather import actions
from newsreel.gather.actions import Look, Outcome, keep_items, keep_look
from newsreel.gather.items import Item, Reading
from newsreel.gather.models import Entry, Rule, Source
from newsreel.gather.ruling import clause_of, latest_entries, taken_by, verdict_on
from newsreel.lib.http import Answer

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.fixture
def source() -> Source:
    """One that was read before."""
    return Source.objects.create(name="Wire", address="https://wire.example.org/", succeeded_at=NOW)


def item(title: str, **fields: Any) -> Item:
    address = f"https://wire.example.org/{title}"
    return Item(**{"guid": title, "address": address, "title": title, "published_at": NOW, **fields})


def look(source: Source, *titles: str) -> Outcome:
    reading = Reading("Wire", "https://wire.example.org/", tuple(map(item, titles)))
    answer = Answer("https://wire.example.org/", 200, {}, b"")
    return keep_look(source=source, look=Look(answer, reading), now=NOW)


def titles() -> list[str]:
    return sorted(Entry.objects.values_list("title", flat=True))


def test_what_rules_leave_out_is_counted_and_not_stored(source: Source) -> None:
    Rule.objects.create(source=source, effect="exclude", pattern="trailer")
    outcome = look(source, "A trailer", "A premiere", "Another trailer")
    assert titles() == ["A premiere"]
    assert (outcome.new, outcome.ruled_out) == (1, 2)
    assert outcome.sentence() == "Wire: 1 new, 0 changed, 2 left out by rules."
    source.refresh_from_db()
    assert source.ruled_out == 2


def test_the_count_is_that_of_the_last_look(source: Source) -> None:
    rule = Rule.objects.create(source=source, effect="exclude", pattern="trailer")
    look(source, "A trailer")
    unchanged = Look(Answer("https://wire.example.org/", 304, {}, b""))
    keep_look(source=source, look=unchanged, now=NOW)
    source.refresh_from_db()
    assert source.ruled_out == 1
    rule.delete()
    look(source, "A trailer")
    source.refresh_from_db()
    assert (source.ruled_out, titles()) == (0, ["A trailer"])


def test_rules_of_other_sources_say_nothing(source: Source) -> None:
    other = Source.objects.create(name="Other", address="https://other.example.org/")
    Rule.objects.create(source=other, effect="exclude")
    Rule.objects.create(source=None, effect="exclude", pattern="opera")
    look(source, "A premiere", "An opera")
    assert titles() == ["A premiere"]


def test_an_item_that_we_have_is_followed_on(source: Source) -> None:
    keep_items(source=source, items=[item("A premiere")], now=NOW)
    Rule.objects.create(source=source, effect="exclude", pattern="trailer")
    Rule.objects.create(source=source, effect="route", section_id=4)
    keep_items(source=source, items=[item("A trailer", guid="A premiere")], now=NOW)
    assert list(Entry.objects.order_by("version").values_list("title", "section_id")) == [
        ("A premiere", None),
        ("A trailer", 4),
    ]


def test_an_item_given_twice_is_left_out_twice(source: Source) -> None:
    Rule.objects.create(source=source, effect="exclude", pattern="trailer")
    kept = keep_items(
        source=source, items=[item("A trailer", guid="1"), item("A premiere", guid="1")], now=NOW
    )
    assert (kept, titles()) == ([], [])


def test_two_who_bring_the_same_at_once_store_it_once(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if both had looked at the tables before either wrote."""
    before = actions._new_snapshots(source, [item("A premiere")])
    monkeypatch.setattr(actions, "_new_snapshots", lambda source, items: before)
    keep_items(source=source, items=[item("A premiere")], now=NOW)
    keep_items(source=source, items=[item("A premiere")], now=NOW)
    assert titles() == ["A premiere"]


@pytest.mark.parametrize(
    ("published_at", "is_to_publish"),
    [
        (NOW, True),
        (None, True),
        (NOW - timedelta(hours=23), True),
        (NOW - timedelta(hours=25), False),
    ],
)
def test_only_what_is_new_goes_out_by_itself(
    source: Source, published_at: datetime | None, is_to_publish: bool
) -> None:
    Rule.objects.create(source=source, effect="publish", section_id=4, author_id=2)
    keep_items(source=source, items=[item("A premiere", published_at=published_at)], now=NOW)
    entry = Entry.objects.get()
    assert (entry.is_to_publish, entry.section_id) == (is_to_publish, 4)
    assert verdict_on(entry).author_id == 2


def test_a_later_version_does_not_go_out_by_itself(source: Source) -> None:
    keep_items(source=source, items=[item("A premiere")], now=NOW)
    Rule.objects.create(source=source, effect="publish", section_id=4, author_id=2)
    keep_items(source=source, items=[item("An opera", guid="A premiere")], now=NOW)
    assert not Entry.objects.filter(is_to_publish=True).exists()


def test_what_a_source_had_before_we_knew_it_does_not_go_out(source: Source) -> None:
    Source.objects.update(succeeded_at=None)
    source.refresh_from_db()
    Rule.objects.create(source=source, effect="publish", section_id=4)
    look(source, "A premiere")
    look(source, "A premiere", "A second night")
    assert dict(Entry.objects.values_list("title", "is_to_publish")) == {
        "A premiere": False,
        "A second night": True,
    }


def test_the_preview_shows_the_latest_entries(source: Source) -> None:
    other = Source.objects.create(name="Other", address="https://other.example.org/")
    keep_items(source=other, items=[item("An opera")], now=NOW)
    keep_items(source=source, items=[item(f"Night {number}") for number in range(60)], now=NOW)
    rule = Rule(source=source, effect="exclude", pattern="59")
    shown = taken_by(clause_of(rule), latest_entries(source))
    assert len(shown) == 50
    assert [entry.title for entry, is_taken in shown if is_taken] == ["Night 59"]
    assert {entry.source for entry in latest_entries(None)} == {source}


@pytest.mark.parametrize("rules", [0, 3])
def test_rules_cost_one_query_however_many_there_are(
    source: Source, rules: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rules):
        Rule.objects.create(source=source, effect="exclude", pattern=str(number))
    with django_assert_num_queries(3):
        keep_items(source=source, items=[item("A premiere"), item("A second night")], now=NOW)
