"""Files dropped into a folder."""

import os
from pathlib import Path

import pytest

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.folder import LARGEST_FILE, MOST_FILES, dropped_into, marks_there, new_files


def drop(folder: Path, name: str, body: bytes, changed: int) -> None:
    (folder / name).write_bytes(body)
    os.utime(folder / name, (changed, changed))


def names(folder: Path, *seen: str) -> list[str]:
    return [file.name for file in new_files(folder, endings=(".eml",), seen=seen)]


def test_new_files_come_oldest_first_and_once(tmp_path: Path) -> None:
    drop(tmp_path, "b.eml", b"b", 1)
    drop(tmp_path, "a.EML", b"a", 2)
    found = list(new_files(tmp_path, endings=(".eml",), seen=()))
    assert [(file.name, file.body) for file in found] == [("b.eml", b"b"), ("a.EML", b"a")]
    assert names(tmp_path, *(file.mark for file in found)) == []
    drop(tmp_path, "b.eml", b"changed", 3)
    assert names(tmp_path, *(file.mark for file in found)) == ["b.eml"]


def test_what_is_no_file_of_ours_is_passed_over(tmp_path: Path) -> None:
    drop(tmp_path, "a.txt", b"", 1)
    drop(tmp_path, ".hidden.eml", b"", 1)
    (tmp_path / "folder.eml").mkdir()
    (tmp_path / "link.eml").symlink_to("/etc/passwd")
    with (tmp_path / "large.eml").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert names(tmp_path) == []


def test_a_look_has_a_bound(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        drop(tmp_path, f"{number:04}.eml", b"x", number)
    assert len(names(tmp_path)) == MOST_FILES


def test_an_absent_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        names(tmp_path / "none")
    assert str(refusal.value) == f"The folder {tmp_path / 'none'} can't be read: No such file or directory."


def test_only_what_lies_in_the_folder_given_is_read(tmp_path: Path) -> None:
    allowed = tmp_path / "drop"
    (allowed / "press").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (allowed / "out").symlink_to(tmp_path / "elsewhere")
    assert dropped_into(allowed, "folder:press") == allowed / "press"
    assert dropped_into(allowed, "folder:/press/") == allowed / "press"
    for written in ("../elsewhere", "press/../../elsewhere", "out", "", "/", ".."):
        with pytest.raises(UnreadableSourceError, match="is no folder within"):
            dropped_into(allowed, f"folder:{written}")
    with pytest.raises(UnreadableSourceError):
        dropped_into(allowed, "folder:a\x00b")


def test_a_link_put_in_a_files_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    drop(tmp_path, "a.eml", b"a", 1)
    drop(tmp_path, "b.eml", b"b", 2)
    files = new_files(tmp_path, endings=(".eml",), seen=())
    assert next(files).name == "a.eml"
    (tmp_path / "b.eml").unlink()
    (tmp_path / "b.eml").symlink_to(tmp_path / "secret")
    assert list(files) == []


def test_a_folder_that_holds_too_many_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreel.gather.sources.folder.MOST_IN_FOLDER", 2)
    for number in range(3):
        drop(tmp_path, f"{number}.eml", b"x", number)
    with pytest.raises(UnreadableSourceError) as refusal:
        names(tmp_path)
    assert str(refusal.value) == (
        f"The folder {tmp_path} holds more than 2 files. Move those away that were read."
    )


def test_marks_of_files_that_are_gone_need_not_be_remembered(tmp_path: Path) -> None:
    drop(tmp_path, "a.eml", b"a", 1)
    assert marks_there(tmp_path, endings=(".eml",)) == {"a.eml:1:1000000000"}
    assert marks_there(tmp_path / "none", endings=(".eml",)) == set()
