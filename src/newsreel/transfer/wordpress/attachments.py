"""The files of the old site, as its export tells of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from newsreel.newsroom.media_file import may_be_taken


@dataclass(frozen=True, slots=True)
class Attachment:
    number: int
    address: str
    """Of the file itself."""
    title: str = ""
    caption: str = ""
    alt: str = ""
    parent: int = 0
    """The number of the post it was uploaded to; 0 for none."""
    order: int = 0

    @property
    def kind(self) -> str:
        """picture, audio, video or document."""
        return kind_of(self.address)

    @property
    def file_name(self) -> str:
        path = urlsplit(self.address).path if _is_parsable(self.address) else ""
        return PurePosixPath(unquote(path)).name

    @property
    def is_taken(self) -> bool:
        """Whether files of its kind are taken over, as far as its name tells."""
        return self.kind == "picture" or may_be_taken(self.file_name)


_KINDS = {
    "picture": "jpg jpeg jpe gif png bmp tif tiff webp avif heic svg ico",
    "audio": "mp3 m4a m4b ogg oga wav wma flac aac mka ra ram mid midi",
    "video": "mp4 m4v webm ogv mov qt avi wmv mpg mpeg flv mkv 3gp 3g2",
}
_KIND_BY_ENDING = {ending: kind for kind, endings in _KINDS.items() for ending in endings.split()}


def kind_of(address: str) -> str:
    """picture, audio, video or document, by the ending of a file's address."""
    path = urlsplit(address).path if _is_parsable(address) else ""
    return _KIND_BY_ENDING.get(path.rpartition(".")[2].lower(), "document")


# WordPress keeps smaller copies as name-300x200.jpg, and large uploads as name-scaled.jpg.
_SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w+\Z)")


class Attachments:
    """Every attachment of an export, by number and by the post it belongs to."""

    def __init__(self, attachments: Iterable[Attachment] = ()) -> None:
        self._by_number: dict[int, Attachment] = {}
        self._of: dict[int, list[int]] = {}
        self._by_file: dict[str, int] = {}
        for attachment in attachments:
            self.add(attachment)

    def add(self, attachment: Attachment) -> None:
        if attachment.number in self._by_number:
            return
        self._by_number[attachment.number] = attachment
        self._of.setdefault(attachment.parent, []).append(attachment.number)
        if name := _file_name(attachment.address):
            self._by_file.setdefault(name, attachment.number)

    @property
    def by_number(self) -> Mapping[int, Attachment]:
        return self._by_number

    def by_file(self, address: str) -> Attachment | None:
        """The attachment whose file has this address, or is shown there in a smaller size."""
        name = _file_name(address)
        number = self._by_file.get(name) or self._by_file.get(_SIZE.sub("", name))
        return self._by_number[number] if number else None

    def of(self, post: int) -> list[Attachment]:
        """What was uploaded to a post, in its gallery's order."""
        found = [self._by_number[number] for number in self._of.get(post, ()) if post]
        return sorted(found, key=lambda attachment: (attachment.order, attachment.number))


def _file_name(address: str) -> str:
    """Host and path: scheme and query (a service's way to name a size) don't matter."""
    if not _is_parsable(address):
        return ""
    parts = urlsplit(address)
    return f"{parts.netloc.lower()}{parts.path}" if parts.path.strip("/") else ""


def _is_parsable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
