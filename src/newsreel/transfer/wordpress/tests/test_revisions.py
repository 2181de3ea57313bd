from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from newsreel.newsroom.models import Article, Author, StandardPage, User
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress import spool
from newsreel.transfer.wordpress.body import text_of
from newsreel.transfer.wordpress.importer import Options
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.place.revisions import Revisions
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import planned, run, verified
from newsreel.transfer.wordpress.tests.exports import export, item, written

pytestmark = pytest.mark.django_db

IRIS = (
    "<wp:author><wp:author_login>iris</wp:author_login>"
    "<wp:author_display_name>Iris Vale</wp:author_display_name></wp:author>"
)


def version(
    number: int, parent: int, content: str, date: str, *, slug: str = "", title: str = "A post"
) -> str:
    return item(
        number,
        kind="revision",
        status="inherit",
        parent=parent,
        content=content,
        date=date,
        title=title,
        slug=slug or f"{parent}-revision-v1",
    )


PARTS = (
    IRIS,
    version(2, 1, "Frist words.", "2019-12-30 08:00:00", title="A working title"),
    item(1, title="A post", content="First words.\n\nAnd more."),
    version(3, 1, "First words.", "2019-12-31 08:00:00"),
    version(4, 1, "First words.\n\nAnd more.", "2090-01-01 08:00:00", slug="1-autosave-v1"),
    item(10, kind="page", title="About", slug="about", content="Us."),
    version(11, 10, "Me.", "2018-05-05 05:05:05", title="About"),
    version(12, 99, "Of nothing.", "2018-05-05 05:05:05"),
    item(20, title="Gone", status="trash"),
    version(21, 20, "Of what lay in the bin.", "2018-05-05 05:05:05"),
)


def import_these(folder: Path, *parts: str, since: datetime | None = None) -> Report:
    return run(written(folder, export(*parts)), media=NoMedia(), options=Options(since=since))


def versions_of(page: Any) -> list[tuple[str, str, str]]:
    return [
        (
            f"{revision.created_at:%Y-%m-%d}",
            revision.content["title"],
            text_of(revision.as_object().body.raw_data),
        )
        for revision in page.revisions.order_by("created_at", "pk")
    ]


def test_they_stand_before_the_latest_one(tmp_path: Path) -> None:
    make_home()
    report = import_these(tmp_path, *PARTS)
    count = report.counts["revision"]
    assert (count.found, count.made, count.skipped) == (6, 4, 2)
    reasons = {entry.key: entry.reasons for entry in report.entries if entry.kind == "revision"}
    not_here = ("The post or page that it is an earlier version of is not here.",)
    assert reasons == {"12": not_here, "21": not_here}
    article, about = Article.objects.get(), StandardPage.objects.get()
    latest = article.latest_revision
    assert versions_of(article) == [
        ("2019-12-30", "A working title", "Frist words."),
        ("2019-12-31", "A post", "First words."),
        (f"{latest.created_at:%Y-%m-%d}", "A post", "First words.And more."),
        (f"{latest.created_at:%Y-%m-%d}", "A post", "First words.And more."),
    ]
    assert article.get_latest_revision() == latest == article.live_revision
    assert latest.is_latest_revision()
    assert (article.live, article.has_unpublished_changes, article.title) == (True, False, "A post")
    assert versions_of(about)[0] == ("2018-05-05", "About", "Me.")
    assert verified(written(tmp_path, export(*PARTS))).differences == []


def test_they_keep_what_the_old_site_does_not_tell_of_them(tmp_path: Path) -> None:
    make_home()
    import_these(tmp_path, *PARTS)
    article = Article.objects.get()
    before = article.revisions.order_by("created_at").first().as_object()
    assert before.slug == article.slug
    assert [byline.author_id for byline in before.bylines.all()] == [Author.objects.get(slug="iris").pk]
    assert before.body.raw_data[0]["id"] == article.body.raw_data[0]["id"]


def test_editors_see_them_in_the_history(tmp_path: Path, client: Client) -> None:
    make_home()
    import_these(tmp_path, *PARTS)
    client.force_login(User.objects.create_superuser("boss", "boss@example.org", "secret"))
    article = Article.objects.get()
    shown = client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).content.decode()
    assert shown.count("Earlier version from the former site, by Iris Vale") == 2
    assert shown.count("Autosave from the former site, by Iris Vale") == 1
    first = article.revisions.order_by("created_at").first()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, first.pk])
    assert "A working title" in client.get(address).content.decode()
    compared = reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, first.pk, "latest"])
    assert client.get(compared).status_code == 200


def test_an_author_with_a_login_here_is_named_by_it(tmp_path: Path) -> None:
    make_home()
    import_these(tmp_path, IRIS, item(1))
    user = User.objects.create_user("iris", "iris@example.org", "secret")
    Author.objects.filter(slug="iris").update(user=user)
    import_these(tmp_path, IRIS, item(1), version(2, 1, "Old.", "2019-01-01 00:00:00"))
    old = Revision.objects.order_by("created_at").first()
    assert (old.user, old.created_at) == (user, datetime(2019, 1, 1, tzinfo=UTC))


def test_a_second_run_adds_none(tmp_path: Path) -> None:
    make_home()
    import_these(tmp_path, *PARTS)
    before = list(Revision.objects.order_by("pk").values_list("pk", "created_at"))
    count = import_these(tmp_path, *PARTS).counts["revision"]
    assert (count.made, count.unchanged, count.skipped) == (0, 4, 2)
    assert list(Revision.objects.order_by("pk").values_list("pk", "created_at")) == before
    assert PageLogEntry.objects.filter(action="transfer.earlier_version").count() == 4


def test_after_a_cut_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PowerCutError(BaseException):
        """Nothing in the import may catch it."""

    make_home()
    store, called = Revisions._one, iter(range(100))

    def until_the_cut(*arguments: Any) -> str:
        if next(called) == 2:
            raise PowerCutError
        return store(*arguments)

    monkeypatch.setattr(spool, "BATCH", 2)
    with monkeypatch.context() as patched:
        patched.setattr(Revisions, "_one", until_the_cut)
        with pytest.raises(PowerCutError):
            import_these(tmp_path, *PARTS)
    import_these(tmp_path, *PARTS)
    assert [title for _date, title, _text in versions_of(Article.objects.get())] == [
        "A working title",
        "A post",
        "A post",
        "A post",
    ]
    assert len(versions_of(StandardPage.objects.get())) == 2


def test_an_edited_article_keeps_its_latest_version(tmp_path: Path) -> None:
    make_home()
    import_these(tmp_path, IRIS, item(1))
    article = Article.objects.get()
    article.title = "Edited here"
    ours = article.save_revision()
    import_these(tmp_path, IRIS, item(1), version(2, 1, "Old.", "2019-01-01 00:00:00"))
    article = Article.objects.get()
    assert article.latest_revision == ours
    assert [title for _date, title, _text in versions_of(article)] == ["A post", "A post", "Edited here"]


def test_the_dry_run_counts_them_and_since_leaves_out_older_ones(tmp_path: Path) -> None:
    make_home()
    path = written(tmp_path, export(*PARTS))
    told = planned(path).counts["revision"]
    assert (told.found, told.made, told.skipped) == (6, 4, 2)
    since = datetime(2019, 1, 1, tzinfo=UTC)
    report = import_these(tmp_path, *PARTS, since=since)
    reasons = {entry.key: entry.reasons[0] for entry in report.entries if entry.kind == "revision"}
    assert reasons["11"] == "It was saved before 1 January 2019 (--since)."
    assert report.counts["revision"].made == 3
