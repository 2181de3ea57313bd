"""Nothing is based on an outlet that does not allow it."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    for outlet in dict.fromkeys(basis.outlet for basis in draft.bases if not basis.may_rewrite):
        yield error(
            f"{outlet} does not allow an article of our own based on its reporting. Take what is theirs "
            "out of the article and its sources, or change what was agreed under Wire › Sources.",
            "article_sources",
        )
