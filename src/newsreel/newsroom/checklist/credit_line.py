"""The credit that an outlet asked for stands where readers see it."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error
from newsreel.newsroom.shared_words import words


def check(draft: Draft) -> Iterator[Problem]:
    asked = {basis.credit: basis.outlet for basis in draft.bases if words(basis.credit)}
    if not asked:
        return
    # Each text by itself, so that no credit is read out of the end of one and the beginning of the next.
    seen = [_plain(text) for text in (*draft.credits, *(wording.text for wording in draft.wordings))]
    for credit, outlet in asked.items():
        if not any(_plain(credit) in text for text in seen):
            yield error(
                f"{outlet} asks for the credit “{credit}”, and readers would not see it. "
                "Write it as the name of the source, or into the text.",
                "article_sources",
            )


def _plain(text: str) -> str:
    return f" {' '.join(words(text))} "
