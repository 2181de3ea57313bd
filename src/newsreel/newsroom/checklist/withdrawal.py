"""What was withdrawn comes back by its own door, with its record lifted."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    if draft.is_withdrawn:
        yield error("This article was withdrawn. Use “Restore” in the page's menu to bring it back.")
