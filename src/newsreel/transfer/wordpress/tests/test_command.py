import gzip
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from django.apps import apps

from newsreel.commands.answers import Refusal
from newsreel.newsroom.models import Article, Picture
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.command import Wanted, run_command
from newsreel.transfer.wordpress.tests.exports import MAGAZINE, export, item, written
from newsreel.transfer.wordpress.tests.imports import picture_file

pytestmark = pytest.mark.django_db


def run(*sources: str | Path, **options: object) -> None:
    run_command(Wanted([str(source) for source in sources], **{"with_media": False, **options}))  # type: ignore[arg-type]  # as each test gives them


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_the_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_home()
    path = tmp_path / "report.json"
    run(MAGAZINE, report_path=path)
    lines = capsys.readouterr().out.splitlines()
    assert ["posts", "7", "6", "0", "0", "1"] in [line.split() for line in lines]
    assert "• left out, post “Thrown away”: It lay in the bin." in lines
    assert lines[-1].endswith(f"are in {path}.")
    assert Article.objects.filter(slug="harbour-lights", live=True).exists()


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    make_home()
    run(MAGAZINE, as_json=True)
    assert json.loads(capsys.readouterr().out)["counts"]["post"]["made"] == 6


def test_what_can_not_be_used_is_refused_with_a_sentence(tmp_path: Path) -> None:
    make_home()
    with pytest.raises(Refusal, match="There is no file"):
        run(tmp_path / "x.xml")
    with pytest.raises(Refusal, match="no export file"):
        run(tmp_path)
    with pytest.raises(Refusal, match="one live site"):
        run("https://old.example", MAGAZINE)


def test_packed_files_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_home()
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(export(item(1, slug="one")).encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("parts/old.xml", export(item(2, slug="two")))
        archive.writestr("parts/more.xml", export(item(3, slug="three")))
        archive.writestr("readme.txt", "Nothing.")
    run(tmp_path, as_json=True)
    assert json.loads(capsys.readouterr().out)["counts"]["post"]["made"] == 3
    assert set(Article.objects.values_list("slug", flat=True)) == {"one", "two", "three"}


def test_several_files_are_of_one_site(tmp_path: Path) -> None:
    make_home()
    other = export(item(2)).replace("https://tiny.example<", "https://other.example<")
    with pytest.raises(Refusal, match="exports of two sites"):
        run(written(tmp_path, export(item(1)), "a.xml"), written(tmp_path, other, "b.xml"))


@pytest.mark.parametrize("cut", [10, 200])
def test_damaged_archives_are_refused(tmp_path: Path, cut: int) -> None:
    make_home()
    before = rows()
    packed = tmp_path / "a.xml.gz"
    packed.write_bytes(gzip.compress(MAGAZINE.read_bytes())[:-cut])
    with pytest.raises(Refusal, match="can't be unpacked to its end"):
        run(packed)
    archive = tmp_path / "b.zip"
    archive.write_bytes(b"PK\x03\x04" + b"x" * cut)
    with pytest.raises(Refusal, match="can't be unpacked"):
        run(archive)
    assert rows() == before


def test_files_come_from_a_copy_of_uploads(tmp_path: Path) -> None:
    make_home()
    file = tmp_path / "uploads" / "2019" / "03" / "harbour.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(picture_file())
    run(MAGAZINE, with_media=True, media_folder=tmp_path / "uploads")
    assert Picture.objects.count() == 1


def test_a_dry_run_stores_nothing_and_tells_what_would_come(capsys: pytest.CaptureFixture[str]) -> None:
    make_home()
    before = rows()
    run(MAGAZINE, dry_run=True, as_json=True)
    told = json.loads(capsys.readouterr().out)["counts"]
    assert rows() == before
    run(MAGAZINE, as_json=True)
    done = json.loads(capsys.readouterr().out)["counts"]
    for kind in ("post", "page", "author", "category", "post_tag"):
        assert told[kind] == done[kind], kind
    run(MAGAZINE, dry_run=True, as_json=True)
    again = json.loads(capsys.readouterr().out)
    assert (again["total"]["made"], again["total"]["changed"]) == (1, 0)  # the picture, which was not had


def test_since_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_home()
    old, new = item(1, slug="old"), item(2, slug="new", date="2024-05-01 00:00:00")
    path = written(tmp_path, export(old, new))
    run(path, since=datetime(2024, 5, 1), as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["post"] == {"in": 2, "made": 1, "changed": 0, "unchanged": 0, "skipped": 1}
    assert next(each for each in told["items"] if each["kind"] == "post")["reasons"] == [
        "It was last changed before 1 May 2024 (--since)."
    ]
    run(path, as_json=True)
    assert json.loads(capsys.readouterr().out)["counts"]["post"]["made"] == 1


def test_verify_finds_no_difference_and_then_each(capsys: pytest.CaptureFixture[str]) -> None:
    make_home()
    run(MAGAZINE)
    capsys.readouterr()
    run(MAGAZINE, verify=True)
    assert capsys.readouterr().out == "8 posts and pages compared: 0 differences.\n"
    article = Article.objects.get(slug="harbour-lights")
    article.tags.clear()
    article.title = "Changed behind everybody's back"
    article.save(clean=False)
    Article.objects.get(slug="members-only").delete()
    with pytest.raises(SystemExit) as exit_code:
        run(MAGAZINE, verify=True, as_json=True)
    assert exit_code.value.code == 1
    found = json.loads(capsys.readouterr().out)["differences"]
    assert {(each["key"], each["field"]) for each in found} == {
        ("101", "title"),
        ("101", "tags"),
        ("103", "page"),
    }
