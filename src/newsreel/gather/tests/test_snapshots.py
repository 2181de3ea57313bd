from dataclasses import replace

from newsreel.gather.items import Item
from newsreel.gather.snapshots import MOST_VERSIONS, Kept, Snapshot, digest, news, restless, told_apart

FIRST = Item(guid="1", address="https://example.org/1", title="One")
CHANGED = Item(guid="1", address="https://example.org/1", title="One, corrected")


def test_what_was_never_seen_is_news() -> None:
    assert [(s.item.title, s.version) for s in news([FIRST], {})] == [("One", 1)]


def test_what_is_kept_is_not() -> None:
    assert news([FIRST], {"1": Kept(frozenset({digest(FIRST)}), 1)}) == []


def test_a_changed_item_is_a_new_version() -> None:
    found = news([CHANGED], {"1": Kept(frozenset({digest(FIRST)}), 1)})
    assert [(s.item.title, s.version) for s in found] == [("One, corrected", 2)]


def test_an_item_twice_in_one_feed_is_kept_once() -> None:
    assert len(news([FIRST, FIRST], {})) == 1


def test_two_wordings_under_one_guid_are_two_versions() -> None:
    assert [s.version for s in news([FIRST, CHANGED], {})] == [1, 2]


def test_going_back_to_a_former_wording_is_no_news() -> None:
    kept = Kept(frozenset({digest(FIRST), digest(CHANGED)}), 2)
    assert news([FIRST], {"1": kept}) == []


def test_an_item_taken_back_is_a_version_of_what_we_have_and_nothing_else() -> None:
    taken_back = replace(FIRST, is_cancelled=True)
    assert news([taken_back], {}) == []
    found = news([taken_back], {"1": Kept(frozenset({digest(FIRST)}), 1)})
    assert [(s.item.is_cancelled, s.version) for s in found] == [(True, 2)]
    assert news([taken_back], {"1": Kept(frozenset({digest(FIRST), found[0].digest}), 2)}) == []


def test_what_changes_all_the_time_is_followed_a_hundred_times() -> None:
    kept = Kept(frozenset(), MOST_VERSIONS - 1)
    last = news([FIRST, CHANGED], {"1": kept})
    assert [s.version for s in last] == [MOST_VERSIONS]
    assert restless(last).startswith("“One” changed 100 times. Its further changes are not kept")
    assert restless([Snapshot(FIRST, "", 99)]) == ""
    taken_back = replace(FIRST, is_cancelled=True)
    assert len(news([taken_back], {"1": Kept(frozenset(), MOST_VERSIONS)})) == 1


def test_items_that_share_a_name_go_by_their_addresses() -> None:
    other = Item(guid="1", address="https://example.org/2", title="Two")
    lone = Item(guid="3", address="https://example.org/3", title="Three")
    items, count = told_apart([FIRST, other, lone, CHANGED])
    assert [item.guid for item in items] == [
        "https://example.org/1",
        "https://example.org/2",
        "3",
        "https://example.org/1",
    ]
    assert count == 3
    assert told_apart([FIRST, CHANGED, lone]) == ([FIRST, CHANGED, lone], 0)
