"""Pages as plain files: where they lie, and that none outlives its page."""

from pathlib import Path

import pytest

from newsreel.delivery.plain_files import PlainFiles, PlainPage, file_name, is_settled, kind, stop_serving
from newsreel.delivery.record import Record
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.tests.records import HTML
from newsreel.delivery.web.memory import Kept
from newsreel.delivery.web.plain_writer import PlainWriter

RAIL = "/-/fragments/rail/"
BODY = b"<p>A story</p>" * 50


def page(path: str = "/cinema/a/", *, body: bytes = BODY, as_of: int = 0, made: float = 100.5) -> Record:
    return Record(path, 200, HTML, body, frozenset([path]), as_of, made)


class Node:
    """A shelf with plain files, and the writer of its server at a certain moment."""

    def __init__(self, folder: Path) -> None:
        self.shelf = Shelf(folder / "pages", plain=folder / "plain")
        self.now = 200.0
        self.writer = PlainWriter(self.shelf, clock=lambda: self.now)
        self.plain = folder / "plain"

    def keep(self, record: Record, *fragments: Record) -> Kept:
        for part in (record, *fragments):
            self.shelf.keep(part)
        made = {part.path: part.made for part in fragments}
        return Kept(record, fragments=made, modified=record.made, is_stale=False, made=made)

    def files(self) -> list[str]:
        """What a server in front can see."""
        now = self.plain / "now"
        return sorted(str(file.relative_to(now)) for file in now.glob("*/**/*") if file.is_file())


@pytest.fixture
def node(tmp_path: Path) -> Node:
    return Node(tmp_path)


NAME = kind(HTML)


@pytest.mark.parametrize(
    ("path", "form", "name"),
    [
        ("/", "html", "index.html"),
        ("/cinema/a/", "html", "cinema/a/index.html"),
        ("/kino/über-uns/", "html", "kino/über-uns/index.html"),
        ("/feed/", "rss", "feed/index.rss"),
        ("/sitemap.xml", "xml", "sitemap.xml"),
        ("/robots.txt", "txt", "robots.txt"),
        ("/cinema/a", "html", ""),
        ("/cinema/index.html", "html", ""),
        ("/index.xml", "xml", ""),
        ("/sitemap.xmlindex.xml", "xml", ""),
        ("/sitemap.xml", "rss", ""),
        ("/../etc/", "html", ""),
        ("/a/../../etc/", "html", ""),
        ("/a/./b/", "html", ""),
        ("/a//b/", "html", ""),
        ("//etc/", "html", ""),
        ("/.well-known/a.txt", "txt", ""),
        ("/a/.txt", "txt", ""),
        ("/a\0b/", "html", ""),
        ("/\udcff/", "html", ""),
        ("cinema/", "html", ""),
        (f"/{'a' * 180}/", "html", f"{'a' * 180}/index.html"),
        (f"/{'a' * 181}/", "html", ""),
        (f"/{'ü' * 91}/", "html", ""),
        ("/a" * 600 + "/", "html", ""),
    ],
)
def test_where_a_page_lies(path: str, form: str, name: str) -> None:
    assert file_name(path, form) == name


def test_other_headers_are_another_kind() -> None:
    assert kind(HTML).startswith("html-")
    assert kind({**HTML, "x-robots-tag": "noindex"}) != kind(HTML)
    assert kind({**HTML, "newsreel-article": "7"}) == kind(HTML)
    assert kind({"content-type": "image/png"}) == ""


def test_a_page_lies_there_in_all_forms(node: Node) -> None:
    kept = node.keep(page())
    assert node.writer.write([kept]) == 1
    assert node.files() == [f"{NAME}/cinema/a/index.html{suffix}" for suffix in ("", ".br", ".gz")]
    file = node.plain / "now" / NAME / "cinema/a/index.html"
    assert file.read_bytes() == BODY
    assert int(file.stat().st_mtime) == 100
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_page_is_written_once(node: Node) -> None:
    kept = node.keep(page())
    assert [node.writer.write([kept]), node.writer.write([kept])] == [1, 0]


def test_small_pages_are_not_compressed(node: Node) -> None:
    node.writer.write([node.keep(page(body=b"small"))])
    assert node.files() == [f"{NAME}/cinema/a/index.html"]


def test_within_its_second_a_page_is_no_file(node: Node) -> None:
    assert [is_settled(100.5, now) for now in (100.9, 101.0)] == [False, True]
    node.now = 100.9
    kept = node.keep(page())
    assert node.writer.write([kept]) == 0
    node.now = 101.0
    assert node.writer.write([]) == 1


def test_a_change_takes_away_the_files_of_what_it_touches(node: Node) -> None:
    node.writer.write([node.keep(page()), node.keep(page("/cinema/b/"))])
    generation = node.plain.joinpath("now").readlink()
    assert node.shelf.change(1, ["/cinema/a/"]) == ["/cinema/a/"]
    assert {Path(file).parent.name for file in node.files()} == {"b"}
    assert node.plain.joinpath("now").readlink() == generation


def test_what_is_gone_has_no_file(node: Node) -> None:
    node.writer.write([node.keep(page())])
    node.shelf.change(1, [], gone=["/cinema/a/"])
    assert node.files() == []


def test_a_change_of_a_fragment_begins_anew(node: Node) -> None:
    rail = Record(RAIL, 200, HTML, b"rail", frozenset(["rail"]), 0, 90.0)
    node.writer.write([node.keep(page(), rail), node.keep(page("/cinema/b/"))])
    assert len(node.files()) == 6
    node.shelf.change(1, ["rail"])
    assert node.files() == []
    node.now += 60
    node.writer.write([])
    assert len(list(node.plain.iterdir())) == 2, "the link and what it leads to"


def test_many_changes_at_once_begin_anew(node: Node) -> None:
    for number in range(201):
        node.shelf.keep(Record(f"/{number}/", 200, HTML, b"", frozenset(["site"]), 0, 90.0))
    node.writer.write([node.keep(page())])
    node.shelf.change(1, ["site"])
    assert node.files() == []


def test_nothing_is_served_after_a_start_or_another_program(node: Node) -> None:
    for begin in (node.shelf.check, lambda: node.shelf.start_anew(applied=5, fingerprint="other")):
        node.writer.write([node.keep(page(as_of=5))])
        assert len(node.files()) == 3
        begin()
        assert node.files() == []


def test_a_page_that_was_overtaken_before_it_was_written_is_not_written(node: Node) -> None:
    kept = node.keep(page())
    node.shelf.change(1, ["/cinema/a/"])
    assert node.writer.write([kept]) == 0
    assert node.files() == []


def test_a_page_with_a_former_fragment_is_not_written(node: Node) -> None:
    rail = Record(RAIL, 200, HTML, b"rail", frozenset(["rail"]), 0, 90.0)
    kept = node.keep(page(), rail)
    node.shelf.change(1, ["rail"])
    node.shelf.keep(Record(RAIL, 200, HTML, b"new rail", frozenset(["rail"]), 1, 91.0))
    assert node.writer.write([kept]) == 0
    assert node.files() == []


def test_what_lies_ready_while_a_change_comes_is_never_placed(node: Node) -> None:
    plain = PlainFiles(node.plain)
    plain.begin_anew()
    record = page()
    node.shelf.keep(record)
    parts = {record.path: record.made}
    ready = plain.prepare(PlainPage(record.path, HTML, BODY, parts, 100.5), plain.generation())
    assert ready is not None
    node.shelf.change(1, ["/cinema/a/"])
    with node.shelf.ledger.locked() as are_fresh:
        assert not are_fresh(parts)
    ready.forget()
    assert node.files() == []


def test_what_belongs_to_a_former_generation_does_not_come_back(node: Node) -> None:
    plain = PlainFiles(node.plain)
    plain.begin_anew()
    former = plain.generation()
    plain.begin_anew()
    plain.remove(plain.others())
    assert plain.prepare(PlainPage("/a/", HTML, BODY, {}, 1.0), former) is None
    assert not (node.plain / former).exists()


def test_where_files_can_not_be_removed_nothing_is_served(node: Node) -> None:
    node.writer.write([node.keep(page())])
    file = node.plain / "now" / NAME / "cinema/a/index.html"
    file.unlink()
    file.mkdir()
    node.shelf.change(1, ["/cinema/a/"])
    assert not (node.plain / "now").exists()


def test_pages_of_other_statuses_and_stale_ones_are_no_files(node: Node) -> None:
    gone = Record("/gone/", 410, HTML, BODY, frozenset(["gone"]), 0, 100.0)
    former = node.keep(page("/cinema/c/")).former()
    assert node.writer.write([node.keep(gone), former]) == 0


def test_a_page_that_can_not_be_a_file_is_left_to_the_program(node: Node) -> None:
    node.writer.write([node.keep(page("/x/")), node.keep(page("/x/index.html")), node.keep(page("/y"))])
    assert {Path(file).parent.name for file in node.files()} == {"x"}


def test_where_plain_files_are_turned_off_none_is_served(node: Node) -> None:
    node.writer.write([node.keep(page())])
    stop_serving(node.plain)
    assert node.files() == []
    stop_serving(node.plain)
