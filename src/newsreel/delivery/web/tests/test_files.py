import gzip
from pathlib import Path

import pytest

from newsreel.delivery.web.files import FOR_AN_HOUR, FOR_EVER, Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    folder = tmp_path / "static"
    (folder / "front").mkdir(parents=True)
    (folder / "front" / "site.0123456789ab.css").write_text("body { color: black }")
    (folder / "front" / "site.0123456789ab.css.gz").write_bytes(gzip.compress(b"body { color: black }"))
    (folder / "plain.txt").write_text("plain")
    (folder / "page.html").write_text("<script>alert(1)</script>")
    (folder / "drawing.svg").write_text("<svg/>")
    (folder / ".hidden").write_text("secret")
    (tmp_path / "outside.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    return Files(folder)


def test_a_file_named_by_its_content_is_kept_for_ever(files: Files) -> None:
    found = files.find("front/site.0123456789ab.css", "gzip, br")
    assert found is not None
    headers = dict(found.headers)
    assert found.file.name == "site.0123456789ab.css.gz"
    assert headers["content-type"] == "text/css; charset=utf-8"
    assert headers["content-encoding"] == "gzip"
    assert headers["cache-control"] == FOR_EVER
    assert headers["vary"] == "accept-encoding"


def test_other_files_for_an_hour(files: Files) -> None:
    found = files.find("plain.txt", "gzip")
    assert found is not None
    headers = dict(found.headers)
    assert headers["cache-control"] == FOR_AN_HOUR
    assert "content-encoding" not in headers


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "plain.txt"])
def test_what_could_run_in_a_browser_is_offered_for_saving(files: Files, name: str) -> None:
    found = files.find(name, "")
    assert found is not None
    headers = dict(found.headers)
    assert headers["content-disposition"] == "attachment"
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "front",
        "front/",
        "../outside.txt",
        "front/../../outside.txt",
        "/etc/passwd",
        ".hidden",
        "link.txt",
        "front//site.0123456789ab.css",
        "./plain.txt",
        "..\\outside.txt",
        "plain.txt\0.css",
        "x" * 5000,
        "missing.css",
    ],
)
def test_nothing_else_is_there(files: Files, name: str) -> None:
    assert files.find(name, "gzip") is None
