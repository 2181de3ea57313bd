"""What a sound or film file is, by its first bytes. No database."""

from pathlib import PurePosixPath

ENOUGH = 64
"""So many of a file's first bytes tell what it is."""

_FAMILIES: dict[str, tuple[str, ...]] = {
    "mp3": ("mp3",),
    "mp4": ("mp4", "m4a", "m4v", "m4b", "mov", "3gp"),
    "ogg": ("ogg", "oga", "ogv", "opus"),
    "webm": ("webm", "weba"),
    "wav": ("wav",),
    "flac": ("flac",),
    "aac": ("aac",),
    "pdf": ("pdf",),
}
"""Endings by what a file is; the first one where its own is none of them."""

_TYPES = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "m4b": "audio/mp4",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "weba": "audio/webm",
    "wav": "audio/wav",
    "flac": "audio/flac",
    "aac": "audio/aac",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "3gp": "video/3gpp",
    "ogv": "video/ogg",
    "webm": "video/webm",
}
# Pictures come in the same boxes as films (ISO 14496-12, 4.3).
_BRANDS_OF_PICTURES = frozenset({b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})


def ending_of(head: bytes, name: str) -> str:
    """The ending that a file with these first bytes shall have; empty where it is none that is taken.

    A file keeps its own where that is one of what it is: sound and film share their containers.
    """
    family = _family(head)
    if not family:
        return ""
    own = _ending(name)
    return own if own in _FAMILIES[family] else _FAMILIES[family][0]


def may_be_taken(name: str) -> bool:
    """Whether a file of this name could be one that is taken; its content decides."""
    return any(_ending(name) in endings for endings in _FAMILIES.values())


def media_type(name: str) -> str:
    """Of a sound or film, by the ending of its name; empty where it can't be played."""
    return _TYPES.get(_ending(name), "")


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def _family(head: bytes) -> str:
    if head.startswith(b"ID3") or _is_frame_of_layer_three(head):
        return "mp3"
    if head[:2] in (b"\xff\xf1", b"\xff\xf9"):
        return "aac"
    if head[4:8] == b"ftyp":
        return "" if head[8:12] in _BRANDS_OF_PICTURES else "mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "webm" if b"webm" in head[:ENOUGH] else ""
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    for sign, family in ((b"OggS", "ogg"), (b"fLaC", "flac"), (b"%PDF-", "pdf")):
        if head.startswith(sign):
            return family
    return ""


def _is_frame_of_layer_three(head: bytes) -> bool:
    """The header of an MPEG audio frame: sync, layer, bit rate and sampling rate (ISO 11172-3, 2.4.1.3)."""
    if len(head) < 3 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[2] >> 4 not in (0, 15) and head[2] >> 2 & 3 != 3
