"""A review says what it reviews and how good that is."""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    if draft.form != "review":
        return
    if draft.review_score is None:
        yield error("A review needs a score from 0 to 10. Give one, or choose another form.", "review_score")
    if not draft.review_subject.strip():
        yield error("Name the work under review, or choose another form.", "review_subject")
