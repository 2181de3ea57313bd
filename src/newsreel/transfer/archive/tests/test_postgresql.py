"""A database in PostgreSQL, by its own programs."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import Postgres, running_postgres

from newsreel.settings import Settings
from newsreel.transfer.archive.backup import back_up
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.postgresql import cut
from newsreel.transfer.archive.restore import restore


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    for program in ("pg_dump", "psql"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    with running_postgres() as server:
        yield server


def ask(address: str, statement: str) -> str:
    command = ["psql", address, "--no-psqlrc", "--tuples-only", "--no-align", "-c", statement]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 -- our own words


def test_a_database_comes_back_into_another_one(
    postgres: Postgres, site: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (postgres.make_database(f"archive_{name}") for name in ("one", "two"))
    ask(one, "CREATE TABLE article (id serial PRIMARY KEY, title text)")
    ask(
        one,
        "INSERT INTO article (title) SELECT 'Story ' || n || E' \\t \\n “' FROM generate_series(1, 20000) n",
    )
    ask(two, "CREATE TABLE unwanted (id serial)")
    theirs = site.model_copy(update={"database": one})
    first = back_up(theirs, str(tmp_path / "b"))
    ask(one, "UPDATE article SET title = 'Changed' WHERE id = 10000")
    assert back_up(theirs, str(tmp_path / "b")).bytes_written < first.bytes_written / 4
    monkeypatch.setenv("NEWSREEL_DATABASE", two)
    with pytest.raises(ArchiveError, match=r"^The database is not empty. Add --replace"):
        restore(tmp_path / "new", str(tmp_path / "b"))
    restore(tmp_path / "new", str(tmp_path / "b"), replace=True)
    summed = "SELECT md5(string_agg(id || title, ',' ORDER BY id)) FROM article"
    assert ask(two, summed) == ask(one, summed)
    assert ask(two, "SELECT count(*) FROM pg_tables WHERE tablename = 'unwanted'") == "0"
    assert ask(two, "INSERT INTO article (title) VALUES ('Next') RETURNING id").startswith("20001")


def test_a_database_that_is_not_there_is_told(postgres: Postgres, site: Settings, tmp_path: Path) -> None:
    address = f"postgresql://newsreel@127.0.0.1:{postgres.port}/nobody"
    with pytest.raises(ArchiveError, match=r'^pg_dump could not read the database .*"nobody" does not exist'):
        back_up(site.model_copy(update={"database": address}), str(tmp_path / "b"))


def test_a_row_more_changes_one_piece() -> None:
    rows = [f"{number}\t{'word ' * (number % 90)}\n".encode() for number in range(20_000)]
    before, after = list(cut(rows)), list(cut([*rows[:9000], b"one more\n", *rows[9000:]]))
    assert b"".join(before) == b"".join(rows)
    assert len(before) > 20
    assert len(set(after) - set(before)) <= 2
    assert [len(piece) for piece in cut([b"x" * 3_000_000])] == [2**20, 2**20, 3_000_000 - 2**21]
