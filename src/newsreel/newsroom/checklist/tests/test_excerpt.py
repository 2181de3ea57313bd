import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.newsroom.checklist.excerpt import check, quoted_words
from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.tests.drafts import basis, draft, wording

THEIRS = "The harbour cinema closes on Sunday after ninety years, its owner said in a letter to the city."


def test_more_than_was_agreed() -> None:
    texts = (
        wording("We say: the harbour cinema closes on Sunday after ninety years, and that is sad.", 0),
        wording("its owner said in a", 1, is_quotation=True),
        wording("Nothing of theirs.", 2),
    )
    found = list(check(draft(bases=(basis(text=THEIRS, excerpt_limit=13),), wordings=texts)))
    assert found == [
        error(
            "14 words of this article stand in the same order in what The Wire wrote; 13 are allowed. "
            "Quote less, or tell it in your own words.",
            "body",
            0,
        )
    ]


def test_as_much_as_was_agreed() -> None:
    texts = (wording("the harbour cinema closes on Sunday", is_quotation=True),)
    assert list(check(draft(bases=(basis(text=THEIRS, excerpt_limit=6),), wordings=texts))) == []


def test_no_limit_agreed() -> None:
    assert list(check(draft(bases=(basis(text=THEIRS),), wordings=(wording(THEIRS),)))) == []


def test_nothing_at_all_may_be_quoted() -> None:
    texts = (wording(THEIRS, is_quotation=True),)
    (problem,) = check(draft(bases=(basis(text=THEIRS, excerpt_limit=0),), wordings=texts))
    assert problem.sentence.startswith("18 words of this article")


def test_each_entry_by_itself() -> None:
    both = (basis(text=THEIRS, excerpt_limit=2), basis(outlet="Other", text="Another text.", excerpt_limit=2))
    (problem,) = check(draft(bases=both, wordings=(wording(THEIRS),)))
    assert "The Wire" in problem.sentence


@pytest.mark.parametrize(
    ("text", "is_quotation", "count"),
    [
        ("The harbour cinema closes on Sunday after, he says, ninety years.", False, 0),
        ("THE HARBOUR CINEMA — closes on Sunday, after NINETY years!", False, 9),
        ("harbour cinema closes on", True, 0),
        ("harbour cinema closes on Sunday", True, 5),
        ("", False, 0),
    ],
)
def test_what_counts_as_quoted(text: str, is_quotation: bool, count: int) -> None:
    assert quoted_words(text, THEIRS, is_quotation=is_quotation) == count


def test_scripts_without_spaces_count_by_character() -> None:
    assert quoted_words("港の映画館は日曜日に閉館", "昨日、港の映画館は日曜日に閉館した。") == 12


@given(st.text(max_size=400), st.text(max_size=400), st.booleans())
def test_never_more_than_there_are(text: str, source: str, is_quotation: bool) -> None:
    count = quoted_words(text, source, is_quotation=is_quotation)
    assert 0 <= count <= len(text)
    assert quoted_words(text, text) in (0, quoted_words(text, text + " and more"))


def test_a_hostile_text_is_read_in_time() -> None:
    assert quoted_words("a " * 100_000, "a " * 100_000) == 100_000
