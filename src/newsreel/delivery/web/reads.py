"""Counts who reads what, without a cookie and without keeping who it was.

A page that has been looked at for some seconds says so to `/-/read/?<number of the article>`. What is kept of
a reader is a number that nobody can turn back, in memory alone and for less than an hour.
"""

import re
import time
from collections import Counter
from collections.abc import Callable

READ_PATH = "/-/read/"
AGAIN_AFTER = 1800.0
"""Seconds in which a reader who comes back to a story is not counted again; twice as many at most."""
MOST_OF_ONE_ADDRESS = 120
"""Stories a minute that are counted from one network address: a household, an office, but no machine."""
MOST_REMEMBERED = 400_000
LARGEST_NUMBER = 2**53

_BOTS = re.compile(
    r"bot|crawl|spider|slurp|fetch|archiv|preview|monitor|headless|lighthouse|scrap|scan|feed|http|"
    r"curl|wget|python|java/|go-|libwww|okhttp|axios|phantom|selenium|facebookexternal|embedly|whatsapp",
    re.IGNORECASE,
)


class Reads:
    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counts: Counter[int] = Counter()
        self._people: dict[str, bool] = {}
        self._seen: set[int] = set()
        self._seen_before: set[int] = set()
        self._turned = clock()
        self._minute = 0
        self._by_address: Counter[str] = Counter()

    def count(self, query: str, *, address: str, agent: str, site: str) -> bool:
        """Count a read; False where it is none: a bot, a reload, another site's doing, or nonsense.

        `site` is the request's Sec-Fetch-Site, empty from browsers that send none.
        """
        if site not in ("", "same-origin") or not query.isascii() or not query.isdigit() or len(query) > 16:
            return False
        article = int(query)
        if not 0 < article < LARGEST_NUMBER or not self._is_person(agent):
            return False
        self._turn()
        # Python's own hash is keyed anew in each process: the number means nothing outside of it.
        reader = hash((article, address, agent))
        if reader in self._seen or reader in self._seen_before:
            return False
        self._by_address[address] += 1
        if self._by_address[address] > MOST_OF_ONE_ADDRESS:
            return False
        self._seen.add(reader)
        self._counts[article] += 1
        return True

    def taken(self) -> list[tuple[int, int]]:
        """Article and reads, since the last call."""
        counts, self._counts = self._counts, Counter()
        return list(counts.items())

    def _is_person(self, agent: str) -> bool:
        known = self._people.get(agent)
        if known is None:
            known = 10 <= len(agent) <= 1000 and not _BOTS.search(agent)
            if len(self._people) < 10_000:
                self._people[agent] = known
        return known

    def _turn(self) -> None:
        now = self._clock()
        if now - self._turned >= AGAIN_AFTER or len(self._seen) >= MOST_REMEMBERED:
            self._seen_before, self._seen, self._turned = self._seen, set(), now
        minute = int(now // 60)
        if minute != self._minute:
            self._minute = minute
            self._by_address.clear()
