from pathlib import Path

import pytest

from newsreel import settings as newsreel_settings
from newsreel.delivery import node
from newsreel.delivery.models import Change
from newsreel.delivery.record import Record
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.store import StoreError
from newsreel.gather.models import Source
from newsreel.newsroom.models import HomePage
from newsreel.newsroom.tests.factories import make_home
from newsreel.ops import doctor
from newsreel.settings import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    return newsreel_settings.current().model_copy(update={"site": tmp_path})


def sentences(check: doctor.Check, site: Settings) -> list[str]:
    return [ailment.sentence for ailment in check(site)]


def test_a_missing_home_page_is_told(site: Settings) -> None:
    assert sentences(doctor.home_page, site) == ["There is no live home page."]
    make_home()
    assert HomePage.objects.count() == 1
    assert sentences(doctor.home_page, site) == []


def test_a_failing_source_is_told(site: Settings) -> None:
    Source.objects.create(
        name="Wire", address="https://wire.example.org/", failures=5, last_error="The server answered 404."
    )
    assert sentences(doctor.sources, site) == [
        "The source “Wire” has failed 5 times in a row: The server answered 404."
    ]


def test_debug_in_public_is_told(site: Settings) -> None:
    public = Settings(site=site.site, address="https://reel.example", debug=True)  # type: ignore[arg-type]  # parsed
    assert sentences(doctor.debug_in_public, public) == [
        "`debug` is on while the site is public at https://reel.example."
    ]
    assert sentences(doctor.debug_in_public, site) == []


def test_a_missing_database_is_told(site: Settings) -> None:
    assert sentences(doctor.database, site) == ["The database is damaged: the file is not there."]


def test_a_torn_database_is_told(site: Settings) -> None:
    site.database_file.write_bytes(b"not a database at all" * 100)
    assert sentences(doctor.database, site) == ["The database is damaged: file is not a database."]


def test_a_folder_that_is_gone_is_told(site: Settings, tmp_path: Path) -> None:
    gone = site.model_copy(update={"site": tmp_path / "gone"})
    (sentence,) = sentences(doctor.folder, gone)
    assert sentence.startswith(
        f"The site folder {tmp_path}/gone can't be written (No such file or directory)."
    )


def test_every_ailment_has_a_remedy(site: Settings) -> None:
    ailments = doctor.examine(site)
    assert ailments
    assert all(ailment.remedy for ailment in ailments)
    assert set(ailments[0].as_dict()) == {"check", "sentence", "remedy"}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    made = Shelf(tmp_path / "pages")
    monkeypatch.setattr(node, "shelf", lambda: made)
    return made


def test_changes_that_reached_no_page_are_told(site: Settings, shelf: Shelf) -> None:
    assert sentences(doctor.pages, site) == []
    change = Change.objects.create(things=["site"])
    shelf.ledger.start_anew(applied=change.pk - 1, fingerprint="")
    assert sentences(doctor.pages, site) == ["1 change of content has not reached the pages yet."]
    shelf.change(change.pk, ["site"])
    assert sentences(doctor.pages, site) == []


def test_many_stale_pages_are_told(site: Settings, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_PAGES", 1)
    for path in ("/one/", "/two/", "/three/"):
        shelf.keep(Record(path, 200, {}, b"", shows=frozenset([path])))
    shelf.change(1, ["/one/", "/two/"])
    assert sentences(doctor.pages, site) == ["2 of 3 kept pages wait to be drawn anew."]


def test_a_page_store_that_can_not_be_used_is_told(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Shelf:
        raise StoreError("The page store can't be used: Not a directory")

    monkeypatch.setattr(node, "shelf", broken)
    assert sentences(doctor.pages, site) == ["The page store can't be used: Not a directory."]
