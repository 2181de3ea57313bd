"""Pictures that a camera wrote lying on their side are measured and cut as they are shown."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from newsreel.newsroom.models import Picture

ORIENTATION = 0x0112


def photograph(orientation: int) -> SimpleUploadedFile:
    content, exif = io.BytesIO(), Image.Exif()
    exif[ORIENTATION] = orientation
    Image.new("RGB", (400, 200)).save(content, "JPEG", exif=exif)
    return SimpleUploadedFile(f"turned-{orientation}.jpg", content.getvalue(), "image/jpeg")


@pytest.mark.django_db
@pytest.mark.parametrize(("orientation", "size"), [(1, (400, 200)), (3, (400, 200)), (6, (200, 400))])
def test_width_and_height_are_those_shown(orientation: int, size: tuple[int, int]) -> None:
    picture = Picture.objects.create(title="x", file=photograph(orientation))
    assert (picture.width, picture.height) == size
    kept = Picture.objects.get()
    assert (kept.width, kept.height) == size
    cut = kept.generate_rendition_file(kept.get_rendition("original").filter)
    with Image.open(cut) as shown:
        assert shown.size == size
