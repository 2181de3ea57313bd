import pytest

from newsreel.newsroom.checklist.credit_line import check
from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.tests.drafts import basis, draft, wording

ASKED = (basis(credit="Courtesy of The Wire"),)


def test_a_credit_that_readers_would_not_see() -> None:
    assert list(check(draft(bases=ASKED, credits=("The Wire",)))) == [
        error(
            "The Wire asks for the credit “Courtesy of The Wire”, and readers would not see it. "
            "Write it as the name of the source, or into the text.",
            "article_sources",
        )
    ]


def test_it_stands_among_the_sources() -> None:
    assert list(check(draft(bases=ASKED, credits=("courtesy of  the Wire",)))) == []


def test_it_stands_in_the_text() -> None:
    assert list(check(draft(bases=ASKED, wordings=(wording("Photos courtesy of The Wire."),)))) == []


@pytest.mark.parametrize(
    "texts", [("Courtesy of", "The Wire"), ("Courtesy of The Wired",), ("Discourtesy of The Wire",)]
)
def test_pieces_of_it_are_not_it(texts: tuple[str, ...]) -> None:
    seen = tuple(wording(text, number) for number, text in enumerate(texts))
    assert len(list(check(draft(bases=ASKED, wordings=seen)))) == 1


@pytest.mark.parametrize("credit", ["", "  ", "—"])
def test_no_credit_asked_for(credit: str) -> None:
    assert list(check(draft(bases=(basis(credit=credit),)))) == []
