"""What readers type comes out as safe markup, whatever it is."""

import re

import pytest
from django.utils.html import linebreaks, urlize
from hypothesis import given
from hypothesis import strategies as st

from newsreel.community.comments.text import (
    as_markup,
    has_foreign_markup,
    has_link,
    one_line,
    without_unseen,
)
from newsreel.lib.html import clean_comment

HOSTILE_PARTS = (
    "<script>",
    "</script>",
    "<scr",
    "ipt>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">',
    "<a href='https://example.org' onclick=alert(1)>",
    "</a>",
    "<style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&lt;script&gt;",
    "&#x3c;script&#x3e;",
    "<p>",
    "</p>",
    "<blockquote>",
    "\n\n",
    "\x00",
    "\u202e",
    "\ud800",
    "https://example.org/?a=1&b=2",
    "www.example.org",
    '"',
    "'",
    "<",
    ">",
    "&",
    "plain words",
)


@pytest.mark.parametrize(
    ("typed", "markup"),
    [
        ("A fine film.", "<p>A fine film.</p>"),
        ("One.\n\nTwo.\nThree.", "<p>One.</p>\n\n<p>Two.<br>Three.</p>"),
        ("One.\r\n\r\nTwo.", "<p>One.</p>\n\n<p>Two.</p>"),
        ("I <3 this, 1 < 2 & 3 > 2", "<p>I &lt;3 this, 1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("x<y and y<z", "<p>x&lt;y and y&lt;z</p>"),
        ("<b>Bold</b> and <em>soft</em>", "<p><b>Bold</b> and <em>soft</em></p>"),
        ("<script>alert(1)</script>Fine.", "<p>Fine.</p>"),
        ("<script>alert(1)</script>", ""),
        ("<img src=x onerror=alert(1)>", ""),
        ("<b onmouseover=alert(1)>Bold</b>", "<p><b>Bold</b></p>"),
        ('<a href="javascript:alert(1)">Go</a>', '<p><a rel="nofollow ugc noopener">Go</a></p>'),
        (
            "See https://example.org/a?b=1&c=2.",
            '<p>See <a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">'
            "https://example.org/a?b=1&amp;c=2</a>.</p>",
        ),
        (
            '<a href="https://example.org" target="_blank">Here</a>',
            '<p><a href="https://example.org" rel="nofollow ugc noopener">Here</a></p>',
        ),
        ("<blockquote>Said so.</blockquote>", "<blockquote>Said so.</blockquote>"),
        ("שלום עולם", "<p>שלום עולם</p>"),
        ("映画はいい", "<p>映画はいい</p>"),
        ("\x00\x00", ""),
    ],
)
def test_as_markup(typed: str, markup: str) -> None:
    assert as_markup(typed) == markup


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("v\u200bi\u200ba\u200bg\u200br\u200ba", "viagra"),
        ("v\u200di\u200da", "via"),
        ("a\u202eb\u202c", "ab"),
        ("\ufeffhello\u2060", "hello"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U0001f469\u200d\U0001f680", "\U0001f469\u200d\U0001f680"),
        ("\U0001f469\u200d\u200d\u200d\U0001f680", "\U0001f469\U0001f680"),
        ("Z" + "\u0335" * 40 + "algo", "Z" + "\u0335" * 3 + "algo"),
        ("café", "café"),
        ("\u3164", ""),
    ],
)
def test_unseen_characters_go_and_working_joiners_stay(typed: str, shown: str) -> None:
    assert without_unseen(typed) == shown


def test_one_line() -> None:
    assert one_line("  Ada\r\nBcc:\tLovelace\u202e ") == "Ada Bcc: Lovelace"


@pytest.mark.parametrize(
    ("typed", "foreign"),
    [
        ("Plain", False),
        ("I <3 this", False),
        ("<b>Bold</b><BR>", False),
        ("<script>x</script>", True),
        ('<IMG src="x">', True),
    ],
)
def test_foreign_markup_is_noticed(typed: str, foreign: bool) -> None:
    assert has_foreign_markup(typed) is foreign


@pytest.mark.parametrize(
    "typed", ["https://a.example", "www.example.org", '<a href="https://a.example">x</a>']
)
def test_links_are_noticed(typed: str) -> None:
    assert has_link(as_markup(typed))


@given(st.lists(st.one_of(st.sampled_from(HOSTILE_PARTS), st.text(max_size=20)), max_size=12).map("".join))
def test_never_a_script_and_cleaning_twice_changes_nothing(typed: str) -> None:
    markup = as_markup(typed)
    assert clean_comment(markup) == markup
    elements = {name.lower() for name in re.findall(r"<([A-Za-z][A-Za-z0-9]*)", markup)}
    assert elements <= {
        *("p", "br", "a", "b", "strong", "i", "em", "blockquote", "code", "ul", "ol", "li", "del")
    }
    attributes = set(re.findall(r"<[a-z0-9]+ ([a-z-]+)=", markup))
    assert attributes <= {"href", "rel"}
    assert not re.search(r'href="(?!https?://)', markup)
    assert without_unseen(without_unseen(typed)) == without_unseen(typed)


@given(st.text(alphabet="abZ é.,;!?()'\"’“…–-\n\r\u200d\u0301_1", max_size=60))
def test_plain_words_need_no_sanitiser_to_come_out_the_same(text: str) -> None:
    unseen = without_unseen(text)
    markup = clean_comment(linebreaks(unseen, autoescape=False))
    markup = clean_comment(urlize(markup, autoescape=False))
    assert as_markup(text) == re.sub(r"<p>(?:\s|<br>)*</p>", "", markup).strip()
