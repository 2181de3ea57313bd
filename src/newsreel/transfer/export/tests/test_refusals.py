"""What is no export of ours, or no longer one, changes nothing and is told in a sentence."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreel import settings as newsreel_settings
from newsreel.newsroom.models import Article, Author, Page, Picture
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.export import reading
from newsreel.transfer.export.errors import ExchangeError
from newsreel.transfer.export.export import export_site
from newsreel.transfer.export.load import load_site
from newsreel.transfer.export.static import export_static
from newsreel.transfer.export.tests.whole_site import NOW
from newsreel.transfer.export.wxr import export_wordpress

pytestmark = pytest.mark.django_db
Row = dict[str, Any]


def change(export: Path, name: str, changed: Callable[[list[Row]], list[Row]]) -> None:
    """Rewrite a file of an export as its owner could, the manifest along with it."""
    file = export / name
    rows = changed([json.loads(line) for line in file.read_text().splitlines()])
    content = "".join(json.dumps(row) + "\n" for row in rows).encode()
    file.write_bytes(content)
    manifest = json.loads((export / "newsreel.json").read_text())
    manifest["files"][name] = {"lines": len(rows), "sha256": hashlib.sha256(content).hexdigest()}
    (export / "newsreel.json").write_text(json.dumps(manifest))


def with_field(number: int, field: str, value: Any) -> Callable[[list[Row]], list[Row]]:
    def changed(rows: list[Row]) -> list[Row]:
        rows[number][field] = value
        return rows

    return changed


def refusal(source: Path) -> str:
    with pytest.raises(ExchangeError) as refused:
        load_site(source)
    return str(refused.value)


def assert_empty(media: Path) -> None:
    assert not Article.objects.exists()
    assert not Author.objects.exists()
    assert not Picture.objects.exists()
    assert Page.objects.count() == 2
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_cut_file_is_refused(empty_site: Path, settings: Any) -> None:
    file = empty_site / "articles.jsonl"
    file.write_bytes(file.read_bytes()[:-300])
    assert refusal(empty_site) == (
        f"articles.jsonl, line 4 in {empty_site}: it has no end. The file was cut."
    )
    assert_empty(Path(settings.MEDIA_ROOT))


def test_a_changed_file_is_refused(empty_site: Path, settings: Any) -> None:
    file = empty_site / "authors.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Iris", b"Eris"))
    assert refusal(empty_site).startswith(f"authors.jsonl in {empty_site} is not as it was written")
    assert_empty(Path(settings.MEDIA_ROOT))


def test_a_file_that_is_missing_is_told(empty_site: Path, settings: Any) -> None:
    (empty_site / "tags.jsonl").unlink()
    assert refusal(empty_site).startswith(f"tags.jsonl can't be read from {empty_site} (FileNotFoundError)")
    assert_empty(Path(settings.MEDIA_ROOT))


def test_a_damaged_picture_is_refused(empty_site: Path, settings: Any) -> None:
    picture = next(path for path in sorted((empty_site / "media").iterdir()) if path.stat().st_size > 1000)
    picture.write_bytes(picture.read_bytes()[:-5])
    assert refusal(empty_site).endswith("of the export is damaged. Make the export anew.")
    assert_empty(Path(settings.MEDIA_ROOT))


@pytest.mark.parametrize("path", ["../outside.jpg", "/etc/passwd", "a/../../b.jpg", "..\\up.jpg", ""])
def test_no_file_gets_outside_the_media(empty_site: Path, path: str, settings: Any) -> None:
    change(empty_site, "files.jsonl", with_field(-1, "path", path))
    assert (
        refusal(empty_site) == f"The export names a file “{path}”, which can't be a file of a site's media."
    )
    assert_empty(Path(settings.MEDIA_ROOT))


@pytest.mark.parametrize("ending", ["html", "svg", "JS"])
def test_a_file_that_could_run_in_a_browser_is_refused(empty_site: Path, ending: str, settings: Any) -> None:
    change(empty_site, "files.jsonl", with_field(0, "path", f"original_images/x.{ending}"))
    assert refusal(empty_site).startswith(
        f"The export holds the file original_images/x.{ending}, which could run"
    )
    assert_empty(Path(settings.MEDIA_ROOT))


@pytest.mark.parametrize(
    ("name", "changed", "sentence"),
    [
        (
            "authors",
            with_field(0, "name", 7),
            "authors.jsonl, line 1: this can't be stored (name is no text)",
        ),
        (
            "authors",
            with_field(0, "name", "x" * 201),
            "line 1: this can't be stored (name is longer than 200",
        ),
        (
            "authors",
            with_field(1, "slug", "iris-vale"),
            "authors.jsonl, line 1: this can't be stored (UNIQUE",
        ),
        ("articles", with_field(0, "body", {"a": 1}), "articles.jsonl, line 1: this can't be stored ("),
        ("articles", with_field(0, "parent", "nobody"), "(the page above it comes after it, or not at all)"),
        ("articles", with_field(0, "id", "twelve"), "articles.jsonl, line 1: this can't be stored ("),
        ("articles", with_field(0, "bylines", [{"author": "x"}]), "(the author of one of its bylines is not"),
        ("articles", with_field(0, "revisions", [{}]), "line 1: this can't be stored ('differs' is missing)"),
        ("sections", with_field(0, "parent", {"x": 1}), "sections.jsonl, line 1: this can't be stored ("),
        ("comments", with_field(0, "made_at", "once"), "comments.jsonl, line 1: this can't be stored ("),
        ("placements", with_field(0, "entry", ["x", 1]), "placements.jsonl, line 1: this can't be stored ("),
        ("home", lambda rows: rows * 2, "home.jsonl holds more than one home page; a site has one."),
    ],
)
def test_what_can_not_be_stored_is_told_with_its_line(
    empty_site: Path, name: str, changed: Callable[[list[Row]], list[Row]], sentence: str, settings: Any
) -> None:
    change(empty_site, f"{name}.jsonl", changed)
    assert sentence in refusal(empty_site)
    assert_empty(Path(settings.MEDIA_ROOT))


def test_a_site_that_is_not_empty_stays_as_it_is(empty_site: Path) -> None:
    Author.objects.create(name="Already Here", slug="here")
    assert refusal(empty_site).startswith("This site is not empty: it has authors.")
    assert [author.name for author in Author.objects.all()] == ["Already Here"]


def test_a_newer_format_is_refused(empty_site: Path) -> None:
    manifest = json.loads((empty_site / "newsreel.json").read_text())
    (empty_site / "newsreel.json").write_text(json.dumps(manifest | {"version": 2}))
    assert refusal(empty_site).startswith(f"{empty_site} is written in version 2 of the format")


def test_kinds_that_are_not_known_are_named_and_left_aside(empty_site: Path) -> None:
    (empty_site / "horoscopes.jsonl").write_text('{"sign":"Aries"}\n')
    change(empty_site, "horoscopes.jsonl", lambda rows: rows)
    assert load_site(empty_site).unknown == ["horoscopes.jsonl"]


def test_a_page_that_names_what_is_gone_keeps_the_rest(empty_site: Path) -> None:
    titles = {row["title"] for row in map(json.loads, (empty_site / "articles.jsonl").open())}
    for number in range(len(titles)):
        change(empty_site, "articles.jsonl", with_field(number, "lead_picture", "original_images/gone.jpg"))
    load_site(empty_site)
    assert {article.title for article in Article.objects.filter(lead_picture=None)} == titles


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"PK\x03\x04", b"not json", b'{"format":"newsreel-export"}']
)
def test_something_else_is_no_export(db: None, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file.zip").write_bytes(content)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "newsreel.json").write_bytes(content)
    make_home()
    assert "is no export of Newsreel" in refusal(tmp_path / "file.zip")
    assert "is no export of Newsreel" in refusal(folder)
    assert refusal(tmp_path / "nothing") == f"There is no file or folder {tmp_path / 'nothing'}."


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), byte=st.integers(0, 255))
def test_a_zip_with_any_byte_changed_comes_in_whole_or_not_at_all(
    zipped: Path, place: float, byte: int
) -> None:
    content = bytearray(zipped.read_bytes())
    content[int(place * (len(content) - 1))] = byte
    broken = zipped.with_name("broken.zip")
    broken.write_bytes(content)
    sentences: list[str] = []
    try:
        with reading.opened(broken) as export:
            read = [row for name in export.files for _number, row in export.rows(name)]
            assert all(isinstance(row, dict) for row in read)
    except ExchangeError as error:
        sentences.append(str(error))
    assert all(sentence.endswith(".") for sentence in sentences)


@pytest.fixture
def zipped(empty_site: Path, tmp_path: Path) -> Path:
    load_site(empty_site)
    export_site(tmp_path / "site.zip", private=True, now=NOW)
    return tmp_path / "site.zip"


def test_a_zip_holds_the_same_as_a_folder(zipped: Path, empty_site: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        assert archive.testzip() is None
        inside = {name: archive.read(name) for name in archive.namelist()}
    outside = {str(path.relative_to(empty_site)): path for path in empty_site.rglob("*") if path.is_file()}
    assert inside.keys() == outside.keys()
    assert all(inside[name] == path.read_bytes() for name, path in outside.items())


def test_the_same_site_gives_the_same_zip(zipped: Path, tmp_path: Path) -> None:
    export_site(tmp_path / "again.zip", private=True, now=NOW)
    assert (tmp_path / "again.zip").read_bytes() == zipped.read_bytes()


def test_nothing_is_written_over(zipped: Path, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="is there already"):
        export_site(zipped)
    with pytest.raises(ExchangeError, match="There is no folder"):
        export_site(tmp_path / "a" / "b")


def test_an_export_that_fails_leaves_nothing_behind(empty_site: Path, tmp_path: Path) -> None:
    load_site(empty_site)
    place = tmp_path / "place"
    place.mkdir()

    def fail(what: str, _done: int, _of: int) -> None:
        if what == "articles":
            raise OSError(28, "No space left on device")

    for target in (place / "folder", place / "file.zip"):
        with pytest.raises(ExchangeError, match="No space left on device"):
            export_site(target, progress=fail)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("write", [export_site, export_wordpress, export_static])
@pytest.mark.parametrize("name", ["export", "export.zip", "deeper/export"])
def test_nothing_is_exported_to_where_readers_could_fetch_it(
    write: Callable[[Path], object], name: str
) -> None:
    media = newsreel_settings.current().media_folder
    (media / "deeper").mkdir(parents=True, exist_ok=True)
    before = sorted(media.rglob("*"))
    with pytest.raises(ExchangeError, match="which readers can fetch files from"):
        write(media / name)
    assert sorted(media.rglob("*")) == before
