import pytest

from newsreel.delivery import actions, node
from newsreel.delivery.models import Change
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.store import StoreError
from newsreel.delivery.tests.records import record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "fingerprint", lambda site: "this program")


def test_changes_are_taken_in_by_their_numbers(shelf: Shelf) -> None:
    shelf.keep(record("/one/", shows=["a"]))
    shelf.keep(record("/two/", shows=["b"]))
    for things in (["a"], ["b"], ["a", "b"]):
        Change.objects.create(things=things)
    assert actions.apply_changes() == ["/one/", "/two/"]
    assert shelf.ledger.applied() == Change.objects.latest("pk").pk
    assert actions.apply_changes() == []


def test_more_changes_than_one_handful(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    shelf.keep(record("/one/", shows=["e"]))
    Change.objects.bulk_create([Change(things=[thing]) for thing in "abcde"])
    assert actions.apply_changes() == ["/one/"]


def test_a_store_that_fails_loses_no_change(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.keep(record("/one/", shows=["a"]))
    Change.objects.create(things=["a"])

    def fail(*values: object) -> None:
        raise StoreError("The disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(shelf, "change", fail)
        assert actions.apply_changes() == []
    assert actions.apply_changes() == ["/one/"]


def test_a_node_that_was_away_catches_up(shelf: Shelf) -> None:
    actions.begin()
    shelf.keep(record("/one/", shows=["a"], as_of=shelf.ledger.applied()))
    Change.objects.create(things=["a"])
    actions.begin()
    assert shelf.ledger.is_stale("/one/") is True


def test_a_node_that_was_away_too_long_begins_anew(shelf: Shelf) -> None:
    actions.begin()
    shelf.keep(record("/one/", shows=["a"], as_of=shelf.ledger.applied()))
    Change.objects.bulk_create([Change(things=["b"]) for _ in range(5)])
    last = Change.objects.latest("pk").pk
    Change.objects.exclude(pk=last).delete()
    actions.begin()
    assert shelf.ledger.is_stale("/one/") is True
    assert shelf.ledger.applied() == last


def test_a_database_that_was_restored_from_before_begins_anew(shelf: Shelf) -> None:
    Change.objects.create(things=["a"])
    actions.begin()
    shelf.keep(record("/one/", as_of=shelf.ledger.applied()))
    Change.objects.all().delete()
    actions.begin()
    assert shelf.ledger.is_stale("/one/") is True


def test_another_program_begins_anew(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    actions.begin()
    shelf.keep(record("/one/", as_of=shelf.ledger.applied()))
    actions.begin()
    assert shelf.ledger.is_stale("/one/") is False
    monkeypatch.setattr(node, "fingerprint", lambda site: "another program")
    actions.begin()
    assert shelf.ledger.is_stale("/one/") is True


def test_old_changes_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "KEPT_CHANGES", 3)
    Change.objects.bulk_create([Change(things=["a"]) for _ in range(10)])
    assert actions.forget_old_changes() == 7
    assert Change.objects.count() == 3


def test_nothing_is_no_change() -> None:
    actions.note_change([])
    assert not Change.objects.exists()
