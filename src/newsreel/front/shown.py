"""What a page shows, noted while it is drawn: so that a change can find exactly the pages it touches.

A thing is named by a short word and, mostly, a number: `article-12`. Whoever reads a thing for a page notes
it here; whoever keeps the page asks for what was noted. Where nobody keeps it, noting does nothing.

Lists are things of their own: a page that shows the newest articles of a section changes when one joins or
leaves, though it showed none of the articles concerned.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

SITE = "site"
"""Name, menus, sections, standing pages, redirects, the program itself: every page shows it."""
HOME = "home"
"""The zones an editor filled by hand."""
ALL_ARTICLES = "list-all"
CORRECTIONS = "list-corrections"
AUTHORS = "list-authors"
"""Which authors have published, and at which addresses they stand."""
TAGS = "list-tags"
"""Which tags are used, and at which addresses they stand."""
HOT = "hot"
"""The order of What's Hot."""
TODAY = "today"
"""The day's date in words."""

_noted: ContextVar[set[str] | None] = ContextVar("noted", default=None)


def article(number: int) -> str:
    """Headline, picture, text: whatever an editor writes of it."""
    return f"article-{number}"


def neighbours(article: int) -> str:
    """Which articles were published just before and just after it."""
    return f"neighbours-{article}"


def thread(article: int) -> str:
    """The comments of an article, and how many they are."""
    return f"thread-{article}"


def author(number: int) -> str:
    return f"author-{number}"


def picture(number: int) -> str:
    return f"picture-{number}"


def tag(number: int) -> str:
    """Its name and description."""
    return f"tag-{number}"


def articles_of_section(section: int) -> str:
    """Which articles are in a section or the sections beneath it, in which order."""
    return f"list-section-{section}"


def articles_of_author(author: int) -> str:
    return f"list-author-{author}"


def articles_of_tag(tag: int) -> str:
    return f"list-tag-{tag}"


def articles_of_days(day: date, *, month: bool = True, day_of_month: bool = True) -> str:
    """Which articles were published in a year, a month of it, or on one day."""
    parts = [f"{day.year:04d}", *([f"{day.month:02d}"] if month else [])]
    if month and day_of_month:
        parts.append(f"{day.day:02d}")
    return f"list-days-{'-'.join(parts)}"


def dates_of_month(day: date) -> str:
    """When the articles published in this month were changed last: for machines, which read them by month."""
    return f"dates-{day.year:04d}-{day.month:02d}"


def note(*things: str) -> None:
    """The page being drawn shows these."""
    noted = _noted.get()
    if noted is not None:
        noted.update(things)


@contextmanager
def noting() -> Iterator[set[str]]:
    """Collect what is noted inside. Collections don't mix: an inner one keeps its things to itself."""
    noted: set[str] = set()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)
