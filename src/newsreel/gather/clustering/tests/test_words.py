"""The words of a headline that tell events apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.clustering.words import MOST_WORDS, telling_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The Harbour Lights wins the Jury Prize", ("harbour", "light", "win", "jury", "priz")),
        ("Beyoncé’s new tour announced", ("beyonc", "tour")),
        ("Beyonce's tour", ("beyonc", "tour")),
        ("#BanTheBomb trends", ("ban", "bomb", "trend")),
        ("U.S. stars at the B.A.F.T.A.s", ("star", "bafta")),
        ("Rates cut by 2.5 percent", ("rate", "cut", "2.5", "percent")),
        ("Studio M&A talks", ("studio", "m&a", "talk")),
        ("映画祭が開幕", ("映画", "画祭", "祭が", "が開", "開幕")),
        ("Звёзды на фестивале", ("звезды", "на", "фестивале")),
        ("What it is and why", ()),
        ("", ()),
    ],
)
def test_keeps_what_tells_in_one_form(title: str, words: tuple[str, ...]) -> None:
    assert telling_words(title) == words


def test_each_word_counts_once() -> None:
    assert telling_words("Dune, Dune and again DUNE") == ("dune",)


def test_names_from_the_text_help_a_short_headline() -> None:
    assert telling_words("Both ways", "The director Ida Marsh left Northlight.") == (
        "way",
        "ida",
        "marsh",
        "northlight",
    )


def test_a_long_headline_needs_no_text() -> None:
    title = (
        "Marsh leaves Northlight, quarrel about budget, script, cast, schedule, harbour, crew, catering, food"
    )
    assert telling_words(title, "Quite another Name.") == telling_words(title)


@given(st.text(max_size=2000), st.text(max_size=2000))
def test_reads_anything_within_bounds(title: str, text: str) -> None:
    words = telling_words(title, text)
    assert len(words) <= MOST_WORDS
    assert len(set(words)) == len(words)
    assert all(words)
