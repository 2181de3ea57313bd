"""The command line as a person meets it: in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NEWSREEL_")}
    return subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-m", "newsreel", *arguments],
        capture_output=True,
        text=True,
        env={**clean, **environment},
        check=False,
    )


def test_help_names_the_commands() -> None:
    answer = run("--help")
    assert answer.returncode == 0
    assert all(name in answer.stdout for name in ("init", "serve", "demo", "import", "gather", "doctor"))


def test_where_there_is_no_site_a_sentence_says_so(tmp_path: Path) -> None:
    answer = run("--site", str(tmp_path), "doctor")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == (
        f"newsreel: There is no site in {tmp_path}. Make one with `newsreel init {tmp_path}`, "
        "or name another folder with --site.\n"
    )


@pytest.mark.parametrize("arguments", [("serve",), ("doctor",), ("gather", "--once")])
def test_a_bad_setting_ends_every_command_with_a_sentence(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "newsreel.toml").write_text("port = 99999")
    answer = run("--site", str(tmp_path), *arguments)
    assert answer.returncode == 2
    assert answer.stderr.startswith("newsreel: The setting 'port' (")
    assert "Traceback" not in answer.stderr


def test_init_refuses_a_folder_of_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    answer = run("init", str(tmp_path))
    assert answer.returncode == 2
    assert (
        answer.stderr == f"newsreel: The folder {tmp_path} holds other files. Choose an empty or a new one.\n"
    )


@pytest.mark.parametrize("command", [("gather", "--once"), ("add-user", "bob"), ("serve", "--port", "8997")])
def test_a_damaged_database_is_a_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "newsreel.toml").write_text("")
    (tmp_path / "newsreel.sqlite3").write_bytes(b"no database at all " * 500)
    answer = run("--site", str(tmp_path), *command)
    assert answer.returncode == 2
    assert answer.stderr.startswith("newsreel: The database ")
    assert "(file is not a database)" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_init_with_a_bad_address_makes_nothing(tmp_path: Path) -> None:
    answer = run("init", str(tmp_path / "site"), "--address", "nonsense")
    assert answer.returncode == 2
    assert answer.stderr.startswith("newsreel: The setting 'address' (")
    assert not (tmp_path / "site").exists()
