"""What a page says of a picture: addresses and sizes, worked out without opening the file."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from newsreel.front import pictures
from newsreel.newsroom.models import Picture
from newsreel.newsroom.tests import factories


def _sized(width: int, height: int, name: str = "still.jpg") -> Picture:
    """A picture row alone: neither saved nor with a file."""
    return Picture(pk=7, file=name, file_hash="abc", width=width, height=height, collection_id=1)


def _cuts(width: int, height: int, crop: str) -> list[tuple[int, int, int]]:
    return [
        (cut.width, cut.shown_width, cut.shown_height) for cut in pictures.cuts(_sized(width, height), crop)
    ]


def test_a_large_picture_has_all_widths() -> None:
    assert _cuts(4000, 3000, "landscape") == [
        (320, 320, 213),
        (480, 480, 320),
        (720, 720, 480),
        (960, 960, 640),
        (1280, 1280, 853),
        (1920, 1920, 1280),
    ]


def test_no_cut_is_larger_than_the_picture() -> None:
    assert _cuts(1200, 800, "landscape") == [
        (320, 320, 213),
        (480, 480, 320),
        (720, 720, 480),
        (960, 960, 640),
        (1280, 1200, 800),
    ]
    assert _cuts(1200, 800, "portrait")[-1] == (720, 640, 800)
    assert _cuts(200, 100, "square") == [(320, 100, 100)]


def test_a_width_on_the_list_is_not_named_twice() -> None:
    assert _cuts(720, 720, "square")[-1] == (720, 720, 720)


def test_the_original_keeps_its_ratio() -> None:
    assert _cuts(1000, 2500, "original")[0] == (320, 320, 800)


def test_specifications_are_wagtails() -> None:
    cut, *_ = pictures.cuts(_sized(4000, 3000), "wide")
    assert cut.specification == "fill-320x180"
    cut, *_ = pictures.cuts(_sized(4000, 3000), "original")
    assert cut.specification == "width-320"


def test_the_version_changes_with_file_and_focal_point() -> None:
    former = pictures.version(_sized(400, 300))
    focused, other = _sized(400, 300), _sized(400, 300)
    focused.focal_point_x = 10
    other.file_hash = "def"

    assert len({former, pictures.version(focused), pictures.version(other)}) == 3
    assert pictures.version(_sized(400, 300)) == former


@pytest.mark.django_db
def test_an_image_names_all_its_cuts() -> None:
    picture = factories.make_picture(
        width=700,
        height=500,
        description="A hall",
        caption="The hall",
        credit="Lou",
        dominant_colour="#884422",
    )
    base = f"/pictures/{picture.pk}-{pictures.version(picture)}/landscape"

    shown = pictures.image(picture, "landscape")

    assert shown is not None
    assert (shown.src, shown.width, shown.height) == (f"{base}-720.jpg", 700, 467)
    assert shown.avif == (f"{base}-320.avif 320w, {base}-480.avif 480w, {base}-720.avif 700w")
    assert shown.webp == shown.avif.replace(".avif", ".webp")
    assert (shown.alt, shown.caption, shown.credit, shown.colour) == ("A hall", "The hall", "Lou", "#884422")


@pytest.mark.django_db
def test_words_given_for_one_place_win() -> None:
    picture = factories.make_picture(description="A hall", caption="The hall", credit="Lou")

    shown = pictures.image(picture, "wide", alt="An empty hall", caption="Now shut", credit="Lou Ferro")

    assert shown is not None
    assert (shown.alt, shown.caption, shown.credit) == ("An empty hall", "Now shut", "Lou Ferro")


@pytest.mark.django_db
def test_no_image_after_the_licences_end() -> None:
    today = timezone.localdate()
    assert pictures.image(factories.make_picture(licence_end=today - timedelta(days=1)), "wide") is None
    assert pictures.image(factories.make_picture(licence_end=today), "wide") is not None
    assert (
        pictures.is_showable(factories.make_picture(licence_end=date(2026, 3, 1)), date(2026, 3, 2)) is False
    )


@pytest.mark.django_db
def test_no_image_without_a_file() -> None:
    picture = factories.make_picture()
    Path(picture.file.path).unlink()

    assert pictures.image(picture, "wide") is None
    assert pictures.image(None, "wide") is None


def test_a_moving_picture_moves_only_uncropped() -> None:
    assert list(pictures.formats(_sized(400, 300, "a.gif"), "original")) == [
        "avif",
        "webp",
        "jpg",
        "png",
        "gif",
    ]
    assert "gif" not in list(pictures.formats(_sized(400, 300, "a.gif"), "square"))
    assert list(pictures.formats(_sized(400, 300, "a.jpg"), "original")) == ["avif", "webp", "jpg"]
