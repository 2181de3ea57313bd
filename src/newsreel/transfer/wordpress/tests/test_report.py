import json
from pathlib import Path

import pytest

from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.report import Report, check_writable


def filled() -> Report:
    report = Report(file="x.xml", site="https://old.example")
    report.add("product", "9", "Popcorn", "skipped", ("It has no place here.",))
    report.add("post", "1", "One\n two", "made", ("Its address changed.",), old_address="/a/", address="/b/")
    report.add("post", "2", "Two", "unchanged")
    return report


def test_counts_and_entries() -> None:
    report = filled()
    told = report.as_dict()
    assert told["total"] == {"in": 3, "made": 1, "changed": 0, "unchanged": 1, "skipped": 1}
    assert list(told["counts"]) == ["post", "product"]
    assert told["items"][1] == {
        "kind": "post",
        "key": "1",
        "title": "One two",
        "outcome": "made",
        "reasons": ("Its address changed.",),
        "old_address": "/a/",
        "address": "/b/",
    }
    assert len(told["items"]) == 2


def test_the_summary_for_a_terminal() -> None:
    lines = list(filled().lines())
    assert lines[0].split() == ["in", "made", "changed", "same", "skipped"]
    assert lines[1].split() == ["posts", "2", "1", "0", "1", "0"]


def test_writing(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    report = filled()
    report.add("post", "3", "Lone \ud800 surrogate", "skipped", ("x.",))
    report.write(path)
    assert json.loads(path.read_text(encoding="utf-8"))["file"] == "x.xml"
    assert [each.name for each in tmp_path.iterdir()] == ["report.json"]


def test_a_place_that_can_not_be_written_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "report.json"):
        with pytest.raises(ExportError, match="The report can't be written"):
            check_writable(path)
    with pytest.raises(ExportError, match="The report can't be written"):
        filled().write(tmp_path / "nowhere" / "report.json")
