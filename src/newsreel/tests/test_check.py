"""`newsreel check`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsreel.cli import newsreel


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "draft.txt").write_text("“It burned slowly.”")
    (tmp_path / "source.txt").write_text("“It burned quickly,” he said.")
    return str(tmp_path / "draft.txt"), str(tmp_path / "source.txt")


def run(*arguments: str, lines: str = "") -> Result:
    return CliRunner().invoke(newsreel, ["check", *arguments], input=lines)


def test_findings_are_told_with_exit_code_1(files: tuple[str, str]) -> None:
    outcome = run(files[0], "--source", files[1])
    assert outcome.exit_code == 1
    assert outcome.output.startswith("Error, line 1: The source quotes it otherwise")


def test_as_json_and_as_a_page(files: tuple[str, str]) -> None:
    assert json.loads(run(files[0], "--source", files[1], "--json").output)["flagged"] is True
    assert run(files[0], "--source", files[1], "--html").output.startswith("<!DOCTYPE html>")


def test_a_clean_draft_has_exit_code_0(files: tuple[str, str]) -> None:
    assert run(files[1], "--source", files[1]).exit_code == 0


def test_many_drafts_from_standard_input() -> None:
    outcome = run("--batch", "-", lines='{"id": 1, "draft": "It rains.", "sources": ["It rains."]}\n')
    assert (outcome.output, outcome.exit_code) == ('{"id": 1, "findings": [], "flagged": false}\n', 0)


@pytest.mark.parametrize("arguments", [(), ("a.txt", "--batch", "-"), ("missing.txt",)])
def test_bad_input_is_refused_with_exit_code_2(arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.exit_code == 2
    assert outcome.output.startswith("newsreel: ")
