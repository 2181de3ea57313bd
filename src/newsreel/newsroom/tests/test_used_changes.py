"""What a source changed of what we use: nothing more, nothing less."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreel.newsroom.used_changes import (
    MOST_CHANGES,
    Change,
    Why,
    is_beginning,
    is_notice,
    sentences,
    used_changes,
)

OLD = (
    "The harbour cinema closes on Sunday after ninety years. Its owner, Ada Vale, said: “We will miss every "
    "single seat of it.” The city paid 40,000 euros for the roof in 2019.\n"
    "The weather was fine on the pier. A band played until late."
)
OURS = (
    "A harbour cinema is to close. “We will miss every single seat of it,” its owner said.\n"
    "The roof had cost the city 40,000 euros. "
    "Critics say that the harbour cinema closes on Sunday after ninety years for want of money."
)


def edited(before: str, after: str) -> str:
    assert before in OLD
    return OLD.replace(before, after)


def test_nothing_changed() -> None:
    assert used_changes(OURS, OLD, OLD) == []


def test_a_quotation_that_is_another_now() -> None:
    (change,) = used_changes(OURS, OLD, edited("miss every single seat", "not miss a seat"))
    assert change == Change(
        before="Its owner, Ada Vale, said: “We will miss every single seat of it.",
        now="Its owner, Ada Vale, said: “We will not miss a seat of it.",
        why=Why.QUOTATION,
        ours="“We will miss every single seat of it,” its owner said.",
    )


def test_a_run_of_words_that_is_ours_too() -> None:
    (change,) = used_changes(OURS, OLD, edited("on Sunday", "on Monday"))
    assert (change.why, change.now) == (
        Why.WORDS,
        "The harbour cinema closes on Monday after ninety years.",
    )
    assert change.ours.startswith("Critics say")


def test_a_number_in_a_sentence_like_ours() -> None:
    (change,) = used_changes(OURS, OLD, edited("40,000", "400,000"))
    assert (change.why, change.facts) == (Why.FACT, ("40,000",))
    assert change.ours == "The roof had cost the city 40,000 euros."


def test_a_name_in_a_sentence_like_ours() -> None:
    ours = "Ada Vale, owner of the harbour cinema, is sad."
    (change,) = used_changes(ours, "Ada Vale owns the harbour cinema.", "Ida Wale owns the harbour cinema.")
    assert (change.why, change.facts) == (Why.FACT, ("ada", "vale"))


def test_a_sentence_taken_out() -> None:
    (change,) = used_changes(OURS, OLD, edited("The city paid 40,000 euros for the roof in 2019.\n", ""))
    assert (change.why, change.now) == (Why.FACT, "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The weather was fine on the pier.", "The weather was foul on the pier."),
        ("A band played until late.", ""),
        ("in 2019", "in 2018"),
        ("Its owner, Ada Vale, said", "The owner Ada Vale told us"),
        ("The harbour cinema closes", "THE HARBOUR CINEMA — closes"),
        ("A band played", "Two thousand people came. A band played"),
    ],
)
def test_what_we_do_not_use(before: str, after: str) -> None:
    assert used_changes(OURS, OLD, edited(before, after)) == []


def test_sentences_that_only_moved() -> None:
    moved = "\n".join(reversed([sentence.text for sentence in sentences(OLD)]))
    assert used_changes(OURS, OLD, moved) == []


def test_a_common_phrase_is_no_quotation() -> None:
    assert used_changes("He said: “At the end of the day.”", "It was at the end of it.", "Nothing.") == []


def test_a_short_quotation_given_by_its_block() -> None:
    old, new = "She called it a rather splendid mess.", "She called it a rather great mess."
    (change,) = used_changes("", old, new, quotations=["a rather splendid mess"])
    assert (change.why, change.ours) == (Why.QUOTATION, "a rather splendid mess")


def test_everything_taken_away() -> None:
    assert [change.why for change in used_changes(OURS, OLD, "")] == [Why.WORDS, Why.QUOTATION, Why.FACT]


@pytest.mark.parametrize(
    ("now", "is_one"),
    [
        ("", True),
        ("This article has been withdrawn by the editor.", True),
        ("We have removed this story. The harbour cinema closes on Sunday after ninety years.", False),
        (OLD, False),
        (OLD[: len(OLD) // 2], False),
        ("404. Something quite different stands here.", True),
    ],
)
def test_a_notice_in_the_place_of_a_text(now: str, is_one: bool) -> None:
    assert is_notice(OLD, now) is is_one


def test_a_beginning_is_no_edit() -> None:
    assert is_beginning(OLD, "The harbour cinema closes on Sunday after ninety years. Subscribe!")
    assert not is_beginning(OLD, OLD)
    assert not is_beginning(OLD, "The weather was fine on the pier. A band played until late.")
    assert not is_beginning(OLD, "")


TEXTS = st.text(alphabet=st.sampled_from("ab Xy1.!\n“”… 映画。"), max_size=300) | st.text(max_size=200)


@given(TEXTS, TEXTS, TEXTS)
@settings(deadline=None)
def test_any_texts(article: str, old: str, new: str) -> None:
    found = used_changes(article, old, new)
    there = {sentence.text for sentence in sentences(old)}
    assert all(change.before in there for change in found)
    assert used_changes(article, old, old) == []
    assert used_changes("", old, new) == []
    is_notice(old, new)
    is_beginning(old, new)


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "Ada 1. ",
        "“aaaaaaaa ",
        "A. ",
        "\n",
        "Ada Vale said 40 words in the harbour. ",
        "映",
        "“" * 5,
        "é’",
    ],
)
def test_hostile_texts_are_read_to_their_end(piece: str) -> None:
    long = piece * (200_000 // len(piece))
    assert len(used_changes(long, long, piece.upper() * 1000 + "Other.")) <= MOST_CHANGES
    is_notice(long, long)


def test_many_different_sentences() -> None:
    old = " ".join(f"Ada Vale counted {number} seats in the harbour cinema." for number in range(4000))
    new = " ".join(f"Ada Vale counted {number} seats in the harbour cinema." for number in range(4000, 8000))
    assert len(used_changes(old, old, new)) == MOST_CHANGES
