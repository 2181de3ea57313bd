"""Exports and sites of which something is special."""

import json
from pathlib import Path

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from newsreel.newsroom.models import Article, Author, HomePage, Picture, StandardPage, Tag
from newsreel.newsroom.tests.factories import make_home, make_section, make_standing_page
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import MAGAZINE, comment, export, item, written
from newsreel.transfer.wordpress.tests.imports import Shelf, counts, picture_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return make_home()


def import_text(folder: Path, *parts: str) -> Report:
    return run(written(folder, export(*parts)), media=NoMedia())


def test_a_post_moves_to_another_section(tmp_path: Path, home: HomePage) -> None:
    import_text(tmp_path, item(1, categories=["cinema"]), item(2, categories=["gossip"]))
    again = import_text(tmp_path, item(1, categories=["gossip"]), item(2, categories=["gossip"]))
    assert counts(again)["post"] == (2, 0, 1, 1, 0)
    article = Article.objects.get(slug="post-1")
    assert article.get_parent().slug == "gossip"
    assert article.address == "/post-1/"


def test_pictures_are_taken_over(home: HomePage) -> None:
    report = run(MAGAZINE, media=Shelf(harbour=picture_file()))
    assert counts(report)["attachment"] == (1, 1, 0, 0, 0)
    picture = Picture.objects.get()
    assert (picture.title, picture.description, picture.caption) == (
        "harbour",
        "A cinema by the sea",
        "The harbour cinema",
    )
    article = Article.objects.get(slug="harbour-lights")
    assert article.lead_picture == picture
    assert article.body.raw_data[1]["value"]["picture"] == picture.pk
    assert counts(run(MAGAZINE, media=Shelf()))["attachment"] == (1, 0, 0, 1, 0)


def test_a_file_that_is_no_picture_is_refused(home: HomePage) -> None:
    report = run(MAGAZINE, media=Shelf(harbour=b"<?php system('x');"))
    assert counts(report)["attachment"] == (1, 0, 0, 0, 1)
    assert not Picture.objects.exists()


def test_sections_and_tags_that_are_here_are_joined(home: HomePage) -> None:
    mine = make_section(title="Cinema", slug="cinema", address="/cinema/")
    Tag.objects.create(name="Harbour", slug="harbour")
    report = run(MAGAZINE, media=NoMedia())
    assert counts(report)["category"] == (4, 3, 0, 1, 0)
    assert counts(report)["post_tag"] == (2, 1, 0, 1, 0)
    assert Article.objects.get(slug="members-only").get_parent().pk == mine.pk
    assert Redirect.objects.get(old_path="/category/cinema").redirect_page_id == mine.pk


def test_an_address_taken_here_is_numbered(home: HomePage) -> None:
    make_standing_page(title="About", slug="about")
    run(MAGAZINE, media=NoMedia())
    addresses = set(StandardPage.objects.filter(title="About").values_list("address", flat=True))
    assert addresses == {"/about/", "/about-2/"}


def test_duplicate_numbers_slugs_and_addresses(tmp_path: Path, home: HomePage) -> None:
    report = import_text(
        tmp_path,
        item(1, title="First", slug="same"),
        item(1, title="First", slug="same"),
        item(1, title="Other", slug="other", date="2021-01-01 10:00:00"),
        item(2, title="Second", slug="same"),
    )
    assert counts(report)["post"] == (4, 3, 0, 0, 1)
    assert dict(Article.objects.values_list("title", "address")) == {
        "First": "/same/",
        "Other": "/other/",
        "Second": "/same-2/",
    }
    again = import_text(
        tmp_path,
        item(1, title="First", slug="same"),
        item(1, title="Other", slug="other", date="2021-01-01 10:00:00"),
        item(2, title="Second", slug="same"),
    )
    assert (again.total.made, again.total.changed) == (0, 0)


def test_circles_of_parents_and_replies(tmp_path: Path, home: HomePage) -> None:
    report = import_text(
        tmp_path,
        item(1, kind="page", slug="a", parent=2),
        item(2, kind="page", slug="b", parent=1),
        item(3, kind="page", slug="c", parent=3),
        item(4, further=comment(10, parent=11) + comment(11, parent=10) + comment(12, parent=12)),
    )
    assert counts(report)["page"] == (3, 3, 0, 0, 0)
    assert counts(report)["comment"] == (3, 3, 0, 0, 0)
    assert set(StandardPage.objects.values_list("slug", flat=True)) == {"a", "b", "c"}
    assert HomePage.objects.get().find_problems() == ([], [], [], [], [])


def test_the_same_site_built_anew_is_another_site(tmp_path: Path, home: HomePage) -> None:
    import_text(tmp_path, item(1, title="Old", slug="old", further=comment(5, content="Old words.")))
    report = import_text(
        tmp_path,
        item(
            1, title="New", slug="new", date="2024-05-05 10:00:00", further=comment(5, content="Old words.")
        ),
    )
    assert counts(report)["post"] == (1, 1, 0, 0, 0)
    assert set(Article.objects.values_list("title", flat=True)) == {"Old", "New"}


def test_unheard_of_values(tmp_path: Path, home: HomePage) -> None:
    report = import_text(
        tmp_path,
        item(1, title="", content="One two three four five six seven eight nine.", slug="untitled"),
        item(2, title="x" * 400, slug="y" * 400),
        item(3, date="0000-00-00 00:00:00"),
        item(4, status="wc-on-hold"),
        item(5, categories=["ünï çødé", "a" * 300]),
        item(6, title="Emoji \U0001f600", content="\U0001f600 stays", slug="%e2%9c%93-tick"),
        "<item><title>Bare</title></item>",
    )
    assert report.counts["post"].skipped == 0
    titles = set(Article.objects.values_list("title", flat=True))
    assert "One two three four five six seven eight" in titles
    assert "x" * 254 + "…" in titles
    assert "Emoji \U0001f600" in titles
    assert "Bare" in titles
    assert not Article.objects.get(slug="post-4").live


def test_the_report_is_written(tmp_path: Path, home: HomePage) -> None:
    path = tmp_path / "report.json"
    report = run(MAGAZINE, report_path=path, media=NoMedia())
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps(report.as_dict()))
    assert told["counts"]["post"] == {"in": 7, "made": 6, "changed": 0, "unchanged": 0, "skipped": 1}
    assert told["site"] == "https://www.oldreel.example"


def test_progress_is_told(home: HomePage) -> None:
    told: list[tuple[str, int, int]] = []
    run(MAGAZINE, media=NoMedia(), progress=lambda what, done, of: told.append((what, done, of)))
    size = MAGAZINE.stat().st_size
    assert ("Reading", size, size) in told
    assert told[-1] == ("Importing", 14, 14)


def test_a_site_beneath_a_path(tmp_path: Path, home: HomePage, client: Client) -> None:
    text = export(
        item(
            1,
            link="https://tiny.example/blog/a/",
            further='<category domain="post_tag" nicename="t">T</category>',
        )
    ).replace("https://tiny.example</wp:base_blog_url>", "https://tiny.example/blog</wp:base_blog_url>")
    run(written(tmp_path, text), media=NoMedia())
    assert client.get("/blog/a/").status_code == 200
    assert client.get("/blog/")["Location"] == "/"
    assert client.get("/blog/tag/t/")["Location"] == "/tag/t/"
    assert client.get("/blog/?p=1")["Location"].endswith("/blog/a/")


def test_authors_keep_the_addresses_of_their_pages(tmp_path: Path, home: HomePage) -> None:
    import_text(tmp_path, item(1).replace(">iris<", ">Tom.B@old.example<"))
    assert Author.objects.get().slug == "tom-bold-example"
