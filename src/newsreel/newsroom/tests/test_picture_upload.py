"""Pictures through Wagtail's own upload screens."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from newsreel.newsroom import actions
from newsreel.newsroom.models import Picture
from newsreel.newsroom.tests.factories import make_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, settings: LazySettings, tmp_path: Path) -> Client:
    settings.MEDIA_ROOT = tmp_path
    actions.ensure_roles(make_home())
    client.force_login(actions.make_editor_login(username="ed", password="a long password", role="editor"))
    return client


def _png(width: int = 30, height: int = 20) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (width, height), "#884422").save(content, "PNG")
    return content.getvalue()


def _png_of_size(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of this size."""
    header = struct.pack(">II5B", width, height, 8, 6, 0, 0, 0)

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _upload(desk: Client, name: str, content: bytes) -> list[str]:
    """What the screen says against it; empty where it was taken."""
    response = desk.post(
        reverse("wagtailimages:add"),
        {
            "title": "A still",
            "file": SimpleUploadedFile(name, content),
            "collection": Collection.get_first_root_node().pk,
            "licence": "own",
        },
    )
    if response.status_code == 302:
        return []
    errors: list[str] = response.context["form"].errors["file"]
    return list(errors)


def test_a_picture_is_taken_with_its_colour(desk: Client) -> None:
    assert _upload(desk, "still.png", _png()) == []
    picture = Picture.objects.get()
    assert (picture.dominant_colour, picture.width, picture.height) == ("#884422", 30, 20)


@pytest.mark.parametrize("side", [50_000, 12_000, 9_000])
def test_a_bomb_is_refused_by_its_header(desk: Client, side: int) -> None:
    assert _upload(desk, "bomb.png", _png_of_size(side, side)) == [
        "This picture is too large: 60 million pixels is the most. Make it smaller and upload it again."
    ]


DAMAGED = (
    "This file is no picture that can be shown, or it is damaged. "
    "Save it as JPEG, PNG or WebP and upload it again."
)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("page.png", b"<html><script>alert(1)</script></html>", DAMAGED),
        ("half.png", _png(300, 200)[:-40], DAMAGED),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", DAMAGED),
        (
            "still.jpg",
            _png(),
            "This file ends in .jpeg but is png inside. Rename it and upload it again.",
        ),
        (
            "still.html",
            _png(),
            "Files of this kind can't be used. Save the picture as JPEG, PNG or WebP.",
        ),
        (
            "huge.png",
            _png() + b"0" * (20 * 1024 * 1024),
            "This file is too big: 20.0\xa0MB, and 20.0\xa0MB is the most. "
            "Save it smaller and upload it again.",
        ),
        ("empty.png", b"", "The submitted file is empty."),
    ],
    ids=["page", "half", "svg", "misnamed", "extension", "too-big", "empty"],
)
def test_what_is_no_picture_is_refused_with_a_sentence(
    desk: Client, name: str, content: bytes, sentence: str
) -> None:
    assert _upload(desk, name, content)[0] == sentence
    assert not Picture.objects.exists()


def test_an_archive_behind_a_picture_is_not_kept(desk: Client) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("index.html", "<script>alert(1)</script>")
    assert _upload(desk, "both.png", _png() + archive.getvalue()) == []

    picture = Picture.objects.get()
    assert picture.file.read() == _png()
    assert picture.file_size == len(_png())


def test_many_at_once_pass_the_same_form(desk: Client) -> None:
    response = desk.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Bomb", "files[]": SimpleUploadedFile("bomb.png", _png_of_size(50_000, 50_000))},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.json()["success"] is False
    assert "This picture is too large" in response.json()["error_message"]
    assert not Picture.objects.exists()


def test_a_new_file_brings_its_own_colour(desk: Client) -> None:
    _upload(desk, "still.png", _png())
    picture = Picture.objects.get()
    content = io.BytesIO()
    Image.new("RGB", (10, 10), "#0000ff").save(content, "PNG")

    response = desk.post(
        reverse("wagtailimages:edit", args=[picture.pk]),
        {
            "title": "A still",
            "file": SimpleUploadedFile("blue.png", content.getvalue()),
            "collection": picture.collection_id,
            "licence": "own",
        },
    )

    assert response.status_code == 302
    picture.refresh_from_db()
    assert picture.dominant_colour == "#0000ff"


def test_alt_text_is_asked_for_by_that_name(desk: Client) -> None:
    page = desk.get(reverse("wagtailimages:add")).content.decode()
    assert "Alt text" in page
