"""What is no whole backup, or not for this key, is refused with a sentence, and nothing is touched."""

import io
import json
import random
import socket
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from newsreel.settings import Settings
from newsreel.transfer.archive import manifest
from newsreel.transfer.archive.backup import back_up
from newsreel.transfer.archive.errors import ArchiveError, DamagedError
from newsreel.transfer.archive.keys import Key
from newsreel.transfer.archive.manifest import Database, FileEntry, Manifest
from newsreel.transfer.archive.pieces import LARGEST, packed
from newsreel.transfer.archive.places.folder import FolderPlace
from newsreel.transfer.archive.repository import Repository, begun
from newsreel.transfer.archive.restore import check, restore
from newsreel.transfer.archive.tests.sites import KEY, change, overwrite, state


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.fixture
def backup_file(site: Settings, tmp_path: Path) -> Path:
    back_up(site, str(tmp_path / "site.backup"))
    return tmp_path / "site.backup"


def refused(folder: Path, source: Path, **options: str) -> str:
    """The sentence of the refusal; the folder must be as it was, and an empty one stay empty."""
    before = everything(folder)
    with pytest.raises(ArchiveError) as raised:
        restore(folder, str(source), replace=True, **options)  # type: ignore[arg-type] # all of them are words
    after = everything(folder)
    after.pop(str(folder / "backup.lock"), None)
    before.pop(str(folder / "backup.lock"), None)
    assert after == before
    sentence = str(raised.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_file_cut_anywhere_is_refused(backup_file: Path, site: Settings, tmp_path: Path) -> None:
    data = backup_file.read_bytes()
    members = tarfile.open(backup_file).getmembers()  # noqa: SIM115 -- read at once
    edges = {
        place + by for member in members for place in (member.offset, member.offset_data) for by in (0, 1)
    }
    chance = random.Random(7)  # noqa: S311 -- any places will do
    last = members[-1].offset_data + members[-1].size
    places = {0, 1, 511, 512, last - 1, *edges, *(chance.randrange(last) for _ in range(30))}
    for place in sorted(place for place in places if place < last):
        backup_file.write_bytes(data[:place])
        refused(site.site, backup_file)
    # What comes after the last object is padding that says nothing.
    backup_file.write_bytes(data[:last])
    restore(tmp_path / "new", str(backup_file))
    assert state(tmp_path / "new") == state(site.site)


def test_a_byte_changed_anywhere_is_refused_or_of_no_account(
    backup_file: Path, site: Settings, tmp_path: Path
) -> None:
    whole = backup_file.read_bytes()
    chance = random.Random(11)  # noqa: S311 -- any places will do
    for number in range(60):
        place = chance.randrange(len(whole)) if number else 0
        overwrite(backup_file, place, bytes([whole[place] ^ (1 << chance.randrange(8))]))
        try:
            restore(tmp_path / str(number), str(backup_file))
        except ArchiveError:
            assert not (tmp_path / str(number) / "newsreel.toml").exists()
        else:
            assert state(tmp_path / str(number)) == state(site.site)
        backup_file.write_bytes(whole)


@pytest.mark.parametrize("key", ["", KEY])
def test_a_folder_with_a_damaged_or_missing_object_is_refused(
    site: Settings, tmp_path: Path, key: str
) -> None:
    backups = tmp_path / "backups"
    back_up(site, str(backups), passphrase=key)
    change(site, "UPDATE article SET title = 'Later' WHERE id = 1")
    back_up(site, str(backups), passphrase=key)
    newest = sorted(backups.glob("snapshots/*"))[-1]
    files = [newest, *backups.glob("index/*"), *backups.glob("packs/*/*"), backups / "newsreel-backup.json"]
    assert len(files) > 4
    for file in files:
        data = file.read_bytes()
        middle = len(data) // 2
        for damage in (b"", data[:middle], data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :]):
            file.write_bytes(damage)
            refused(site.site, backups, passphrase=key)
        if file != newest:
            file.unlink()
            refused(site.site, backups, passphrase=key)
        file.write_bytes(data)
    check(str(backups), passphrase=key)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is no backup that Newsreel made."),
        (b"x" * 5000, "is no backup that Newsreel made."),
        (b"\0" * 5000, "is no backup that Newsreel made."),
        (b"PK\3\4" + b"\0" * 2000, "is no backup that Newsreel made."),
        (b"SQLite format 3\0" + b"\0" * 2000, "is no backup that Newsreel made."),
    ],
)
def test_foreign_files_are_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "file").write_bytes(content)
    assert refused(tmp_path / "new", tmp_path / "file") == f"{tmp_path / 'file'} {sentence}"
    assert not (tmp_path / "new").exists()


def tar_of(*members: tuple[str, bytes, bytes]) -> bytes:
    """`members`: name, type, content."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for name, kind, content in members:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(content), "/etc/passwd"
            tar.addfile(member, io.BytesIO(content))
    return made.getvalue()


HEADER = json.dumps({"format": "newsreel-backup", "version": 1, "id": "a", "encryption": None}).encode()


@pytest.mark.parametrize(
    "members",
    [
        [("../../etc/cron.d/evil", tarfile.REGTYPE, b"x")],
        [("newsreel-backup.json", tarfile.SYMTYPE, b"")],
        [("newsreel-backup.json", tarfile.LNKTYPE, b"")],
        [("newsreel-backup.json", tarfile.REGTYPE, HEADER), ("../evil", tarfile.REGTYPE, b"x")],
        [("newsreel-backup.json", tarfile.REGTYPE, HEADER), ("/etc/evil", tarfile.REGTYPE, b"x")],
        [("newsreel-backup.json", tarfile.REGTYPE, HEADER), ("packs", tarfile.DIRTYPE, b"")],
        [("newsreel-backup.json", tarfile.REGTYPE, HEADER), ("index/" + "a" * 64, tarfile.SYMTYPE, b"")],
        [("newsreel-backup.json", tarfile.REGTYPE, HEADER)],
        [("newsreel-backup.json", tarfile.REGTYPE, HEADER.replace(b'"version": 1', b'"version": 9'))],
        [("newsreel-backup.json", tarfile.REGTYPE, HEADER.replace(b"newsreel-backup", b"other"))],
        [("newsreel-backup.json", tarfile.REGTYPE, b'{"format": ' + b"[" * 5000)],
    ],
)
def test_tars_of_others_are_refused(tmp_path: Path, members: list[tuple[str, bytes, bytes]]) -> None:
    (tmp_path / "site.backup").write_bytes(tar_of(*members))
    refused(tmp_path / "new", tmp_path / "site.backup")
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "evil").exists()


def test_a_newer_format_is_named(tmp_path: Path) -> None:
    header = HEADER.replace(b'"version": 1', b'"version": 9')
    (tmp_path / "f.backup").write_bytes(tar_of(("newsreel-backup.json", tarfile.REGTYPE, header)))
    assert refused(tmp_path / "new", tmp_path / "f.backup") == (
        f"The backup in {tmp_path / 'f.backup'} was made by a newer Newsreel (its format is 9, "
        "this program knows 1). Use that version."
    )


def forged(folder: Path, *, files: list[FileEntry], pieces: dict[bytes, bytes] | None = None) -> None:
    """A repository that is sound but for what its snapshot says."""
    repository = begun(FolderPlace(folder), passphrase="")
    for name, content in (pieces or {}).items():
        repository.keep(content, name=name)
    listed = manifest.keep_files(repository, files)
    repository.flush()
    manifest.write(
        repository,
        Manifest(
            version=1,
            program="0",
            made_at="2026-11-23T00:00:00Z",
            site="http://x",
            database=Database(kind="sqlite", size=0, pieces=[]),
            files=listed,
            file_count=len(files),
            file_bytes=sum(file.size for file in files),
            left_out=[],
        ),
    )


def entry(path: str, size: int = 0, pieces: list[str] | None = None) -> FileEntry:
    return FileEntry(path=path, size=size, mode=0o644, modified=0, status="", pieces=pieces or [])


@pytest.mark.parametrize(
    "path",
    [
        "../evil",
        "media/../../evil",
        "/etc/evil",
        "media",
        "media/",
        "media//evil",
        "media/./evil",
        "media/..",
        "evil",
        "newsreel.toml/evil",
        "newsreel.sqlite3",
        "built/evil",
        "media/a\0b",
        "media/" + "a" * 300,
        "media/" + "a/" * 3000 + "a",
        "",
        ".",
        "C:\\evil",
    ],
)
def test_files_that_belong_into_no_site_are_refused(tmp_path: Path, path: str) -> None:
    forged(tmp_path / "backups", files=[entry(path)])
    sentence = refused(tmp_path / "new", tmp_path / "backups")
    assert sentence == (
        f"The snapshot holds a file that belongs into no site: {path[:200]!r}. It was not made by Newsreel."
    )
    assert not list(tmp_path.rglob("evil"))


def test_a_file_that_is_a_folder_too_is_refused(tmp_path: Path) -> None:
    forged(tmp_path / "backups", files=[entry("media/a"), entry("media/a/b")])
    refused(tmp_path / "new", tmp_path / "backups")


def test_the_same_file_twice_is_refused(tmp_path: Path) -> None:
    forged(tmp_path / "backups", files=[entry("media/a"), entry("media/a")])
    assert "damaged at “media/a”" in refused(tmp_path / "new", tmp_path / "backups")


def test_more_than_the_disk_holds_is_refused_at_once(tmp_path: Path) -> None:
    name = Key().name_of(bytes(LARGEST))
    many = 2**22
    forged(
        tmp_path / "backups",
        files=[entry(f"media/{number}", many * LARGEST, [name.hex()]) for number in range(2)],
        pieces={name: bytes(LARGEST)},
    )
    assert "The site needs 8.8 TB, and only" in refused(tmp_path / "new", tmp_path / "backups")


def test_a_piece_that_would_grow_past_its_bounds_is_refused(tmp_path: Path) -> None:
    bomb = bytes(50 * 2**20)
    name = Key().name_of(bomb)
    place = FolderPlace(tmp_path / "backups")
    repository = begun(place, passphrase="")
    repository._add(name, b"", packed(bomb), 100)
    repository.flush()
    with pytest.raises(DamagedError, match="would grow past all bounds"):
        Repository(place, Key(), repository.index).read(name)


def test_the_wrong_key_and_none_are_refused(site: Settings, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    back_up(site, str(backups), passphrase=KEY)
    assert refused(tmp_path / "new", backups, passphrase="another long passphrase") == (
        f"The key is not the one that the backups in {backups} were made with."
    )
    assert refused(tmp_path / "new", backups) == (
        f"The backups in {backups} are encrypted. Give their key as NEWSREEL_BACKUP_KEY or with --key-file."
    )
    with pytest.raises(ArchiveError, match="The key is not the one"):
        back_up(site, str(backups), passphrase="another long passphrase")


def test_nothing_is_written_unencrypted_by_mistake(site: Settings, tmp_path: Path) -> None:
    back_up(site, str(tmp_path / "b"))
    with pytest.raises(ArchiveError, match="are not encrypted, and the setting backup_key is set"):
        back_up(site, str(tmp_path / "b"), passphrase=KEY)


def test_sealed_objects_cannot_be_passed_off_as_others(site: Settings, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    back_up(site, str(backups), passphrase=KEY)
    (snapshot,) = backups.glob("snapshots/*")
    (index,) = backups.glob("index/*")
    key = begun(FolderPlace(backups), passphrase=KEY).key
    with pytest.raises(DamagedError, match="its seal is broken"):
        key.unseal(index.read_bytes(), b"snapshot")
    assert key.unseal(snapshot.read_bytes(), b"snapshot")


def test_a_site_that_is_there_is_not_written_over(site: Settings, tmp_path: Path) -> None:
    back_up(site, str(tmp_path / "b"))
    with pytest.raises(ArchiveError, match=r"^There is a site in .* already. Add --replace"):
        restore(site.site, str(tmp_path / "b"))


def test_a_folder_of_other_files_is_not_written_to(site: Settings, tmp_path: Path) -> None:
    back_up(site, str(tmp_path / "b"))
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("precious")
    assert "holds other files" in refused(other, tmp_path / "b")
    with pytest.raises(ArchiveError, match="holds other files"):
        back_up(site, str(other))
    with pytest.raises(ArchiveError, match="is there already and is no backup"):
        back_up(site, str(other / "thesis.txt"))


def test_a_running_site_is_not_touched(site: Settings, tmp_path: Path) -> None:
    back_up(site, str(tmp_path / "b"))
    with closing(sqlite3.connect(site.database_file)) as somebody:
        somebody.execute("SELECT count(*) FROM article").fetchone()
        assert "the site is running, or another program reads it" in refused(site.site, tmp_path / "b")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(site.site / "application.sock"))
        listening.listen()
        with pytest.raises(ArchiveError, match=r"is running. Stop it first"):
            restore(site.site, str(tmp_path / "b"), replace=True)
    assert restore(site.site, str(tmp_path / "b"), replace=True).former


def test_a_damaged_site_is_replaced_and_kept(site: Settings, tmp_path: Path) -> None:
    back_up(site, str(tmp_path / "b"))
    before = state(site.site)
    site.database_file.write_bytes(b"no database at all " * 500)
    (site.site / "newsreel.toml").write_text("port = nonsense")
    done = restore(site.site, str(tmp_path / "b"), replace=True)
    assert state(site.site) == before
    assert (Path(done.former) / "newsreel.toml").read_text() == "port = nonsense"
    assert not (site.site / "pages").exists()


@pytest.mark.parametrize("inside", ["media/backups", "media", "mail/b.backup"])
def test_a_backup_does_not_hold_itself(site: Settings, inside: str) -> None:
    with pytest.raises(ArchiveError, match="would hold itself"):
        back_up(site, str(site.site / inside))


def test_a_place_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "new", tmp_path / "none") == f"There is no backup at {tmp_path / 'none'}."
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "new", tmp_path / "empty") == f"There is no backup in {tmp_path / 'empty'}."


def test_a_bucket_that_is_not_there_is_told(site: Settings, bucket: str) -> None:
    elsewhere = bucket.replace("s3://pages", "s3://nobody")
    with pytest.raises(
        ArchiveError, match=r"^The backup in s3://nobody/\S+ can't be (read|written): NoSuchBucket"
    ):
        back_up(site, elsewhere)


def test_snapshots_are_chosen_by_the_beginning_of_their_names(site: Settings, tmp_path: Path) -> None:
    names = [back_up(site, str(tmp_path / "b")).snapshot for _ in range(2)]
    with pytest.raises(ArchiveError, match="is the beginning of 2 snapshots"):
        check(str(tmp_path / "b"), snapshot=names[0][:8])
    with pytest.raises(ArchiveError, match=r"^There is no snapshot 1999 in"):
        check(str(tmp_path / "b"), snapshot="1999")
    assert check(str(tmp_path / "b"), snapshot=names[0][:-2])[0] == names[0]
    assert check(str(tmp_path / "b"))[0] == names[1]


def test_a_folder_that_was_not_there_is_not_there_after_a_refusal(backup_file: Path, tmp_path: Path) -> None:
    data = bytearray(backup_file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    backup_file.write_bytes(data)
    with pytest.raises(ArchiveError):
        restore(tmp_path / "new", str(backup_file))
    assert not (tmp_path / "new").exists()


def test_a_place_beneath_a_file_is_refused(backup_file: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "site"):
        with pytest.raises(ArchiveError, match="is no folder"):
            restore(folder, str(backup_file))
    assert (tmp_path / "file").read_text() == "mine"
