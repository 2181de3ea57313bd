"""No picture without saying who made it."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    for picture in draft.illustrations:
        if not picture.credit.strip():
            yield error(
                f"{picture.place} (“{picture.name}”) has no credit. "
                "Write who made it, here or on the picture itself.",
                *picture.credit_anchor,
            )
