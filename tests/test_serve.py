"""`newsreel serve` for real: a site of its own, its processes killed one after another."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_site import PROGRAMS, RunningSite, answers, eventually, lives


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    served = RunningSite(tmp_path_factory.mktemp("serve") / "site", settings="workers = 1\n")
    served.start()
    yield served
    served.stop()


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[RunningSite]:
    """One to be stopped by the test."""
    served = RunningSite(tmp_path / "site", settings="workers = 1\n")
    served.start()
    yield served
    served.stop()


def answers_now(site: RunningSite) -> bool:
    return answers(f"{site.url}/robots.txt")


def all_run(site: RunningSite) -> bool:
    return set(site.children()) == set(PROGRAMS)


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_killed_process_comes_back(site: RunningSite, name: str) -> None:
    assert eventually(lambda: all_run(site))
    before = site.children()
    os.kill(before[name], signal.SIGKILL)
    assert eventually(lambda: site.children().get(name, before[name]) != before[name])
    assert eventually(lambda: answers_now(site))
    others = {other: number for other, number in site.children().items() if other != name}
    assert others == {other: number for other, number in before.items() if other != name}


@pytest.mark.parametrize("name", ["application", "worker 1"])
def test_readers_do_not_notice_what_dies_behind_the_server(site: RunningSite, name: str) -> None:
    assert eventually(lambda: all_run(site))
    assert answers_now(site)
    before = site.children()[name]
    os.kill(before, signal.SIGKILL)
    given: list[bool] = []
    while site.children().get(name, before) == before or len(given) < 100:
        given.append(answers_now(site))
    assert all(given)


def test_a_second_server_on_the_same_port_is_refused_with_a_sentence(site: RunningSite) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "newsreel", "--site", str(site.folder), "serve", "--port", str(site.port)],
        env=site.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert answer.stderr == (
        f"newsreel: Port {site.port} on 127.0.0.1 can't be used (Address already in use). "
        "Stop what listens there, or choose another one with --port.\n"
    )


def test_when_the_supervisor_is_killed_nothing_is_left(own_site: RunningSite) -> None:
    assert eventually(lambda: all_run(own_site))
    children = own_site.children()
    own_site.kill()
    eventually(lambda: not any(map(lives, children.values())))
    assert {name for name, number in children.items() if lives(number)} == set()
    assert eventually(lambda: not answers_now(own_site))


def test_told_to_stop_it_ends_in_order(own_site: RunningSite) -> None:
    assert eventually(lambda: all_run(own_site))
    children = own_site.children()
    assert own_site.stop() == 0
    assert {name for name, number in children.items() if lives(number)} == set()


def test_a_site_starts_again(own_site: RunningSite) -> None:
    own_site.stop()
    own_site.start()
    assert eventually(lambda: answers(f"{own_site.url}/search/?q=nothing"))
