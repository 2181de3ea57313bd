from datetime import datetime

from newsreel.transfer.wordpress.read import read_export
from newsreel.transfer.wordpress.records import (
    AuthorRecord,
    ItemRecord,
    Record,
    SiteRecord,
    TermRecord,
    TermReference,
)
from newsreel.transfer.wordpress.stream import Mendings
from newsreel.transfer.wordpress.survey import Keys, Survey, Surveyor
from newsreel.transfer.wordpress.tests.exports import MAGAZINE

BARE = ItemRecord(
    number=1,
    kind="post",
    title="T",
    slug="t",
    status="publish",
    link="https://old.example/t/",
    author="iris",
    content="",
    excerpt="",
    date=datetime(2020, 1, 1),
    date_utc=None,
    modified_utc=None,
    comments_open=False,
    parent=0,
    menu_order=0,
    password="",
    is_sticky=False,
    attachment_address="",
    terms=(),
    meta=(),
    comments=(),
)


def surveyed(*records: Record) -> Survey:
    surveyor = Surveyor()
    for record in records:
        surveyor.take(record)
    return surveyor.finished()


def test_the_magazine() -> None:
    survey = surveyed(*read_export(MAGAZINE, Mendings()))
    assert survey.origin == "wordpress:oldreel.example"
    assert (survey.items, survey.comments) == (14, 6)
    assert list(survey.categories) == ["cinema", "premieres", "gossip"]
    assert survey.planned["101"] == ("/2019/03/harbour-lights/", "")
    assert survey.planned_for(202) == "/about/the-staff/"
    assert survey.planned_for(104) == "/not-out-yet/"
    assert "105" not in survey.planned
    assert survey.in_menus == {("category", 10)}
    assert survey.reusable[401].startswith("<!-- wp:paragraph -->")
    assert list(survey.signers) == ["iris", "nobody-we-know", "lou.ferro"]
    assert survey.has_uncategorized
    assert survey.attachments.by_number[301].alt == "A cinema by the sea"


def test_the_origin_is_the_same_whatever_the_scheme() -> None:
    for address in ("https://www.Old.example/blog", "http://old.example/blog"):
        assert surveyed(SiteRecord(address=address)).origin == "wordpress:old.example/blog"
    assert surveyed(SiteRecord(title="My Site")).origin == "wordpress:my-site"


def test_terms_that_only_posts_name() -> None:
    survey = surveyed(
        BARE._replace(terms=(TermReference("category", "a", "A"), TermReference("tag", "b", "B")))
    )
    assert survey.categories["a"] == TermRecord("category", "a", "A")
    assert survey.tags["b"] == TermRecord("post_tag", "b", "B")


def test_categories_come_after_their_parents_and_circles_end() -> None:
    survey = surveyed(
        TermRecord("category", "c", parent="b"),
        TermRecord("category", "b", parent="a"),
        TermRecord("category", "a"),
        TermRecord("category", "x", parent="y"),
        TermRecord("category", "y", parent="x"),
        TermRecord("category", "lost", parent="nowhere"),
        TermRecord("category", "self", parent="self"),
    )
    order = list(survey.categories)
    assert order.index("a") < order.index("b") < order.index("c")
    assert set(order) == {"a", "b", "c", "x", "y", "lost", "self"}


def test_terms_without_a_place_here_are_counted() -> None:
    survey = surveyed(TermRecord("genre", "a"), TermRecord("genre", "b"), TermRecord("nav_menu", "c"))
    assert dict(survey.other_terms) == {"genre": 2}


def test_pages_without_addresses_get_those_of_their_tree() -> None:
    def page(number: int, slug: str, parent: int) -> ItemRecord:
        link = f"https://old.example/?page_id={number}"
        return BARE._replace(number=number, kind="page", slug=slug, parent=parent, link=link)

    survey = surveyed(page(1, "a", 0), page(2, "b", 1), page(3, "c", 4), page(4, "d", 3))
    assert survey.planned_for(2) == "/a/b/"
    assert survey.planned_for(3) == "/d/c/"


def test_who_keeps_an_old_address_comes_first() -> None:
    survey = surveyed(
        BARE._replace(number=1, kind="page", status="draft", slug="t", link="https://old.example/?page_id=1"),
        BARE._replace(number=2, slug="t", link="https://old.example/?p=2"),
        BARE._replace(number=3, slug="t", link="https://old.example/t/"),
    )
    assert [survey.planned_for(number) for number in (1, 2, 3)] == ["/t-3/", "/t-2/", "/t/"]


def test_authors_count_once() -> None:
    survey = surveyed(AuthorRecord("iris", "Iris"), AuthorRecord("iris", "Other"), AuthorRecord(""))
    assert survey.authors == {"iris": AuthorRecord("iris", "Iris")}


def test_guest_authors() -> None:
    survey = surveyed(
        BARE._replace(kind="guest-author", slug="cap-tom", title="Tom", meta=(("cap-user_login", "tom"),)),
        BARE._replace(
            number=2,
            terms=(TermReference("author", "cap-tom", "tom"), TermReference("author", "cap-iris", "")),
        ),
    )
    assert survey.guests == {"tom": "Tom"}
    assert list(survey.signers) == ["tom", "iris"]


def test_keys() -> None:
    keys = Keys()
    assert keys.of(BARE) == "1"
    assert keys.of(BARE) is None
    assert keys.of(BARE._replace(slug="other")) == "1/post/other"
    assert keys.of(BARE._replace(number=0, slug="x")) == "0/post/x/2020-01-01 00:00:00"
    assert keys.of(BARE._replace(number=0, slug="y")) == "0/post/y/2020-01-01 00:00:00"
