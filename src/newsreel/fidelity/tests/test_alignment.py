"""The passage that is nearest to some words."""

from newsreel.fidelity.alignment import Difference, Match, differences, find, nearest
from newsreel.fidelity.document import read

TEXT = read("The long film ends. Ida Marsh signed a two-picture deal on Friday. The long film ends again.")


def test_words_are_found_whatever_is_between_them() -> None:
    assert find(TEXT, read("TWO PICTURE, deal!").forms) == Match(8, 11, 1.0)


def test_words_are_found_whole() -> None:
    assert find(TEXT, ["he", "long"]) is None
    assert find(TEXT, []) is None


def test_the_search_may_begin_later() -> None:
    assert find(TEXT, ["long", "film"], after=5) == Match(14, 16, 1.0)


def test_the_nearest_passage_has_most_of_the_words() -> None:
    match = nearest(TEXT, read("Ida Marsh signed a three-picture deal on Monday").forms)
    assert match is not None
    assert " ".join(TEXT.words[match.first : match.last]) == "Ida Marsh signed a two picture deal on Friday"
    assert match.share == 7 / 9


def test_no_passage_has_none_of_the_words() -> None:
    assert nearest(TEXT, ["elsewhere"]) is None


def test_differences_are_told_by_their_places() -> None:
    assert differences(["a", "b", "c"], ["a", "x", "c", "d"]) == [
        Difference(1, 2, 1, 2),
        Difference(3, 3, 3, 4),
    ]
