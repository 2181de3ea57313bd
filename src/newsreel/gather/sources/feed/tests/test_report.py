"""The report on a feed, whatever is in it."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.feed.report import report
from newsreel.gather.sources.feed.tests.test_parse import ATOM, JSON_FEED, RSS


@pytest.mark.parametrize(
    "value", ["<!--" * 2000 + "x", "<p>" * 60_000 + "x", "&#" + "9" * 5000 + ";<b>x</b>"]
)
def test_what_feedparser_can_not_clean_is_cleaned_as_for_the_desk(value: str) -> None:
    feed = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"content_html": value}]})
    (entry,) = report(feed.encode())["entries"]
    assert "<!--" not in entry["content"]


@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(lambda text: RSS.replace("Short.", text).encode("utf-8", "replace")),
        st.text(max_size=200).map(lambda text: ATOM.replace("One", text).encode("utf-16", "replace")),
        st.integers(min_value=0, max_value=400).map(lambda end: RSS.encode()[:end]),
        st.integers(min_value=0, max_value=200).map(lambda end: JSON_FEED.encode()[:end]),
    )
)
def test_no_bytes_make_it_crash(body: bytes) -> None:
    with contextlib.suppress(UnreadableSourceError):
        json.dumps(report(body))
