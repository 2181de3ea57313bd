import pytest

from newsreel.fidelity.document import read
from newsreel.fidelity.support import Support
from newsreel.fidelity.wording import Sort, Wording


def _wording(draft: str, source: str) -> Wording:
    return Wording(read(draft), Support((read(source),)))


@pytest.mark.parametrize(
    ("word", "source"),
    [
        ("filming", "They filmed it."),
        ("national", "The nation watched."),
        ("jailed", "He was sentenced."),
        ("coach", "The manager left."),
    ],
)
def test_a_word_is_carried_by_others_of_its_family_and_meaning(word: str, source: str) -> None:
    assert _wording(word, source).is_carried(0)


@pytest.mark.parametrize("word", ["dancing", "mountain"])
def test_a_word_that_no_source_has_is_not(word: str) -> None:
    assert not _wording(word, "They filmed it in a nation of managers.").is_carried(0)


def test_names_numbers_days_and_small_words_weigh_nothing() -> None:
    wording = _wording("Dancers met Keller on Monday with 12 of the films.", "Nothing.")
    words = wording.draft.words
    weighing = [words[place] for place in range(len(words)) if wording.weighs(place)]
    assert weighing == ["Dancers", "met", "films"]


def test_a_word_says_a_role_a_rank_a_place_or_something_else() -> None:
    wording = _wording("director biggest village film", "Nothing.")
    assert [wording.sort(place) for place in range(4)] == [Sort.ROLE, Sort.RANK, Sort.PLACE, Sort.OTHER]
