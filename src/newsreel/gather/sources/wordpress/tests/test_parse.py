"""Posts from WordPress's REST interface."""

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import Item, UnreadableSourceError
from newsreel.gather.sources.wordpress.parse import parse

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ADDRESS = "https://wire.example.org/wp-json/wp/v2/posts?_embed=1"
POST: dict[str, Any] = {
    "id": 7,
    "date_gmt": "2026-03-18T09:00:00",
    "modified_gmt": "2026-03-18T09:30:00",
    "guid": {"rendered": "https://wire.example.org/?p=7"},
    "status": "publish",
    "link": "https://wire.example.org/premiere/",
    "title": {"rendered": "A quiet &#8211; late premiere"},
    "excerpt": {"rendered": "<p>Short.</p>\n"},
    "content": {"rendered": '<p>Long <a href="/more">text</a>.<script>alert(1)</script></p>'},
    "_embedded": {
        "author": [{"name": "Ada Reel"}],
        "wp:featuredmedia": [{"source_url": "https://wire.example.org/p.jpg"}],
        "wp:term": [[{"taxonomy": "category", "name": "Film"}], [{"taxonomy": "format", "name": "x"}]],
    },
}


def read(*posts: object) -> tuple[Item, ...]:
    return parse(json.dumps(posts).encode(), address=ADDRESS, now=NOW).items


def test_a_post_is_read_whole() -> None:
    assert read(POST) == (
        Item(
            guid="https://wire.example.org/?p=7",
            address="https://wire.example.org/premiere/",
            title="A quiet – late premiere",
            summary="<p>Short.</p>",
            content='<p>Long <a href="https://wire.example.org/more" rel="noopener">text</a>.</p>',
            credit="Ada Reel",
            picture_address="https://wire.example.org/p.jpg",
            published_at=datetime(2026, 3, 18, 9, tzinfo=UTC),
            updated_at=datetime(2026, 3, 18, 9, 30, tzinfo=UTC),
            authors=("Ada Reel",),
            categories=("Film",),
        ),
    )


@pytest.mark.parametrize(
    "change", [{"status": "draft"}, {"title": None, "link": ""}, {"title": 7, "link": 7}]
)
def test_what_is_not_out_or_has_no_name_is_no_item(change: dict[str, object]) -> None:
    assert read(POST | change) == ()


def test_what_is_of_another_type_than_it_should_be_is_empty() -> None:
    (item,) = read(POST | {"_embedded": [], "content": "x", "date_gmt": 7, "excerpt": {"rendered": []}})
    assert (item.content, item.summary, item.published_at, item.authors) == ("", "", None, ())


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"<html>", "It is not JSON, as WordPress's REST interface gives it."),
        (b"[" * 100_000, "It is not JSON, as WordPress's REST interface gives it."),
        (b"{}", "It is JSON, but no list of WordPress posts."),
        (b'{"code":"x","message":"Sorry, <b>no</b>."}', "WordPress refused: “Sorry, no.”"),
    ],
)
def test_what_is_no_list_of_posts_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        parse(body, address=ADDRESS, now=NOW)
    assert str(refusal.value) == sentence


@given(
    st.one_of(st.binary(max_size=200), st.integers(0, 700).map(lambda end: json.dumps([POST]).encode()[:end]))
)
def test_no_bytes_make_it_crash(body: bytes) -> None:
    with contextlib.suppress(UnreadableSourceError):
        parse(body, address=ADDRESS, now=NOW)
