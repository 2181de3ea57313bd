"""Long CDATA sections are taken out and found again."""

import pytest

from newsreel.gather.sources.feed.read import read_document
from newsreel.gather.sources.feed.sections import without_sections

LONG = "<p>Tom & Ada, café</p>" * 40
FEED = (
    "<rss version='2.0'><channel><item><title>x</title><description>{}</description></item></channel></rss>"
)


def summary(text: str) -> str:
    (entry,) = read_document(FEED.format(text).encode(), address="").entries
    return entry.summary.value if entry.summary else ""


@pytest.mark.parametrize(
    "text", [f"<![CDATA[{LONG}]]>", f"\n <![CDATA[{LONG}]]>\n", f"<![CDATA[ {LONG}\r\n]]>"]
)
def test_a_long_section_that_is_all_of_a_text_is_taken_and_found_again(text: str) -> None:
    body = FEED.format(text).encode()
    short, sections = without_sections(body)
    assert len(sections) == 1
    assert len(short) < 200
    assert summary(text).strip() == LONG


@pytest.mark.parametrize(
    "text",
    [
        "<![CDATA[short]]>",
        f"a <![CDATA[{LONG}]]>",
        f"<![CDATA[{LONG}]]> b",
        f"<![CDATA[{LONG}]]><![CDATA[{LONG}]]>",
        f"<!-- <![CDATA[{LONG}]]> -->",
        f"<b><![CDATA[{LONG}]]></b>",
        f"<![CDATA[{LONG}",
        f"\ue0000\ue001<![CDATA[{LONG}]]>",
    ],
)
def test_any_other_stays_where_it_is(text: str) -> None:
    body = FEED.format(text).encode()
    assert without_sections(body) == (body, [])


def test_another_encoding_than_utf_8_stays_as_it_is() -> None:
    body = f"<?xml version='1.0' encoding='iso-8859-1'?>{FEED.format(f'<![CDATA[{LONG}]]>')}".encode(
        "latin-1"
    )
    assert without_sections(body) == (body, [])
    (entry,) = read_document(body, address="").entries
    assert entry.summary is not None
    assert entry.summary.value == LONG


def test_a_mark_that_a_feed_writes_itself_means_nothing() -> None:
    assert summary("\ue0000\ue001") == "\ue0000\ue001"
