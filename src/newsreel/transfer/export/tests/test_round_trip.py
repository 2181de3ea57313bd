"""Out, in and out again: nothing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import is_password_usable
from django.test import Client

from newsreel.community.models import Comment, Subscriber
from newsreel.gather.models import Story
from newsreel.newsroom.models import Article, HomePage, Picture, Section, User
from newsreel.transfer.export.export import export_site
from newsreel.transfer.export.kinds import KINDS
from newsreel.transfer.export.load import load_site
from newsreel.transfer.export.tests.whole_site import NOW

pytestmark = pytest.mark.django_db


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text().splitlines()]


def test_an_export_holds_something_of_every_kind(exported: Path) -> None:
    manifest = json.loads((exported / "newsreel.json").read_text())
    empty = {name for name, listed in manifest["files"].items() if not listed["lines"]}
    assert manifest["files"].keys() == {kind.file for kind in KINDS} | {"files.jsonl"}
    assert empty == set()


def test_exported_again_after_an_import_it_is_the_same_bytes(empty_site: Path, tmp_path: Path) -> None:
    load_site(empty_site)
    export_site(tmp_path / "again", private=True, now=NOW)
    before, after = contents(empty_site), contents(tmp_path / "again")
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []


def test_what_a_page_says_is_there_again(empty_site: Path) -> None:
    load_site(empty_site)
    article = Article.objects.get(title="Harbour lights go out")
    older = Article.objects.get(title="Older news")
    picture = Picture.objects.get(title="Harbour")
    body = article.body.raw_data
    assert f'<a linktype="page" id="{older.pk}">' in body[0]["value"]
    assert body[2]["value"]["pictures"][0]["value"]["picture"] == picture.pk
    assert body[3]["value"]["article"] == older.pk
    assert article.get_parent().specific.title == "Short films"
    assert article.get_ancestors().live().count() == 4
    assert [byline.author.name for byline in article.bylines.all()] == ["Iris Vale", "Tom Ård"]
    assert sorted(article.tags.names()) == ["Cinemas", "Harbours"]
    assert article.provenance.get().entry.guid == "https://h.example.org/1"
    assert HomePage.objects.get().zones[0].value["articles"][0].pk == article.pk


def test_a_draft_and_what_is_live_stay_apart(empty_site: Path) -> None:
    load_site(empty_site)
    article = Article.objects.get(title="Harbour lights go out")
    draft = article.get_latest_revision_as_object()
    assert draft.title == "Harbour lights go out for good"
    assert [byline.author.name for byline in draft.bylines.all()] == ["Iris Vale", "Tom Ård"]
    assert draft.body[-1].value.source == "<p>Only in the draft.</p>"
    assert article.live_revision.as_object().title == "Harbour lights go out"
    assert article.get_latest_revision().user.username == "ed"
    draft.save_revision().publish()
    assert Article.objects.get(pk=article.pk).title == "Harbour lights go out for good"


def test_threads_stories_and_subscribers_hang_together(empty_site: Path) -> None:
    load_site(empty_site)
    first = Comment.objects.get(name="Ann")
    assert (first.parent and first.parent.name, first.replies.get().name) == ("Cy", "Bo")
    assert first.markup == "<p>A <b>fine</b> piece</p>"
    story = Story.objects.get(headline="A quiet premiere")
    assert [each.headline for each in story.kept_apart.all()] == ["Another"]
    assert [each.headline for each in story.joined.all()] == ["Joined away"]
    assert {placement.entry.source.name for placement in story.placements.all()} == {
        "Harbour & Reel",
        "The Usher",
    }
    assert [section.title for section in Subscriber.objects.get().sections.all()] == ["Cinema"]


def test_readers_are_served(empty_site: Path, client: Client) -> None:
    load_site(empty_site)
    answer = client.get("/cinema/short-films/harbour-lights-go-out/")
    assert answer.status_code == 200
    assert "Harbour lights go out" in answer.content.decode()
    assert client.get("/old-harbour").status_code == 301
    assert client.get("/cinema/short-films/a-hoax/").status_code == 410


def test_search_finds_what_came_in(empty_site: Path) -> None:
    load_site(empty_site)
    assert [article.title for article in Article.objects.search("opening draft never")] == []
    assert [article.title for article in Article.objects.search("never shown")] == ["Never shown"]


def test_logins_come_without_passwords(empty_site: Path) -> None:
    load_site(empty_site)
    ed = User.objects.get(username="ed")
    assert not is_password_usable(ed.password)
    assert [group.name for group in ed.groups.all()] == ["Editors"]


def test_the_tree_is_as_treebeard_wants_it(empty_site: Path) -> None:
    load_site(empty_site)
    assert Section.find_problems() == ([], [], [], [], [])


def test_what_is_private_stays_at_home_unless_asked_for(empty_site: Path, tmp_path: Path) -> None:
    load_site(empty_site)
    export_site(tmp_path / "public", now=NOW)
    names = set(contents(tmp_path / "public"))
    assert names & {"subscribers.jsonl", "consents.jsonl", "cases.jsonl", "case-events.jsonl"} == set()
    assert {"email", "address_hash", "user_agent"} & rows(tmp_path / "public", "comments")[0].keys() == set()
    everything = b"".join(contents(tmp_path / "public").values())
    assert b"ann@example.org" not in everything
    assert b"di@example.org" not in everything


def test_without_history_only_what_something_rests_on_goes_out(empty_site: Path, tmp_path: Path) -> None:
    load_site(empty_site)
    article = Article.objects.get(title="Harbour lights go out")
    article.save_revision(clean=False)
    export_site(tmp_path / "short", history=False, now=NOW)
    export_site(tmp_path / "long", now=NOW)
    count = {
        name: next(
            len(row["revisions"])
            for row in rows(tmp_path / name, "articles")
            if row["title"] == article.title
        )
        for name in ("short", "long")
    }
    assert count == {"short": 2, "long": 3}
