"""Two nodes of one site on one PostgreSQL: what is published on one is shown by the other."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator

import pytest
from postgres_server import Postgres, running_postgres
from running_site import (
    KEPT,
    NEW_HEADLINE,
    SMALL_SITE,
    Readers,
    RunningSite,
    answers,
    eventually,
    fetch,
    free_port,
)

PAGES = ("/cinema/story-1/", "/", "/cinema/", "/feed/")

GATHERING = """
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from django.db import connections
from django.utils import timezone
from newsreel.gather.claims import claim, give_back, plan
from newsreel.gather.models import Host, Source
from newsreel.gather.turns import turn_at

now = timezone.now()
Source.objects.bulk_create(
    # Not due, so that the nodes themselves leave them alone.
    Source(name=str(n), address=f"https://h{n % 20}.example/{n}", next_fetch_at=now + timedelta(days=1))
    for n in range(100)
)
planned = plan(now, every=True)
together = threading.Barrier(4)

def claim_all(number):
    together.wait()
    mine = [source.pk for source in claim(planned, done=(), now=now)]
    together.wait()
    with turn_at("a test's work") as held:
        # Nobody gives the turn back before all have asked for it.
        together.wait()
    connections.close_all()
    return mine, held is not None

with ThreadPoolExecutor(4) as pool:
    claims = list(pool.map(claim_all, range(4)))
claimed = [pk for mine, _held in claims for pk in mine]
hosts = [{Source.objects.get(pk=pk).address.rpartition("/")[0] for pk in mine} for mine, _held in claims]
assert len(claimed) == len(set(claimed)) > 0, claims
assert sum(map(len, hosts)) == len(set().union(*hosts)), hosts
assert [held for _mine, held in claims].count(True) == 1, claims
Source.objects.all().delete()
Host.objects.all().delete()
"""


class Line:
    """The way of one node to the database, which can be cut."""

    def __init__(self, port: int) -> None:
        self.port = free_port()
        self._to = port
        self._process: subprocess.Popen[bytes] | None = None
        self.join()

    def join(self) -> None:
        listen = f"TCP-LISTEN:{self.port},bind=127.0.0.1,fork,reuseaddr"
        command = ["socat", listen, f"TCP:127.0.0.1:{self._to}"]
        self._process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)

    def cut(self) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="module")
def line(postgres: Postgres) -> Iterator[Line]:
    if shutil.which("socat") is None:
        pytest.skip("socat is not installed")
    made = Line(postgres.port)
    yield made
    made.cut()


@pytest.fixture(scope="module")
def nodes(
    postgres: Postgres, line: Line, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[RunningSite, RunningSite]]:
    folder = tmp_path_factory.mktemp("nodes")
    first, second = (
        RunningSite(
            folder / name,
            settings=f'database = "postgresql://newsreel@127.0.0.1:{port}/newsreel"\n'
            f'secret_key = "{"the same on both nodes " * 3}"\n',
            database=False,
        )
        for name, port in (("first", postgres.port), ("second", line.port))
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


def test_of_several_who_gather_each_asks_hosts_of_its_own(nodes: tuple[RunningSite, RunningSite]) -> None:
    nodes[0].script(GATHERING)


def test_a_node_that_is_cut_off_serves_what_it_has_and_catches_up(
    nodes: tuple[RunningSite, RunningSite], line: Line
) -> None:
    first, second = nodes
    first.script(NEW_HEADLINE.format(headline="Before the cut"))
    assert eventually(lambda: all_show(first, "Before the cut") and all_show(second, "Before the cut"))
    assert eventually(lambda: all(answers(node.url + path) for node in nodes for path in KEPT))
    line.cut()
    with Readers(first) as near, Readers(second) as far:
        first.script(NEW_HEADLINE.format(headline="Behind the cut"))
        assert eventually(lambda: all_show(first, "Behind the cut"))
        assert eventually(lambda: far.statuses[200] > 200)
        assert all_show(second, "Before the cut")
        line.join()
        assert eventually(lambda: all_show(second, "Behind the cut")), second.log.read_text()
    assert (set(near.statuses), set(far.statuses)) == ({200}, {200})


def test_the_database_is_stopped_and_started(
    nodes: tuple[RunningSite, RunningSite], postgres: Postgres
) -> None:
    first, second = nodes
    assert eventually(lambda: all(answers(node.url + path) for node in nodes for path in KEPT))
    with Readers(first) as one, Readers(second) as other:
        postgres.stop()
        assert eventually(lambda: one.statuses[200] > 200 and other.statuses[200] > 200)
        postgres.start()
        first.script(NEW_HEADLINE.format(headline="Since it is back"))
        assert eventually(lambda: all_show(first, "Since it is back")), first.log.read_text()
        assert eventually(lambda: all_show(second, "Since it is back")), second.log.read_text()
    assert (set(one.statuses), set(other.statuses)) == ({200}, {200})
