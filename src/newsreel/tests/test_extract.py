"""`newsreel extract`."""

import json
from pathlib import Path

from click.testing import CliRunner

from newsreel.cli import newsreel

PAGE = f"""<!doctype html><html><head><title>Marsh wins at Northlight</title>
<meta name="author" content="Ola Brandt"></head><body><article><h1>Marsh wins at Northlight</h1>
{"<p>Ida Marsh won the grand prize of the Northlight festival on Sunday, for nine years of work.</p>" * 4}
</article></body></html>"""


def test_the_command_reads_one_file(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE)
    arguments = ["extract", str(file), "--url", "https://matinee.example/x"]
    found = json.loads(CliRunner().invoke(newsreel, [*arguments, "--json"]).output)
    assert set(found) == {"title", "byline", "published", "text", "lead_image", "canonical"}
    assert "byline      Ola Brandt\n" in CliRunner().invoke(newsreel, arguments).output


def test_the_command_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "empty.html").write_text("")
    batch = tmp_path / "batch.jsonl"
    lines: tuple[object, ...] = (
        {"id": 1, "file": "page.html"},
        {"id": 2, "file": "empty.html"},
        {"id": 3, "file": "gone.html"},
        [],
        {"id": 5},
    )
    batch.write_text("\n".join(map(json.dumps, lines)) + "\n\n" + json.dumps({"id": 6, "file": "page.html"}))
    outcome = CliRunner().invoke(newsreel, ["extract", "--batch", str(batch)])
    answers = [json.loads(line) for line in outcome.output.splitlines()]
    assert outcome.exit_code == 0
    assert [answer["id"] for answer in answers] == [1, 2, 3, None, 5, 6]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False]
    assert "The page is empty" in answers[1]["error"]
    assert "can't be read (No such file or directory)" in answers[2]["error"]
    assert answers[3]["error"].startswith("Line 4 is not an object with a file.")


def test_the_command_wants_one_or_the_other(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(newsreel, ["extract"])
    assert outcome.exit_code == 2
    assert "Name either a FILE" in outcome.output


def test_the_command_refuses_with_a_sentence(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(newsreel, ["extract", str(tmp_path / "gone.html")])
    assert outcome.exit_code == 2
    assert "Name a file with a page in it." in outcome.output
