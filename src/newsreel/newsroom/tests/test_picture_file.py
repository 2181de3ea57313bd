import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsreel.newsroom.picture_file import (
    DamagedPictureError,
    Facts,
    checked,
    end_of_image,
    pixels,
    read,
    trimmed,
)

FORMATS = ["PNG", "JPEG", "GIF", "WEBP", "AVIF"]


def _picture(format_name: str, *, size: tuple[int, int] = (37, 23), **options: object) -> bytes:
    content = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(content, format_name, **options)
    return content.getvalue()


PICTURES = {name: _picture(name) for name in FORMATS}


def _archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("index.html", "<script>alert(1)</script>")
    return content.getvalue()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "trailer", [b"<html><script>alert(1)</script>", _archive(), b"\xff\xd9\x00;", b"\0" * 5]
)
def test_what_hangs_behind_a_picture_is_cut_off(name: str, trailer: bytes) -> None:
    assert trimmed(PICTURES[name] + trailer) == PICTURES[name]


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_alone_stays_as_it_is(name: str) -> None:
    assert checked(PICTURES[name]) == PICTURES[name]


@pytest.mark.parametrize(
    "picture",
    [
        _picture("JPEG", progressive=True),
        _picture("JPEG", restart_marker_blocks=1),
        _picture("JPEG", comment=b"\xff\xd9 not the end"),
        _picture("GIF", save_all=True, append_images=[Image.new("L", (37, 23), shade) for shade in (0, 255)]),
        _picture("WEBP", lossless=True, size=(5, 5)),
        _picture("PNG", interlace=1),
    ],
)
def test_awkward_pictures_end_where_they_end(picture: bytes) -> None:
    assert end_of_image(picture + b"PK\x03\x04") == len(picture)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_cut_off_in_the_middle_is_damaged(name: str) -> None:
    half = PICTURES[name][: len(PICTURES[name]) // 2]
    with pytest.raises(DamagedPictureError):
        checked(half)


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd8\xff"]
)
def test_what_is_no_picture_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedPictureError):
        checked(data)


@given(start=st.sampled_from(list(PICTURES.values())), cut=st.integers(0, 400), tail=st.binary(max_size=60))
def test_nonsense_never_breaks_the_reader(start: bytes, cut: int, tail: bytes) -> None:
    try:
        end = end_of_image(start[:cut] + tail)
    except DamagedPictureError:
        return
    assert 0 < end <= cut + len(tail)


def test_the_average_colour() -> None:
    content = io.BytesIO()
    Image.new("RGB", (400, 300), "#884422").save(content, "PNG")
    assert read(content) == Facts(colour="#884422")


def test_transparency_and_palettes_have_a_colour() -> None:
    content = io.BytesIO()
    Image.new("P", (10, 10)).save(content, "GIF")
    assert read(content).colour == "#000000"


def test_the_credit_and_caption_of_the_camera() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Lou\x00 Ferro"
    exif[0x8298] = "Ferro Pictures"
    exif[0x010E] = "Night shoot\nat the pier"
    facts = read(io.BytesIO(_picture("JPEG", exif=exif)))
    assert (facts.credit, facts.caption) == ("Lou Ferro", "Night shoot at the pier")


def _iptc(**values: bytes) -> bytes:
    keys = {"byline": 80, "credit": 110, "caption": 120}
    records = b"".join(
        bytes([0x1C, 2, keys[name]]) + len(value).to_bytes(2, "big") + value for name, value in values.items()
    )
    block = b"8BIM\x04\x04\x00\x00" + len(records).to_bytes(4, "big") + records + b"\0" * (len(records) % 2)
    body = b"Photoshop 3.0\x00" + block
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def test_the_credit_of_an_agency_comes_first() -> None:
    plain = _picture("JPEG")
    marked = plain[:2] + _iptc(byline="Zoë Reel".encode(), credit=b"Agency", caption=b"Caf\xe9") + plain[2:]
    facts = read(io.BytesIO(marked))
    assert (facts.credit, facts.caption) == ("Zoë Reel / Agency", "Café")


def test_pixels_are_counted_by_the_header() -> None:
    frames = [Image.new("L", (37, 23), shade) for shade in (0, 255)]
    assert pixels(io.BytesIO(_picture("GIF", save_all=True, append_images=frames))) == 37 * 23 * 3
    assert pixels(io.BytesIO(PICTURES["PNG"][:-10])) == 37 * 23
