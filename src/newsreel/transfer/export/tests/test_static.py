"""A static copy answers from plain files, and all its links lead to files of it."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponseBase
from wagtail.contrib.redirects.models import Redirect

from newsreel.delivery import drawing
from newsreel.delivery.joining import FRAGMENT_PATH
from newsreel.newsroom.tests.factories import make_article, make_author, make_picture, make_section
from newsreel.transfer.export.errors import ExchangeError
from newsreel.transfer.export.static import export_static

pytestmark = pytest.mark.django_db


def test_every_address_is_a_file(tmp_path: Path) -> None:
    article = make_article(
        section=make_section(), authors=[make_author()], tags=["Film"], lead_picture=make_picture()
    )
    make_article(title="Not yet", live=False)
    Redirect.objects.create(old_path="/old-harbour", redirect_page=article)
    target = tmp_path / "copy"
    copied = export_static(target)
    files = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert {
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "cinema/index.html",
        "cinema/harbour-lights-go-out/index.html",
        "tag/film/index.html",
        "author/iris-vale/index.html",
        "old-harbour/index.html",
    } <= files
    assert not any("not-yet" in name for name in files)
    page = (target / "cinema/harbour-lights-go-out/index.html").read_text()
    assert "The harbour cinema closes on Sunday." in page
    pictures = re.findall(r'src="/(pictures/[^"]+)"', page)
    assert pictures
    assert set(pictures) <= files
    assert copied.files == len(files)
    assert 'url=/cinema/harbour-lights-go-out/"' in (target / "old-harbour/index.html").read_text()


def without_stamp(page: str) -> str:
    """Forms say when they were drawn."""
    return re.sub(r'name="stamp" value="[^"]+"', "", page)


def test_what_stands_on_every_page_is_drawn_once_and_stands_on_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = make_section()
    for number in range(3):
        make_article(section=section, title=f"Lights {number}", authors=[])
    asked: list[str] = []
    plainly = drawing.answer

    def answer(path: str) -> HttpResponseBase:
        asked.append(path)
        return plainly(path)

    monkeypatch.setattr(drawing, "answer", answer)
    export_static(tmp_path / "copy")
    drawn = [path for path in asked if path.startswith(FRAGMENT_PATH)]
    assert len(drawn) == len(set(drawn)) > 3
    for number in range(3):
        page = (tmp_path / f"copy/cinema/lights-{number}/index.html").read_text()
        served: Any = plainly(f"/cinema/lights-{number}/")
        assert without_stamp(page) == without_stamp(served.content.decode())


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine")
    with pytest.raises(ExchangeError, match="is there already"):
        export_static(tmp_path / "x")


def test_a_site_that_can_not_be_drawn_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="The home page could not be drawn"):
        export_static(tmp_path / "copy")
    assert list(tmp_path.iterdir()) in ([], [tmp_path / "media"])
