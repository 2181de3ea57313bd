"""What tests of the whole import share."""

from io import BytesIO
from typing import IO

from PIL import Image

from newsreel.transfer.wordpress.media import MediaMissingError
from newsreel.transfer.wordpress.report import Report


class Shelf:
    """Files by address."""

    def __init__(self, **files: bytes) -> None:
        self.files = files

    def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
        name = address.rsplit("/", 1)[-1].partition(".")[0]
        if name not in self.files:
            raise MediaMissingError("It is not on the shelf.")
        return BytesIO(self.files[name])


def picture_file(colour: str = "#224466") -> bytes:
    content = BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "JPEG")
    return content.getvalue()


def counts(report: Report) -> dict[str, tuple[int, int, int, int, int]]:
    return {
        kind: (count.found, count.made, count.changed, count.unchanged, count.skipped)
        for kind, count in report.counts.items()
    }
