"""Stories as word distributions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.clustering.mixture import COMMON, HOUR, Mixture

FESTIVAL = ("marsh", "northlight", "salt", "laurel")
LAWSUIT = ("okafor", "corvid", "royalty", "plaintiff")


def test_nothing_fits_when_there_is_no_story() -> None:
    assert Mixture().best(FESTIVAL, 0.0)[0] is None


def test_shared_rare_words_lead_to_the_story() -> None:
    mixture = Mixture()
    mixture.add(1, FESTIVAL, 0.0)
    mixture.add(2, LAWSUIT, 0.0)
    number, fit = mixture.best(("marsh", "northlight", "salt", "bakery"), 0.0)
    assert number == 1
    assert fit > 0


@pytest.mark.parametrize("shared", [("marsh",), ("marsh", "northlight")])
def test_a_shared_word_or_two_are_not_enough_for_a_single_headline(shared: tuple[str, ...]) -> None:
    mixture = Mixture()
    mixture.add(1, FESTIVAL, 0.0)
    assert mixture.best((*shared, "bakery", "flood"), 0.0)[0] is None


def test_common_words_prove_nothing() -> None:
    mixture = Mixture()
    mixture.add(1, ("film", "star", "world", "record"), 0.0)
    assert mixture.best(("film", "star", "money", "house"), 0.0)[0] is None


def test_a_quiet_story_is_joined_less_readily() -> None:
    mixture = Mixture()
    mixture.add(1, FESTIVAL, 0.0)
    words = (*FESTIVAL, "bakery")
    assert mixture.best(words, HOUR)[1] > mixture.best(words, 5 * HOUR)[1] > 0
    assert mixture.best(words, 60 * HOUR)[0] is None


def test_strictness_asks_for_more() -> None:
    mixture = Mixture()
    mixture.add(1, FESTIVAL, 0.0)
    assert mixture.best(FESTIVAL[:3], 0.0)[0] == 1
    for number in range(2, 20):
        mixture.add(number, ("salt", "laurel", f"canal{number}"), 0.0)
    assert mixture.best(FESTIVAL[:3], 0.0, strict=True)[0] == 1
    assert mixture.best(("salt", "laurel", "bakery"), 0.0, strict=True)[0] is None


def test_what_is_taken_out_leaves_nothing() -> None:
    mixture = Mixture()
    mixture.add(1, FESTIVAL, 0.0)
    mixture.add(1, LAWSUIT, 0.0)
    mixture.remove(1, FESTIVAL)
    assert mixture.groups[1].counts == dict.fromkeys(LAWSUIT, 1.0)
    mixture.remove(1, LAWSUIT)
    assert mixture.groups == {}


def test_alike_stories_are_joined_under_the_lower_number() -> None:
    mixture = Mixture()
    for number in (1, 2, 3):
        for _ in range(4):
            mixture.add(number, LAWSUIT if number == 2 else FESTIVAL, 0.0)
    assert mixture.join_alike([3]) == [(1, 3)]
    assert mixture.groups[1].headlines == 8.0
    assert mixture.groups[1].counts["marsh"] == 8.0
    assert set(mixture.groups) == {1, 2}


def test_stories_kept_apart_stay_apart_also_through_a_third() -> None:
    mixture = Mixture()
    for number in (1, 2, 3):
        for _ in range(4):
            mixture.add(number, FESTIVAL, 0.0)
    mixture.keep_apart(1, 2)
    assert mixture.join_alike([1, 2, 3]) == [(1, 3)]
    assert set(mixture.groups) == {1, 2}
    assert mixture.kept_apart[1] == {2}


def test_a_renamed_story_is_found_by_its_new_number() -> None:
    mixture = Mixture()
    mixture.add(7, FESTIVAL, 0.0)
    mixture.add(8, LAWSUIT, 0.0)
    mixture.keep_apart(7, 8)
    mixture.rename(7, 1)
    assert mixture.best(FESTIVAL, 0.0)[0] == 1
    assert mixture.kept_apart[8] == {1}


def test_fading_forgets_rare_words_first() -> None:
    mixture = Mixture()
    for _ in range(4):
        mixture.add(1, ("marsh",), 0.0)
    mixture.add(1, ("bakery",), 0.0)
    mixture.fade(0.5, least=0.6)
    assert mixture.groups[1].counts == {"marsh": 2.0}
    assert mixture.groups[1].headlines == 2.5


def test_shortening_keeps_the_most_frequent_words() -> None:
    mixture = Mixture()
    for _ in range(2):
        mixture.add(1, ("marsh", "salt"), 0.0)
    mixture.add(1, ("bakery", "flood"), 0.0)
    mixture.shorten(1, 2)
    assert set(mixture.groups[1].counts) == {"marsh", "salt"}


def test_a_word_in_very_many_stories_finds_none_but_counts_for_what_others_found() -> None:
    mixture = Mixture()
    for number in range(1, COMMON + 3):
        mixture.add(number, ("canal", *(f"{word}{number}" for word in FESTIVAL)), 0.0)
    assert mixture.best(("canal",), 0.0)[0] is None
    found, fit = mixture.best(("canal", *(f"{word}5" for word in FESTIVAL)), 0.0)
    assert found == 5
    assert fit > mixture.best(tuple(f"{word}5" for word in FESTIVAL), 0.0)[1]


WORDS = st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=5, unique=True)


@given(st.lists(st.tuples(st.integers(1, 4), WORDS), max_size=40))
def test_adding_and_removing_all_leaves_it_empty(entries: list[tuple[int, list[str]]]) -> None:
    mixture = Mixture()
    for number, words in entries:
        mixture.add(number, words, 0.0)
    for number, words in reversed(entries):
        mixture.remove(number, words)
    assert mixture.groups == {}
    assert mixture.best(tuple("abc"), 0.0)[0] is None
