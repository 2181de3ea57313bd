"""The compressed forms of a page, by the names that HTTP gives them (RFC 9110, 8.4.1; RFC 8878 for zstd)."""

import gzip
import sys
from collections.abc import Callable

import brotli
import zstandard

IDENTITY = "identity"
SMALLEST = 256
"""Bytes; what is smaller gains nothing from being compressed."""

_COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/feed+json",
    "application/manifest+json",
    "image/svg+xml",
)


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


def _brotli(body: bytes) -> bytes:
    compressed: bytes = brotli.compress(body, quality=5)
    return compressed


def _zstd(body: bytes) -> bytes:
    return zstandard.compress(body, 9)


COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {"br": _brotli, "zstd": _zstd, "gzip": _gzip}
"""In the order of our own preference where a browser has none."""


def is_compressible(content_type: str, size: int) -> bool:
    kind = sys.intern(content_type.partition(";")[0].strip().lower())
    return size >= SMALLEST and (kind.startswith(_COMPRESSIBLE) or kind.endswith(("+xml", "/xml")))
