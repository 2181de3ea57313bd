"""What comes in by the batch is, row by row, what would have come in one by one."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from newsreel.community.comments.models import Comment
from newsreel.newsroom.models import Article, Publication
from newsreel.newsroom.models.navigation import as_links
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.importer import Importer, Options
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import MAGAZINE, comment, export, item, written
from newsreel.transfer.wordpress.tests.imports import Shelf, picture_file

pytestmark = pytest.mark.django_db

# Differ from run to run: moments of the import itself, random names, and how a file of a taken name is named.
CHANGING = {
    "translation_key",
    "latest_revision_created_at",
    "created_at",
    "timestamp",
    "first_imported_at",
    "last_imported_at",
    "file",
}
TAGGED = '<category domain="post_tag" nicename="{0}"><![CDATA[{0}]]></category>'


def rows(model: Any) -> list[dict[str, Any]]:
    fields = [field.attname for field in model._meta.concrete_fields if field.attname not in CHANGING]
    found = [
        dict(zip(fields, row, strict=True)) for row in model._base_manager.order_by("pk").values_list(*fields)
    ]
    for row in found:
        if isinstance(row.get("content"), dict):
            row["content"] = {key: value for key, value in row["content"].items() if key not in CHANGING}
        if model is Publication:
            row["page_links"] = as_links(row["page_links"])
            row["menu_links"] = as_links(row["menu_links"])
    return found


def everything() -> dict[str, Any]:
    """All rows but those that a worker writes later, one by one, and here at once."""
    left = {"django_tasks_db.DBTaskResult", "wagtailsearch.IndexEntry", "wagtailcore.ReferenceIndex"}
    # How long it took, and what it said in which order.
    left |= {"transfer.ImportRun", "transfer.ImportRemark"}
    left |= {"delivery.Change", "wagtailsearch.SQLiteFTSIndexEntry"}
    models = [model for model in apps.get_models() if model._meta.label not in left and model._meta.managed]
    return {model._meta.label: rows(model) for model in models}


def imported(path: Path, media: Any) -> dict[str, Any]:
    """The rows after an import, which is undone then."""
    with transaction.atomic():
        run(path, media=media)
        found = everything()
        transaction.set_rollback(True)
    return found


def without_numbers(found: dict[str, Any]) -> dict[str, Any]:
    """Rows of a page's history and of its comments come in another order by the batch."""
    for label in ("wagtailcore.PageLogEntry", "community.Comment"):
        for row in found[label]:
            row.pop("id")
        found[label].sort(key=lambda row: (str(row.get("page_id")), str(row.get("action")), str(row)))
    return found


def test_every_row_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = MAGAZINE.read_text(encoding="utf-8")
    further = item(
        901, title="Last", content="[gallery]\n\n<h2>Then</h2>\n\n<ul><li>a</li></ul>", categories=["x"]
    )
    further += item(
        902, slug="post-901", further=TAGGED.format("one") + TAGGED.format("two"), categories=["x"]
    )
    path = written(tmp_path, text.replace("</channel>", further + "</channel>"))
    media = Shelf(harbour=picture_file())
    make_home()
    at_once = without_numbers(imported(path, media))
    monkeypatch.setattr(Importer, "_all_at_once", lambda self, works: {})
    one_by_one = without_numbers(imported(path, media))
    assert at_once.keys() == one_by_one.keys()
    for label, found in at_once.items():
        assert found == one_by_one[label], label
    assert len(at_once["newsroom.Article"]) == 8


def test_the_indexes_are_as_wagtail_writes_them() -> None:
    make_home()
    run(MAGAZINE, media=Shelf(harbour=picture_file()))
    for article in Article.objects.all():
        entry = IndexEntry.objects.get(object_id=str(article.pk), content_type=article.content_type)
        references = set(
            ReferenceIndex.get_references_for_object(article).values_list("to_object_id", "content_path")
        )
        before = (entry.title, entry.autocomplete, sorted(entry.body.replace(",", " ").split()))
        insert_or_update_object_task.func("newsroom", "article", str(article.pk))
        ReferenceIndex.create_or_update_for_object(article)
        entry.refresh_from_db()
        assert before == (entry.title, entry.autocomplete, sorted(entry.body.replace(",", " ").split()))
        again = ReferenceIndex.get_references_for_object(article).values_list("to_object_id", "content_path")
        assert set(again) == references


def test_a_revision_is_what_saving_would_write() -> None:
    make_home()
    run(MAGAZINE, media=NoMedia())
    for revision in Revision.objects.filter(
        object_id__in=map(str, Article.objects.values_list("pk", flat=True))
    ):
        written_anew = Article.objects.get(pk=int(revision.object_id)).save_revision(clean=False)
        written_anew.refresh_from_db()
        changing = {
            "latest_revision",
            "live_revision",
            "latest_revision_created_at",
            "has_unpublished_changes",
        }
        assert {key: value for key, value in revision.content.items() if key not in changing} == {
            key: value for key, value in written_anew.content.items() if key not in changing
        }


def test_the_tree_is_whole_and_history_tells_of_each() -> None:
    home = make_home()
    run(MAGAZINE, media=NoMedia())
    assert home.find_problems() == ([], [], [], [], [])
    pages = Article.objects.values_list("pk", flat=True)
    assert PageLogEntry.objects.filter(action="newsroom.place_imported", page_id__in=pages).count() == len(
        pages
    )


def test_several_processes_prepare_the_same(tmp_path: Path) -> None:
    posts = [item(n, slug=f"p{n}", further=comment(1000 + n), categories=["x"]) for n in range(1, 231)]
    path = written(tmp_path, export(*posts))
    make_home()
    report = run(path, media=NoMedia(), options=Options(processes=2))
    assert (report.counts["post"].made, report.counts["comment"].made) == (230, 230)
    assert list(Article.objects.order_by("path").values_list("slug", flat=True)) == [
        f"p{n}" for n in range(1, 231)
    ]
    again = run(path, media=NoMedia(), options=Options(processes=0))
    assert (again.total.made, again.total.changed) == (0, 0)


def test_a_batch_that_the_database_refuses_is_tried_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_home()
    posts = [item(1, categories=["x"]), item(2, categories=["x"]), item(3, categories=["x"])]
    path = written(tmp_path, export(*posts))
    placed = "newsreel.transfer.wordpress.place.posts.place_imported_articles"

    def refused(articles: Any) -> Any:
        raise ValueError("One of these can't be stored.")

    monkeypatch.setattr(placed, refused)
    report = run(path, media=NoMedia())
    assert report.counts["post"].made == 3
    assert ImportedItem.objects.filter(kind="post").count() == 3


def test_threads_by_the_batch(tmp_path: Path) -> None:
    make_home()
    thread = comment(10, parent=11) + comment(11, parent=10) + comment(12, parent=12) + comment(13, parent=14)
    run(written(tmp_path, export(item(1, further=thread + comment(14, parent=11)))), media=NoMedia())
    numbers = {
        _number(found.source_key): (_number(found.parent.source_key) if found.parent else "", found.depth)
        for found in Comment.objects.order_by("pk")
    }
    assert numbers == {"10": ("", 0), "11": ("10", 1), "12": ("", 0), "13": ("14", 3), "14": ("11", 2)}


def _number(key: str | None) -> str:
    return str(key).split("-")[1]
