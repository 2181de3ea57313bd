"""Expectations follow WordPress' own tests of its paragraphs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.transfer.wordpress.paragraphs import in_paragraphs


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("", ""),
        (" \n\n ", ""),
        ("One line", "<p>One line</p>\n"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>\n"),
        ("One\nTwo", "<p>One<br />\nTwo</p>\n"),
        ("One\r\n\r\nTwo", "<p>One</p>\n<p>Two</p>\n"),
        ("One<br><br/>Two", "<p>One</p>\n<p>Two</p>\n"),
        ("<h2>Head</h2>\nText", "<h2>Head</h2>\n<p>Text</p>\n"),
        ("Text<hr />More", "<p>Text</p>\n<hr />\n<p>More</p>\n"),
        ("<blockquote>Said</blockquote>", "<blockquote><p>Said</p></blockquote>\n"),
        ("<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("<pre>a\n\nb</pre>\n\nText", "<pre>a\n\nb</pre>\n<p>Text</p>\n"),
        ("<script>\na\n\nb\n</script>", "<p><script>\na</p>\n<p>b\n</script></p>\n"),
        ("<div>In</div>", "<div>In</div>\n"),
        ("<div>\n\nIn\n\n</div>", "<div>\n<p>In</p>\n</div>\n"),
        ('<a href="x\ny">z</a>', '<p><a href="x\ny">z</a></p>\n'),
        ("[gallery]\n\nText", "<p>[gallery]</p>\n<p>Text</p>\n"),
        (
            "<figure><img>\n<figcaption>Cap</figcaption>\n</figure>",
            "<figure><img><figcaption>Cap</figcaption></figure>\n",
        ),
    ],
)
def test_paragraphs(typed: str, made: str) -> None:
    assert in_paragraphs(typed) == made


def letters(markup: str) -> str:
    return "".join(re.sub(r"<[^>]*>", "", markup).split())


@given(
    st.lists(
        st.sampled_from(
            [
                *("word", "\n", "\n\n", " ", "<b>", "</b>", "<p>", "</p>", "<div>", "</div>", "<ul>", "<li>"),
                *("</li>", "</ul>", "<br>", "<pre>", "</pre>", "<hr />", "<blockquote>", "</blockquote>"),
                *("[gallery]", "<h2>", "</h2>", "<table>", "<td>", "</td>", "</table>", "<!-- x\ny -->", "ü"),
            ]
        ),
        max_size=25,
    )
)
def test_no_word_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    assert letters(in_paragraphs(text)) == letters(text)


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    in_paragraphs(text)
