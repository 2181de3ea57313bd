"""Headlines as lines, and the figures on the shared collection."""

import csv
import json
import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from newsreel.gather.clustering.lines import cluster_lines, moment

SHARED = Path(os.environ.get("NEWSREEL_SHARED_DATA", Path(__file__).parents[6] / "shared" / "data"))
COLLECTION = SHARED / "cluster" / "uci-news-dev.csv"


def line(name: object, title: str, published: object = None) -> str:
    return json.dumps({"id": name, "title": title, "published": published})


def test_answers_in_the_order_of_the_lines() -> None:
    answers = list(
        cluster_lines(
            [
                line("a", "Ida Marsh wins the Northlight laurel for Salt Road", "2026-03-01T10:00:00Z"),
                line(2, "Volcano near Grindavik erupts", "2026-03-01T10:01:00Z"),
                line("c", "Northlight laurel: Ida Marsh honoured for Salt Road", "2026-03-01T10:02:00Z"),
            ]
        )
    )
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    assert answers[0]["story"] == answers[2]["story"] != answers[1]["story"]
    assert all(set(answer) == {"id", "story"} for answer in answers)


@pytest.mark.parametrize(
    "bad", ["nonsense", "[]", '{"id": 1}', '{"title": "x"}', '{"id": 1, "title": 5}', "[" * 9999]
)
def test_a_bad_line_is_answered_in_its_place(bad: str) -> None:
    answers = list(cluster_lines([line(1, "One thing"), bad, "", line(3, "Another matter")]))
    assert [answer.get("id") for answer in answers] == [1, None, 3]
    assert answers[1] == {
        "line": 2,
        "error": 'Line 2 is not an object with id and title. Write {"id": …, "title": …} on it.',
    }


def test_ids_may_repeat() -> None:
    answers = list(cluster_lines([line(1, "One thing happened"), line(1, "Volcano near Grindavik")]))
    assert [answer["id"] for answer in answers] == [1, 1]
    assert answers[0]["story"] != answers[1]["story"]


def test_an_endless_stream_is_answered_while_it_comes() -> None:
    def endless() -> Iterator[str]:
        number = 0
        while True:
            yield line(number, f"Headline alpha{number} beta{number}", number * 60)
            number += 1

    answers = list(islice(cluster_lines(endless()), 500))
    assert [answer["id"] for answer in answers] == list(range(500))


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("2026-03-01T10:00:00Z", 1772359200.0),
        ("2026-03-01T11:00:00+01:00", 1772359200.0),
        ("2026-03-01 10:00", 1772359200.0),
        (1772359200, 1772359200.0),
        (1772359200000, 1772359200.0),
        ("1772359200000", 1772359200.0),
        ("yesterday", None),
        ("", None),
        (None, None),
        (True, None),
        (-5, None),
        (float("nan"), None),
        ("9" * 400, None),
        ([], None),
    ],
)
def test_times_of_several_kinds(given: object, seconds: float | None) -> None:
    assert moment(given) == seconds


def b_cubed(rows: list[dict[str, str]], stories: dict[str, int]) -> float:
    pairs = Counter((row["STORY"], stories[row["ID"]]) for row in rows)
    gold = Counter(row["STORY"] for row in rows)
    found = Counter(stories[row["ID"]] for row in rows)
    precision = sum(count * count / found[pair[1]] for pair, count in pairs.items()) / len(rows)
    recall = sum(count * count / gold[pair[0]] for pair, count in pairs.items()) / len(rows)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.skipif(not COLLECTION.is_file(), reason="the collection of headlines is not on this machine")
def test_figures_on_the_shared_collection() -> None:
    with COLLECTION.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    entertainment = [row for row in rows if row["CATEGORY"] == "e"]

    def stories(ordered: list[dict[str, str]]) -> dict[str, int]:
        lines = (line(row["ID"], row["TITLE"], int(row["TIMESTAMP"])) for row in ordered)
        return {answer["id"]: answer["story"] for answer in cluster_lines(lines)}

    in_order = stories(rows)
    # Within each hour by what the headline says, which has nothing to do with when it came.
    shuffled_rows = sorted(rows, key=lambda row: (int(row["TIMESTAMP"]) // 3_600_000, row["TITLE"][::-1]))
    shuffled = stories(shuffled_rows)
    assert b_cubed(rows, in_order) >= 0.85
    assert b_cubed(entertainment, in_order) >= 0.92
    assert b_cubed(entertainment, stories(entertainment)) >= 0.92
    assert abs(b_cubed(rows, in_order) - b_cubed(rows, shuffled)) < 0.02
    assert abs(b_cubed(entertainment, in_order) - b_cubed(entertainment, shuffled)) < 0.02
