"""Ghost's redirects, in either form it has had."""

from pathlib import Path

import pytest

from newsreel.transfer.former_addresses import ghost_redirects
from newsreel.transfer.wordpress.records import ExportError


def test_redirects_in_json_and_in_yaml_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('[{"from": "/old/", "to": "/new/"}, {"from": "/a", "to": "/b"}]')
    (tmp_path / "r.yaml").write_text("301:\n  /old/: /new/\n302:\n  /a: /b\n410:\n  /x: /y\n")
    pairs = [("/old/", "/new/"), ("/a", "/b")]
    assert ghost_redirects(tmp_path / "r.json") == ghost_redirects(tmp_path / "r.yaml") == pairs


@pytest.mark.parametrize("text", ["[1]", "301: [a]", "- x", "301: {a: &a [*a]", "x: !!python/name:os.system"])
def test_something_else_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "r.yaml").write_text(text)
    with pytest.raises(ExportError, match="is no list of redirects as Ghost writes it"):
        ghost_redirects(tmp_path / "r.yaml")


def test_what_names_itself_again_and_again_is_left_out(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\n301: {/old: *b, /kept: /here}\n"
    (tmp_path / "r.yml").write_text(bomb)
    assert ghost_redirects(tmp_path / "r.yml") == [("/kept", "/here")]
