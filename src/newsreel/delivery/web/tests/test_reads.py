import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsreel.delivery.web.reads import AGAIN_AFTER, MOST_OF_ONE_ADDRESS, Reads

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def read(
    reads: Reads, query: str = "12", *, address: str = "198.51.100.7", agent: str = PHONE, site: str = ""
) -> bool:
    return reads.count(query, address=address, agent=agent, site=site)


def test_counts_readers_by_article() -> None:
    reads = Reads()
    assert read(reads, "12")
    assert read(reads, "12", address="198.51.100.8")
    assert read(reads, "13", site="same-origin")
    assert sorted(reads.taken()) == [(12, 2), (13, 1)]
    assert reads.taken() == []


def test_a_reload_is_no_second_read() -> None:
    clock = Clock()
    reads = Reads(clock=clock)
    assert [read(reads) for _ in range(3)] == [True, False, False]
    clock.now += AGAIN_AFTER
    assert not read(reads)
    clock.now += 2 * AGAIN_AFTER
    read(reads, "99")
    clock.now += 2 * AGAIN_AFTER
    assert read(reads)


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/130.0 Safari/537.36",
        "curl/8.9.1",
        "python-requests/2.32",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "",
        "Mozilla",
        "x" * 2000,
    ],
)
def test_machines_are_not_counted(agent: str) -> None:
    assert not read(Reads(), agent=agent)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "evil"])
def test_other_sites_can_not_count_for_us(site: str) -> None:
    assert not read(Reads(), site=site)


@pytest.mark.parametrize("query", ["", "0", "-1", "1e5", "12&x", "٣", "9" * 17, "abc", "1.5"])
def test_nonsense_is_not_counted(query: str) -> None:
    assert not read(Reads(), query)


def test_one_address_can_not_make_a_story_hot() -> None:
    clock = Clock()
    reads = Reads(clock=clock)
    counted = sum(read(reads, agent=f"{PHONE} {number}") for number in range(1000))
    assert counted == MOST_OF_ONE_ADDRESS
    clock.now += 60
    assert read(reads, agent=f"{PHONE} again")


@given(some.text(), some.text(), some.text())
def test_nothing_breaks_it(query: str, address: str, agent: str) -> None:
    read(Reads(), query, address=address, agent=agent)
