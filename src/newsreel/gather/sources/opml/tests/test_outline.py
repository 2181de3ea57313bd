"""Lists of sources, in and out."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.opml.outline import (
    OutlinedSource,
    folder_line,
    folders_of,
    read_opml,
    write_opml,
)

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
LIST = b"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<opml version="1.1"><head><title>Mine</title></head><body>
<outline text="Trade &amp; more"><outline text="Film">
<outline title="The Wire" text="x" type="rss" xmlUrl="https://wire.example.org/feed" htmlUrl="https://wire.example.org/"/>
</outline></outline>
<outline text="&x;" XMLURL="https://other.example.org/rss"/>
<outline text="twice" xmlUrl="https://wire.example.org/feed"/>
<outline text="no web" xmlUrl="file:///etc/passwd"/></body></opml>"""
SOURCES = (
    OutlinedSource(
        "The Wire", "https://wire.example.org/feed", "https://wire.example.org/", ("Trade & more", "Film")
    ),
    OutlinedSource("&x;", "https://other.example.org/rss"),
)


def test_each_source_is_read_once_with_its_folders() -> None:
    assert read_opml(LIST) == SOURCES


def test_what_is_written_is_read_again() -> None:
    written = write_opml(SOURCES, title="Sources of <The Matinee>", now=NOW)
    assert read_opml(written) == SOURCES
    assert b"<title>Sources of &lt;The Matinee&gt;</title>" in written
    assert b"<dateCreated>Wed, 18 Mar 2026 12:00:00 GMT</dateCreated>" in written


@pytest.mark.parametrize(
    ("folders", "line", "again"),
    [
        ((), "", ()),
        (("Film", "Trades"), "Film / Trades", ("Film", "Trades")),
        (("Film / TV", "AC/DC"), "Film/TV / AC/DC", ("Film/TV", "AC/DC")),
        (("x" * 300, "y"), "x" * 200, ("x" * 200,)),
    ],
)
def test_folders_as_a_line(folders: tuple[str, ...], line: str, again: tuple[str, ...]) -> None:
    assert folder_line(folders) == line
    assert folders_of(line) == again


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"<rss/>", "It is not OPML: export the list of feeds from the other program as OPML."),
        (b"<outline/>" * 20_001, "The list holds more than 20,000 sources. Split it."),
        (b"", "It holds no XML element, so it is no feed."),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        read_opml(body)
    assert str(refusal.value) == sentence


@given(st.one_of(st.binary(max_size=200), st.integers(0, 600).map(lambda end: LIST[:end])))
def test_no_bytes_make_it_crash(body: bytes) -> None:
    with contextlib.suppress(UnreadableSourceError):
        read_opml(body)
