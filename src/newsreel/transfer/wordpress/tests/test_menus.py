from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreel.newsroom.models import Article, Publication, Section, StandardPage
from newsreel.newsroom.models.navigation import as_links
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.menus import MenuEntry, planned_menus, social_field
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import export, item, written

CATEGORIES = "".join(
    f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>"
    f"<wp:category_parent>{parent}</wp:category_parent><wp:cat_name>{slug.title()}</wp:cat_name></wp:category>"
    for number, slug, parent in (
        (1, "film", ""),
        (2, "stage", ""),
        (3, "short", "film"),
        (4, "opera", "hall"),
    )
) + (
    "<wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>hall</wp:category_nicename></wp:category>"
    "<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>sea</wp:tag_slug><wp:tag_name>Sea</wp:tag_name></wp:tag>"
)


def entry(
    number: int,
    order: int,
    *,
    title: str = "",
    to: str = "custom",
    target: int = 0,
    address: str = "",
    parent: int = 0,
    menu: str = "main-menu",
) -> str:
    kind = {"custom": "custom", "category": "taxonomy", "post_tag": "taxonomy"}.get(to, "post_type")
    meta = [
        ("_menu_item_type", kind),
        ("_menu_item_object", to),
        ("_menu_item_object_id", str(target or number)),
        ("_menu_item_menu_item_parent", str(parent)),
        ("_menu_item_url", address),
    ]
    further = (
        f"<wp:menu_order>{order}</wp:menu_order>"
        f'<category domain="nav_menu" nicename="{menu}">{menu}</category>'
    )
    return item(number, kind="nav_menu_item", title=title, content="", meta=meta, further=further)


PARTS = (
    CATEGORIES,
    item(11, kind="page", title="Contact", slug="contact"),
    item(12, kind="page", title="About", slug="about"),
    item(13, kind="page", title="Staff", slug="staff", link="https://tiny.example/about/staff/", parent=12),
    item(21, title="The big story", slug="big", categories=("film",)),
    entry(40, 1, title="Home", address="https://tiny.example/"),
    entry(41, 2, to="category", target=2, title="On stage"),
    entry(42, 3, to="category", target=1),
    entry(43, 4, to="category", target=3, parent=42),
    entry(44, 5, title="Shop", address="https://shop.example/?a=1&b=2"),
    entry(45, 6, title="Mugs", address="https://shop.example/mugs/", parent=44),
    entry(46, 7, title="Read this", to="post", target=21),
    entry(47, 8, to="category", target=4),
    entry(48, 9, title="More", address="#"),
    entry(50, 1, to="page", target=12, menu="foot"),
    entry(51, 2, to="page", target=11, title="Write to us", menu="foot"),
    entry(52, 3, to="page", target=13, menu="foot"),
    entry(53, 4, title="Old film page", address="https://www.tiny.example/category/film/", menu="foot"),
    entry(54, 5, to="post_tag", target=9, menu="foot"),
    entry(55, 6, title="A trap", address="javascript:alert(1)", menu="foot"),
    entry(56, 7, to="page", target=99, menu="foot"),
    entry(57, 8, to="page", target=12, title="About", menu="foot"),
    entry(60, 1, title="Twitter", address="https://twitter.com/reel", menu="social"),
    entry(61, 2, title="X", address="https://x.com/other", menu="social"),
    entry(62, 3, title="Code", address="https://code.example/reel", menu="social"),
)


def told(report: Report) -> Iterator[tuple[str, str, str]]:
    for each in report.entries:
        if each.kind == "nav_menu_item":
            yield each.key, each.outcome, each.reasons[0]


@pytest.mark.django_db
def test_menus_become_what_ours_can_hold(tmp_path: Path) -> None:
    make_home()
    path = written(tmp_path, export(*PARTS))
    report = run(path, media=NoMedia())
    publication = Publication.objects.get()
    assert as_links(publication.menu_links) == (
        ("Shop", "https://shop.example/?a=1&b=2"),
        ("Read this", "/big/"),
        ("Opera", "/category/hall/opera/"),
    )
    assert as_links(publication.page_links) == (
        ("Staff", "/about/staff/"),
        ("Sea", "/tag/sea/"),
        ("Code", "https://code.example/reel"),
    )
    assert (publication.x, publication.facebook) == ("https://twitter.com/reel", "")
    shown = Section.objects.filter(show_in_menus=True).order_by("path")
    assert [(section.title, section.short_name) for section in shown] == [
        ("Stage", "On stage"),
        ("Film", ""),
        ("Short", ""),
        ("Opera", ""),
    ]
    pages = StandardPage.objects.filter(show_in_menus=True).order_by("path")
    assert [page.title for page in pages] == ["About", "Contact"]
    assert {key: (outcome, why) for key, outcome, why in told(report)} == {
        "45": (
            "skipped",
            "A link beneath “Shop” in a menu; links in menus here have one level. If readers miss it, add "
            "https://shop.example/mugs/ under Settings › Publication.",
        ),
        "48": ("skipped", "A heading without an address; menus here have no such headings."),
        "51": ("made", "It is called “Write to us” in the menu there, and “Contact” here."),
        "55": ("skipped", "It leads to “javascript:alert(1)”, which is no address of a page."),
        "56": ("skipped", "It leads to the page with number 99, which is not here."),
        "61": (
            "skipped",
            "The publication has another address at that network: https://twitter.com/reel.",
        ),
    }
    count = report.counts["nav_menu_item"]
    assert (count.found, count.skipped) == (20, 5)


@pytest.mark.django_db
def test_a_second_run_adds_nothing_and_keeps_what_editors_did(tmp_path: Path) -> None:
    make_home()
    path = written(tmp_path, export(*PARTS))
    run(path, media=NoMedia())
    publication = Publication.objects.get()
    publication.menu_links = [("link", {"label": "Our shop", "address": "https://shop.example/?a=1&b=2"})]
    publication.x = "https://x.com/ours"
    publication.save()
    report = run(path, media=NoMedia())
    count = report.counts["nav_menu_item"]
    assert (count.made, count.changed) == (0, 0)
    publication.refresh_from_db()
    assert as_links(publication.menu_links) == (("Our shop", "https://shop.example/?a=1&b=2"),)
    assert publication.x == "https://x.com/ours"
    reasons = {key: why for key, _outcome, why in told(report)}
    assert reasons["46"] == "It was imported before and taken out here since."
    assert reasons["60"] == "The publication has another address at that network: https://x.com/ours."


@pytest.mark.django_db
def test_a_menu_holds_so_many_links(tmp_path: Path) -> None:
    make_home()
    links = [
        entry(100 + n, n, title=f"Link {n}", address=f"https://elsewhere.example/{n}/") for n in range(9)
    ]
    report = run(written(tmp_path, export(*links)), media=NoMedia())
    assert len(as_links(Publication.objects.get().menu_links)) == 6
    assert [why for _key, _outcome, why in told(report)] == [
        "There are 6 links already where it would stand. If readers miss it, add "
        f"https://elsewhere.example/{n}/ under Settings › Publication."
        for n in (6, 7, 8)
    ]


@pytest.mark.django_db
def test_a_draft_is_in_no_menu(tmp_path: Path) -> None:
    make_home()
    draft = item(7, title="Not yet", status="draft")
    report = run(written(tmp_path, export(draft, entry(40, 1, to="post", target=7))), media=NoMedia())
    assert list(told(report)) == [("40", "skipped", "What it leads to is not published here.")]
    assert not Article.objects.get().live


def an_entry(number: int, order: int, *menus: str, object: str = "custom") -> MenuEntry:
    return MenuEntry(str(number), number, menus, order, 0, "", "x", object, number, "", True)


def test_the_main_menu_comes_first() -> None:
    plan = planned_menus(
        [an_entry(1, 1, "footer"), an_entry(2, 2, "primary"), an_entry(3, 1, "primary"), an_entry(4, 1)]
    )
    assert (plan.main, [entry.number for entry in plan.entries]) == ("primary", [3, 2, 1, 4])
    most = planned_menus([an_entry(1, 1, "foot"), an_entry(2, 1, "reel", object="category")])
    assert most.main == "reel"
    assert planned_menus([]).main == ""


def test_addresses_at_networks() -> None:
    assert social_field("https://www.facebook.com/reel") == "facebook"
    assert social_field("http://twitter.com/reel/") == "x"
    assert social_field("https://www.facebook.com/") == ""
    assert social_field("https://notfacebook.com/reel") == ""
    assert social_field("mailto:facebook.com/x") == ""
    assert social_field("https://[/") == ""
