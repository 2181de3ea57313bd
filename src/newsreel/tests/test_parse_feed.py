"""The command `newsreel parse-feed`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsreel.cli import newsreel
from newsreel.gather.sources.feed.tests.test_parse import RSS
from newsreel.lib.tests.shared_data import shared_data


def run(*arguments: str) -> tuple[int, list[dict[str, object]], str]:
    answer = CliRunner().invoke(newsreel, ["parse-feed", *arguments])
    return answer.exit_code, [json.loads(line) for line in answer.stdout.splitlines()], answer.stderr


@pytest.fixture
def rss(tmp_path: Path) -> Path:
    file = tmp_path / "rss.xml"
    enclosure = '<enclosure url="https://wire.example.org/a.mp3" type="audio/mpeg" length="1234"/></item>'
    file.write_text(RSS.replace("</item>", enclosure))
    return file


def test_one_file_is_one_object(rss: Path) -> None:
    code, (found,), errors = run(str(rss), "--json", "--address", "https://wire.example.org/feed/")
    assert (code, errors) == (0, "")
    assert found == {
        "title": "The Wire & Co",
        "link": "https://wire.example.org/",
        "entries": [
            {
                "id": "w-1",
                "title": "A <i>quiet</i> premiere",
                "link": "https://wire.example.org/premiere",
                "published": "2026-03-18T09:00:00Z",
                "updated": None,
                "summary": "Short.",
                "content": '<p>Long text.<img src="https://t.example/p.gif" /></p>',
                "authors": ["Ada Reel"],
                "enclosures": [
                    {"url": "https://wire.example.org/a.mp3", "type": "audio/mpeg", "length": "1234"}
                ],
            }
        ],
    }


def test_each_of_several_files_has_a_line_whatever_is_in_it(rss: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><p>No feed</p></html>")
    absent = tmp_path / "absent.xml"
    code, lines, errors = run(str(page), str(rss), str(absent), "--json")
    assert code == 0
    assert lines[0] == {
        "file": str(page),
        "error": f"{page}: It is not a feed: neither RSS, Atom, RDF nor JSON Feed.",
    }
    assert lines[1]["link"] == "https://wire.example.org/"
    assert lines[2] == {"file": str(absent), "error": f"{absent} can't be read: No such file or directory."}
    assert errors == "".join(f"newsreel: {line['error']}\n" for line in (lines[0], lines[2]))


def test_one_file_that_is_no_feed_ends_with_a_sentence(tmp_path: Path) -> None:
    code, lines, errors = run(str(tmp_path), "--json")
    assert (code, errors) == (2, f"newsreel: {tmp_path} can't be read: Is a directory.\n")
    assert len(lines) == 1


def test_people_read_a_line_for_each_entry(rss: Path) -> None:
    answer = CliRunner().invoke(newsreel, ["parse-feed", str(rss)])
    assert answer.stdout == (
        "The Wire & Co <https://wire.example.org/>: 1 entries\n"
        "  2026-03-18T09:00:00Z  A <i>quiet</i> premiere\n"
    )


def test_no_shared_file_is_too_much_for_it() -> None:
    """Every feed and bomb of the collections has a line: a feed, or a sentence."""
    files = [
        *shared_data("feeds/feedparser/tests/encoding").rglob("*.xml"),
        *shared_data("feeds/feedparser/tests/illformed").rglob("*.xml"),
        *shared_data("security/xml").iterdir(),
    ]
    code, lines, _ = run(*map(str, files), "--json")
    assert (code, len(lines)) == (0, len(files))
