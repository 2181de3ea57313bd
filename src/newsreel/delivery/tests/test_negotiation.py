import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsreel.delivery.negotiation import byte_range, encoding_for, http_date, is_unchanged


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, zstd", "zstd"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "zstd"),
        ("gzip;q=0.5, identity;q=1", "identity"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("deflate", "identity"),
        ("gzip;q=2", "identity"),
        ("gzip;q=nan", "identity"),
        ("gzip;q=", "identity"),
        ("br" + ", gzip" * 200, "identity"),
    ],
)
def test_the_coding_of_the_highest_quality(accepted: str, expected: str) -> None:
    assert encoding_for(accepted) == expected


@given(some.text())
def test_any_header_gives_a_coding(accepted: str) -> None:
    assert encoding_for(accepted) in ("identity", "gzip", "br", "zstd")


@pytest.mark.parametrize(
    ("if_none_match", "if_modified_since", "expected"),
    [
        ("", "", False),
        ('"a"', "", True),
        ('W/"a"', "", True),
        ('"b", "a"', "", True),
        ("*", "", True),
        ('"b"', "", False),
        # Tags rule: the date is not looked at beside them.
        ('"b"', "Thu, 01 Jan 2099 00:00:00 GMT", False),
        ("", "Thu, 01 Jan 1970 00:16:40 GMT", True),
        ("", "Thu, 01 Jan 1970 00:16:39 GMT", False),
        ("", "nonsense", False),
        ("", "Thu, 01 Jan 1970 00:16:40 -0000", False),
    ],
)
def test_when_304_is_the_answer(if_none_match: str, if_modified_since: str, expected: bool) -> None:
    answered = is_unchanged(
        etag='"a"', modified=1000.7, if_none_match=if_none_match, if_modified_since=if_modified_since
    )
    assert answered is expected


@given(some.text(), some.text())
def test_no_header_breaks_it(if_none_match: str, if_modified_since: str) -> None:
    is_unchanged(etag='"a"', modified=0, if_none_match=if_none_match, if_modified_since=if_modified_since)


def test_dates_are_written_as_http_has_them() -> None:
    assert http_date(784111777.9) == "Sun, 06 Nov 1994 08:49:37 GMT"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-99", (0, 100)),
        ("bytes=900-", (900, 1000)),
        ("bytes=-100", (900, 1000)),
        ("bytes=-5000", (0, 1000)),
        ("bytes=990-5000", (990, 1000)),
        ("Bytes = 5-5", (5, 6)),
        ("bytes=0-1,5-6", None),
        ("bytes=9-5", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("bytes=٠-٩", None),
        ("lines=0-9", None),
        ("", None),
    ],
)
def test_one_range_is_understood_and_others_are_ignored(
    header: str, expected: tuple[int, int] | None
) -> None:
    assert byte_range(header, 1000) == expected


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=5000-6000", "bytes=-0"])
def test_a_range_behind_the_end_is_refused(header: str) -> None:
    with pytest.raises(ValueError, match="nothing lies there"):
        byte_range(header, 1000)


@given(some.text(), some.integers(0, 10_000))
def test_a_range_lies_within_the_file(header: str, size: int) -> None:
    try:
        found = byte_range("bytes=" + header, size)
    except ValueError:
        return
    assert found is None or 0 <= found[0] < found[1] <= size
