import json
from pathlib import Path
from typing import NoReturn

import pytest

from newsreel.newsroom.models import Article
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.command import run_command
from newsreel.transfer.wordpress.tests.exports import MAGAZINE

pytestmark = pytest.mark.django_db


class RefusedError(Exception):
    pass


def refuse(sentence: str) -> NoReturn:
    raise RefusedError(sentence)


def test_the_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_home()
    path = tmp_path / "report.json"
    run_command(file=MAGAZINE, report_path=path, as_json=False, with_media=False, refuse=refuse)
    lines = capsys.readouterr().out.splitlines()
    assert ["posts", "7", "6", "0", "0", "1"] in [line.split() for line in lines]
    assert "• left out, post “Thrown away”: It lay in the bin." in lines
    assert lines[-1].endswith(f"are in {path}.")
    assert Article.objects.filter(slug="harbour-lights", live=True).exists()


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    make_home()
    run_command(file=MAGAZINE, report_path=None, as_json=True, with_media=False, refuse=refuse)
    assert json.loads(capsys.readouterr().out)["counts"]["post"]["made"] == 6


def test_what_can_not_be_used_is_refused_with_a_sentence(tmp_path: Path) -> None:
    make_home()
    with pytest.raises(RefusedError, match="There is no file"):
        run_command(file=tmp_path / "x.xml", report_path=None, as_json=False, with_media=False, refuse=refuse)
