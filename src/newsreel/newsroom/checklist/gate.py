"""The gate that every way of publishing passes, at the end of all: `Article.save` with `live` set."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone

from newsreel.newsroom.checklist import Problem, examine
from newsreel.newsroom.checklist.reading import draft_of

if TYPE_CHECKING:
    from newsreel.newsroom.agreement.inspection import Inspection
    from newsreel.newsroom.models import Article, ArticleSource, Page

_FIELDS_WITHOUT_PANEL = ("bylines", "article_sources")


class NotReadyError(ValidationError):
    """The checklist holds an article back. `problems` are its errors; `article` is what was to go live."""

    def __init__(self, article: "Article", problems: list[Problem]) -> None:
        sentences: dict[str, list[str]] = {}
        for problem in problems:
            field = str(problem.anchor[0]) if problem.anchor else NON_FIELD_ERRORS
            key = NON_FIELD_ERRORS if field in _FIELDS_WITHOUT_PANEL else field
            sentences.setdefault(key, []).append(problem.sentence)
        super().__init__(sentences)
        self.article = article
        self.problems = problems


def demand(article: "Article", *, publish_at: datetime | None = None) -> "Inspection | None":
    """Raise :class:`NotReadyError` where a check finds an error. Without `publish_at`, for now.

    Besides the checklist, the article is held against its sources: returns what was looked at and found.
    None for an article that enters without a checklist.
    """
    if article.enters_without_checklist:
        return None
    moment = publish_at or timezone.now()
    problems, inspection = all_problems(article, publish_at=moment)
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        raise NotReadyError(article, errors)
    return inspection


def all_problems(
    article: "Article",
    *,
    publish_at: datetime,
    parent: "Page | None" = None,
    bylines: int | None = None,
    sources: "Sequence[ArticleSource] | None" = None,
) -> "tuple[list[Problem], Inspection]":
    """What the checklist says, then what differs from the sources and nobody decided about.

    The last three are as :func:`newsreel.newsroom.checklist.reading.draft_of` has them.
    """
    from newsreel.newsroom.agreement.inspection import inspect
    from newsreel.newsroom.agreement.verdict import problems

    draft = draft_of(article, publish_at=publish_at, parent=parent, bylines=bylines, sources=sources)
    inspection = inspect(article, now=publish_at, named=sources)
    found = [*examine(draft), *problems(inspection, article, parent)]
    return sorted(found, key=lambda problem: not problem.is_error), inspection


@contextmanager
def opened_for(article: "Article") -> Iterator[None]:
    """Let this one object go live unexamined: for articles that were published before they came here."""
    article.enters_without_checklist = True
    try:
        yield
    finally:
        article.enters_without_checklist = False
