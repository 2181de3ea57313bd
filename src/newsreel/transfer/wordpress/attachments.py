"""The files of the old site, as its export tells of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


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


class Attachments:
    """Every attachment of an export, by number and by the post it belongs to."""

    def __init__(self, attachments: Iterable[Attachment] = ()) -> None:
        self._by_number: dict[int, Attachment] = {}
        self._of: dict[int, list[int]] = {}
        for attachment in attachments:
            self.add(attachment)

    def add(self, attachment: Attachment) -> None:
        if attachment.number in self._by_number:
            return
        self._by_number[attachment.number] = attachment
        self._of.setdefault(attachment.parent, []).append(attachment.number)

    @property
    def by_number(self) -> Mapping[int, Attachment]:
        return self._by_number

    def of(self, post: int) -> list[Attachment]:
        """What was uploaded to a post, in its gallery's order."""
        found = [self._by_number[number] for number in self._of.get(post, ()) if post]
        return sorted(found, key=lambda attachment: (attachment.order, attachment.number))


def _is_parsable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
