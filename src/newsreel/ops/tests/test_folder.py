import socket
import sqlite3
import tomllib
from pathlib import Path

import pytest

from newsreel.ops.folder import (
    FolderError,
    check_database_file,
    check_port_free,
    check_sqlite,
    check_writable,
    make_site_folder,
)


def test_a_site_folder_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert make_site_folder(folder, name="The Reel", address="https://reel.example") is True
    written = (folder / "newsreel.toml").read_text()
    assert 'address = "https://reel.example"' in written
    assert make_site_folder(folder, name="Another", address="https://other.example") is False
    assert (folder / "newsreel.toml").read_text() == written


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    with pytest.raises(FolderError, match=r"holds other files\. Choose an empty or a new one\.$"):
        make_site_folder(tmp_path, name="x", address="http://127.0.0.1:8000")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_that_can_t_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError, match=r"can't be made \(Not a directory\)"):
        make_site_folder(tmp_path / "file" / "site", name="x", address="http://127.0.0.1:8000")


def test_a_folder_that_can_t_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"can't be written \(No such file or directory\)"):
        check_writable(tmp_path / "missing")


def test_old_sqlite_is_a_sentence() -> None:
    with pytest.raises(
        FolderError, match=r"^This Python carries SQLite 3\.31\.1, and Newsreel needs 3\.35\.0"
    ):
        check_sqlite((3, 31, 1))
    check_sqlite()


def test_a_port_in_use_is_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            FolderError, match=rf"^Port {port} on 127\.0\.0\.1 can't be used \(Address already"
        ):
            check_port_free("127.0.0.1", port)


def test_a_bind_address_that_is_none_is_a_sentence() -> None:
    with pytest.raises(FolderError, match=r"^Port 8997 on 300\.1\.1\.1 can't be used \(.*not known\)"):
        check_port_free("300.1.1.1", 8997)


def test_a_name_and_an_address_can_t_break_the_settings(tmp_path: Path) -> None:
    make_site_folder(tmp_path / "site", name="A\nport = 1", address='http://x/"\n')
    settings = tomllib.loads((tmp_path / "site" / "newsreel.toml").read_text())
    assert settings == {"address": 'http://x/"\n'}


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "newsreel.sqlite3"
    check_database_file(file)
    sqlite3.connect(file).close()
    check_database_file(file)
    file.write_bytes(b"no database at all " * 500)
    with pytest.raises(FolderError, match=r"can't be read \(file is not a database\)"):
        check_database_file(file)
