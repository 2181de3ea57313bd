from newsreel.gather.items import Item
from newsreel.gather.snapshots import Kept, digest, news

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
