"""A text taken apart."""

from hypothesis import given
from hypothesis import strategies as st

from newsreel.fidelity.document import folded, read


def test_words_are_compared_without_case_accents_and_possessives() -> None:
    assert [folded(word) for word in ("Beyoncé’s", "O’Hara", "don't", "players", "JONES'S")] == [
        "beyonce",
        "ohara",
        "dont",
        "players",
        "jones",
    ]


def test_numbers_keep_their_commas_and_points() -> None:
    assert read("£1,200.50, or 3.5m.").words == ["1,200.50", "or", "3.5", "m"]


def test_sentences_do_not_end_at_an_abbreviation() -> None:
    text = "Mr. Penn met Dr. Ng on Jan. 5. “It went well.” He left\n\nNobody followed"
    document = read(text)
    assert [text[sentence.start : sentence.end].strip() for sentence in document.sentences] == [
        "Mr. Penn met Dr. Ng on Jan. 5.",
        "“It went well.”",
        "He left",
        "Nobody followed",
    ]


def test_a_word_knows_its_sentence() -> None:
    document = read("One came. Two left.")
    assert [document.sentence_of(place).first for place in range(4)] == [0, 0, 2, 2]


def test_words_that_open_a_sentence_or_a_quotation() -> None:
    document = read("She said: “Come here.” He came.")
    assert [word for word, opens in zip(document.words, document.opens_sentence, strict=True) if opens] == [
        "She",
        "Come",
        "He",
    ]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    document = read(text)
    assert [text[start:end] for start, end in zip(document.starts, document.ends, strict=True)] == (
        document.words
    )
    assert sum(sentence.last - sentence.first for sentence in document.sentences) == len(document)
    assert len(document.joined_starts) == len(document) + 1
