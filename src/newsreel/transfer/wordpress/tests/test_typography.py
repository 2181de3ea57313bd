"""Expectations follow WordPress' own tests of its typography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.transfer.wordpress.typography import typeset


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('"Hello," she said.', "“Hello,” she said."),
        ("It's nineteen", "It’s nineteen"),
        ("the '80s and '99", "the ’80s and ’99"),
        ("'tis the season 'til", "’tis the season ’til"),
        ("'quoted' words", "‘quoted’ words"),
        ("'0.42' percent", "‘0.42’ percent"),
        ('"42" things', "“42” things"),
        ('(see "this")', "(see “this”)"),
        # Two digits between marks could be a year, and are taken for one.
        ("5'10\" tall", "5’10” tall"),
        ("5'9\" tall", "5’9″ tall"),
        ("6' tall", "6′ tall"),
        ('a 9" nail', "a 9″ nail"),
        ('"a 9" nail"', "“a 9″ nail”"),
        ("the dogs' dinner", "the dogs’ dinner"),
        ("one -- two", "one — two"),
        ("one--two", "one–two"),
        ("one---two", "one—two"),
        ("one - two", "one – two"),
        ("well-known", "well-known"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("wait...", "wait…"),
        ("``quoted''", "“quoted”"),
        ("Reel (tm)", "Reel ™"),
        ("9x9 and 1.5x2", "9×9 and 1.5×2"),
        ("0x99 is a number", "0x99 is a number"),
        ('"', "“"),
        ("'", "‘"),
        ("plain", "plain"),
        ("", ""),
        ('"…" and "1,234"', "“…” and “1,234”"),
        ("“already” ‘set’", "“already” ‘set’"),
    ],
)
def test_marks(typed: str, set_: str) -> None:
    assert typeset(typed) == set_


@given(st.text())
def test_words_are_never_touched(text: str) -> None:
    def words(value: str) -> str:
        return "".join(character for character in value if character.isalnum() and character != "x")

    assert words(typeset(text).replace("×", "x")) == words(text.replace("(tm)", "")) or "(tm)" in text
