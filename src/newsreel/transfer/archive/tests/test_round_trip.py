"""What was backed up comes back, byte for byte; and a second backup writes what is new."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from newsreel.settings import Settings
from newsreel.transfer.archive import sqlite_snapshot
from newsreel.transfer.archive.backup import back_up
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.restore import check, restore, snapshots
from newsreel.transfer.archive.tests.sites import KEY, change, make_site, size_of, state


@pytest.mark.parametrize("key", ["", KEY])
def test_a_site_comes_back_as_it_was(site: Settings, place: str, key: str, tmp_path: Path) -> None:
    before = state(site.site)
    made = back_up(site, place, passphrase=key)
    assert (made.files, made.left_out, made.removed) == (10, [], [])
    restored = restore(tmp_path / "new", place, passphrase=key)
    assert state(tmp_path / "new") == before
    assert (restored.snapshot, restored.former) == (made.snapshot, "")
    assert not (tmp_path / "new" / "pages").exists()
    assert not (tmp_path / "new" / ".restore").exists()
    assert check(place, passphrase=key)[0] == made.snapshot


def test_the_database_comes_back_to_the_byte(site: Settings, tmp_path: Path) -> None:
    back_up(site, str(tmp_path / "b"))
    restore(tmp_path / "new", str(tmp_path / "b"))
    assert (tmp_path / "new" / "newsreel.sqlite3").read_bytes() == site.database_file.read_bytes()


def test_a_second_backup_writes_what_changed(site: Settings, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    first = back_up(site, str(backups))
    assert first.bytes_written > 2_500_000
    nothing = back_up(site, str(backups))
    assert nothing.bytes_written < 1000
    change(site, "UPDATE article SET body = 'short' WHERE id = 200")
    (site.media_folder / "images" / "new.jpg").write_bytes(b"new" * 1000)
    before = size_of(backups)
    third = back_up(site, str(backups))
    assert third.bytes_written < first.bytes_written / 100
    assert size_of(backups) - before == third.bytes_written
    restore(tmp_path / "new", str(backups))
    assert state(tmp_path / "new") == state(site.site)


def test_every_snapshot_comes_back(site: Settings, tmp_path: Path) -> None:
    states = {}
    for number in range(4):
        change(site, "UPDATE article SET title = ? WHERE id % 7 = ?", f"Round {number}", number)
        (site.media_folder / "images" / f"{number}.jpg").unlink()
        made = back_up(site, str(tmp_path / "b"))
        states[made.snapshot] = state(site.site)
    assert [one.name for one in snapshots(str(tmp_path / "b"))] == sorted(states)
    for number, (name, before) in enumerate(states.items()):
        restore(tmp_path / str(number), str(tmp_path / "b"), snapshot=name)
        assert state(tmp_path / str(number)) == before


def test_a_file_with_its_old_time_and_size_is_seen_to_have_changed(site: Settings, tmp_path: Path) -> None:
    back_up(site, str(tmp_path / "b"))
    picture = site.media_folder / "images" / "1.jpg"
    status = picture.stat()
    picture.write_bytes(b"x" * status.st_size)
    os.utime(picture, ns=(status.st_atime_ns, status.st_mtime_ns))
    back_up(site, str(tmp_path / "b"))
    restore(tmp_path / "new", str(tmp_path / "b"))
    assert (tmp_path / "new/media/images/1.jpg").read_bytes() == b"x" * status.st_size


def test_links_and_odd_names_are_left_out_and_told(site: Settings, tmp_path: Path) -> None:
    (site.media_folder / "passwords").symlink_to("/etc/passwd")
    (site.media_folder / b"\xff.jpg".decode(errors="surrogateescape")).write_bytes(b"x")
    made = back_up(site, str(tmp_path / "b"))
    assert sorted(made.left_out) == [
        "'media/\\udcff.jpg': its name is none that another machine could give it.",
        "media/passwords: it is a link, and what it leads to may lie elsewhere.",
    ]
    restore(tmp_path / "new", str(tmp_path / "b"))
    assert not (tmp_path / "new/media/passwords").exists()


def test_zeros_take_no_room(site: Settings, tmp_path: Path) -> None:
    with (site.media_folder / "sparse.bin").open("wb") as file:
        file.truncate(64 * 2**20)
    made = back_up(site, str(tmp_path / "b"))
    assert made.bytes > 64 * 2**20
    assert made.bytes_written < 5 * 2**20
    restore(tmp_path / "new", str(tmp_path / "b"))
    sparse = (tmp_path / "new/media/sparse.bin").stat()
    assert (sparse.st_size, sparse.st_blocks) == (64 * 2**20, 0)


@pytest.mark.parametrize("tries", [20, 0], ids=["from the file", "from a copy"])
def test_a_site_that_is_written_to_is_caught_at_one_moment(
    site: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    """Two accounts, between which money moves all the time: it must never be away, or there twice."""
    change(site, "CREATE TABLE account (id INTEGER PRIMARY KEY, money INTEGER, note TEXT)")
    change(site, "INSERT INTO account VALUES (1, 500, ''), (2, 500, '')")
    ended, moves = threading.Event(), []

    def move() -> None:
        with closing(sqlite3.connect(site.database_file, timeout=60)) as database:
            while not ended.is_set():
                database.execute("UPDATE account SET money = money - 1, note = note || 'word ' WHERE id = 1")
                database.execute("UPDATE account SET money = money + 1 WHERE id = 2")
                database.commit()
                moves.append(1)

    writer = threading.Thread(target=move)
    writer.start()
    original = sqlite_snapshot.snapshot
    monkeypatch.setattr(
        sqlite_snapshot, "snapshot", lambda database, beside: original(database, beside=beside, tries=tries)
    )
    try:
        for number in range(3):
            back_up(site, str(tmp_path / "b"))
            restore(tmp_path / str(number), str(tmp_path / "b"))
    finally:
        ended.set()
        writer.join()
    assert moves
    for number in range(3):
        with closing(sqlite3.connect(tmp_path / str(number) / "newsreel.sqlite3")) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("SELECT sum(money) FROM account").fetchone() == (1000,)


def test_who_reads_for_long_does_not_hold_up_a_backup(site: Settings, tmp_path: Path) -> None:
    with closing(sqlite3.connect(site.database_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM article").fetchone()
        change(site, "UPDATE article SET title = 'Later' WHERE id = 1")
        back_up(site, str(tmp_path / "b"))
    restore(tmp_path / "new", str(tmp_path / "b"))
    assert state(tmp_path / "new") == state(site.site)


def test_what_was_lost_of_a_repository_is_written_anew(site: Settings, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    back_up(site, str(backups))
    for pack in backups.glob("packs/*/*"):
        pack.unlink()
    with pytest.raises(ArchiveError, match="a part of it is"):
        check(str(backups))
    back_up(site, str(backups))
    restore(tmp_path / "new", str(backups))
    assert state(tmp_path / "new") == state(site.site)


def test_two_sites_in_one_folder_share_pieces_and_nothing_else(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = make_site(tmp_path / "one"), make_site(tmp_path / "two", seed=2)
    back_up(one, str(tmp_path / "b"))
    back_up(two, str(tmp_path / "b"))
    first, second = snapshots(str(tmp_path / "b"))
    restore(tmp_path / "first", str(tmp_path / "b"), snapshot=first.name)
    restore(tmp_path / "second", str(tmp_path / "b"), snapshot=second.name)
    assert state(tmp_path / "first") == state(one.site)
    assert state(tmp_path / "second") == state(two.site)


def test_an_encrypted_backup_shows_nothing(site: Settings, tmp_path: Path) -> None:
    (site.media_folder / "letter.txt").write_text("a sentence that nobody else may read" * 3)
    back_up(site, str(tmp_path / "site.backup"), passphrase=KEY)
    written = (tmp_path / "site.backup").read_bytes()
    for word in (b"nobody else", b"matinee.example", b"SQLite format", b"letter.txt"):
        assert word not in written
