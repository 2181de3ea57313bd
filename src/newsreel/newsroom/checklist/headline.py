"""A headline that fits its places."""

import unicodedata
from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error, warning

SHORTEST = 3
LONGEST = 110
"""What Google asks of a NewsArticle's headline, and what a card holds in two lines."""
COMFORTABLE = 70


def width(text: str) -> int:
    """Length in columns: a Chinese, Japanese or Korean character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def check(draft: Draft) -> Iterator[Problem]:
    length = width(draft.headline.strip())
    if length < SHORTEST:
        yield error("The headline is missing or too short to mean anything. Write one.", "title")
    elif length > LONGEST:
        yield error(
            f"The headline is {length} characters long; {LONGEST} is the most that fits. Shorten it.", "title"
        )
    elif length > COMFORTABLE:
        yield warning(
            f"The headline is {length} characters long and will be cut in search results and shares. "
            f"Under {COMFORTABLE} is better; or give a short one under “Search and sharing”.",
            "title",
        )
