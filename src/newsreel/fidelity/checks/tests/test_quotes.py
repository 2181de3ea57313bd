"""Quotations are held against the sources word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.fidelity.checks import quotes
from newsreel.fidelity.document import read
from newsreel.fidelity.finding import Finding, Severity
from newsreel.fidelity.held import Held

SOURCE = (
    "The director spoke on Tuesday. “We lost the negative in a fire, and nobody told the insurers until the "
    "spring,” Ida Marsh said. “It was, frankly, a catastrophe.” She had not been asked about the budget, "
    "which stood at four million dollars."
)


def found(draft: str, *sources: str) -> list[Finding]:
    return list(quotes.check(Held(read(draft), [read(source) for source in sources or (SOURCE,)])))


@pytest.mark.parametrize(
    "draft",
    [
        "“We lost the negative in a fire,” she said.",
        '"We lost the negative in a fire", she said.',
        "‘WE LOST THE NEGATIVE IN A FIRE’",
        "“We lost the negative … and nobody told the insurers.”",
        "“We lost the negative [of the film] in a fire.”",
        "It was “frankly, a catastrophe”, she said.",
        "The film is called “The Long Negative”.",
        "Nothing is quoted here.",
    ],
)
def test_what_a_source_has_word_for_word_is_left_alone(draft: str) -> None:
    assert found(draft) == []


def test_a_changed_word_is_told_with_both_places() -> None:
    draft = "“We lost the negative in a flood, and nobody told the insurers until the spring,” she said."
    [finding] = found(draft)
    assert finding.severity is Severity.ERROR
    assert finding.text == draft[: draft.index(" she said")]
    assert finding.message == "The source quotes it otherwise: “flood” for “fire”."
    assert finding.passage is not None
    assert SOURCE[finding.passage.start : finding.passage.end] == finding.replacement
    assert finding.replacement == (
        "We lost the negative in a fire, and nobody told the insurers until the spring"
    )


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (
            "“We lost the very negative in a fire, and nobody told the insurers.”",
            "The source quotes it otherwise: “very” was added.",
        ),
        (
            "“We lost negative in a fire, and nobody told the insurers.”",
            "The source quotes it otherwise: “the” is left out.",
        ),
        (
            "“We will never work with that studio again for as long as we live.”",
            "No source has this quotation. Quote what was said word for word, or say it without the marks.",
        ),
    ],
)
def test_what_was_done_to_the_words_is_said(draft: str, message: str) -> None:
    assert [(each.severity, each.message) for each in found(draft)] == [(Severity.ERROR, message)]


def test_a_source_s_own_words_as_somebodys_speech_are_noted() -> None:
    [finding] = found("“She had not been asked about the budget,” a friend said.")
    assert finding.severity is Severity.NOTE
    assert finding.passage is not None
    assert finding.passage.text == "She had not been asked about the budget"


def test_parts_in_another_order_are_a_warning() -> None:
    [finding] = found("“It was, frankly, a catastrophe … We lost the negative in a fire.”")
    assert finding.severity is Severity.WARNING


def test_one_source_is_enough() -> None:
    assert found("“We lost the negative in a fire.”", "Nothing of the sort.", SOURCE) == []


def test_without_sources_there_is_nothing_to_hold_it_against() -> None:
    assert list(quotes.check(Held(read("“Anything at all was said here.”"), []))) == []


def test_the_nearest_of_several_sources_is_shown() -> None:
    [finding] = found("“We lost the negative in a flood.”", "We lost nothing.", SOURCE)
    assert finding.passage is not None
    assert finding.passage.source == 1


@given(st.text(alphabet="ab “”\"'…[].\n"), st.text(alphabet="ab “”\"'…[].\n"))
def test_any_draft_and_source_can_be_held(draft: str, source: str) -> None:
    for finding in found(draft, source):
        assert draft[finding.start : finding.end] == finding.text
        if finding.passage:
            assert source[finding.passage.start : finding.passage.end] == finding.passage.text
