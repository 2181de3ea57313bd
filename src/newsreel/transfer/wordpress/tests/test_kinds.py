from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from newsreel.commands.answers import Refusal
from newsreel.community.comments.models import Comment
from newsreel.newsroom.models import Article, StandardPage
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.command import Wanted, run_command
from newsreel.transfer.wordpress.importer import Options
from newsreel.transfer.wordpress.kinds import Target, parsed
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import planned, run, verified
from newsreel.transfer.wordpress.tests.exports import comment, export, item, written

DUNE = item(
    7,
    kind="review",
    title="Dune",
    slug="dune",
    link="https://tiny.example/review/dune/",
    content='Sand, as <a href="https://tiny.example/?p=8">the recipe</a> has it.',
    meta=[("stars", "4")],
    further='<category domain="genre" nicename="epic">Epic</category>' + comment(1),
)
BREAD = item(
    8,
    kind="recipe",
    title="Bread",
    slug="bread",
    link="https://tiny.example/recipe/bread/",
    content="Flour. [servings n=4]",
)
POST = item(9, slug="plain", content='See <a href="https://tiny.example/?p=7">the review</a>.')


def import_these(folder: Path, *parts: str, **types: Target) -> Report:
    return run(written(folder, export(*parts)), media=NoMedia(), options=Options(types=types))


def test_what_the_option_says() -> None:
    assert parsed([]) == {}
    assert parsed(["review=post, recipe = page", "wpcf7_contact-form=page,", "review=post"]) == {
        "review": "post",
        "recipe": "page",
        "wpcf7_contact-form": "page",
    }


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("review", "can't be read at “review”. Write what each type shall become, post"),
        ("review=article", "can't be read at “review=article”"),
        ("=post", "can't be read at “=post”"),
        ("two words=post", "can't be read at “two words=post”"),
        ("page=post", "“page” is a type of WordPress' own and can't be mapped"),
        ("revision=post", "“revision” is a type of WordPress' own"),
        ("review=post,review=page", "says twice what “review” shall become"),
    ],
)
def test_what_can_not_be_read_is_told(value: str, sentence: str) -> None:
    with pytest.raises(ExportError, match=sentence):
        parsed([value])


@pytest.mark.django_db
def test_a_bad_option_is_refused_before_anything(tmp_path: Path) -> None:
    make_home()
    path = written(tmp_path, export(DUNE, POST))
    with pytest.raises(Refusal, match="can't be read at “review”"):
        run_command(Wanted([str(path)], types=("review",), with_media=False))
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_mapped_items_go_the_whole_way(tmp_path: Path, client: Client) -> None:
    make_home()
    report = import_these(tmp_path, DUNE, BREAD, POST, review="post", recipe="page")
    assert (report.counts["post"].made, report.counts["page"].made, report.counts["comment"].made) == (
        2,
        1,
        1,
    )
    assert report.total.skipped == 0
    assert "1 items of type “review” were read as articles." in report.notes
    assert "1 items of type “recipe” were read as standing pages." in report.notes
    dune, bread = Article.objects.get(slug="dune"), StandardPage.objects.get(slug="bread")
    assert (dune.address, bread.address) == ("/review/dune/", "/recipe/bread/")
    assert 'href="/recipe/bread/"' in str(dune.body)
    assert 'href="/review/dune/"' in str(Article.objects.get(slug="plain").body)
    assert Comment.objects.get().article_id == dune.pk
    kept = ImportedItem.objects.get(kind="post", key="7").kept
    assert kept["terms"] == [["genre", "epic", "Epic"], ["post_type", "review", "review"]]
    assert kept["meta"] == [["stars", "4"]]
    for address, location in (("/?p=7", "/review/dune/"), ("/?post_type=recipe&p=8", "/recipe/bread/")):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].endswith(location)) == (301, True), address
    assert Redirect.objects.filter(redirect_page=dune).exists()


@pytest.mark.django_db
def test_verify_and_a_second_run_know_the_mapping(tmp_path: Path) -> None:
    make_home()
    import_these(tmp_path, DUNE, BREAD, review="post", recipe="page")
    path = written(tmp_path, export(DUNE, BREAD, POST))
    found = verified(path)
    assert (found.items, [(each.key, each.field) for each in found.differences]) == (3, [("9", "page")])
    again = import_these(tmp_path, DUNE, BREAD, POST)
    assert (again.counts["post"].made, again.counts["post"].unchanged) == (1, 1)
    assert again.counts["page"].unchanged == 1
    assert verified(path).differences == []


@pytest.mark.django_db
def test_another_mapping_than_before_is_refused(tmp_path: Path) -> None:
    make_home()
    import_these(tmp_path, DUNE, review="post")
    with pytest.raises(
        ExportError, match=r"made articles of the type “review”\. Go on with --types review=post"
    ):
        import_these(tmp_path, DUNE, review="page")
    assert not StandardPage.objects.exists()


@pytest.mark.django_db
def test_without_a_mapping_they_are_counted_and_the_option_is_named(tmp_path: Path) -> None:
    make_home()
    path = written(tmp_path, export(DUNE, BREAD, BREAD.replace(">8<", ">10<").replace("bread", "cake"), POST))
    note = (
        "Not taken over are plug-ins' types of items: 2 “recipe”, 1 “review”. To take over what is worth it, "
        "run this again with --types recipe=post,review=post "
        "(post makes articles, page makes standing pages)."
    )
    for report in (planned(path), run(path, media=NoMedia())):
        assert note in report.notes
        assert report.counts["recipe"].skipped == 2
        reasons = {entry.kind: entry.reasons for entry in report.entries if entry.outcome == "skipped"}
        assert reasons["review"] == (
            "A “review”, which is a plug-in's type of item; --types review=post or review=page "
            "takes it over.",
        )
    assert not ImportedItem.objects.filter(kind="post_type").exists()


@pytest.mark.django_db
def test_the_dry_run_tells_what_the_run_does(tmp_path: Path) -> None:
    make_home()
    path = written(tmp_path, export(DUNE, BREAD, POST))
    options = Options(types={"review": "post", "recipe": "page", "recipie": "page"})
    told, done = planned(path, options=options), run(path, media=NoMedia(), options=options)
    assert "There is no item of type “recipie” in the source, which --types names." in told.notes
    for kind in ("post", "page", "comment"):
        assert told.counts[kind] == done.counts[kind]


@pytest.mark.django_db
def test_since_a_day_takes_what_is_new_of_them(tmp_path: Path) -> None:
    make_home()
    later = item(17, kind="review", title="Messiah", slug="messiah", date="2026-11-20 10:00:00")
    path = written(tmp_path, export(DUNE, later))
    since = datetime(2026, 11, 1, tzinfo=UTC)
    report = run(path, media=NoMedia(), options=Options(types={"review": "post"}, since=since))
    assert (report.counts["post"].made, report.counts["post"].skipped) == (1, 1)
    assert Article.objects.get().slug == "messiah"
