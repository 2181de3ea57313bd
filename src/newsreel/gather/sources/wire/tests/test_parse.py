"""Documents of news agencies."""

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import Item, UnreadableSourceError
from newsreel.gather.sources.wire.parse import parse

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:agency.example:20260318:1" version="2"
 standard="NewsML-G2" xml:lang="en-GB">
<itemMeta><versionCreated>2026-03-18T09:30:00Z</versionCreated><firstCreated>2026-03-18T10:00:00+01:00</firstCreated>
<pubStatus qcode="stat:usable"/><embargoed>2026-03-18T11:00:00Z</embargoed></itemMeta>
<contentMeta><language tag="en"/><subject qcode="x:1"><name>Film</name></subject><slugline>PREMIERE</slugline>
<headline role="hld:sub">Below</headline><headline role="hld:main">A quiet premiere</headline>
<by>By Ada Reel</by><description role="drol:summary">Short &amp; sweet.</description></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>x</title></head><body><p>Long <b>text</b>.</p><script>alert(1)</script></body></html></inlineXML>
<remoteContent href="https://agency.example/p.jpg" contenttype="image/jpeg"/></contentSet></newsItem>"""
ITEM = Item(
    guid="urn:newsml:agency.example:20260318:1",
    address="",
    title="A quiet premiere",
    summary="Short &amp; sweet.",
    content="<p>Long <b>text</b>.</p>",
    credit="Ada Reel",
    picture_address="https://agency.example/p.jpg",
    language="en",
    published_at=datetime(2026, 3, 18, 9, tzinfo=UTC),
    updated_at=datetime(2026, 3, 18, 9, 30, tzinfo=UTC),
    authors=("Ada Reel",),
    categories=("Film",),
)
_PICTURE = {"type": "picture", "uri": "x", "renditions": {"1": {"href": "https://agency.example/p.jpg"}}}
NINJS_1: dict[str, Any] = {
    "uri": ITEM.guid,
    "type": "text",
    "pubstatus": "usable",
    "firstcreated": "2026-03-18T10:00:00+01:00",
    "versioncreated": "2026-03-18T09:30:00Z",
    "language": "en",
    "headline": "A quiet premiere",
    "byline": "By Ada Reel",
    "description_text": "Short & sweet.",
    "body_xhtml": "<p>Long <b>text</b>.</p><script>alert(1)</script>",
    "subject": [{"name": "Film"}],
    "associations": {"main": _PICTURE},
}
NINJS_2: dict[str, Any] = {
    "uri": ITEM.guid,
    "pubstatus": "usable",
    "firstcreated": "2026-03-18T10:00:00+01:00",
    "versioncreated": "2026-03-18T09:30:00Z",
    "language": "en",
    "headlines": [{"role": "sub", "value": "Below"}, {"role": "main", "value": "A quiet premiere"}],
    "by": "Ada Reel",
    "descriptions": [{"role": "summary", "value": "Short & sweet."}],
    "bodies": [
        {"contenttype": "text/plain", "value": "Long text."},
        {"contenttype": "text/html", "value": "<p>Long <b>text</b>.</p>"},
    ],
    "subjects": [{"name": "Film"}],
    "associations": [{"type": "picture", "renditions": [{"href": "https://agency.example/p.jpg"}]}],
}
NINJS_3 = {
    {"pubstatus": "pubStatus", "firstcreated": "firstCreated", "versioncreated": "versionCreated"}.get(
        name, name
    ): value
    for name, value in NINJS_2.items()
} | {"bodies": [{"contentType": "text/html", "value": "<p>Long <b>text</b>.</p>"}]}


@pytest.mark.parametrize(
    "body", [NEWSML, *(json.dumps(one) for one in (NINJS_1, NINJS_2, NINJS_3, [NINJS_1]))]
)
def test_each_format_gives_the_same_item(body: str) -> None:
    assert parse(body.encode(), address="", now=NOW).items == (ITEM,)


def test_a_message_holds_several_items() -> None:
    item = NEWSML.partition("?>")[2]
    body = f"<newsMessage><itemSet>{item}{item.replace(':1', ':2', 1)}</itemSet></newsMessage>"
    assert len(parse(body.encode(), address="", now=NOW).items) == 2


@pytest.mark.parametrize(
    "body",
    [
        NEWSML.replace("stat:usable", "stat:canceled").replace(
            "<by>", "<edNote>Not &lt;true&gt;.</edNote><by>"
        ),
        json.dumps(NINJS_1 | {"pubstatus": "withheld", "ednote": "Not <true>."}),
        json.dumps(NINJS_3 | {"pubStatus": "canceled", "edNote": "Not <true>."}),
    ],
)
def test_what_is_withheld_or_cancelled_says_no_more_than_that(body: str) -> None:
    assert parse(body.encode(), address="", now=NOW).items == (
        Item(
            guid=ITEM.guid,
            address="",
            title="Withdrawn by its source: A quiet premiere",
            summary="Not &lt;true&gt;.",
            is_cancelled=True,
        ),
    )


@pytest.mark.parametrize(
    "body",
    [
        NEWSML.replace("2026-03-18T11:00:00Z", "2026-03-18T13:00:00Z"),
        json.dumps(NINJS_1 | {"embargoed": "2026-03-18T13:00:00Z"}),
    ],
)
def test_what_is_under_embargo_gives_no_item_and_is_counted(body: str) -> None:
    early = parse(body.encode(), address="", now=NOW)
    assert (early.items, early.held_back) == ((), 1)
    later = parse(body.encode(), address="", now=NOW.replace(hour=14))
    assert (len(later.items), later.held_back) == (1, 0)


def test_what_is_empty_gives_no_item() -> None:
    reading = parse(json.dumps(NINJS_1 | {"headline": "", "body_xhtml": ""}).encode(), address="", now=NOW)
    assert (reading.items, reading.held_back) == ((), 0)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"<rss/>", "It is XML, but no NewsML-G2: it holds no newsItem."),
        (b"{", "It is not JSON, so it is no ninjs."),
        (b"{}", "It is JSON, but no ninjs: nothing in it has a uri."),
    ],
)
def test_what_is_no_wire_copy_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        parse(body, address="", now=NOW)
    assert str(refusal.value) == sentence


@given(
    st.one_of(
        st.binary(max_size=200),
        st.integers(0, 1500).map(lambda end: NEWSML.encode()[:end]),
        st.dictionaries(
            st.sampled_from(sorted(NINJS_1 | NINJS_2)),
            st.one_of(st.none(), st.integers(), st.lists(st.none())),
        ).map(lambda change: json.dumps(NINJS_1 | change).encode()),
    )
)
def test_no_bytes_make_it_crash(body: bytes) -> None:
    with contextlib.suppress(UnreadableSourceError):
        parse(body, address="", now=NOW)
