from hypothesis import given
from hypothesis import strategies as st

from newsreel.newsroom.shared_words import runs, shared, words


def test_words_as_they_are_compared() -> None:
    assert words("Don’t STOP — “the” 1,000 e-mails_now") == [
        "don't", "stop", "the", "1,000", "e-mails", "now",
    ]  # fmt: skip


def test_a_word_in_several_runs_counts_once() -> None:
    there = runs(words("one two three four five"), 3)
    assert shared(words("zero one two three four six"), there, 3) == 4
    assert shared(words("one two three x three four five"), there, 3) == 6
    assert shared(words("one two"), there, 3) == 0


@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_counts_what_a_plain_search_finds(text: list[str], source: list[str]) -> None:
    held = {
        place + step
        for place in range(len(text) - 2)
        for start in range(len(source) - 2)
        if text[place : place + 3] == source[start : start + 3]
        for step in range(3)
    }
    assert shared(text, runs(source, 3), 3) == len(held)
