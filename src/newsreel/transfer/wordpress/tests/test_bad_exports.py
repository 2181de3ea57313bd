"""Exports as they should not be: taken in as far as can be with the rest reported, or refused."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from newsreel.community.comments.models import Comment
from newsreel.newsroom.models import Article, HomePage, Section, StandardPage
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.body import text_of
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.read import read_export
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.stream import Mendings
from newsreel.transfer.wordpress.tests.exports import MAGAZINE, comment, export, item, written

SERIALISED = 'O:8:"Evil_Job":1:{s:7:"command";s:8:"rm -rf /";}'
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.fixture
def home(db: None) -> HomePage:
    return make_home()


def imported(folder: Path, text: str | bytes) -> Report:
    return run(written(folder, text), media=NoMedia())


def words() -> list[str]:
    return [text_of(article.body.raw_data) for article in Article.objects.order_by("title")]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_cut_file_is_refused_and_nothing_stored(tmp_path: Path, share: float) -> None:
    whole = MAGAZINE.read_bytes()
    with pytest.raises(ExportError, match=r"cut off|broken in line"):
        imported(tmp_path, whole[: int(len(whole) * share)])
    assert not Article.objects.exists()
    assert not ImportedItem.objects.exists()


@pytest.mark.usefixtures("home")
def test_an_end_mark_inside_of_cdata(tmp_path: Path) -> None:
    report = imported(tmp_path, export(item(1, content="if (a[b[0]]>1) print. After.")))
    assert words() == ["if (a[b[0]]>1) print. After."]
    assert report.notes == [
        "1 places with “]]>” inside of text, which broke the file, were mended while reading."
    ]


@pytest.mark.usefixtures("home")
def test_control_characters(tmp_path: Path) -> None:
    report = imported(tmp_path, export(item(1, title="A\x08B", content="One\x00 two\x1f &#x1; three\x0b.")))
    assert Article.objects.get().title == "AB"
    assert words() == ["One two three."]
    assert report.notes == ["5 control characters, which no text may hold, were taken out."]


@pytest.mark.usefixtures("home")
def test_a_wrong_declared_encoding(tmp_path: Path) -> None:
    text = export(item(1, content="Café — naïve."))
    report = imported(tmp_path, text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode())
    assert words() == ["Café — naïve."]
    assert "it was read as UTF-8" in report.notes[0]
    with pytest.raises(ExportError, match="not written in UTF-8 throughout"):
        imported(tmp_path, text.encode("windows-1252"))


class EndlessLine:
    """A file in one line of so many megabytes, which is never there as a whole."""

    def __init__(self, megabytes: int) -> None:
        self.megabytes = megabytes

    def __str__(self) -> str:
        return "endless.xml"

    def is_dir(self) -> bool:
        return False

    def open(self, mode: str, /) -> "OneLine":
        return OneLine(self._parts())

    def _parts(self) -> Iterator[bytes]:
        head, foot = export("\0").replace("\n", " ").split("\0")
        yield head.encode()
        number, done = 0, 0
        while done < self.megabytes * 2**20:
            number += 1
            part = item(number, content="word " * 20_000).replace("\n", " ").encode()
            done += len(part)
            yield part
        yield foot.encode()


class OneLine:
    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._waiting = parts, b""

    def read(self, count: int) -> bytes:
        while len(self._waiting) < count and (part := next(self._parts, b"")):
            self._waiting += part
        found, self._waiting = self._waiting[:count], self._waiting[count:]
        return found

    def __enter__(self) -> "OneLine":
        return self

    def __exit__(self, *_: object) -> None:
        return None


def test_one_endless_line_is_read_in_constant_memory() -> None:
    most = []
    for megabytes in (4, 16):
        tracemalloc.start()
        count = sum(1 for _ in read_export(EndlessLine(megabytes), Mendings()))  # type: ignore[arg-type, misc]  # as much of a file as is used
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count > megabytes * 10
    assert most[1] < most[0] * 1.5


@pytest.mark.usefixtures("home")
def test_entity_bombs(tmp_path: Path) -> None:
    declared = '<?xml version="1.0" encoding="UTF-8"?>'
    text = export(item(1, title="X")).replace("<title>X", "<title>&b;")
    with pytest.raises(ExportError, match="document type declaration"):
        imported(tmp_path, text.replace(declared, declared + BOMB))
    # Behind the root's start no parser heeds it, and ours refuses what is no XML.
    with pytest.raises(ExportError, match="broken in line"):
        imported(tmp_path, text.replace("<channel>", "<channel>" + BOMB))


@pytest.mark.usefixtures("home")
def test_namespaces_under_other_prefixes(tmp_path: Path) -> None:
    text = export(item(1, title="Same", content="Words."))
    for old, new in (("wp:", "x:"), ("content:", "wp:"), ("excerpt:", "dc:"), ("dc:creator", "e:creator")):
        text = text.replace(f"<{old}", f"<{new}").replace(f"</{old}", f"</{new}")
    for old, new in (("xmlns:content", "xmlns:c2"), ("xmlns:excerpt", "xmlns:e2"), ("xmlns:dc", "xmlns:e")):
        text = text.replace(old, new)
    text = (
        text.replace("xmlns:wp=", "xmlns:x=")
        .replace("xmlns:c2=", "xmlns:wp=")
        .replace("xmlns:e2=", "xmlns:dc=")
    )
    imported(tmp_path, text)
    assert [(article.title, article.slug) for article in Article.objects.all()] == [("Same", "post-1")]
    assert words() == ["Words."]


@pytest.mark.usefixtures("home")
def test_circles_of_parents_categories_and_replies(tmp_path: Path) -> None:
    terms = "".join(
        f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename>"
        f"<wp:category_parent>{parent}</wp:category_parent></wp:category>"
        for slug, parent in (("a", "b"), ("b", "a"), ("c", "c"))
    )
    pages = item(1, kind="page", slug="x", parent=2) + item(2, kind="page", slug="y", parent=1)
    replies = comment(1, parent=2) + comment(2, parent=1) + comment(3, parent=3)
    imported(tmp_path, export(terms, pages, item(3, categories=["a"], further=replies)))
    assert set(Section.objects.values_list("slug", flat=True)) == {"a", "b", "c"}
    assert StandardPage.objects.count() == 2
    assert sorted(Comment.objects.values_list("depth", flat=True)) == [0, 0, 1]
    assert HomePage.objects.get().find_problems() == ([], [], [], [], [])


@pytest.mark.usefixtures("home")
def test_duplicate_slugs_and_ids(tmp_path: Path, client: Client) -> None:
    twins = (
        item(1, title="A", slug="same") + item(1, title="A", slug="same") + item(2, title="B", slug="same")
    )
    report = imported(tmp_path, export(twins))
    assert (report.counts["post"].made, report.counts["post"].skipped) == (2, 1)
    assert [client.get(address).status_code for address in ("/same/", "/same-2/")] == [200, 200]


@pytest.mark.usefixtures("home")
def test_a_moment_that_never_was(tmp_path: Path) -> None:
    nought = "0000-00-00 00:00:00"
    report = imported(tmp_path, export(item(1, date=nought), item(2, date="2021-13-45 99:00:00")))
    assert report.counts["post"].made == 2
    assert {
        article.first_published_at.year for article in Article.objects.all() if article.first_published_at
    } == {1970}
    reasons = [entry.reasons for entry in report.entries if entry.kind == "post"]
    assert (
        reasons == [("The export gives no moment of publication; it stands at the end of the archive.",)] * 2
    )


@pytest.mark.usefixtures("home")
def test_authors_that_are_not_there(tmp_path: Path) -> None:
    nobody = item(2).replace("<dc:creator>iris</dc:creator>", "<dc:creator></dc:creator>")
    report = imported(tmp_path, export(item(1), nobody))
    names = {
        article.slug: [each.author.name for each in article.bylines.all()]
        for article in Article.objects.all()
    }
    assert names == {"post-1": ["iris"], "post-2": []}
    (entry,) = [entry for entry in report.entries if entry.kind == "author"]
    assert entry.reasons == ("The export names this author with posts but does not list them.",)


@pytest.mark.usefixtures("home")
def test_serialised_objects_of_php_stay_text(tmp_path: Path) -> None:
    imported(tmp_path, export(item(1, meta=[("job", SERIALISED)])))
    assert ImportedItem.objects.get(kind="post").kept["meta"] == [["job", SERIALISED]]
