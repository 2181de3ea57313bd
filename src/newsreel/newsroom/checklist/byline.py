"""Somebody signs it."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    if not draft.bylines:
        yield error("Nobody signs this article. Add a byline.", "bylines")
