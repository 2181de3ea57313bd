"""A folder of Markdown becomes articles, twice without doubling any."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from wagtail.contrib.redirects.models import Redirect

from newsreel.newsroom.models import Article, Picture, Section, StandardPage
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.former_addresses import redirect
from newsreel.transfer.markdown.front_matter import HeadError, moment, split, words
from newsreel.transfer.markdown.source import MarkdownFolder
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import run


def picture() -> bytes:
    content = BytesIO()
    Image.new("RGB", (40, 30), "#224466").save(content, "JPEG")
    return content.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "site"
    files = {
        "cinema/harbour/index.md": (
            "---\ntitle: Harbour lights\ndate: 2024-03-18T09:30:00Z\nauthors: [Iris Vale, Tom Ård]\n"
            "tags: [Film, Harbours]\ncover: still.jpg\ndescription: In short.\naliases: [/old-harbour/]\n"
            "rating: 7\n---\nThe **harbour** closes. [1]\n\n![A still](still.jpg)\n\n- one\n- two\n"
        ),
        "_posts/2023-01-02-jekyll-way.markdown": (
            "---\ntitle: Jekyll\ncategories: Stage\n---\n{% include x %}Words."
        ),
        "toml.md": ('+++\ntitle = "Toml"\ndate = 2022-05-06\ndraft = true\n+++\nText [gallery ids="1"].\n'),
        "json.md": (
            '{"title": "Json", "url": "/kept/here/", "date": "2021-01-01"}\n\n'
            "| a | b |\n|---|---|\n| 1 | 2 |\n"
        ),
        "about.md": "---\nlayout: page\ntitle: About\ndate: 2020-01-01\n---\nWho we are.\n",
        "broken.md": "---\ntitle: [\n---\nText",
    }
    for name, text in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (place / "latin.md").write_bytes(b"Caf\xe9")
    (place / "cinema/harbour/still.jpg").write_bytes(picture())
    return place


def imported(folder: Path) -> Report:
    source = MarkdownFolder(folder)
    report = run(source, media=source)
    redirect(source.redirects)
    return report


@pytest.mark.django_db
def test_a_folder_moves_in(folder: Path, tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]  # pytest-django's
    make_home()
    report = imported(folder)
    article = Article.objects.get(title="Harbour lights")
    assert (article.address, article.live, article.standfirst) == ("/cinema/harbour/", True, "In short.")
    assert article.first_published_at.isoformat() == "2024-03-18T09:30:00+00:00"
    assert [byline.author.name for byline in article.bylines.all()] == ["Iris Vale", "Tom Ård"]
    assert sorted(article.tags.names()) == ["Film", "Harbours"]
    assert article.lead_picture == Picture.objects.get()
    assert Redirect.objects.get(old_path="/old-harbour").redirect_page_id == article.pk
    assert [block.block_type for block in article.body] == ["text", "picture", "list"]
    assert "closes. [1]" in article.body[0].value.source
    assert Article.objects.get(title="Jekyll").get_parent().title == "Stage"
    assert Article.objects.get(title="Toml").live is False
    assert Article.objects.get(title="Json").address == "/kept/here/"
    assert StandardPage.objects.get(title="About").live is True
    assert set(Section.objects.values_list("title", flat=True)) == {"Cinema", "Stage", "Uncategorized"}
    notes = " ".join(report.notes)
    assert "latin.md was left out: it is not UTF-8 text." in notes
    assert "broken.md was left out: its head can't be read" in notes
    assert "Shortcodes and components of the old site's program were left out of texts." in notes


@pytest.mark.django_db
def test_a_second_run_changes_nothing(folder: Path, tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]  # pytest-django's
    make_home()
    imported(folder)
    again = imported(folder).total
    assert (again.made, again.changed, again.skipped) == (0, 0, 0)


def test_what_is_no_folder_of_markdown_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="There is no folder"):
        MarkdownFolder(tmp_path / "nothing")
    source = MarkdownFolder(tmp_path)
    with pytest.raises(ExportError, match="There is no Markdown file"):
        list(source.attempts(lambda *_: None)[0]())


@pytest.mark.parametrize(
    "address", ["https://markdown.invalid/../../etc/passwd", "https://x/%2e%2e/%2e%2e/etc/passwd"]
)
def test_no_file_outside_is_read(folder: Path, address: str) -> None:
    with pytest.raises(Exception, match="There is no file"):
        MarkdownFolder(folder).file(address, most_bytes=1000)


def test_a_head_that_grows_without_end_is_refused() -> None:
    with pytest.raises(HeadError, match="names parts of itself"):
        split("---\na: &a [x, x]\nb: [*a, *a]\n---\n")


def test_words_and_moments() -> None:
    assert words("one, two,one") == ["one", "two"]
    assert words([{"name": "Iris"}, None, 7]) == ["Iris", "7"]
    assert moment("2024-03-18 10:30:00 +0100") == moment("2024-03-18T09:30:00Z")
    assert moment("soon") is None


@given(st.text())
def test_any_text_has_a_head_or_a_reason(text: str) -> None:
    for start in ("---\n", "+++\n", "{", ""):
        try:
            head, _body = split(start + text)
        except HeadError as error:
            head = {"reason": str(error)}
        assert isinstance(head, dict)
