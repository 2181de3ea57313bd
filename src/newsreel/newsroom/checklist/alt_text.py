"""No picture without words for those who can't see it."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    for picture in draft.illustrations:
        if not picture.alt.strip():
            yield error(
                f"{picture.place} (“{picture.name}”) has no alt text. "
                "Say what it shows, here or in the picture's own description.",
                *picture.alt_anchor,
            )
