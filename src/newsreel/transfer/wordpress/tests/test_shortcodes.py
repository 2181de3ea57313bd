from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.transfer.wordpress.shortcodes import Shortcode, expand, parse_attributes


def shown(shortcode: Shortcode) -> str:
    content = "" if shortcode.content is None else f"|{shortcode.content}"
    return f"«{shortcode.name}{dict(shortcode.attributes) or ''}{list(shortcode.values) or ''}{content}»"


def hidden(shortcode: Shortcode) -> str:
    return f"‹{shortcode.opening}›"


def expanded(text: str) -> str:
    return expand(text, {"gallery": shown, "caption": shown, "audio": shown}, hidden)


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("no brackets", "no brackets"),
        ("a [gallery] b", "a «gallery» b"),
        ('[gallery ids="1,2" size=large]', "«gallery{'ids': '1,2', 'size': 'large'}»"),
        ("[gallery /] rest", "«gallery» rest"),
        ("[audio https://x.example/a.mp3]", "«audio['https://x.example/a.mp3']»"),
        ("[caption id='a'] <img> In [1] [/caption] after", "«caption{'id': 'a'}| <img> In [1] » after"),
        ("[caption]never closed", "«caption»never closed"),
        ("[[gallery]]", "[gallery]"),
        ("[GALLERY]", "[GALLERY]"),
        ("[contact-form-7 id='3']", "‹[contact-form-7 id='3']›"),
        ("[box]text[/box] after", "‹[box]›text‹[/box]› after"),
        ("[row][col w='1']a[/col][/row]", "‹[row]›‹[col w='1']›a‹[/col]›‹[/row]›"),
        ("[my_widget]", "‹[my_widget]›"),
        ("he said it [sic] and [laughs]", "he said it [sic] and [laughs]"),
        ("note [1], [a], [Update: done], [Ed. note]", "note [1], [a], [Update: done], [Ed. note]"),
        ("list[0] = [x, y]", "list[0] = [x, y]"),
        ("[", "["),
        ("[unclosed", "[unclosed"),
        ("[/box] alone", "[/box] alone"),
    ],
)
def test_shortcodes(typed: str, made: str) -> None:
    assert expanded(typed) == made


@pytest.mark.parametrize(
    ("typed", "keyed", "others"),
    [
        (" a=\"1\" b='2' c=3 ", {"a": "1", "b": "2", "c": "3"}, ()),
        ('"one" two', {}, ("one", "two")),
        ("Key=“curly”", {"key": "curly"}, ()),
        ("=https://x.example/?a=b", {}, ("https://x.example/?a=b",)),
        ("", {}, ()),
    ],
)
def test_attributes(typed: str, keyed: Mapping[str, str], others: tuple[str, ...]) -> None:
    assert parse_attributes(typed) == (keyed, others)


@given(
    st.lists(
        st.sampled_from(
            [
                "[",
                "]",
                "[gallery]",
                "[/caption]",
                "[caption]",
                "[x y=1]",
                "[/x]",
                "word",
                " ",
                "[[",
                "]]",
                "=",
                '"',
            ]
        ),
        max_size=20,
    )
)
def test_no_word_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    assert expanded(text).count("word") == text.count("word")


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    expanded(text)
