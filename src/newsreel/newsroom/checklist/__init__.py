"""What must be right before an article goes live. One file a check; each is a pure function of a Draft."""

from collections.abc import Callable, Iterator

from newsreel.newsroom.checklist import (
    alt_text,
    body,
    byline,
    credit,
    credit_line,
    embargo,
    excerpt,
    headline,
    licence,
    rewriting,
    rights_end,
    score,
    section,
    source,
    source_link,
    source_pictures,
    withdrawal,
)
from newsreel.newsroom.checklist.draft import Basis, Draft, Illustration, Wording
from newsreel.newsroom.checklist.problem import Anchor, Problem, Severity

__all__ = ["CHECKS", "Anchor", "Basis", "Draft", "Illustration", "Problem", "Severity", "Wording", "examine"]

CHECKS: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    withdrawal.check,
    embargo.check,
    headline.check,
    section.check,
    byline.check,
    source.check,
    rights_end.check,
    rewriting.check,
    source_link.check,
    credit_line.check,
    excerpt.check,
    credit.check,
    alt_text.check,
    licence.check,
    source_pictures.check,
    score.check,
    body.check,
)


def examine(draft: Draft) -> list[Problem]:
    """Everything the checks find, errors first, each kind in the order of the registry."""
    found = [problem for check in CHECKS for problem in check(draft)]
    return sorted(found, key=lambda problem: not problem.is_error)
