"""There is something to read."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error, warning


def check(draft: Draft) -> Iterator[Problem]:
    if not draft.has_body:
        yield error("The article has no text yet. Write something.", "body")
    if not draft.standfirst.strip():
        yield warning("There is no standfirst; lists and shares will show the headline alone.", "standfirst")
    if not draft.has_lead_picture:
        yield warning("There is no lead picture; lists will show the article as text only.", "lead_picture")
