import gzip

import brotli
import pytest
import zstandard

from newsreel.delivery.compression import COMPRESSORS, is_compressible

PAGE = b"<p>All the news of the pictures.</p>" * 100


def test_each_form_gives_the_page_back() -> None:
    assert gzip.decompress(COMPRESSORS["gzip"](PAGE)) == PAGE
    assert brotli.decompress(COMPRESSORS["br"](PAGE)) == PAGE
    assert zstandard.decompress(COMPRESSORS["zstd"](PAGE)) == PAGE


@pytest.mark.parametrize("coding", COMPRESSORS)
def test_the_same_page_gives_the_same_bytes(coding: str) -> None:
    assert COMPRESSORS[coding](PAGE) == COMPRESSORS[coding](PAGE)


@pytest.mark.parametrize(
    ("content_type", "size", "expected"),
    [
        ("text/html; charset=utf-8", 5000, True),
        ("TEXT/CSS", 5000, True),
        ("application/rss+xml; charset=utf-8", 5000, True),
        ("application/xml", 5000, True),
        ("application/feed+json", 5000, True),
        ("image/svg+xml", 5000, True),
        ("image/avif", 5000, False),
        ("font/woff2", 5000, False),
        ("text/html", 20, False),
        ("", 5000, False),
    ],
)
def test_compresses_what_gains_by_it(content_type: str, size: int, expected: bool) -> None:
    assert is_compressible(content_type, size) is expected
