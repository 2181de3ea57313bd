"""What is not our own reporting names where it comes from."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error

_KINDS = {
    "aggregated": "is based on another outlet's reporting",
    "wire": "is wire copy",
    "release": "comes from a press release",
}


def check(draft: Draft) -> Iterator[Problem]:
    if draft.origin in _KINDS and not draft.sources:
        yield error(
            f"This article {_KINDS[draft.origin]}, but names no source. "
            "Add the source with its link, or set the origin to our own reporting.",
            "article_sources",
        )
