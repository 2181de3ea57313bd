"""Drafts from files and lines."""

import json
from pathlib import Path
from typing import Any

import pytest

from newsreel.fidelity.lines import UnreadableDraftError, check_files, check_lines


def answers(*given: object) -> tuple[list[dict[str, Any]], int]:
    state = {"exit": 0}
    lines = [each if isinstance(each, str) else json.dumps(each) for each in given]
    return list(check_lines(lines, state)), state["exit"]


def test_a_line_is_answered_with_its_findings() -> None:
    draft, source = "He said: “It burned slowly down.”", "“It burned quickly down,” he said."
    [answer], code = answers({"id": 7, "draft": draft, "sources": [source]})
    assert code == 1
    assert answer["id"] == 7
    assert answer["flagged"] is True
    [finding] = answer["findings"]
    assert {name: finding[name] for name in ("kind", "severity", "start", "end", "text", "source")} == {
        "kind": "quote",
        "severity": "error",
        "start": 9,
        "end": 33,
        "text": "“It burned slowly down.”",
        "source": 0,
    }
    assert source[finding["source_start"] : finding["source_end"]] == "It burned quickly down"


def test_a_clean_draft_has_no_findings() -> None:
    line = {"id": "a", "draft": "It rains.", "sources": ["It rains."]}
    assert answers(line, "") == ([{"id": "a", "findings": [], "flagged": False}], 0)


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", '{"id": 1}', '{"draft": "x", "sources": [1]}', "[" * 9999]
)
def test_a_line_that_cannot_be_read_is_told_and_the_run_goes_on(line: str) -> None:
    told, code = answers(line, {"draft": "It rains.", "sources": "It rains."})
    assert code == 2
    assert str(told[0]["error"]).startswith("Line 1 is not an object with a draft and its sources.")
    assert told[1]["findings"] == []


def test_a_date_that_is_none_is_refused() -> None:
    [told], code = answers({"draft": "x", "sources": [], "published": "soon"})
    assert (told["error"], code) == (
        "Line 1: published: “soon” is no date. Write it as YYYY-MM-DD.",
        2,
    )


def test_files_are_checked(tmp_path: Path) -> None:
    (tmp_path / "draft").write_text("“It burned slowly.”")
    (tmp_path / "source").write_text("﻿“It burned quickly,” he said.")
    checked = check_files(tmp_path / "draft", [tmp_path / "source"])
    assert [finding.text for finding in checked.findings] == ["“It burned slowly.”"]
    assert checked.sources[0][0] == "source"


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDraftError, match="can't be read"):
        check_files(tmp_path / "none", [])
    (tmp_path / "draft").write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableDraftError, match="not UTF-8 text"):
        check_files(tmp_path / "draft", [])
