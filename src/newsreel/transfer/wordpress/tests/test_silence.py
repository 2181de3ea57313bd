"""Nothing is told to the world while a site moves in: no mail, no request, no cache, no kept page."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.core import mail

from newsreel.community.models import Delivery, Issue, Letter
from newsreel.delivery import actions as delivery
from newsreel.delivery import outbox
from newsreel.delivery.models import Change, Dispatch
from newsreel.front import shown
from newsreel.lib import http
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests.factories import make_home
from newsreel.settings import current
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress import spool
from newsreel.transfer.wordpress.importer import Importer, Options
from newsreel.transfer.wordpress.place.revisions import Revisions
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import MAGAZINE
from newsreel.transfer.wordpress.tests.imports import Shelf, picture_file

pytestmark = pytest.mark.django_db


class PowerCutError(BaseException):
    """Nothing in the import may catch it."""


def media() -> Shelf:
    return Shelf(harbour=picture_file())


@pytest.fixture(autouse=True)
def _a_site_with_a_cache_in_front(monkeypatch: pytest.MonkeyPatch) -> None:
    make_home()
    site = current().model_copy(update={"purge": ["https://cache.example/purge"]})
    monkeypatch.setattr(outbox, "current", lambda: site)
    monkeypatch.setattr(spool, "BATCH", 2)

    def refused(*arguments: Any, **named: Any) -> Any:
        raise AssertionError(f"The import asked the network for {arguments}.")

    monkeypatch.setattr(http, "_ask", refused)
    Change.objects.all().delete()
    Dispatch.objects.all().delete()


def told_after_each_batch(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many changes had been told when each batch was stored, when all was stored, and after that."""
    told: list[int] = []
    store, finish, versions = Importer._batch, Importer._finish, Revisions.place

    def batch(self: Importer, works: Sequence[Any]) -> None:
        store(self, works)
        told.append(Change.objects.count() + Dispatch.objects.count())

    def finished(self: Importer) -> None:
        finish(self)
        told.append(Change.objects.count() + Dispatch.objects.count())

    def with_versions(self: Revisions, *arguments: Any) -> None:
        versions(self, *arguments)
        told.append(Change.objects.count() + Dispatch.objects.count())

    monkeypatch.setattr(Importer, "_batch", batch)
    monkeypatch.setattr(Importer, "_finish", finished)
    monkeypatch.setattr(Revisions, "place", with_versions)
    return told


def test_nobody_is_told_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    told = told_after_each_batch(monkeypatch)
    run(MAGAZINE, media=media())
    assert told == [0] * 9
    assert mail.outbox == []
    assert [model.objects.count() for model in (Letter, Issue, Delivery)] == [0, 0, 0]
    things = [set(change.things) for change in Change.objects.order_by("pk")]
    assert len(things) == 2
    assert things[1] == {shown.SITE}
    assert Dispatch.objects.count() == 2


def test_with_publish_readers_learn_of_each_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    told = told_after_each_batch(monkeypatch)
    run(MAGAZINE, media=media(), options=Options(publish=True))
    assert told == sorted(told)
    assert told[0] > 0
    assert told[-1] > told[0]
    assert mail.outbox == []


def test_a_run_that_changes_nothing_tells_nothing() -> None:
    run(MAGAZINE, media=media())
    Change.objects.all().delete()
    run(MAGAZINE, media=media())
    assert not Change.objects.exists()
    assert not ImportedItem.objects.filter(kind="import").exists()


def test_what_a_killed_import_stored_is_told_by_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    run(MAGAZINE, media=media())
    Change.objects.all().delete()
    # As a kill at the very end leaves it: all is stored, nobody was told.
    ImportedItem.objects.create(origin="wordpress:oldreel.example", kind="import", key="under way")
    assert Article.objects.exists()
    run(MAGAZINE, media=media())
    assert [change.things for change in Change.objects.all()] == [[shown.SITE]]


def test_held_changes_are_told_once_also_after_an_error() -> None:
    def cut_off() -> None:
        with delivery.changes_held():
            delivery.note_change(["one"], gone=["/a/"])
            delivery.note_change(["two", "one"])
            assert not Change.objects.exists()
            raise PowerCutError

    with pytest.raises(PowerCutError):
        cut_off()
    assert [(change.things, change.gone) for change in Change.objects.all()] == [(["one", "two"], ["/a/"])]
    delivery.note_change(["three"])
    assert Change.objects.count() == 2
