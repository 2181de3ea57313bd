"""Files dropped into a folder."""

import os
from pathlib import Path

import pytest

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.folder import LARGEST_FILE, MOST_FILES, new_files


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
