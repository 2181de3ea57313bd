"""A Ghost export becomes articles, twice without doubling any; what is no Ghost export is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect

from newsreel.newsroom.models import Article, StandardPage
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.ghost.documents import from_lexical, from_mobiledoc
from newsreel.transfer.ghost.source import GhostExport
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.run import run

ADDRESS = "https://old.example.org"
LEXICAL = {
    "root": {
        "type": "root",
        "children": [
            {"type": "heading", "tag": "h2", "children": [{"type": "text", "text": "Dawn", "format": 0}]},
            {"type": "paragraph", "children": [
                {"type": "text", "text": "A <b> ", "format": 1},
                {"type": "link", "url": f"{ADDRESS}/html-post/",
                 "children": [{"type": "text", "text": "link"}]},
            ]},
            {"type": "list", "listType": "bullet", "children": [
                {"type": "listitem", "children": [{"type": "text", "text": "one"}]}]},
            {"type": "horoscope"},
        ],
    }
}  # fmt: skip
MOBILEDOC = {
    "version": "0.3.1",
    "markups": [["strong"], ["a", ["href", "https://example.org/"]]],
    "atoms": [],
    "cards": [["card-markdown", {"markdown": "plain"}], ["hr", {}]],
    "sections": [
        [1, "p", [[0, [0], 1, "Bold"], [0, [1], 1, " link"]]],
        [3, "ul", [[[0, [], 0, "item"]]]],
        [10, 1],
    ],
}


def post(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"{number:024x}",
        "title": f"Post {number}",
        "slug": f"post-{number}",
        "html": "<p>Words.</p>",
        "type": "post",
        "status": "published",
        "visibility": "public",
        "published_at": "2024-03-18T09:30:00.000Z",
        "updated_at": "2024-03-19T09:30:00.000Z",
        **fields,
    }


def written(folder: Path, *posts: dict[str, Any], **tables: Any) -> Path:
    data = {
        "posts": list(posts),
        "users": [
            {"id": "u1", "slug": "iris", "name": "Iris Vale", "bio": "Writes."},
            {"id": "u2", "slug": "tom", "name": "Tom Ård"},
        ],
        "tags": [
            {"id": "t1", "slug": "cinema", "name": "Cinema", "description": "Films"},
            {"id": "t2", "slug": "harbours", "name": "Harbours"},
            {"id": "t3", "slug": "hash-x", "name": "#x", "visibility": "internal"},
        ],
        "posts_tags": [
            {"post_id": f"{1:024x}", "tag_id": "t2", "sort_order": 1},
            {"post_id": f"{1:024x}", "tag_id": "t1", "sort_order": 0},
        ],
        "posts_authors": [
            {"post_id": f"{1:024x}", "author_id": "u2", "sort_order": 1},
            {"post_id": f"{1:024x}", "author_id": "u1", "sort_order": 0},
        ],
        "settings": [{"key": "title", "value": "The Old Reel"}],
        **tables,
    }
    file = folder / "ghost.json"
    file.write_text(json.dumps({"db": [{"meta": {"version": "5.80"}, "data": data}]}))
    return file


@pytest.mark.django_db
def test_a_site_moves_in_and_again_changes_nothing(tmp_path: Path) -> None:
    make_home()
    file = written(
        tmp_path,
        post(1, slug="html-post", title="From HTML", custom_excerpt="In short.", featured=1,
             html='<p>See <a href="__GHOST_URL__/about/">us</a> [gallery].</p>'),
        post(2, title="From Lexical", html=None, lexical=json.dumps(LEXICAL)),
        post(3, title="From Mobiledoc", html="", mobiledoc=json.dumps(MOBILEDOC)),
        post(4, title="Paid", visibility="paid"),
        post(5, title="Later", status="scheduled", published_at="2099-01-01T00:00:00.000Z"),
        post(6, title="About", slug="about", type="page"),
        post(7, title="Mailed", status="sent"),
        posts_meta=[{"post_id": f"{1:024x}", "meta_title": "For engines", "meta_description": "Described."}],
        products=[{"id": "p1"}],
    )  # fmt: skip
    report = run(GhostExport(file, ADDRESS), media=NoMedia())
    article = Article.objects.get(title="From HTML")
    assert (article.address, article.standfirst, article.is_pinned) == ("/html-post/", "In short.", True)
    assert (article.seo_title, article.search_description) == ("For engines", "Described.")
    assert article.get_parent().title == "Cinema"
    assert sorted(article.tags.names()) == ["Cinema", "Harbours"]
    assert [byline.author.name for byline in article.bylines.all()] == ["Iris Vale", "Tom Ård"]
    assert article.body[0].value.source == '<p>See <a href="/about/" rel="noopener">us</a> [gallery].</p>'
    lexical = Article.objects.get(title="From Lexical")
    assert [block.block_type for block in lexical.body] == ["heading", "text", "list"]
    assert Article.objects.get(title="From Mobiledoc").live is True
    assert {each.title for each in Article.objects.filter(live=False)} == {"Paid", "Later", "Mailed"}
    assert StandardPage.objects.get(title="About").address == "/about/"
    assert ImportedItem.objects.filter(origin="ghost:old.example.org", kind="post").count() == 6
    assert report.notes == [
        "An author's biography and picture were not taken over; write them under Authors.",
        "An internal tag (one that begins with #) was left out.",
        "A “horoscope” was left out.",
        "A post for members only is a draft here: nothing is shown that was not open to all.",
        "A post that was only sent by mail is a draft here.",
        "1 tiers of the export were not taken over.",
    ]
    assert not Redirect.objects.filter(old_path__contains="?").exists()
    again = run(GhostExport(file, ADDRESS), media=NoMedia()).total
    assert (again.made, again.changed, again.skipped) == (0, 0, 0)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"data": {"posts": 7}}', b'{"db": []}', b"\xff\xfe", b"[" * 100_000]
)
def test_something_else_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    with pytest.raises(ExportError, match=r"is no (JSON|Ghost export)"):
        list(GhostExport(file, ADDRESS).attempts(lambda *_: None)[0]())


def test_a_post_without_its_number_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = written(tmp_path, {"title": "x"})
    with pytest.raises(ExportError, match="is not as Ghost writes its exports"):
        list(GhostExport(file, ADDRESS).attempts(lambda *_: None)[0]())


def test_mobiledoc_and_lexical_as_html() -> None:
    noted: list[str] = []
    assert from_mobiledoc(json.dumps(MOBILEDOC), noted.append) == (
        '<p><strong>Bold</strong><a href="https://example.org/"> link</a></p><ul><li>item</li></ul><hr>'
    )
    assert from_lexical(json.dumps(LEXICAL), noted.append) == (
        f'<h2>Dawn</h2><p><strong>A &lt;b&gt; </strong><a href="{ADDRESS}/html-post/">link</a></p>'
        "<ul><li>one</li></ul>"
    )
    assert noted == ["A “horoscope” was left out"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["root", "children", "type", "text", "x"]), inner)
    ),
)


@given(JSON)
def test_no_document_breaks_the_reader(value: Any) -> None:
    noted: list[str] = []
    for read in (from_lexical, from_mobiledoc):
        assert isinstance(
            read(json.dumps({"root": value, "sections": value, "cards": value}), noted.append), str
        )
