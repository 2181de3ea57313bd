"""Sounds, films and other files of the old site: from the export to the page."""

import re
from pathlib import Path
from typing import IO, Any

import pytest
from django.test import Client
from wagtail.documents import get_document_model

from newsreel.newsroom.models import Article, HomePage
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import planned, run, verified
from newsreel.transfer.wordpress.tests.exports import export, item, written
from newsreel.transfer.wordpress.tests.imports import Shelf, counts, picture_file

pytestmark = pytest.mark.django_db

SOUND, FILM = b"ID3\x04 a bell", b"\x00\x00\x00\x18ftypisom a film"
UPLOADS = "https://tiny.example/wp-content/uploads/2020"


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> HomePage:
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_home()


def attachment(number: int, name: str, parent: int = 0) -> str:
    address = f"<wp:attachment_url>{UPLOADS}/{name}</wp:attachment_url>"
    return item(number, title=name, kind="attachment", parent=parent, status="inherit", further=address)


def imported(folder: Path, shelf: Shelf, *parts: str) -> Report:
    return run(written(folder, export(*parts)), media=shelf)


def body(slug: str = "post-1") -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in Article.objects.get(slug=slug).body.raw_data]


CONTENTS = [
    f'[audio src="{UPLOADS}/bell.mp3"]',
    f'[audio wma="{UPLOADS}/bell.wma" mp3="{UPLOADS}/bell.mp3"][/audio]',
    "[audio]",
    '[playlist ids="7"]',
    f'<!-- wp:audio {{"id":7}} --><figure class="wp-block-audio"><audio controls src="{UPLOADS}/bell.mp3">'
    "</audio></figure><!-- /wp:audio -->",
]


@pytest.mark.parametrize("content", CONTENTS)
def test_sounds_play_here(tmp_path: Path, home: HomePage, content: str) -> None:
    parts = [attachment(7, "bell.mp3", parent=1), item(1, content=content)]
    report = imported(tmp_path, Shelf(bell=SOUND), *parts)
    document = get_document_model().objects.get()
    assert (document.title, document.filename, document.file_size) == ("bell.mp3", "bell.mp3", len(SOUND))
    ((kind, value),) = body()
    assert (kind, value["file"], value["kind"]) == ("media_file", document.pk, "audio")
    assert f'src="{document.file.url}"' in Client().get("/post-1/").content.decode()
    assert counts(report)["attachment"] == (1, 1, 0, 0, 0)
    assert counts(imported(tmp_path, Shelf(), *parts))["attachment"] == (1, 0, 0, 1, 0)
    assert verified(tmp_path / "export.xml").differences == []


def test_films_have_their_poster_and_caption(tmp_path: Path, home: HomePage) -> None:
    content = (
        f'<!-- wp:video {{"id":7}} --><figure class="wp-block-video"><video controls '
        f'poster="{UPLOADS}/still-300x200.jpg" src="{UPLOADS}/night.mp4"></video>'
        "<figcaption>The last night</figcaption></figure><!-- /wp:video -->"
    )
    parts = (attachment(7, "night.mp4"), attachment(8, "still.jpg"), item(1, content=content))
    imported(tmp_path, Shelf(night=FILM, still=picture_file()), *parts)
    ((kind, value),) = body()
    assert (kind, value["kind"], value["caption"]) == ("media_file", "video", "The last night")
    assert value["poster"] is not None
    assert 'poster="/pictures/' in Client().get("/post-1/").content.decode()


def test_links_to_files_lead_to_our_copies(tmp_path: Path, home: HomePage) -> None:
    content = (
        f'<!-- wp:file {{"id":7}} --><div class="wp-block-file"><a href="{UPLOADS}/programme.pdf">One</a>'
        f'<a href="{UPLOADS}/programme.pdf" class="wp-block-file__button" download>Download</a></div>'
        f'<!-- /wp:file --><p><a href="{UPLOADS}/bell.mp3">The bell</a></p>'
    )
    parts = (attachment(7, "programme.pdf"), attachment(8, "bell.mp3"), item(1, content=content))
    imported(tmp_path, Shelf(programme=b"%PDF-1.4 x", bell=SOUND), *parts)
    text = str(body())
    for document in get_document_model().objects.all():
        assert f'href="{document.file.url}"' in text
    assert UPLOADS not in text
    assert re.search(r"One</a><br/?><a [^>]+>Download</a>", text)


def test_the_same_file_is_kept_once(tmp_path: Path, home: HomePage) -> None:
    parts = (attachment(7, "bell.mp3"), attachment(8, "bell-again.mp3"))
    report = imported(tmp_path, Shelf(**{"bell": SOUND, "bell-again": SOUND}), *parts)
    assert get_document_model().objects.count() == 1
    assert [entry.reasons for entry in report.entries] == [
        ("The same file is here already as another document; that one is used.",)
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.mp3", b"<!doctype html><script>alert(1)</script>", "By its content the file is no sound"),
        ("page.mp4", picture_file(), "By its content the file is no sound"),
        ("page.html", SOUND, "Only pictures, sounds and films that browsers play"),
        ("page.wma", SOUND, "Only pictures, sounds and films that browsers play"),
    ],
)
def test_other_files_are_told_of(
    tmp_path: Path, home: HomePage, name: str, content: bytes, reason: str
) -> None:
    report = imported(tmp_path, Shelf(page=content), attachment(7, name))
    (entry,) = report.entries
    assert entry.outcome == "skipped"
    assert entry.reasons[0].startswith(reason)
    assert entry.old_address == f"{UPLOADS}/{name}"
    assert not get_document_model().objects.exists()


def test_a_file_lies_under_an_ending_of_what_it_is(tmp_path: Path, home: HomePage) -> None:
    imported(tmp_path, Shelf(page=FILM), attachment(7, "page.mp3"))
    assert get_document_model().objects.get().filename == "page.mp4"


def test_a_film_that_could_not_be_had_comes_later(tmp_path: Path, home: HomePage) -> None:
    parts = (
        attachment(7, "night.mp4"),
        item(1, content=f'<video src="{UPLOADS}/night.mp4"></video>'),
    )
    first = imported(tmp_path, Shelf(), *parts)
    assert [kind for kind, _ in body()] == ["embed"]
    assert {entry.outcome for entry in first.entries} == {"skipped", "made"}
    again = imported(tmp_path, Shelf(night=FILM), *parts)
    assert counts(again)["post"] == (1, 0, 1, 0, 0)
    assert [kind for kind, _ in body()] == ["media_file"]


def test_what_is_here_is_not_fetched_again(tmp_path: Path, home: HomePage) -> None:
    asked: list[str] = []

    class Asked(Shelf):
        def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
            asked.append(address)
            return super().file(address, most_bytes=most_bytes)

    parts = [attachment(number, f"bell{number}.mp3") for number in range(1, 9)]
    shelf = Asked(**{f"bell{number}": SOUND + bytes([number]) for number in range(1, 5)})
    imported(tmp_path, shelf, *parts)
    assert len(asked) == 8
    asked.clear()
    report = imported(tmp_path, shelf, *parts)
    assert sorted(asked) == [f"{UPLOADS}/bell{number}.mp3" for number in range(5, 9)]
    assert counts(report)["attachment"] == (8, 0, 0, 4, 4)
    assert [entry.key for entry in report.entries] == ["5", "6", "7", "8"]


def test_a_rehearsal_fetches_nothing(tmp_path: Path, home: HomePage) -> None:
    parts = (attachment(7, "bell.mp3"), attachment(8, "bell.wma"), attachment(9, "a.jpg"))
    imported(tmp_path, Shelf(bell=SOUND), *parts)
    report = planned(tmp_path / "export.xml")
    assert counts(report)["attachment"] == (3, 1, 0, 1, 1)
