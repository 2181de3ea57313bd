"""An import that was cut off anywhere goes on where it stopped, and comes to the same site."""

from typing import Any

import pytest
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect

from newsreel.community.comments.models import Comment
from newsreel.newsroom.models import (
    Article,
    Author,
    Page,
    Picture,
    Publication,
    Section,
    StandardPage,
    Tag,
)
from newsreel.newsroom.models.navigation import as_links
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress import spool
from newsreel.transfer.wordpress.importer import Importer
from newsreel.transfer.wordpress.place.menus import Menus
from newsreel.transfer.wordpress.place.people import People
from newsreel.transfer.wordpress.place.posts import Posts
from newsreel.transfer.wordpress.place.terms import Sections, Tags
from newsreel.transfer.wordpress.place.uploads import Uploads
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import MAGAZINE
from newsreel.transfer.wordpress.tests.imports import Shelf, picture_file

pytestmark = pytest.mark.django_db


class PowerCutError(BaseException):
    """Nothing in the import may catch it."""


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "BATCH", 2)


def site() -> dict[str, list[Any]]:
    """What an import fills, whatever numbers the rows were given."""
    names = {page.path: page.address or page.title for page in Page.objects.all()}
    return {
        "pages": sorted(
            (names.get(page.path[:-4], ""), page.title, str(page.address), page.live, str(page.go_live_at))
            for page in Page.objects.all()
        ),
        "articles": sorted(
            (
                article.title,
                str(article.body.get_prep_value()),
                [byline.author.slug for byline in article.bylines.all()],
                sorted(article.tags.values_list("slug", flat=True)),
                sorted(article.further_sections.values_list("slug", flat=True)),
            )
            for article in Article.objects.all()
        ),
        "links": [as_links(publication.page_links) for publication in Publication.objects.all()],
        "authors": sorted(Author.objects.values_list("slug", "name")),
        "tags": sorted(Tag.objects.values_list("slug", "name")),
        "pictures": sorted(Picture.objects.values_list("title", "file_hash")),
        "comments": sorted(
            map(str, Comment.objects.values_list("source_key", "parent__source_key", "depth"))
        ),
        "redirects": sorted(
            (old, names.get(path, "") if path else "")
            for old, path in Redirect.objects.values_list("old_path", "redirect_page__path")
        ),
        "ledger": sorted(
            map(str, ImportedItem.objects.values_list("kind", "key", "digest", "notes", "kept"))
        ),
    }


def media() -> Shelf:
    return Shelf(harbour=picture_file())


@pytest.fixture(scope="module")
def whole(django_db_setup: None, django_db_blocker: Any) -> dict[str, list[Any]]:
    with django_db_blocker.unblock(), transaction.atomic():
        make_home()
        run(MAGAZINE, media=media())
        found = site()
        transaction.set_rollback(True)
    return found


PLACES = [
    (People, "_one", 2),
    (Sections, "_one", 1),
    (Sections, "_one", 3),
    (Tags, "_make", 0),
    (Uploads, "_store", 0),
    (Importer, "_batch", 0),
    (Importer, "_batch", 1),
    (Importer, "_tell", 3),
    (Importer, "_batch", 3),
    (Posts, "_standing_page", 1),
    (Importer, "_batch", 5),
    (Importer, "_finish", 0),
    (Posts, "move_pages", 0),
    (Importer, "_site_redirects", 0),
    (Menus, "place", 0),
    (Menus, "_known", 0),
]


@pytest.mark.parametrize(
    ("kind", "name", "calls"), PLACES, ids=lambda value: getattr(value, "__name__", str(value))
)
def test_it_goes_on(
    kind: type, name: str, calls: int, whole: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_home()
    method, called = getattr(kind, name), iter(range(1000))

    def until_the_cut(*arguments: Any, **named: Any) -> Any:
        if next(called) == calls:
            raise PowerCutError
        return method(*arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(kind, name, until_the_cut)
        with pytest.raises(PowerCutError):
            run(MAGAZINE, media=media())
    run(MAGAZINE, media=media())
    assert site() == whole
    again = run(MAGAZINE, media=media())
    assert (again.total.made, again.total.changed) == (0, 0)
    assert StandardPage.objects.get(slug="the-staff").get_parent().slug == "about"
    assert Section.objects.count() == 4
