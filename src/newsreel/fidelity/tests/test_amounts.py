"""Amounts in a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsreel.fidelity.amount import Bound
from newsreel.fidelity.amounts import read_amounts
from newsreel.fidelity.document import read


@pytest.mark.parametrize(
    ("text", "told", "kind", "value", "unit"),
    [
        ("They sold 1,234.5 of them.", "1,234.5", "count", 1234.5, ""),
        ("It cost $1.2M to make.", "$1.2M", "money", 1_200_000, "$"),
        ("It cost 1.2 million dollars to make.", "1.2 million dollars", "money", 1_200_000, "$"),
        ("It cost US$5bn.", "US$5bn", "money", 5e9, "$"),
        ("It cost HK$3.5 million.", "HK$3.5 million", "money", 3_500_000, "HK$"),
        ("A seat is 50p.", "50p", "money", 0.5, "£"),
        ("They paid 3 crore rupees.", "3 crore rupees", "money", 3e7, "₹"),
        ("It took £100m.", "£100m", "money", 1e8, "£"),
        ("It won 40 per cent.", "40 per cent", "percent", 40, ""),
        ("It won 40% of them.", "40%", "percent", 40, ""),
        ("It rose 2 percentage points.", "2 percentage points", "points", 2, ""),
        ("Two thirds of it is new.", "Two thirds", "percent", 200 / 3, ""),
        ("More than half of it is new.", "half", "percent", 50, ""),
        ("Her 20th film.", "20th", "ordinal", 20, ""),
        ("The twenty-first film.", "twenty-first", "ordinal", 21, ""),
        ("A man aged 34 sang.", "34", "age", 34, ""),
        ("A 34-year-old sang.", "34-year-old", "age", 34, ""),
        ("Mina Okafor, 34, sang.", "34", "age", 34, ""),
        ("On her 90th birthday.", "90th birthday", "age", 90, ""),
        ("It is 5 km long.", "5 km", "measure", 5000, "length"),
        ("It weighs 3 tonnes.", "3 tonnes", "measure", 3000, "weight"),
        ("A two-year deal.", "two-year", "measure", 24, "months"),
        ("For one and a half years.", "one and a half years", "measure", 18, "months"),
        ("A run of 90 minutes.", "90 minutes", "measure", 5400, "time"),
        ("There were twenty-five.", "twenty-five", "count", 25, ""),
        ("two hundred and fifty thousand people", "two hundred and fifty thousand", "count", 250_000, ""),
        ("half a million people", "half a million", "count", 500_000, ""),
        ("A dozen singers.", "dozen", "count", 12, ""),
        ("Dozens of singers.", "Dozens", "vague", 12, ""),
        ("Tens of thousands came.", "Tens of thousands", "vague", 10_000, ""),
        ("They won 3-1 there.", "3-1", "score", 3, ""),
        ("Sales doubled.", "doubled", "times", 2, ""),
    ],
)
def test_one_amount(text: str, told: str, kind: str, value: float, unit: str) -> None:
    amount = read_amounts(read(text))[0]
    assert text[amount.start : amount.end] == told
    assert amount.kind == kind
    assert amount.unit == unit
    assert amount.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$1.2M", "1.2 million dollars"),
        ("£3bn", "£3,000 million"),
        ("40%", "40 per cent"),
        ("twenty-five films", "25 films"),
        ("aged 34", "34-year-old"),
        ("5 km", "5,000 metres"),
        ("two hours", "120 minutes"),
        ("18 months", "one and a half years"),
        ("€5", "5 euros"),
    ],
)
def test_values_compare_across_forms(one: str, other: str) -> None:
    assert read_amounts(read(one))[0].key == read_amounts(read(other))[0].key


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than 100 singers", Bound.ABOVE),
        ("at least 100 singers", Bound.ABOVE),
        ("nearly 100 singers", Bound.BELOW),
        ("up to 100 singers", Bound.BELOW),
        ("fewer than 100 singers", Bound.BELOW),
        ("about 100 singers", Bound.ABOUT),
        ("exactly 100 singers", Bound.NONE),
    ],
)
def test_what_a_word_before_says(text: str, bound: Bound) -> None:
    assert read_amounts(read(text))[0].bound is bound


def test_what_is_counted_and_how_finely() -> None:
    amount = read_amounts(read("It sold 11,000 tickets for the opening, all told."))[0]
    assert (amount.nouns, amount.step) == (("ticket", "open"), 1000.0)


def test_a_range_has_two_ends() -> None:
    amount = read_amounts(read("It runs 10-15 minutes."))[0]
    assert (amount.value, amount.upper) == (600.0, 900.0)


def test_metres_may_be_millions() -> None:
    amount = read_amounts(read("worth 100m in all"))[0]
    assert (amount.value, amount.unit, amount.either) == (100.0, "length", 1e8)


@pytest.mark.parametrize("text", ["Jo met one of them.", "the A55 road", "in May 2015", "version 1.2.3", ""])
def test_no_amounts(text: str) -> None:
    assert read_amounts(read(text)) == []


_PIECES_LISTED = """
    a an half one two twenty hundred million dozen and 1 20 3.5 1,000 $ £ % - – , . ( th st m bn km year old
    aged more than third Smith per cent points 's s ago of
"""


@given(
    st.lists(st.sampled_from(_PIECES_LISTED.split())).map(" ".join)
    | st.text(alphabet="12,.-$mkth%sa ")
    | st.text()
)
@example("1²")
@example("٣ years")
def test_any_text_can_be_read(text: str) -> None:
    document = read(text)
    end = 0
    for amount in read_amounts(document):
        assert end <= amount.start < amount.end <= len(text)
        assert 0 <= amount.first < amount.last <= len(document)
        end = amount.end
