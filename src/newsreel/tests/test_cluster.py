"""`newsreel cluster`."""

from pathlib import Path

from click.testing import CliRunner

from newsreel.cli import newsreel


def test_the_command_prints_lines(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "a", "title": "Ida Marsh wins"}\n')
    assert (
        CliRunner().invoke(newsreel, ["cluster", str(file), "--json"]).output == '{"id": "a", "story": 2}\n'
    )
    assert CliRunner().invoke(newsreel, ["cluster", str(file)]).output == "2\ta\n"


def test_a_file_that_is_no_text_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"\xff\xfe\x00")
    outcome = CliRunner().invoke(newsreel, ["cluster", str(file), "--json"])
    assert outcome.exit_code == 2
    assert "not UTF-8 text" in outcome.output
