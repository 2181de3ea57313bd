"""From the commit of a publication to the moment readers get it, over HTTP, at a small and a large site.

    python benchmarks/delivery_freshness.py --small FOLDER --large FOLDER [--publishes 40] [--kept 2000]

The folders are sites made by `newsreel demo --no-serve --articles N --dir FOLDER`; copies of them are served.
A program of its own publishes; home, section, author, feed, sitemap and the article are asked for again and
again by one client each, every 20 ms, until the article stands there. Before that so many pages are read, so
that they are kept; after one publication the ledger says which of them it touched, all others are compared
byte for byte.
"""

import argparse
import hashlib
import http.client
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from newsreel.delivery.record import Record
from newsreel.delivery.shelf import Shelf
from served_site import ServedSite

PAUSE = 0.02
PATIENCE = 30.0
PLACES = ("article", "home", "section", "author", "feed", "sitemap")
PUBLISHER = Path(__file__).with_name("delivery_publisher.py")


class Publisher:
    """The desk: a process that keeps a draft ready."""

    def __init__(self, site: ServedSite) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(PUBLISHER), str(site.site)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=site.environment,
        )

    def _tell(self) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("next\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))

    def draft(self) -> dict[str, Any]:
        return self._tell()

    def publish(self) -> dict[str, Any]:
        return self._tell()

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)


class Watcher(threading.Thread):
    """Asks for one address until a text stands in it."""

    def __init__(self, host: str, path: str, text: str) -> None:
        super().__init__(daemon=True)
        self._host, self._path, self._text = host, path, text.encode()
        self.seen: float | None = None

    def run(self) -> None:
        connection = http.client.HTTPConnection(self._host, timeout=PATIENCE)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            connection.request("GET", quote(self._path))
            answer = connection.getresponse()
            body = answer.read()
            if answer.status == 200 and self._text in body:
                self.seen = time.monotonic()
                break
            time.sleep(PAUSE)
        connection.close()


@dataclass
class Outcome:
    seconds: dict[str, list[float]] = field(default_factory=lambda: {place: [] for place in PLACES})
    waited: list[float] = field(default_factory=list)
    kept: int = 0
    touched: list[str] = field(default_factory=list)
    redrawn_otherwise: int = 0
    """Touched pages whose text is another one now."""
    changed_untouched: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return {
            "p50": {place: statistics.median(times) for place, times in self.seconds.items()},
            "p95": {place: percentile(times, 95) for place, times in self.seconds.items()},
            "editor_waited_p50": statistics.median(self.waited),
            "editor_waited_p95": percentile(self.waited, 95),
            "pages_kept": self.kept,
            "pages_touched": len(self.touched),
            "touched": self.touched,
            "touched_that_read_otherwise_now": self.redrawn_otherwise,
            "untouched_that_changed": self.changed_untouched,
        }


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def measure(site: ServedSite, publishes: int, kept: int) -> Outcome:
    outcome = Outcome()
    host = urlsplit(site.url).netloc
    with publishing(site) as publisher:
        for _ in range(publishes):
            one_publication(publisher, host, outcome)
    read_pages(host, site, kept)
    with publishing(site) as publisher:
        compare(publisher, host, site, outcome)
    return outcome


@contextmanager
def publishing(site: ServedSite) -> Iterator[Publisher]:
    publisher = Publisher(site)
    try:
        yield publisher
    finally:
        publisher.end()


def one_publication(publisher: Publisher, host: str, outcome: Outcome) -> None:
    draft = publisher.draft()
    month = f"/sitemap-articles-{datetime.now(UTC):%Y-%m}.xml"
    places = {
        "home": "/",
        "section": draft["section"],
        "author": draft["author"],
        "feed": "/feed/",
        "sitemap": month,
        "article": draft["address"],
    }
    watchers = {
        place: Watcher(host, path, draft["headline"] if place != "sitemap" else draft["address"])
        for place, path in places.items()
    }
    for watcher in watchers.values():
        watcher.start()
    time.sleep(0.3)
    published = publisher.publish()
    assert published["address"] == draft["address"], (published, draft)
    for place, watcher in watchers.items():
        watcher.join()
        if watcher.seen is None:
            raise SystemExit(f"{places[place]} did not show “{draft['headline']}” within {PATIENCE:.0f} s")
        outcome.seconds[place].append(max(watcher.seen - published["committed"], 0.0))
    outcome.waited.append(published["waited"])


def read_pages(host: str, site: ServedSite, count: int) -> None:
    """Ask for lists of every kind and for articles of all years, so that so many pages are kept."""
    with sqlite3.connect(site.site / "newsreel.sqlite3") as connection:
        pages = [
            path
            for (path,) in connection.execute(
                "SELECT address FROM newsroom_page WHERE live AND address IS NOT NULL ORDER BY address"
            )
        ]
        authors = [f"/author/{slug}/" for (slug,) in connection.execute("SELECT slug FROM newsroom_author")]
        tags = [f"/tag/{slug}/" for (slug,) in connection.execute("SELECT slug FROM newsroom_tag")]
        sections = [
            path
            for (path,) in connection.execute(
                "SELECT address FROM newsroom_page JOIN newsroom_section ON page_ptr_id = id"
            )
        ]
        newest = [
            path
            for (path,) in connection.execute(
                "SELECT address FROM newsroom_page WHERE live ORDER BY first_published_at DESC LIMIT 50"
            )
        ]
    further = [f"{path}{behind}" for path in sections for behind in ("page/2/", "feed/")]
    years = [f"/{year}/" for year in range(2017, 2027)]
    lists = ["/", "/latest/", "/feed/", "/sitemap.xml", "/sitemap-news.xml", "/corrections/", *years]
    chosen = list(dict.fromkeys([*lists, *sections, *further, *authors, *tags, *newest]))[:count]
    rest = [path for path in pages if path not in set(chosen)]
    chance = random.Random(1)  # noqa: S311 -- nothing secret
    chosen += chance.sample(rest, min(len(rest), count - len(chosen)))
    connection_ = http.client.HTTPConnection(host, timeout=60)
    for path in chosen:
        connection_.request("GET", quote(path))
        connection_.getresponse().read()
    connection_.close()


def compare(publisher: Publisher, host: str, site: ServedSite, outcome: Outcome) -> None:
    """Publish once; then read every touched page again, and compare all that is kept."""
    shelf = Shelf(site.site / "pages")
    publisher.draft()
    time.sleep(2)
    before = records(shelf)
    mark, _ = shelf.ledger.dropped_since(0)
    publisher.publish()
    time.sleep(2)
    _, dropped = shelf.ledger.dropped_since(mark)
    outcome.kept = len(before)
    outcome.touched = sorted({path for path, _ in dropped} & before.keys())
    connection = http.client.HTTPConnection(host, timeout=60)
    for path in outcome.touched:
        if not path.startswith("/-/"):
            connection.request("GET", quote(path))
            connection.getresponse().read()
    connection.close()
    after = records(shelf)
    outcome.redrawn_otherwise = sum(
        path not in after or after[path][1] != before[path][1] for path in outcome.touched
    )
    outcome.changed_untouched = [
        path
        for path, hashes in before.items()
        if path not in set(outcome.touched) and after.get(path, ("", ""))[0] != hashes[0]
    ]


def records(shelf: Shelf) -> dict[str, tuple[str, str]]:
    """For each kept page the hashes of its whole record and of its text."""
    found = {}
    for data in shelf.folder.values():
        record = Record.from_bytes(data)
        found[record.path] = (hashlib.sha256(data).hexdigest(), hashlib.sha256(record.body).hexdigest())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=Path, required=True)
    parser.add_argument("--large", type=Path)
    parser.add_argument("--publishes", type=int, default=40)
    parser.add_argument("--kept", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    results = {}
    for name, folder in (("small", chosen.small), ("large", chosen.large)):
        if folder is not None:
            with ServedSite(folder) as site:
                results[name] = measure(site, chosen.publishes, chosen.kept).as_dict()
                print(f"{name}: {results[name]['p95']}", file=sys.stderr)
    if chosen.json:
        print(json.dumps(results, indent=1))
        return
    for name, result in results.items():
        print(f"{name} site, {chosen.publishes} publications, milliseconds from commit to reader")
        for place in PLACES:
            middle, slow = result["p50"][place] * 1000, result["p95"][place] * 1000
            print(f"  {place:<8} p50 {middle:>6.0f}   p95 {slow:>6.0f}")
        print(
            f"  the editor waits p50 {result['editor_waited_p50'] * 1000:.0f}, "
            f"p95 {result['editor_waited_p95'] * 1000:.0f}"
        )
        print(
            f"  one publication touched {result['pages_touched']} of {result['pages_kept']} kept pages "
            f"({result['touched_that_read_otherwise_now']} read otherwise now); "
            f"{len(result['untouched_that_changed'])} of the others changed"
        )
    if "large" in results:
        for place in PLACES:
            ratio = results["large"]["p95"][place] / results["small"]["p95"][place]
            print(f"large : small, p95, {place:<8} {ratio:.2f}")


if __name__ == "__main__":
    main()
