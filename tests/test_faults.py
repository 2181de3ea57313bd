"""What readers get while things break: a served site, and hands that break it. Every answer is counted."""

import os
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running_site import KEPT, NEW_HEADLINE, SMALL_SITE, Readers, RunningSite, answers, eventually, fetch

STORY = "/cinema/story-1/"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[RunningSite]:
    made = RunningSite(tmp_path / "site")
    made.newsreel("init", str(made.folder))
    made.script(SMALL_SITE)
    made.start()
    assert eventually(lambda: all(answers(made.url + path) for path in KEPT)), made.log.read_text()
    yield made
    made.stop()


def processes(site: RunningSite, word: str) -> list[int]:
    """Of this site, whose command line holds a word."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_text().split("\0") if entry.name.isdigit() else []
            # The supervisor's own names them all in one word.
            if not any(part.partition(":")[0] == word for part in command):
                continue
            environment = (entry / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if f"NEWSREEL_SITE={site.folder}".encode() in environment:
            found.append(int(entry.name))
    return found


def shows(site: RunningSite, headline: str) -> bool:
    try:
        return headline.encode() in fetch(site.url + STORY).body
    except OSError:
        return False


@contextmanager
def locked_database(site: RunningSite) -> Iterator[None]:
    connection = sqlite3.connect(site.folder / "newsreel.sqlite3", isolation_level=None, timeout=60)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


@pytest.mark.parametrize("program", ["newsreel.ops.application", "newsreel.delivery.web.run"])
def test_processes_are_killed_again_and_again_while_articles_are_published(
    site: RunningSite, program: str, kills: int
) -> None:
    with site.headlines() as publish, Readers(site) as readers:
        for number in range(kills):
            for process in processes(site, program):
                os.kill(process, signal.SIGKILL)
            headline = f"Published in the storm {number}"
            publish(headline)
            assert eventually(lambda headline=headline: shows(site, headline)), site.log.read_text()  # type: ignore[misc]  # bound in the loop
    print(f"{program} killed {kills} times; answers by status: {dict(readers.statuses)}")  # noqa: T201 -- shown by pytest -s
    # What a server was about to say dies with it; who comes while it is started again is let wait.
    assert set(readers.statuses) <= {200, 0}
    assert readers.statuses[0] <= (2 * kills if program.endswith("run") else 0)


def test_the_database_is_locked(site: RunningSite) -> None:
    with locked_database(site), Readers(site) as readers:
        assert eventually(lambda: readers.statuses[200] > 200)
        sent = fetch(f"{site.url}/comments/", method="POST", Sec_Fetch_Site="same-origin")
    assert set(readers.statuses) == {200}, readers.statuses
    assert sent.status >= 400, "a comment that can't be kept is refused"


def test_the_application_can_not_start(site: RunningSite) -> None:
    site.stop()
    with (site.folder / "newsreel.toml").open("a", encoding="utf-8") as settings:
        settings.write('database = "postgresql://nobody@127.0.0.1:1/away"\n')
    site.start()
    with Readers(site) as readers:
        assert eventually(lambda: readers.statuses[200] > 200)
        unknown = fetch(f"{site.url}/never-made/")
    assert set(readers.statuses) == {200}, readers.statuses
    assert unknown.status == 503
    assert "can’t be made just now" in unknown.body.decode()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    """Puts a folder on a disk of two megabytes."""
    mounted: list[Path] = []

    def put(folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
        if os.geteuid() or subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("A small disk can't be mounted here: that takes root.")
        mounted.append(folder)

    yield put
    for folder in mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)


def test_the_disk_of_the_pages_is_full(tmp_path: Path, small_disk: Callable[[Path], None]) -> None:
    site = RunningSite(tmp_path / "site")
    site.newsreel("init", str(site.folder))
    site.script(SMALL_SITE)
    small_disk(site.folder / "pages")
    site.start()
    try:
        assert eventually(lambda: all(answers(site.url + path) for path in KEPT))
        filler = site.folder / "pages" / "filler"
        try:
            with filler.open("wb") as file:
                while True:
                    file.write(b"\0" * 4096)
                    file.flush()
        except OSError:
            pass
        with Readers(site) as readers:
            assert eventually(lambda: readers.statuses[200] > 200)
            # Never made before: drawn, shown, and not kept.
            assert fetch(f"{site.url}/latest/").status == 200
        assert set(readers.statuses) == {200}, readers.statuses
        filler.unlink()
        site.script(NEW_HEADLINE.format(headline="There is room again"))
        assert eventually(lambda: shows(site, "There is room again")), site.log.read_text()
    finally:
        site.stop()


@pytest.fixture(scope="session")
def jumping_clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that sets the wall clock of whoever loads it."""
    if shutil.which("cc") is None:
        pytest.skip("There is no C compiler to make a clock that can jump.")
    library = tmp_path_factory.mktemp("clock") / "jumping_clock.so"
    source = Path(__file__).parent / "plugins" / "jumping_clock.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl"], check=True)
    return library


@pytest.mark.parametrize("days", [400, -400])
def test_the_clock_jumps(tmp_path: Path, jumping_clock: Path, days: int) -> None:
    offset = tmp_path / "offset"
    offset.write_text("0")
    clock = {"LD_PRELOAD": str(jumping_clock), "CLOCK_OFFSET_FILE": str(offset)}
    site = RunningSite(tmp_path / "site", variables=clock)
    site.newsreel("init", str(site.folder))
    site.script(SMALL_SITE)
    site.start()
    try:
        assert eventually(lambda: all(answers(site.url + path) for path in KEPT))
        with Readers(site) as readers:
            offset.write_text(str(days * 24 * 3600))
            assert eventually(lambda: readers.statuses[200] > 200)
            site.script(NEW_HEADLINE.format(headline="After the jump"))
            assert eventually(lambda: shows(site, "After the jump")), site.log.read_text()
            offset.write_text("0")
            site.script(NEW_HEADLINE.format(headline="After the jump back"))
            assert eventually(lambda: shows(site, "After the jump back")), site.log.read_text()
        assert set(readers.statuses) == {200}, readers.statuses
    finally:
        site.stop()
