"""It stands in a section that readers can open."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error, warning


def check(draft: Draft) -> Iterator[Problem]:
    if not draft.section:
        yield error("This article is in no section. Move it into one.")
    elif not draft.section_is_live:
        yield warning(
            f"Its section, {draft.section}, isn't published, so the link to it leads nowhere. Publish it too."
        )
