"""Two nodes of one site on one PostgreSQL: what is published on one is shown by the other."""

import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_site import NEW_HEADLINE, SMALL_SITE, RunningSite, eventually, fetch, free_port

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
PAGES = ("/cinema/story-1/", "/", "/cinema/", "/feed/")


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The address of an empty database in a PostgreSQL of its own."""
    pytest.importorskip("psycopg")
    if PROGRAMS is None:
        pytest.skip("PostgreSQL is not installed")
    port = free_port()
    # Its user must reach the folder, which pytest's own folders forbid.
    with tempfile.TemporaryDirectory(prefix="newsreel-postgresql-") as name:
        folder = Path(name)
        as_user: list[str] = []
        if os.getuid() == 0:
            # It refuses to run as root.
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
            as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        data = folder / "data"

        def run(program: str, *arguments: str) -> None:
            command = [*as_user, str(PROGRAMS / program), *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

        run("initdb", "-D", str(data), "-A", "trust", "-U", "newsreel", "-E", "UTF8")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "newsreel", "newsreel")
            yield f"postgresql://newsreel@127.0.0.1:{port}/newsreel"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


@pytest.fixture(scope="module")
def nodes(
    database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[RunningSite, RunningSite]]:
    folder = tmp_path_factory.mktemp("nodes")
    settings = f'database = "{database}"\nsecret_key = "{"the same on both nodes " * 3}"\n'
    first, second = (
        RunningSite(folder / name, settings=settings, database=False) for name in ("first", "second")
    )
    first.newsreel("manage", "migrate", "--verbosity", "0")
    first.script(SMALL_SITE)
    for node in (first, second):
        node.start()
    yield first, second
    for node in (first, second):
        node.stop()


def all_show(node: RunningSite, headline: str) -> bool:
    return all(headline in fetch(node.url + path).body.decode() for path in PAGES)


def test_a_publish_on_one_node_reaches_the_pages_of_the_other(nodes: tuple[RunningSite, RunningSite]) -> None:
    first, second = nodes
    assert all(eventually(lambda node=node: all_show(node, "Story 1")) for node in nodes)  # type: ignore[misc]  # no lambda is typed
    first.script(NEW_HEADLINE.format(headline="Told by the first"))
    assert eventually(lambda: all_show(second, "Told by the first"))
    second.script(NEW_HEADLINE.format(headline="Told by the second"))
    assert eventually(lambda: all_show(first, "Told by the second"))


def test_a_node_that_was_away_catches_up(nodes: tuple[RunningSite, RunningSite]) -> None:
    first, second = nodes
    assert eventually(lambda: all_show(second, "Told by the second"))
    second.stop()
    first.script(NEW_HEADLINE.format(headline="Told while it was away"))
    second.start()
    assert eventually(lambda: all_show(second, "Told while it was away"))


def test_search_finds_with_postgresql(nodes: tuple[RunningSite, RunningSite]) -> None:
    assert eventually(lambda: b"/cinema/story-2/" in fetch(f"{nodes[1].url}/search/?q=story").body)
