"""What differs between two texts."""

import pytest

from newsreel.newsroom.desk.wire_differences import MOST_WORDS, passages


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("The cinema closes.", "The cinema closes.", []),
        ("“The” cinema, closes", "the cinema closes!", []),
        ("It closes on Sunday at noon", "It closes on Friday at noon", ["Sunday"]),
        ("It closes today for good", "It closes", ["today for good"]),
        ("It closes", "It closes today for good", []),
        ("Five dead", "", ["Five dead"]),
        ("", "Five dead", []),
        ("a — b", "a - b", ["—"]),
    ],
)
def test_what_the_other_does_not_say(text: str, other: str, marked: list[str]) -> None:
    assert [passage.text for passage in passages(text, other) if passage.is_different] == marked


@pytest.mark.parametrize("text", ["  Led by\n\nspace \t ", "One\ntwo", " ", "x " * (MOST_WORDS + 7)])
def test_nothing_of_the_text_is_lost(text: str) -> None:
    assert "".join(passage.text for passage in passages(text, "two three")) == text


def test_what_follows_the_words_compared_is_unmarked() -> None:
    found = passages("same " * MOST_WORDS + "tail", "same " * MOST_WORDS)
    assert [passage.is_different for passage in found] == [False] * len(found)
