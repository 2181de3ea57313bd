"""Pages of a list, as plain numbers."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import Http404

from newsreel.front.view import PageNumber, Pager

STORIES = 20
"""On one page of a list."""


def pager(total: int, number: int, address_of: Callable[[int], str], *, per_page: int = STORIES) -> Pager:
    """`address_of` gives the address of a page by its number. Raises Http404 beyond the last page."""
    paginator = Paginator(range(total), per_page)
    count = paginator.num_pages
    if not 1 <= number <= count:
        raise Http404(f"There is no page {number} of {count}")
    shown = paginator.get_elided_page_range(number, on_each_side=2, on_ends=1) if count > 1 else ()
    return Pager(
        number=number,
        count=count,
        total=total,
        pages=tuple(
            PageNumber(number=item, url=address_of(item), is_current=item == number)
            if isinstance(item, int)
            else None
            for item in shown
        ),
        previous_url=address_of(number - 1) if number > 1 else "",
        next_url=address_of(number + 1) if number < count else "",
    )


def part(number: int, *, per_page: int = STORIES) -> slice:
    """What of the list stands on this page."""
    return slice((number - 1) * per_page, number * per_page)


def behind(address: str) -> Callable[[int], str]:
    """Addresses as WordPress has them: the bare one, then page/2/, page/3/…"""

    def address_of(number: int) -> str:
        return address if number == 1 else f"{address}page/{number}/"

    return address_of
