"""A site that runs is backed up, and comes back on an empty machine: every page the same, byte for byte."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from postgres_server import Postgres, running_postgres
from running_site import KEPT, SMALL_SITE, RunningSite, eventually, fetch

STAMP = re.compile(rb'name="stamp" value="[^"]*"')
PAGES = (*KEPT, "/sitemap.xml", "/robots.txt", "/no-such-page/")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


def pages_of(site: RunningSite) -> dict[str, tuple[int, bytes]]:
    """Of a comment's form all but the signed moment, which is when the page was drawn."""
    answers = {path: fetch(site.url + path) for path in PAGES}
    return {path: (answer.status, STAMP.sub(b"", answer.body)) for path, answer in answers.items()}


def settled(site: RunningSite) -> dict[str, tuple[int, bytes]]:
    """The pages, once they change no more of themselves."""
    before = pages_of(site)

    def is_settled() -> bool:
        nonlocal before
        now = pages_of(site)
        same, before = now == before, now
        return same

    assert eventually(is_settled)
    return before


@contextmanager
def served(site: RunningSite) -> Iterator[RunningSite]:
    site.start()
    try:
        yield site
    finally:
        site.stop()


def moved_to(folder: Path, site: RunningSite) -> RunningSite:
    """The site restored into another folder, under its own address."""
    again = RunningSite(folder, database=False)
    shutil.rmtree(folder)
    again.port, again.url = site.port, site.url
    return again


def test_pages_are_the_same_after_a_restore_into_an_empty_folder(tmp_path: Path) -> None:
    site = RunningSite(tmp_path / "site")
    site.newsreel("manage", "migrate", "--verbosity", "0")
    site.script(SMALL_SITE)
    with served(site):
        before = settled(site)
        site.newsreel("backup", str(tmp_path / "backups"))
        site.newsreel("backup", str(tmp_path / "site.backup"))
    assert before["/cinema/story-1/"][0] == 200
    for number, backup in enumerate(("backups", "site.backup")):
        again = moved_to(tmp_path / f"again-{number}", site)
        again.newsreel("restore", str(tmp_path / backup))
        with served(again):
            assert settled(again) == before


def test_a_site_on_postgresql_comes_back(postgres: Postgres, tmp_path: Path) -> None:
    for program in ("pg_dump", "psql"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    address = f"postgresql://newsreel@127.0.0.1:{postgres.port}/newsreel"
    site = RunningSite(tmp_path / "site", settings=f'database = "{address}"\n', database=False)
    site.newsreel("manage", "migrate", "--verbosity", "0")
    site.script(SMALL_SITE)
    with served(site):
        before = settled(site)
        site.newsreel("backup", str(tmp_path / "backups"))
        # One more changes little of what is written.
        site.newsreel("backup", str(tmp_path / "backups"))
    again = moved_to(tmp_path / "again", site)
    again._variables["NEWSREEL_DATABASE"] = postgres.make_database("other")
    again.newsreel("restore", str(tmp_path / "backups"))
    with served(again):
        assert settled(again) == before
    # Into a database that is not empty only where that was said.
    with pytest.raises(AssertionError, match="Add --replace"):
        again.newsreel("restore", str(tmp_path / "backups"))
    again.newsreel("restore", str(tmp_path / "backups"), "--replace")
    with served(again):
        assert settled(again) == before
