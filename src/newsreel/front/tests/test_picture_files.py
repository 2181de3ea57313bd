"""The files of cuts: made when asked for, kept for ever, and nothing that is not on the list."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from newsreel.front import pictures
from newsreel.front.views.pictures import warm_pictures
from newsreel.newsroom.models import Picture
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def _address(picture: Picture, cut: str) -> str:
    return f"/pictures/{picture.pk}-{pictures.version(picture)}/{cut}"


def _opened(client: Client, address: str) -> Image.Image:
    response = client.get(address)
    assert response.status_code == 200
    return Image.open(io.BytesIO(response.getvalue()))


@pytest.mark.parametrize(
    ("cut", "file_format", "size"),
    [
        ("landscape-320.avif", "AVIF", (320, 213)),
        ("portrait-480.webp", "WEBP", (480, 600)),
        ("square-720.jpg", "JPEG", (720, 720)),
        ("wide-960.avif", "AVIF", (960, 540)),
        ("classic-320.webp", "WEBP", (320, 240)),
        ("original-1280.jpg", "JPEG", (1200, 800)),
    ],
)
def test_a_cut(client: Client, cut: str, file_format: str, size: tuple[int, int]) -> None:
    made = _opened(client, _address(factories.make_picture(), cut))

    assert (made.format, made.size) == (file_format, size)


def test_a_cut_is_kept_for_ever_and_made_once(client: Client) -> None:
    picture = factories.make_picture()
    address = _address(picture, "square-320.webp")

    first, second = client.get(address), client.get(address)

    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first["Content-Type"] == "image/webp"
    assert first.getvalue() == second.getvalue()
    assert picture.renditions.count() == 1


def test_the_focal_point_stays_in_the_crop(client: Client) -> None:
    content = io.BytesIO()
    drawn = Image.new("RGB", (900, 300), "white")
    drawn.paste("red", (800, 100, 900, 200))
    drawn.save(content, "PNG")
    focus = {"focal_point_x": 850, "focal_point_y": 150, "focal_point_width": 100, "focal_point_height": 100}
    picture = Picture.objects.create(title="Right", file=ImageFile(content, name="right.png"), **focus)

    made = _opened(client, _address(picture, "square-320.jpg")).convert("RGB")

    reds = [x for x in range(300) if made.getpixel((x, 150))[1] < 100]  # type: ignore[index]  # RGB: a tuple
    assert len(reds) > 90


@pytest.mark.parametrize(
    "cut",
    [
        "landscape-321.avif",
        "landscape-1920.avif",
        "panorama-320.avif",
        "landscape-320.bmp",
        "landscape-320.png",
        "landscape-320.gif",
        "landscape-320.avif/",
        "landscape-320",
        "../secret",
    ],
)
def test_nothing_beyond_the_list(client: Client, cut: str) -> None:
    picture = factories.make_picture()

    assert client.get(_address(picture, cut)).status_code in (301, 404)
    assert picture.renditions.count() == 0


def test_unknown_pictures_are_not_found(client: Client) -> None:
    assert client.get("/pictures/999999-0123456789/square-320.jpg").status_code == 404
    assert client.get(f"/pictures/{9 * 10**17}-0123456789/square-320.jpg").status_code == 404


def test_after_the_licences_end_it_is_gone(client: Client) -> None:
    picture = factories.make_picture()
    address = _address(picture, "square-320.jpg")
    assert client.get(address).status_code == 200
    Picture.objects.update(licence_end=date(2020, 1, 1))

    assert client.get(address).status_code == 404


def test_a_former_version_leads_to_the_one_that_holds(client: Client) -> None:
    picture = factories.make_picture()

    response = client.get(f"/pictures/{picture.pk}-0123456789/square-320.jpg")

    assert (response.status_code, response["Location"]) == (302, _address(picture, "square-320.jpg"))


def test_a_broken_file_is_not_found(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    picture = factories.make_picture()
    Path(picture.file.path).write_bytes(b"\xff\xd8\xff this is no picture")

    assert client.get(_address(picture, "square-320.jpg")).status_code == 404
    assert "can't be cut" in caplog.text


def test_a_lost_cut_is_made_anew(client: Client) -> None:
    picture = factories.make_picture()
    address = _address(picture, "square-320.jpg")
    client.get(address)
    Path(picture.renditions.get().file.path).unlink()

    assert client.get(address).status_code == 200


def test_palettes_transparency_and_print_inks_become_cuts(client: Client) -> None:
    for mode, suffix, kind in (
        ("P", "gif", "GIF"),
        ("RGBA", "png", "PNG"),
        ("CMYK", "jpg", "JPEG"),
        ("L", "png", "PNG"),
    ):
        content = io.BytesIO()
        Image.new(mode, (400, 400)).save(content, kind)
        picture = Picture.objects.create(title=mode, file=ImageFile(content, name=f"{mode}.{suffix}"))
        for form in ("avif", "webp", "jpg"):
            assert _opened(client, _address(picture, f"square-320.{form}")).size == (320, 320)


def test_a_moving_picture_is_sent_as_it_is(client: Client) -> None:
    content = io.BytesIO()
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "green", "blue")]
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:])
    picture = Picture.objects.create(title="Loop", file=ImageFile(content, name="loop.gif"))

    shown = pictures.image(picture, "original")

    assert shown is not None
    assert (shown.avif, shown.webp) == ("", "")
    assert getattr(_opened(client, shown.src), "n_frames", 1) == 3


def test_warming_makes_what_readers_ask_first() -> None:
    picture = factories.make_picture(width=400, height=300)
    articles = [factories.make_article(title=title, lead_picture=picture) for title in ("One", "Two")]
    told: list[tuple[int, int]] = []

    made = warm_pictures(articles, progress=lambda done, of: told.append((done, of)))

    assert told == [(1, 1)]
    assert made == picture.renditions.count() == 12
