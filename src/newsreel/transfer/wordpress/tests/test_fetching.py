import threading
from collections.abc import Iterable
from io import BytesIO
from typing import IO

import pytest

from newsreel.transfer.wordpress.fetching import CONNECTIONS, Fetched, Wanted, in_order
from newsreel.transfer.wordpress.media import HostAwayError, MediaMissingError

PATIENCE = 30
"""Seconds after which a test that waits for threads gives up."""


class Site:
    """Answers by what the address says: away, missing, bad, or a file of its own name."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.opened: list[BytesIO] = []

    def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
        self.asked.append(address)
        if "away" in address:
            raise HostAwayError("Away.")
        if "missing" in address:
            raise MediaMissingError("Missing.")
        if "bad" in address:
            raise ValueError("Bad.")
        file = BytesIO(f"{address} {most_bytes}".encode())
        self.opened.append(file)
        return file


def wanted(*addresses: str) -> list[Wanted]:
    return [Wanted(address, 9) for address in addresses]


def told(fetched: Iterable[Fetched]) -> list[str]:
    return [str(each) if isinstance(each, MediaMissingError) else each.read().decode() for each in fetched]


def test_what_is_wanted_comes_in_its_order() -> None:
    addresses = [f"https://a.example/{number}" for number in range(30)]
    assert told(in_order(wanted(*addresses), Site())) == [f"{address} 9" for address in addresses]


def test_several_are_fetched_at_a_time() -> None:
    together = threading.Barrier(CONNECTIONS, timeout=PATIENCE)

    class Slow(Site):
        def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
            # Passes only when so many threads have come here.
            together.wait()
            return super().file(address, most_bytes=most_bytes)

    assert len(list(in_order(wanted(*"abcdefgh"), Slow()))) == 8


def test_never_more_than_allowed() -> None:
    lock, count, most = threading.Lock(), 0, 0

    class Counting(Site):
        def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
            nonlocal count, most
            with lock:
                count += 1
                most = max(most, count)
            file = super().file(address, most_bytes=most_bytes)
            with lock:
                count -= 1
            return file

    list(in_order(wanted(*map(str, range(200))), Counting(), connections=2))
    assert most <= 2


def test_the_last_may_come_first() -> None:
    last = threading.Event()

    class Backwards(Site):
        def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
            if address == "c":
                last.set()
            elif not last.wait(PATIENCE):
                raise AssertionError("the last one never came")
            return super().file(address, most_bytes=most_bytes)

    assert told(in_order(wanted("a", "b", "c"), Backwards())) == ["a 9", "b 9", "c 9"]


def test_what_is_missing_says_why() -> None:
    assert told(in_order(wanted("missing", "a", "bad"), Site())) == [
        "Missing.",
        "a 9",
        "Its address can't be read (Bad.).",
    ]


def test_a_host_that_is_away_is_given_up_whoever_was_quicker() -> None:
    site = Site()
    dead = [f"https://dead.example/away/{number}" for number in range(40)]
    addresses = [dead[0], "https://alive.example/1", *dead[1:], "https://alive.example/2"]
    found = told(in_order(wanted(*addresses), site))
    not_asked = "dead.example did not answer several times, so this file was not asked for."
    assert found == [
        "Away.",
        "https://alive.example/1 9",
        "Away.",
        "Away.",
        *[not_asked] * 37,
        "https://alive.example/2 9",
    ]
    assert len([address for address in site.asked if "dead" in address]) < 20


def test_one_answer_in_between_counts() -> None:
    addresses = ["https://a.example/away"] * 2 + ["https://a.example/1"] + ["https://a.example/away"] * 2
    assert told(in_order(wanted(*addresses), Site()))[2] == "https://a.example/1 9"
    assert "not asked" not in "".join(told(in_order(wanted(*addresses), Site())))


def test_nothing_is_left_open_where_the_receiver_goes() -> None:
    site = Site()
    fetched = in_order(wanted(*map(str, range(100))), site)
    first = next(fetched)
    assert not isinstance(first, MediaMissingError)
    first.close()
    fetched.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(site.opened) < 20
    assert all(file.closed for file in site.opened)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("media")]


@pytest.mark.parametrize("connections", [1, 4])
def test_nothing_wanted(connections: int) -> None:
    assert list(in_order([], Site(), connections=connections)) == []
