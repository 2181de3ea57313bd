import sqlite3
import threading
from pathlib import Path

import pytest

from newsreel.delivery.ledger import EVERYTHING, REMEMBERED_DROPS, Ledger, Totals
from newsreel.delivery.store import StoreError
from newsreel.delivery.tests.records import record


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite3")


def test_a_change_touches_the_pages_that_show_it_and_no_other(ledger: Ledger) -> None:
    ledger.keep(record("/one/", shows=["article-1", "site"]))
    ledger.keep(record("/two/", shows=["article-2", "site"]))
    ledger.keep(record("/home/", shows=["article-1", "article-2", "site"]))
    assert ledger.change(1, ["article-1"]) == ["/home/", "/one/"]
    assert [ledger.is_stale(path) for path in ("/one/", "/two/", "/home/")] == [True, False, True]


def test_a_page_is_touched_once_however_many_things_of_it_change(ledger: Ledger) -> None:
    ledger.keep(record("/one/", shows=["a", "b"]))
    assert ledger.change(1, ["a", "b"]) == ["/one/"]


def test_a_change_is_taken_in_once(ledger: Ledger) -> None:
    ledger.keep(record("/one/", shows=["a"]))
    assert ledger.change(5, ["a"]) == ["/one/"]
    ledger.keep(record("/one/", shows=["a"], as_of=5))
    assert ledger.change(5, ["a"]) is None
    assert ledger.is_stale("/one/") is False
    assert ledger.applied() == 5


def test_it_tells_what_changed_since(ledger: Ledger) -> None:
    ledger.keep(record("/one/", shows=["article-1", "site"]))
    ledger.change(1, ["article-1"])
    ledger.change(2, ["author-1", "article-2"])
    ledger.change(3, ["article-1"])

    assert ledger.changed_since(0) == frozenset({"article-1", "article-2", "author-1"})
    assert ledger.changed_since(1) == frozenset({"article-1", "article-2", "author-1"})
    assert ledger.changed_since(2) == frozenset({"article-1"})
    assert ledger.changed_since(3) == frozenset()


def test_it_can_not_tell_what_changed_before_it_began(ledger: Ledger) -> None:
    ledger.start_anew(applied=5, fingerprint="program")

    assert ledger.changed_since(4) is None
    assert ledger.changed_since(5) == frozenset()


def test_what_changed_while_a_page_was_drawn_makes_it_stale(ledger: Ledger) -> None:
    ledger.change(1, ["article-1"])
    assert ledger.keep(record("/one/", shows=["article-1"], as_of=0)) is False
    assert ledger.keep(record("/one/", shows=["article-1"], as_of=1)) is True
    assert ledger.keep(record("/two/", shows=["article-2"], as_of=0)) is True


def test_a_page_drawn_anew_is_found_by_what_it_shows_now(ledger: Ledger) -> None:
    ledger.keep(record("/home/", shows=["article-1", "article-2"]))
    ledger.keep(record("/home/", shows=["article-2", "article-3"]))
    assert (ledger.showing("article-1"), ledger.showing("article-3")) == ([], ["/home/"])
    assert ledger.change(1, ["article-1"]) == []
    assert ledger.change(2, ["article-3"]) == ["/home/"]


def test_what_is_gone_is_forgotten(ledger: Ledger) -> None:
    ledger.keep(record("/one/", shows=["a"]))
    assert ledger.change(1, [], gone=["/one/", "/never/"]) == ["/one/"]
    assert ledger.is_stale("/one/") is None
    assert ledger.showing("a") == []


def test_tells_what_was_dropped_since(ledger: Ledger) -> None:
    ledger.keep(record("/one/", shows=["a"]))
    ledger.keep(record("/two/", shows=["b"]))
    last, dropped = ledger.dropped_since(0)
    assert sorted(dropped) == [("/one/", False), ("/two/", False)]
    ledger.change(1, ["a"], gone=["/two/"])
    newest, dropped = ledger.dropped_since(last)
    assert sorted(dropped) == [("/one/", True), ("/two/", None)]
    assert ledger.dropped_since(newest) == (newest, [])


def test_who_is_too_far_behind_begins_anew(ledger: Ledger) -> None:
    for number in range(1, 4):
        ledger.change(number, [], gone=())
    ledger.keep(record("/one/"))
    assert ledger.dropped_since(99)[1] == [(EVERYTHING, True)]
    with sqlite3.connect(ledger._file) as connection:
        connection.execute("INSERT INTO dropped (number, path) VALUES (?, '/far/')", (REMEMBERED_DROPS + 50,))
    ledger.change(9, [])
    assert ledger.dropped_since(1)[1] == [(EVERYTHING, True)]


def test_another_program_makes_all_stale(ledger: Ledger) -> None:
    ledger.keep(record("/one/"))
    ledger.start_anew(applied=7, fingerprint="newer")
    assert ledger.is_stale("/one/") is True
    assert (ledger.applied(), ledger.fingerprint()) == (7, "newer")
    # What was being drawn by the former program meanwhile is stale, too.
    assert ledger.keep(record("/one/", as_of=6)) is False
    assert ledger.keep(record("/one/", as_of=7)) is True


def test_fragments_first_then_the_most_read(ledger: Ledger) -> None:
    for path in ("/unread/", "/once/", "/often/", "/-/fragments/masthead/"):
        ledger.keep(record(path, shows=["a"]))
    ledger.add_reads([("/once/", 1), ("/often/", 9), ("/never-kept/", 3)])
    ledger.change(1, ["a"])
    assert ledger.stale_and_read(10) == ["/-/fragments/masthead/", "/often/", "/once/"]
    ledger.add_reads([], fading=0.1)
    assert ledger.stale_and_read(10) == ["/-/fragments/masthead/", "/often/"]


def test_totals(ledger: Ledger) -> None:
    assert ledger.totals() == Totals(pages=0, stale=0, bytes=0)
    ledger.keep(record("/one/", b"12345", shows=["a"]))
    ledger.keep(record("/two/", b"123", shows=["b"]))
    ledger.change(1, ["a"])
    assert ledger.totals() == Totals(pages=2, stale=1, bytes=8)
    assert list(ledger.paths()) == ["/one/", "/two/"]


def test_many_threads_at_once_lose_nothing(ledger: Ledger) -> None:
    def keep_some(first: int) -> None:
        for number in range(first, first + 25):
            ledger.keep(record(f"/{number}/", shows=[f"article-{number}", "site"]))

    threads = [threading.Thread(target=keep_some, args=(first,)) for first in (0, 25, 50, 75)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ledger.showing("site")) == 100
    assert len(ledger.change(1, ["site"]) or []) == 100


def test_a_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite3").write_bytes(b"something else" * 100)
    with pytest.raises(StoreError, match="can't be opened"):
        Ledger(tmp_path / "ledger.sqlite3")


def test_reads_of_articles_wait_until_they_are_taken_over(ledger: Ledger) -> None:
    assert ledger.article_reads() == (0, {})
    ledger.add_article_reads([(7, 2), (8, 1)])
    ledger.add_article_reads([(7, 3)])
    number, counts = ledger.article_reads()
    assert counts == {7: 5, 8: 1}
    ledger.add_article_reads([(9, 1)])
    ledger.forget_article_reads(number)
    later, counts = ledger.article_reads()
    assert counts == {9: 1}
    # Numbers never come again, so that what was taken over can be told from what was not.
    assert later > number
