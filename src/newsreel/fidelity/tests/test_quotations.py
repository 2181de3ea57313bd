"""Where a text speaks in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.fidelity.quotations import quotations


def inside(text: str) -> list[str]:
    return [text[found.start : found.end] for found in quotations(text)]


@pytest.mark.parametrize(
    "text",
    ["“so it is”", '"so it is"', "‘so it is’", "'so it is'", "«so it is»", "「so it is」", "„so it is“"],
)
def test_every_pair_of_marks(text: str) -> None:
    assert inside(f"He said {text} and left.") == ["so it is"]


def test_apostrophes_are_no_quotations() -> None:
    assert (
        inside("The players’ union doesn’t think it's the '90s any more, and the fans' club won't say.") == []
    )


def test_single_marks_around_an_apostrophe() -> None:
    assert inside("He said: 'The players' union doesn't care.' Nobody answered.") == [
        "The players' union doesn't care."
    ]


def test_one_quotation_in_another() -> None:
    found = quotations("“She told me ‘never’ and left,” he said.")
    assert [(quotation.mark, quotation.depth) for quotation in found] == [("“", 0), ("‘", 1)]


def test_a_quotation_of_several_paragraphs_opens_each_anew() -> None:
    text = "“We began here.\n\n“We end here,” she said."
    assert inside(text) == ["We began here.\n\n“We end here,"]


def test_paragraphs_that_ran_together_are_one_quotation() -> None:
    assert inside("“We began here. “We end here,” she said.") == ["We began here. “We end here,"]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert inside("“We began here.\n\nThen came “the end”.") == ["the end"]


@given(st.text(alphabet="ab ’‘“”\"'«»\n.,"))
def test_quotations_lie_within_the_text(text: str) -> None:
    for found in quotations(text):
        assert 0 <= found.outer_start < found.start < found.end < found.outer_end <= len(text)
