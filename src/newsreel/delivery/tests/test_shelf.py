from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreel.delivery.shelf import Checked, Found, Shelf
from newsreel.delivery.store import StoreError
from newsreel.delivery.tests.records import record


class SharedStore:
    """A store as several nodes have it in common; `is_away` as when the network is cut."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.is_away = False

    def get(self, name: str) -> bytes | None:
        self._reach()
        return self.kept.get(name)

    def put(self, name: str, data: bytes) -> None:
        self._reach()
        self.kept[name] = data

    def delete(self, name: str) -> None:
        self._reach()
        self.kept.pop(name, None)

    def values(self) -> Iterator[bytes]:
        yield from self.kept.values()

    def _reach(self) -> None:
        if self.is_away:
            raise StoreError("The network is cut")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "pages")


def test_finds_what_was_kept(shelf: Shelf) -> None:
    page = record("/one/")
    assert shelf.find("/one/") is None
    assert shelf.keep(page) is True
    assert shelf.find("/one/") == Found(page, is_stale=False)


def test_a_stale_page_stays_for_hard_times(shelf: Shelf) -> None:
    page = record("/one/", shows=["a"])
    shelf.keep(page)
    assert shelf.change(1, ["a"]) == ["/one/"]
    assert shelf.find("/one/") == Found(page, is_stale=True)


def test_what_is_gone_can_not_be_found_even_stale(shelf: Shelf) -> None:
    shelf.keep(record("/one/", shows=["a"]))
    shelf.change(1, ["a"], gone=["/one/"])
    assert shelf.find("/one/") is None
    assert shelf.folder.get("/one/") is None


def test_a_page_drawn_before_it_was_withdrawn_comes_too_late(shelf: Shelf) -> None:
    shelf.change(1, [], gone=["/one/"])
    assert shelf.keep(record("/one/", as_of=0)) is False
    assert (shelf.find("/one/"), shelf.folder.get("/one/")) == (None, None)
    notice = record("/one/", b"withdrawn", status=410, as_of=1)
    assert shelf.keep(notice) is True
    assert shelf.find("/one/") == Found(notice, is_stale=False)


def test_a_page_overtaken_while_it_was_drawn_never_replaces_one_that_is_right(shelf: Shelf) -> None:
    shelf.change(1, ["a"])
    right = record("/one/", b"new", shows=["a"], as_of=1)
    assert shelf.keep(right) is True
    assert shelf.keep(record("/one/", b"old", shows=["a"], as_of=0)) is False
    assert shelf.find("/one/") == Found(right, is_stale=False)


def test_a_page_put_there_by_a_process_killed_at_once_is_stale_until_the_ledger_knows_it(
    shelf: Shelf,
) -> None:
    shelf.keep(record("/one/", b"old", shows=["a"], made=1.0))
    unknown = record("/one/", b"new", shows=["b"], made=2.0)
    shelf.folder.put("/one/", unknown.to_bytes())
    assert shelf.find("/one/") == Found(unknown, is_stale=True)
    shelf.check()
    assert shelf.find("/one/") == Found(unknown, is_stale=False)
    assert shelf.change(1, ["b"]) == ["/one/"]


def test_the_check_brings_back_nothing_that_was_withdrawn(shelf: Shelf) -> None:
    shelf.change(1, [], gone=["/one/"])
    shelf.folder.put("/one/", record("/one/", as_of=0).to_bytes())
    shelf.check()
    assert (shelf.find("/one/"), shelf.folder.get("/one/")) == (None, None)


def test_the_pulse_moves_with_whatever_readers_must_know(shelf: Shelf) -> None:
    beats = [shelf.pulse.now()]
    shelf.keep(record("/one/", shows=["a"]))
    beats.append(shelf.pulse.now())
    shelf.change(1, ["a"])
    beats.append(shelf.pulse.now())
    shelf.start_anew(applied=1, fingerprint="x")
    beats.append(shelf.pulse.now())
    assert len(set(beats)) == 4


def test_two_processes_share_pulse_and_pages(tmp_path: Path) -> None:
    one, other = Shelf(tmp_path / "pages"), Shelf(tmp_path / "pages")
    before = other.pulse.now()
    one.keep(record("/one/"))
    assert other.pulse.now() != before
    assert other.find("/one/") == Found(record("/one/"), is_stale=False)


def test_a_damaged_page_counts_as_none(shelf: Shelf) -> None:
    shelf.keep(record("/one/"))
    file = shelf.folder.path_of("/one/")
    file.write_bytes(file.read_bytes()[:-3])
    assert shelf.find("/one/") is None
    assert shelf.ledger.is_stale("/one/") is None


def test_the_check_at_start_mends(shelf: Shelf) -> None:
    for path in ("/whole/", "/damaged/", "/lost/"):
        shelf.keep(record(path))
    damaged = shelf.folder.path_of("/damaged/")
    damaged.write_bytes(damaged.read_bytes()[:-1])
    shelf.folder.delete("/lost/")
    shelf.folder.path_of("/whole/").with_name("1.1-1.unfinished").touch()
    assert shelf.check() == Checked(pages=1, broken=1, unfinished=1)
    assert list(shelf.ledger.paths()) == ["/whole/"]


def test_a_lost_ledger_is_written_again_from_the_pages(tmp_path: Path) -> None:
    Shelf(tmp_path / "pages").keep(record("/one/", shows=["article-1"]))
    for file in (tmp_path / "pages").glob("ledger*"):
        file.unlink()
    shelf = Shelf(tmp_path / "pages")
    assert shelf.check() == Checked(pages=1, broken=0, unfinished=0)
    assert shelf.change(1, ["article-1"]) == ["/one/"]


def test_a_second_node_finds_what_the_first_drew(tmp_path: Path) -> None:
    shared = SharedStore()
    first, second = (Shelf(tmp_path / name, shared=shared) for name in ("first", "second"))
    first.keep(record("/one/", shows=["a"]))
    assert second.find("/one/") == Found(record("/one/", shows=["a"]), is_stale=False)
    shared.is_away = True
    assert second.find("/one/") == Found(record("/one/", shows=["a"]), is_stale=False)


def test_a_second_node_never_takes_a_page_that_a_change_has_overtaken(tmp_path: Path) -> None:
    shared = SharedStore()
    first, second = (Shelf(tmp_path / name, shared=shared) for name in ("first", "second"))
    first.keep(record("/one/", shows=["a"], as_of=0))
    second.change(1, ["a"])
    assert second.find("/one/") == Found(record("/one/", shows=["a"]), is_stale=True)


def test_a_second_node_takes_nothing_that_was_withdrawn(tmp_path: Path) -> None:
    shared = SharedStore()
    first, second = (Shelf(tmp_path / name, shared=shared) for name in ("first", "second"))
    second.change(1, [], gone=["/one/"])
    # The first has not heard of it yet.
    first.keep(record("/one/", as_of=0))
    assert second.find("/one/") is None


def test_a_new_node_takes_no_page_from_before_its_time(tmp_path: Path) -> None:
    shared = SharedStore()
    first, second = (Shelf(tmp_path / name, shared=shared) for name in ("first", "second"))
    first.keep(record("/a/", b"former", shows={"article:1"}, as_of=3))
    # The second node begins after change 4, of which it knows nothing; the first has not heard of it yet.
    second.start_anew(applied=4, fingerprint="this program")
    found = second.find("/a/")
    assert found is not None
    assert found.is_stale
    first.change(4, ["article:1"])
    first.keep(record("/b/", b"later", shows={"article:1"}, as_of=4))
    later = second.find("/b/")
    assert later is not None
    assert not later.is_stale


def test_a_node_without_its_shared_store_works_alone(tmp_path: Path) -> None:
    shared = SharedStore()
    shared.is_away = True
    shelf = Shelf(tmp_path / "pages", shared=shared)
    assert shelf.find("/one/") is None
    assert shelf.keep(record("/one/", shows=["a"])) is True
    assert shelf.change(1, ["a"], gone=["/one/"]) == ["/one/"]


def test_a_folder_that_can_not_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("")
    with pytest.raises(StoreError, match="can't be used"):
        Shelf(tmp_path / "pages")
