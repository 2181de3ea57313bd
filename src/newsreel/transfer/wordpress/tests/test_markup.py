"""From HTML to blocks of ours."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.lib.html import clean
from newsreel.transfer.wordpress.body import stored, text_of
from newsreel.transfer.wordpress.markup import blocks_from
from newsreel.transfer.wordpress.surroundings import Surroundings


def made(markup: str, surroundings: Surroundings | None = None) -> list[tuple[str, Any]]:
    return [(block.kind, block.value) for block in blocks_from(markup, surroundings or Surroundings())]


def notes(markup: str) -> list[str]:
    surroundings = Surroundings()
    blocks_from(markup, surroundings)
    return surroundings.notes.sentences()


@pytest.mark.parametrize(
    ("markup", "rich_text"),
    [
        ("<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ("bare text", "<p>bare text</p>"),
        ("<p><strong>a</strong> <em>b</em> <del>c</del></p>", "<p><b>a</b> <i>b</i> <s>c</s></p>"),
        ("<p><code>x = 'y'</code> isn't</p>", "<p><code>x = 'y'</code> isn’t</p>"),
        ('<p><span style="color:red">a</span><font>b</font><u>c</u></p>', "<p>abc</p>"),
        ("<p>a<br />b</p>", "<p>a<br>b</p>"),
        ("<p><br />a<br /></p>", "<p>a</p>"),
        ("<p>a</p><hr /><p>b</p>", "<p>a</p><hr><p>b</p>"),
        ("<p>&nbsp;</p><p> </p><p>a</p>", "<p>a</p>"),
        ('<p><a name="x">a</a> <a href="#x">b</a></p>', "<p>a b</p>"),
        ('<p><a href="https://a.example/?x=1&amp;y=2">a</a></p>', None),
        ('<p>a <a href="javascript:alert(1)">b</a></p>', '<p>a <a rel="noopener">b</a></p>'),
        ("<div><div>a</div>b<p>c</p></div>", "<p>a</p><p>b</p><p>c</p>"),
        ("<p>a</p></div></body><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol><li><p>a</p><ul><li>b</li></ul></li></ol>", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
    ],
)
def test_running_text(markup: str, rich_text: str | None) -> None:
    expected = rich_text or '<p><a href="https://a.example/?x=1&amp;y=2" rel="noopener">a</a></p>'
    assert made(markup) == [("text", expected)]


@pytest.mark.parametrize(
    ("markup", "block"),
    [
        ("<h1>A <em>b</em></h1>", ("heading", {"text": "A b", "level": "2"})),
        ("<h3>A</h3>", ("heading", {"text": "A", "level": "3"})),
        ("<h6>A</h6>", ("heading", {"text": "A", "level": "4"})),
        (
            "<ul><li>a</li><li><b>b</b></li></ul>",
            ("list", {"style": "bullets", "items": ["<p>a</p>", "<p><b>b</b></p>"]}),
        ),
        ("<ol><li>a</li></ol>", ("list", {"style": "numbers", "items": ["<p>a</p>"]})),
        ("<ol reversed><li>a</li></ol>", ("list", {"style": "countdown", "items": ["<p>a</p>"]})),
        (
            '<blockquote cite="https://a.example/"><p>Said</p><p>more</p><cite>Ada</cite></blockquote>',
            ("quote", {"text": "<p>Said</p><p>more</p>", "speaker": "Ada", "address": "https://a.example/"}),
        ),
        ("<blockquote>Said</blockquote>", ("quote", {"text": "<p>Said</p>", "speaker": "", "address": ""})),
        (
            '<figure class="wp-block-pullquote"><blockquote><p>Big</p><cite>Ada</cite></blockquote></figure>',
            ("pull_quote", {"quote": "Big", "speaker": "Ada"}),
        ),
        ("<pre>a\n  b</pre>", ("imported_markup", "<pre>a\n  b</pre>")),
        ("<dl><dt>a</dt><dd>it's</dd></dl>", ("imported_markup", "<dl><dt>a</dt><dd>it’s</dd></dl>")),
        ('<p><abbr title="x">a</abbr></p>', ("imported_markup", '<p><abbr title="x">a</abbr></p>')),
        ('<h1><a href="/x/">a</a></h1>', ("imported_markup", '<h2><a href="/x/" rel="noopener">a</a></h2>')),
        ('<ol start="4"><li>a</li></ol>', ("imported_markup", '<ol start="4"><li>a</li></ol>')),
        ("<ul><li>a<h2>b</h2></li></ul>", ("imported_markup", "<ul><li>a<h2>b</h2></li></ul>")),
        ("<blockquote><h2>a</h2></blockquote>", ("imported_markup", "<blockquote><h2>a</h2></blockquote>")),
        (
            "<details><summary>a</summary><p>b</p></details>",
            ("imported_markup", "<details><summary>a</summary><p>b</p></details>"),
        ),
    ],
)
def test_one_block(markup: str, block: tuple[str, Any]) -> None:
    assert made(markup) == [block]


def test_addresses_standing_alone() -> None:
    assert made("<p>https://youtu.be/aqz-KE-bpKQ</p>")[0][0] == "embed"
    assert made("<p>https://a.example/page</p>") == [
        ("text", '<p><a href="https://a.example/page" rel="noopener">https://a.example/page</a></p>')
    ]
    assert made("<p><code>https://youtu.be/aqz-KE-bpKQ</code></p>")[0][0] == "text"


def test_pictures_in_a_paragraph_stand_before_it() -> None:
    found = made('<p>Left of <img class="alignleft" src="https://a.example/x.jpg" alt="X"> words</p>')
    assert [kind for kind, _ in found] == ["picture", "text"]
    assert found[0][1]["layout"] == "left"
    assert found[1][1] == "<p>Left of  words</p>"


def test_counters_pictures_are_left_out() -> None:
    markup = '<p>a<img src="https://t.example/1.gif" width="1" height="1"></p>'
    assert made(markup) == [("text", "<p>a</p>")]
    assert notes(markup) == ["An invisible picture (a counter's) was left out: https://t.example/1.gif."]


def test_backgrounds_are_pictures() -> None:
    found = made('<div style="background-image:url(https://a.example/x.jpg)"><p>On it</p></div>')
    assert [kind for kind, _ in found] == ["picture", "text"]


def test_scripts_and_forms_are_left_out_and_noted() -> None:
    markup = (
        '<p>a</p><script src="https://s.example/x.js">evil()</script>'
        '<form><label>Name</label><input name="n"></form>'
    )
    assert made(markup) == [("text", "<p>a</p><p>Name</p>")]
    assert notes(markup) == [
        "A <script> was left out: https://s.example/x.js.",
        "A form was left out; its words were kept.",
        "A form's field was left out: n.",
    ]


def test_what_is_for_editors_comes_after_the_paragraph() -> None:
    markup = '<p>From <x-editors-only source="[price a=&quot;--&gt;&quot;]"></x-editors-only> euro</p>'
    found = made(markup)
    assert found == [
        ("text", "<p>From  euro</p>"),
        ("imported_markup", '<!-- [price a="-\u200b-›"] -->'),
    ]
    assert clean(found[1][1]) == ""


def test_links_are_rewritten_everywhere() -> None:
    surroundings = Surroundings(link=lambda address: address.replace("https://old.example", ""))
    found = made(
        '<p><a href="https://old.example/a/">a</a></p><dl><dt><a href="https://old.example/b/">b</a></dt></dl>',
        surroundings,
    )
    assert "https://old.example" not in str(found)


def test_tables() -> None:
    kind, value = made("<table><thead><tr><th>A</th></tr></thead><tr><td>it's</td></tr></table>")[0]
    assert kind == "table"
    assert value["table"]["data"] == [["A"], ["it’s"]]
    found = made('<table><tr><td><a href="/x/">a</a></td></tr></table>')
    assert found[0][0] == "imported_markup"
    kind, value = made(
        "<figure class='wp-block-table'><table><tr><td>a</td></tr></table><figcaption>C</figcaption></figure>"
    )[0]
    assert (kind, value["caption"]) == ("table", "C")


def test_markup_nested_without_end_becomes_plain_text() -> None:
    surroundings = Surroundings()
    blocks = blocks_from("<div>" * 5000 + "deep words" + "</div>" * 5000, surroundings)
    assert [block.value for block in blocks] == ["<p>deep words</p>"]
    assert surroundings.notes.sentences() == ["Markup nested too deeply was taken as plain text."]


def test_nothing_hostile_is_stored() -> None:
    markup = (
        '<p onclick="x()">a<img src="x" onerror="x()"></p><iframe src="javascript:x()"></iframe>'
        '<dl onload="x()"><dt><a href="data:text/html,x">b</a></dt></dl>'
        '<svg onload="x()"><script>x()</script></svg>'
        '<table><tr><td style="x"><object data="javascript:x()"></object>c</td></tr></table>'
    )
    for kind, value in made(markup):
        assert "x()" not in str(value), kind
        assert "data:" not in str(value), kind


_PARTS = st.sampled_from(
    [
        *(
            "word",
            " ",
            "\n",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i>",
            "<ul>",
            "<li>",
            "</li>",
            "</ul>",
            "<ol>",
            "</ol>",
        ),
        *(
            "<blockquote>",
            "</blockquote>",
            "<cite>",
            "</cite>",
            "<h2>",
            "</h2>",
            "<figure>",
            "</figure>",
            "<div>",
        ),
        *(
            "</div>",
            "<figcaption>",
            "</figcaption>",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "</tr>",
            "</table>",
            "<pre>",
        ),
        *(
            "</pre>",
            "<img src='https://a.example/x.jpg'>",
            "<a href='/x/'>",
            "</a>",
            "<br>",
            "<hr>",
            "<q>",
            "</q>",
        ),
        *("<details>", "<summary>", "</summary>", "</details>", "<dl>", "<dt>", "</dl>", "<span>", "</span>"),
    ]
)


@given(st.lists(_PARTS, max_size=25))
def test_no_word_is_lost(parts: list[str]) -> None:
    markup = "".join(parts)
    found = text_of(stored(blocks_from(markup, Surroundings()), owner="x"))
    assert found.count("word") == markup.count("word")


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    blocks = blocks_from(text, Surroundings())
    if not re.search(r"[<&\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff'\"`.x()-]", text):
        assert text_of(stored(blocks, owner="x")).split() == text.split()
