"""What a picture file is made of: where the image ends, what it says of itself, its colour. No database."""

import io
import struct
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageFile, IptcImagePlugin, UnidentifiedImageError

_EXIF_DESCRIPTION, _EXIF_ARTIST, _EXIF_COPYRIGHT = 0x010E, 0x013B, 0x8298
_EXIF_ORIENTATION = 0x0112
_IPTC_BYLINE, _IPTC_CREDIT, _IPTC_CAPTION = (2, 80), (2, 110), (2, 120)

_BEYOND_MEASURE = 2**63
_UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error)
"""What Pillow raises where a file is not what it claims to be."""


class DamagedPictureError(ValueError):
    """The file can't be read to its end as the picture it claims to be."""


@dataclass(frozen=True, slots=True)
class Facts:
    colour: str
    """Its average colour as #rrggbb."""
    credit: str = ""
    """Who made it, as the camera or agency wrote into the file."""
    caption: str = ""


def pixels(file: IO[bytes]) -> int:
    """Those of all its frames, by the header alone; nothing is decoded. Raises DamagedPictureError."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            return image.width * image.height * int(getattr(image, "n_frames", 1))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _BEYOND_MEASURE
    except _UNREADABLE as error:
        raise DamagedPictureError(str(error)) from error


def read(file: IO[bytes]) -> Facts:
    """Decode the picture, at a small size where its format allows. Raises DamagedPictureError."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            credit, caption = _words(image)
            image.draft("RGB", (64, 64))
            small = image.convert("RGB").resize((1, 1), Image.Resampling.BOX)
    except (Image.DecompressionBombError, *_UNREADABLE) as error:
        raise DamagedPictureError(str(error)) from error
    finally:
        file.seek(0)
    red, green, blue = small.tobytes()
    return Facts(colour=f"#{red:02x}{green:02x}{blue:02x}", credit=credit, caption=caption)


def is_on_its_side(file: IO[bytes]) -> bool:
    """Whether the camera says that width and height change places when shown (EXIF, orientation 5 to 8)."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            return image.getexif().get(_EXIF_ORIENTATION) in (5, 6, 7, 8)
    except (Image.DecompressionBombError, *_UNREADABLE):
        return False
    finally:
        file.seek(0)


def end_of_image(data: bytes) -> int:
    """Where the image ends in the file. What stands behind is no part of it: an archive, a page, a film.

    Raises DamagedPictureError where the end can't be found, or the format is none that we accept.
    """
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _end_of_png(data)
        if data.startswith(b"\xff\xd8"):
            return _end_of_jpeg(data)
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return _end_of_gif(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            size = int(struct.unpack_from("<I", data, 4)[0])
            return _within(data, 8 + size + size % 2)
        if data[4:8] == b"ftyp":
            return _end_of_boxes(data)
    except (struct.error, IndexError) as error:
        raise DamagedPictureError("the file ends too soon") from error
    raise DamagedPictureError("the format is not known")


def _within(data: bytes, end: int) -> int:
    # A chunk's padding byte is left out by some writers.
    if end > len(data) + 1:
        raise DamagedPictureError("the file ends too soon")
    return min(end, len(data))


def _end_of_png(data: bytes) -> int:
    """Chunks of length, name, content and checksum; the last is IEND (PNG specification, 5.3)."""
    place = 8
    while True:
        length, name = struct.unpack_from(">I4s", data, place)
        place += 12 + length
        if name == b"IEND":
            return _within(data, place)


def _end_of_jpeg(data: bytes) -> int:
    """Segments up to the marker EOI. In coded data FF 00 and restart markers are no ends (ITU T.81, B.1)."""
    place = 2
    while True:
        if data[place] != 0xFF:
            raise DamagedPictureError("a JPEG segment is missing")
        marker = data[place + 1]
        if marker == 0xD9:
            return place + 2
        if marker == 0xFF:
            place += 1
        elif marker == 0x01 or 0xD0 <= marker <= 0xD7:
            place += 2
        else:
            place += 2 + int(struct.unpack_from(">H", data, place + 2)[0])
            if marker == 0xDA:
                place = _end_of_scan(data, place)


def _end_of_scan(data: bytes, place: int) -> int:
    while True:
        place = data.find(b"\xff", place)
        if place < 0:
            raise DamagedPictureError("the file ends too soon")
        following = data[place + 1]
        if following != 0x00 and following != 0xFF and not 0xD0 <= following <= 0xD7:
            return place
        place += 1 if following == 0xFF else 2


def _end_of_gif(data: bytes) -> int:
    """Blocks up to the trailer 3B (GIF89a specification, 17 to 27)."""
    place = 13 + _colour_table(data[10])
    while True:
        kind = data[place]
        if kind == 0x3B:
            return place + 1
        if kind == 0x21:
            place = _behind_sub_blocks(data, place + 2)
        elif kind == 0x2C:
            place = _behind_sub_blocks(data, place + 10 + _colour_table(data[place + 9]) + 1)
        else:
            raise DamagedPictureError("a GIF block is not known")


def _colour_table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _behind_sub_blocks(data: bytes, place: int) -> int:
    while data[place]:
        place += 1 + data[place]
    return place + 1


def _end_of_boxes(data: bytes) -> int:
    """AVIF: boxes of size and name (ISO 14496-12, 4.2), as long as their names are those of a picture."""
    place = 0
    while place + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, place)
        if name not in (b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid"):
            break
        if size == 1:
            size = struct.unpack_from(">Q", data, place + 8)[0]
        if size == 0:
            return len(data)
        if size < 8:
            raise DamagedPictureError("an AVIF box has no size")
        place = _within(data, place + int(size))
    return place


def _words(image: ImageFile.ImageFile) -> tuple[str, str]:
    exif = image.getexif()
    iptc = IptcImagePlugin.getiptcinfo(image) or {}
    names = [_text(iptc.get(key)) for key in (_IPTC_BYLINE, _IPTC_CREDIT)]
    names = list(dict.fromkeys(name for name in names if name))
    credit = " / ".join(names) or _text(exif.get(_EXIF_ARTIST)) or _text(exif.get(_EXIF_COPYRIGHT))
    caption = _text(iptc.get(_IPTC_CAPTION)) or _text(exif.get(_EXIF_DESCRIPTION))
    return credit[:255], caption[:500]


def _text(value: object) -> str:
    """Printable text from whatever the file holds, on one line."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bytes):
        return _text(_decoded(value))
    if not isinstance(value, str):
        return ""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def trimmed(data: bytes) -> bytes:
    """The image alone, without what was hung behind it. Raises DamagedPictureError."""
    return data[: end_of_image(data)]


def checked(data: bytes) -> bytes:
    """The image alone, after it was decoded once. Raises DamagedPictureError."""
    alone = trimmed(data)
    read(io.BytesIO(alone))
    return alone
