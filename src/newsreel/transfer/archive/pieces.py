"""Pieces: what files and databases are cut into, compressed, and each kept once."""

import zstandard

from newsreel.transfer.archive.errors import DamagedError

LARGEST = 2**20
"""Bytes of a piece of a file. Nothing larger is ever unpacked: there are no bombs."""
PAGES = 2**16
"""Bytes of a piece of the database: small, for few of them change between two backups."""
LARGEST_DOCUMENT = 2**26
"""Bytes of an index or a manifest."""

_PLAIN, _COMPRESSED, _CHANGED = b"\x00", b"\x01", b"\x02"
_LEVEL = 3
_compressor = zstandard.ZstdCompressor(level=_LEVEL)


def packed(content: bytes) -> bytes:
    """Compressed, where that makes it smaller; the first byte says how."""
    compressed = _compressor.compress(content)
    return _COMPRESSED + compressed if len(compressed) < len(content) else _PLAIN + content


def packed_changes(content: bytes, base: bytes) -> bytes:
    """What must be known besides `base` to tell `content`."""
    known = zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return _CHANGED + zstandard.ZstdCompressor(level=_LEVEL, dict_data=known).compress(content)


def unpacked(data: bytes, base: bytes | None = None, *, largest: int = LARGEST) -> bytes:
    """Raises :class:`DamagedError` for what nobody packed, and for what is larger than `largest`."""
    form, body = data[:1], data[1:]
    if form == _PLAIN and len(body) <= largest:
        return body
    try:
        if form == _COMPRESSED:
            return _decompressed(zstandard.ZstdDecompressor(), body, largest)
        if form == _CHANGED and base is not None:
            known = zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
            return _decompressed(zstandard.ZstdDecompressor(dict_data=known), body, largest)
    except zstandard.ZstdError as error:
        raise DamagedError(f"A part of the backup can't be unpacked ({error}).") from error
    raise DamagedError("A part of the backup is in no form that we know.")


def _decompressed(decompressor: zstandard.ZstdDecompressor, body: bytes, largest: int) -> bytes:
    size = zstandard.frame_content_size(body)
    if not 0 <= size <= largest:
        raise DamagedError("A part of the backup would grow past all bounds when unpacked.")
    return decompressor.decompress(body, max_output_size=largest)
