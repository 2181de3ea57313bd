"""Pages of a list."""

import pytest
from django.http import Http404

from newsreel.front.paging import behind, pager, part
from newsreel.front.view import PageNumber, Pager


def test_one_page_has_no_numbers() -> None:
    assert pager(20, 1, behind("/cinema/")) == Pager(number=1, count=1, total=20)


def test_an_empty_list_has_one_page() -> None:
    assert pager(0, 1, behind("/cinema/")) == Pager(number=1, count=1, total=0)


def test_numbers_and_neighbours() -> None:
    made = pager(41, 2, behind("/cinema/"))

    assert made == Pager(
        number=2,
        count=3,
        total=41,
        pages=(
            PageNumber(1, "/cinema/"),
            PageNumber(2, "/cinema/page/2/", is_current=True),
            PageNumber(3, "/cinema/page/3/"),
        ),
        previous_url="/cinema/",
        next_url="/cinema/page/3/",
    )


def test_gaps_where_pages_are_many() -> None:
    made = pager(20 * 30, 15, behind("/"))

    assert [item.number if item else None for item in made.pages] == [1, None, 13, 14, 15, 16, 17, None, 30]


@pytest.mark.parametrize("number", [0, 3, 999_999])
def test_beyond_the_last_there_is_no_page(number: int) -> None:
    with pytest.raises(Http404):
        pager(40, number, behind("/cinema/"))


def test_part() -> None:
    assert list(range(100))[part(2, per_page=10)] == list(range(10, 20))
