from typing import Any

import pytest
from django.core.exceptions import ValidationError

from newsreel.newsroom.blocks import MediaFileBlock
from newsreel.newsroom.media_file import ending_of, media_type
from newsreel.newsroom.tests.factories import make_document


@pytest.mark.parametrize(
    ("head", "name", "ending"),
    [
        (b"ID3\x04\x00", "song.mp3", "mp3"),
        (b"\xff\xfb\x90\x64", "song", "mp3"),
        (b"\xff\xf3\x84\xc4", "song.MP3", "mp3"),
        (b"\xff\xf1\x50\x80", "song.aac", "aac"),
        (b"\x00\x00\x00\x20ftypM4A ", "Talk.M4A", "m4a"),
        (b"\x00\x00\x00\x20ftypisom", "film.mp4", "mp4"),
        (b"\x00\x00\x00\x14ftypqt  ", "film.mov", "mov"),
        (b"OggS\x00\x02", "film.ogv", "ogv"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm", "film.webm", "webm"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "bell.wav", "wav"),
        (b"fLaC\x00\x00", "bell.flac", "flac"),
        (b"%PDF-1.7", "programme.pdf", "pdf"),
    ],
)
def test_what_is_taken(head: bytes, name: str, ending: str) -> None:
    assert ending_of(head, name) == ending


@pytest.mark.parametrize(
    ("head", "name", "ending"),
    [
        (b"ID3\x04<script>", "page.html", "mp3"),
        (b"\x00\x00\x00\x20ftypisom", "film.php", "mp4"),
        (b"OggS\x00\x02", "film.svg", "ogg"),
        (b"%PDF-1.7", "song.mp3", "pdf"),
    ],
)
def test_a_file_is_what_it_holds_whatever_it_is_called(head: bytes, name: str, ending: str) -> None:
    assert ending_of(head, name) == ending


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<!doctype html><title>Film</title>",
        b"<?php echo 1;",
        b"\xff\xfe<\x00h\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\xff\xfb\xf0\x64",
        b"\xff\xfb\x9c\x64",
        b"\x00\x00\x00\x20ftypavif",
        b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01matroska",
        b"RIFF\x24\x08\x00\x00AVI LIST",
        b"MZ\x90\x00",
        b"PK\x03\x04",
    ],
)
def test_what_is_not_taken(head: bytes) -> None:
    assert ending_of(head, "film.mp4") == ""


def test_media_types() -> None:
    assert media_type("/media/documents/Talk.M4A") == "audio/mp4"
    assert media_type("film.webm") == "video/webm"
    assert media_type("programme.pdf") == media_type("page.html") == media_type("mp4") == ""


def cleaned(**value: Any) -> Any:
    block = MediaFileBlock()
    return block.clean(block.to_python(value))


@pytest.mark.django_db
def test_a_block_takes_what_can_be_played() -> None:
    film = make_document("film.mp4")
    assert cleaned(file=film.pk, kind="video")["file"] == film
    assert cleaned(address="https://films.example/1.mp4", kind="video")["file"] is None


@pytest.mark.django_db
def test_a_block_refuses_other_files() -> None:
    programme = make_document("programme.pdf", b"%PDF-1.7")
    with pytest.raises(ValidationError, match=r"Browsers can't play programme.*\.pdf"):
        cleaned(file=programme.pk, kind="audio")


def test_a_block_needs_a_file() -> None:
    with pytest.raises(ValidationError, match="Choose a file, or give the address of one"):
        cleaned(kind="audio", caption="Nothing")
