"""Numbers against the sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.fidelity.checks import consistency, disagreement, numbers
from newsreel.fidelity.document import read
from newsreel.fidelity.held import Held

_ARTICLE = (
    "Harbour Lights cost $1.2m to make and sold 11,072 tickets on Friday, 6 March 2026. "
    "It ran for 95 minutes in 190 cinemas, and 40 per cent of the audience was under 25. "
    "Mina Okafor, 34, directed her third film in two years; critics gave it four stars."
)


def test_a_text_agrees_with_itself() -> None:
    held = Held(read(_ARTICLE), [read(_ARTICLE)])
    assert [*numbers.check(held), *consistency.check(held), *disagreement.check(held)] == []


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("$1.2m", "$1.3m", "$1.3m"),
        ("$1.2m", "£1.2m", "£1.2m"),
        ("$1.2m", "$1.2bn", "$1.2bn"),
        ("11,072", "11,972", "11,972"),
        ("95 minutes", "95 hours", "95 hours"),
        ("190 cinemas", "180 cinemas", "180"),
        ("40 per cent", "40 percentage points", "40 percentage points"),
        ("Okafor, 34,", "Okafor, 43,", "43"),
        ("third film", "fourth film", "fourth"),
        ("two years", "three years", "three years"),
        ("four stars", "five stars", "five"),
    ],
)
def test_one_thing_altered_is_an_error_with_what_the_source_has(was: str, now: str, told: str) -> None:
    (finding,) = numbers.check(Held(read(_ARTICLE.replace(was, now)), [read(_ARTICLE)]))
    assert (finding.text, finding.is_error) == (told, True)
    assert finding.passage is not None
    assert finding.passage.text == _ARTICLE[finding.passage.start : finding.passage.end]
    assert finding.passage.text in was
    assert finding.replacement == finding.passage.text


def test_a_draft_of_numbers_alone_is_looked_at_to_a_limit() -> None:
    draft = read(" ".join(f"{number} came." for number in range(1000, 6000)))
    assert len(list(numbers.check(Held(draft, [read("Nobody came.")])))) == 200


@given(st.text(alphabet="12 ,.$£%kma-\n") | st.text(), st.text(alphabet="12 ,.$£%kma-\n") | st.text())
def test_any_texts_can_be_held(draft: str, source: str) -> None:
    held = Held(read(draft), [read(source), read(draft + source)])
    for check in (numbers.check, consistency.check, disagreement.check):
        for finding in check(held):
            assert 0 <= finding.start < finding.end <= len(draft)
            assert draft[finding.start : finding.end] == finding.text
