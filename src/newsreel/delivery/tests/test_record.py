import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsreel.delivery.record import BrokenRecordError, Record
from newsreel.delivery.tests.records import record


@given(
    path=some.text(min_size=1), body=some.binary(), shows=some.frozensets(some.text()), as_of=some.integers(0)
)
def test_what_is_written_is_read(path: str, body: bytes, shows: frozenset[str], as_of: int) -> None:
    written = record(path, body, shows=shows, as_of=as_of)
    assert Record.from_bytes(written.to_bytes()) == written


@given(cut=some.integers(min_value=1))
def test_a_record_that_was_cut_off_is_broken(cut: int) -> None:
    whole = record(body=b"x" * 500).to_bytes()
    with pytest.raises(BrokenRecordError):
        Record.from_bytes(whole[: -min(cut, len(whole))])


@given(position=some.integers(min_value=0), bit=some.integers(0, 7))
def test_one_bit_turned_over_is_seen(position: int, bit: int) -> None:
    damaged = bytearray(record(body=b"x" * 500).to_bytes())
    damaged[position % len(damaged)] ^= 1 << bit
    try:
        read = Record.from_bytes(bytes(damaged))
    except BrokenRecordError:
        return
    # Hexadecimal digits may be written in either case.
    assert read == record(body=b"x" * 500)


@given(data=some.binary())
def test_anything_else_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenRecordError):
        Record.from_bytes(data)


def test_two_that_are_the_same_are_the_same_bytes() -> None:
    assert record(shows=["b", "a"]).to_bytes() == record(shows=["a", "b"]).to_bytes()
