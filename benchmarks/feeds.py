"""Parsing, normalising and sanitising 213 real feeds: this program and feedparser, in one run.

    .venv/bin/python benchmarks/feeds.py FOLDER [--rounds 5]

FOLDER is that of fastfeedparser's test data: `tests/integration/*.xml` (13 feeds) and `benchmark_data.tar.gz`
(200). Both programs are given each feed's bytes in memory and make entries with clean markup and real dates,
feedparser as it comes, with its own sanitising. The two take turns, in one process on one core; the figures
are medians of CPU time. Entries are counted and compared feed by feed.
"""

import argparse
import statistics
import tarfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import feedparser

from newsreel.gather.sources.feed.parse import parse

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ADDRESS = "https://feeds.example.org/feed"
NO_LIMIT = 100_000


def feeds(folder: Path) -> dict[str, bytes]:
    found = {file.name: file.read_bytes() for file in sorted(folder.glob("tests/integration/*.xml"))}
    with tarfile.open(folder / "benchmark_data.tar.gz") as archive:
        for member in archive:
            if (content := archive.extractfile(member)) is not None:
                found[Path(member.name).name] = content.read()
    return found


def by_newsreel(body: bytes) -> int:
    return len(parse(body, address=ADDRESS, now=NOW, most_items=NO_LIMIT).items)


def by_feedparser(body: bytes) -> int:
    return len(feedparser.parse(body).entries)


def measured(read: Callable[[bytes], int], bodies: dict[str, bytes]) -> tuple[float, dict[str, int]]:
    """CPU seconds for all feeds, and the entries found in each."""
    began = time.process_time()
    counts = {name: read(body) for name, body in bodies.items()}
    return time.process_time() - began, counts


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    bodies = feeds(given.folder)
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(given.rounds):
        seconds, our_counts = measured(by_newsreel, bodies)
        ours.append(seconds)
        seconds, their_counts = measured(by_feedparser, bodies)
        theirs.append(seconds)
        print(f"round {number + 1}: newsreel {ours[-1]:.2f} s, feedparser {theirs[-1]:.2f} s", flush=True)
    size = sum(map(len, bodies.values()))
    print(f"{len(bodies)} feeds, {size / 1e6:.1f} MB, medians of {given.rounds}, CPU seconds")
    for name, seconds, counts in (
        ("newsreel", statistics.median(ours), our_counts),
        (f"feedparser {feedparser.__version__}", statistics.median(theirs), their_counts),
    ):
        print(f"  {name:<20} {seconds:8.2f} s {sum(counts.values()):8,} entries")
    print(f"  ratio                {statistics.median(theirs) / statistics.median(ours):8.1f}")
    different = {
        name: (count, their_counts[name]) for name, count in our_counts.items() if count != their_counts[name]
    }
    print(f"entry counts differ in {len(different)} feeds (newsreel, feedparser):")
    for name, (count, their_count) in different.items():
        print(f"  {name}: {count}, {their_count}")


if __name__ == "__main__":
    main()
