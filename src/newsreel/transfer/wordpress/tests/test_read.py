"""Records from an export."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsreel.lib.tests.shared_data import shared_data
from newsreel.transfer.wordpress import read
from newsreel.transfer.wordpress.read import MalformedError, read_export
from newsreel.transfer.wordpress.records import (
    AuthorRecord,
    CommentRecord,
    ExportError,
    ItemRecord,
    Record,
    SiteRecord,
    TermRecord,
    TermReference,
)
from newsreel.transfer.wordpress.stream import Mendings
from newsreel.transfer.wordpress.tests.exports import MAGAZINE, export, item, written


def records(path: Path, *, mend: bool = False) -> list[Record]:
    return list(read_export(path, Mendings(), mend=mend))


def items(path: Path, *, mend: bool = False) -> list[ItemRecord]:
    return [record for record in records(path, mend=mend) if isinstance(record, ItemRecord)]


def test_the_site_comes_first_and_once() -> None:
    found = records(MAGAZINE)
    assert found[0] == SiteRecord(
        title="The Old Reel",
        tagline="Pictures that move",
        address="https://www.oldreel.example",
        language="en-GB",
        version="1.2",
    )
    assert sum(isinstance(record, SiteRecord) for record in found) == 1


def test_authors_and_terms() -> None:
    found = records(MAGAZINE)
    assert [record for record in found if isinstance(record, AuthorRecord)] == [
        AuthorRecord("iris", "Iris Vale", "", "", "iris@oldreel.example", 1),
        AuthorRecord("lou.ferro", "", "Lou", "Ferro", "", 2),
    ]
    terms = [record for record in found if isinstance(record, TermRecord)]
    assert terms[0] == TermRecord("category", "premieres", "Premieres", "cinema", "", 11)
    assert terms[1].description == "All that <em>flickers</em>."
    assert terms[3] == TermRecord("post_tag", "harbour", "Harbour", "", "", 20)
    assert terms[5] == TermRecord("nav_menu", "top", "Top", "", "", 30)


def test_an_item_with_all_that_belongs_to_it() -> None:
    first = items(MAGAZINE)[0]
    assert (first.number, first.kind, first.slug, first.status) == (101, "post", "harbour-lights", "publish")
    assert first.date == datetime(2019, 3, 18, 10)
    assert first.date_utc == datetime(2019, 3, 18, 9, tzinfo=UTC)
    assert first.modified_utc == datetime(2019, 4, 1, 12, 30, tzinfo=UTC)
    assert first.comments_open
    assert first.is_sticky
    assert first.terms[0] == TermReference("category", "gossip", "Gossip")
    assert first.meta_value("_thumbnail_id") == "301"
    assert first.meta_value("nothing") == ""
    assert first.comments[0] == CommentRecord(
        number="503",
        parent="501",
        author="Tom",
        email="tom@example.org",
        website="",
        ip="203.0.113.7",
        content="A reply that comes first.",
        made_at=datetime(2019, 3, 19, 9, tzinfo=UTC),
        state="1",
        kind="",
    )
    assert first.content.endswith('[newsletter_form list="7"]')


def test_zero_dates_are_no_dates() -> None:
    draft = next(record for record in items(MAGAZINE) if record.number == 105)
    assert draft.date == datetime(2021, 1, 1, 10)
    assert draft.date_utc is None


def test_slugs_are_decoded(tmp_path: Path) -> None:
    path = written(tmp_path, export(item(1, slug="%ce%b1%ce%b2")))
    assert items(path)[0].slug == "αβ"


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_any_version_and_scheme_of_the_namespace(tmp_path: Path, version: str) -> None:
    text = MAGAZINE.read_text(encoding="utf-8").replace("http://wordpress.org/export/1.2", "X")
    text = text.replace('"X', f'"https://wordpress.org/export/{version}')
    assert items(written(tmp_path, text))[0].slug == "harbour-lights"


def test_prefixes_are_free(tmp_path: Path) -> None:
    text = MAGAZINE.read_text(encoding="utf-8").replace("wp:", "press:").replace("xmlns:wp", "xmlns:press")
    assert items(written(tmp_path, text))[0].slug == "harbour-lights"


def test_a_prefix_bound_anew_inside_means_something_else(tmp_path: Path) -> None:
    text = export(item(1, further='<x xmlns:wp="urn:other"><wp:post_id>9</wp:post_id></x>'))
    assert items(written(tmp_path, text))[0].number == 1


def test_an_unknown_namespace_goes_by_its_prefix(tmp_path: Path) -> None:
    text = MAGAZINE.read_text(encoding="utf-8").replace("http://wordpress.org/export/1.2/", "urn:mine/")
    assert items(written(tmp_path, text))[0].slug == "harbour-lights"


def test_the_file_may_be_one_long_line(tmp_path: Path) -> None:
    text = export(*(item(number) for number in range(1, 400))).replace("\n", " ")
    assert len(items(written(tmp_path, text))) == 399


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, cut: float) -> None:
    whole = MAGAZINE.read_bytes()
    path = written(tmp_path, whole[: int(len(whole) * cut)])
    with pytest.raises(ExportError, match="is cut off: it ends in the middle, after"):
        records(path)
    with pytest.raises(ExportError, match="is cut off"):
        records(path, mend=True)


def test_the_place_of_a_break_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, export(item(1, title="Fine"), "<item><title>Bad</wrong></item>"))
    with pytest.raises(MalformedError, match=r"broken in line 8, after item 1 \(“Fine”\)"):
        records(path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<feed><entry/></feed>", "its root element is <feed>, not <rss>"),
        ("<rss><channel><title>News</title><item><title>x</title></item></channel></rss>", "is an RSS feed"),
        ("<rss></rss>", "is an RSS feed"),
        ("<rss", "is cut off: it ends in the middle, after the head of the file"),
        ("<>", "is not XML"),
    ],
)
def test_other_xml_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ExportError) as refusal:
        records(written(tmp_path, text))
    assert sentence in str(refusal.value)


def test_broken_sections_are_mended(tmp_path: Path) -> None:
    text = export(item(1, content="one ]]> two <b>three</b>"), item(2, title="After"))
    path = written(tmp_path, text)
    with pytest.raises(MalformedError):
        records(path)
    first, second = items(path, mend=True)
    assert first.content == "one ]]> two <b>three</b>"
    assert second.title == "After"


def test_an_item_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST_ITEM", 2**20)
    path = written(tmp_path, export(item(1, title="Small"), item(2, content="x" * 3_000_000)))
    with pytest.raises(ExportError, match=r"item 1 \(“Small”\) is larger than 1 MB"):
        records(path)


def test_entities_are_never_unfolded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = written(tmp_path, export(item(1, title="x")).replace("<rss", f"{bomb}<rss", 1))
    with pytest.raises(ExportError, match="document type declaration"):
        records(path)


def test_bombs_that_others_wrote_are_refused() -> None:
    folder = shared_data("security")
    bombs = [path for path in folder.rglob("*.xml") if "xinclude" not in path.name]
    assert bombs
    for bomb in bombs:
        with pytest.raises(ExportError):
            records(bomb)
