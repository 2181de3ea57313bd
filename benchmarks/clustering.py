"""Headlines into stories: this program and plain TF-IDF in a single pass, in one run.

    .venv/bin/python benchmarks/clustering.py FILE.csv [--rounds 3] [--endless 100000]

FILE is a part of the UCI News Aggregator collection: ID, TITLE, CATEGORY, STORY, TIMESTAMP. Both read the
headlines in the order of their times and look at the same words; the peer weighs them by their document
frequency in the whole file, which this program does not get to see. F1 is B-cubed. `--endless` streams so
many made-up headlines through to see how quick it stays and whether memory grows.
"""

import argparse
import csv
import hashlib
import json
import math
import random
import resource
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsreel.gather.clustering.lines import cluster_lines
from newsreel.gather.clustering.words import telling_words

Row = dict[str, str]
PEER_THRESHOLD = 0.1
"""The best of 0.05, 0.1, 0.15, 0.2, 0.25 and 0.3 on the whole collection."""
WORDS_OF_A_HEADLINE = 8


def by_newsreel(rows: list[Row]) -> list[int]:
    lines = (
        json.dumps({"id": row["ID"], "title": row["TITLE"], "published": int(row["TIMESTAMP"])})
        for row in rows
    )
    return [answer["story"] for answer in cluster_lines(lines)]


def by_tf_idf(rows: list[Row]) -> list[int]:
    documents = [set(telling_words(row["TITLE"])) for row in rows]
    frequency = Counter(word for document in documents for word in document)
    sums: list[dict[str, float]] = []
    lengths: list[float] = []
    holders: dict[str, set[int]] = defaultdict(set)
    stories: list[int] = []
    for document in documents:
        vector = {word: math.log(len(rows) / frequency[word]) for word in document}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        best, best_value = len(sums), PEER_THRESHOLD
        for number in {number for word in vector for number in holders[word]}:
            dot = sum(weight * sums[number].get(word, 0.0) for word, weight in vector.items())
            value = dot / length / lengths[number]
            if value > best_value:
                best, best_value = number, value
        if best == len(sums):
            sums.append({})
            lengths.append(0.0)
        for word, weight in vector.items():
            sums[best][word] = sums[best].get(word, 0.0) + weight / length
            holders[word].add(best)
        lengths[best] = math.sqrt(sum(weight * weight for weight in sums[best].values())) or 1.0
        stories.append(best)
    return stories


def b_cubed(rows: list[Row], stories: list[int], category: str = "") -> tuple[float, float, float]:
    """F1, precision, recall."""
    pairs = [
        (row["STORY"], story)
        for row, story in zip(rows, stories, strict=True)
        if category in {"", row["CATEGORY"]}
    ]
    both, gold, found = Counter(pairs), Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    precision = sum(count * count / found[pair[1]] for pair, count in both.items()) / len(pairs)
    recall = sum(count * count / gold[pair[0]] for pair, count in both.items()) / len(pairs)
    return 2 * precision * recall / (precision + recall), precision, recall


def half(rows: list[Row], which: int) -> list[Row]:
    """The headlines of half of the stories, by a hash of the story."""
    return [row for row in rows if hashlib.md5(row["STORY"].encode()).digest()[0] % 2 == which]  # noqa: S324


def shuffled_within_hours(rows: list[Row], seed: int) -> list[Row]:
    generator = random.Random(seed)  # noqa: S311 -- an order, no secret
    return sorted(rows, key=lambda row: (int(row["TIMESTAMP"]) // 3_600_000, generator.random()))


def speed(rows: list[Row], rounds: int) -> float:
    """Headlines a second of processor time, the median."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        by_newsreel(rows)
        times.append(time.process_time() - start)
    return len(rows) / statistics.median(times)


def endless(count: int) -> Iterator[str]:
    """Made-up headlines, 1,000 an hour, of words of which some are common and most are rare."""
    generator = random.Random(1)  # noqa: S311 -- made-up words, no secret
    for number in range(count):
        words = (f"word{int(generator.paretovariate(0.15)) % 10_000_000}" for _ in range(WORDS_OF_A_HEADLINE))
        yield json.dumps({"id": number, "title": " ".join(words), "published": number * 3.6})


def endless_run(count: int) -> list[tuple[float, float]]:
    """For each fifth of the stream: headlines a second of processor time, and megabytes after it."""
    found = []
    start = time.process_time()
    for number, _ in enumerate(cluster_lines(endless(count)), start=1):
        if number % (count // 5) == 0:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            found.append((count / 5 / (time.process_time() - start), pages * resource.getpagesize() / 1e6))
            start = time.process_time()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--endless", type=int, default=0)
    chosen = parser.parse_args()
    with chosen.file.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["TIMESTAMP"]))
    sets = {"all": rows, "half A": half(rows, 0), "half B": half(rows, 1)}
    sets["entertainment alone"] = [row for row in rows if row["CATEGORY"] == "e"]
    print(f"{'':<22}{'':<15}{'newsreel F1':>12}{'P':>6}{'R':>6}{'TF-IDF F1':>12}{'P':>6}{'R':>6}")
    for name, part in sets.items():
        ours, theirs = by_newsreel(part), by_tf_idf(part)
        for label, category in (("every category", ""), ("entertainment", "e")):
            figures = (*b_cubed(part, ours, category), *b_cubed(part, theirs, category))
            print(
                f"{name:<22}{label:<15}"
                + "{:>12.3f}{:>6.2f}{:>6.2f}{:>12.3f}{:>6.2f}{:>6.2f}".format(*figures)
            )
    shuffles = [shuffled_within_hours(rows, seed) for seed in range(5)]
    for label, category in (("every category", ""), ("entertainment", "e")):
        moved = [b_cubed(part, by_newsreel(part), category)[0] for part in shuffles]
        print(f"{'shuffled in hours':<22}{label:<15}{min(moved):.3f} to {max(moved):.3f}")
    print(f"headlines a second of processor time: {speed(rows, chosen.rounds):,.0f}")
    if chosen.endless:
        print(f"{chosen.endless:,} made-up headlines, fifth by fifth:")
        for rate, megabytes in endless_run(chosen.endless):
            print(f"  {rate:,.0f} a second, {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
