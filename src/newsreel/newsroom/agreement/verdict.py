"""Which findings hold an article back, after what its editors decided about them."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.newsroom.agreement.inspection import Inspection
from newsreel.newsroom.checklist.problem import Problem, error, warning

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article, FindingDecision, Page

SEVERITIES: Mapping[str, frozenset[Severity]] = {
    "error": frozenset((Severity.ERROR,)),
    "warning": frozenset((Severity.ERROR, Severity.WARNING)),
    "none": frozenset(),
}
"""What holds an article back, by the value of Section.blocking."""


_WITHOUT_SOURCE = frozenset((Kind.CONSISTENCY, Kind.DATE))
"""Found in the article by itself, or against its dateline."""


def blocking_severities(article: "Article", parent: "Page | None" = None) -> frozenset[Severity]:
    """As its section has it, and not those above; `parent` is the section of an article not in the tree."""
    from newsreel.newsroom.models import Section

    above = article.get_parent() if article.depth else parent
    section = above.specific if above is not None and issubclass(above.specific_class, Section) else None
    return SEVERITIES[section.blocking if section is not None else "error"]


def holds(finding: Finding, article: "Article", blocking: frozenset[Severity]) -> bool:
    """Whether the finding holds the article back until somebody decides about it.

    Our own reporting adds what no source has; there, only what differs from a source's words holds it back,
    and what is at odds with itself. A sentence that no source carries may be comment: it holds nothing back
    unless warnings do.
    """
    from newsreel.newsroom.models import Article

    if finding.severity not in blocking:
        return False
    if finding.kind is Kind.CLAIM:
        return Severity.WARNING in blocking
    is_added = finding.passage is None and finding.kind not in _WITHOUT_SOURCE
    return not (is_added and article.origin == Article.Origin.OWN)


def decisions(article: "Article") -> dict[str, "FindingDecision"]:
    """What was decided about its findings, by their identity."""
    if article.pk is None:
        return {}
    return {decision.identity: decision for decision in article.finding_decisions.all()}


def undecided(inspection: Inspection, decided: Collection[str]) -> list[Finding]:
    return [finding for finding in inspection.findings if finding.identity not in decided]


def problems(inspection: Inspection, article: "Article", parent: "Page | None" = None) -> Iterator[Problem]:
    """Each undecided finding that an editor should see, as the checklist says things; notes are left out."""
    blocking = blocking_severities(article, parent)
    for finding in undecided(inspection, decisions(article)):
        if finding.severity is Severity.NOTE:
            continue
        part = inspection.draft.part_at(finding.start)
        anchor = part.anchor if part else ()
        make = error if holds(finding, article, blocking) else warning
        text = " ".join(finding.text.split())
        shown = text if len(text) <= 80 else text[:79] + "…"
        yield make(f"“{shown.strip('“”')}”: {finding.message}", *anchor)


def as_json(finding: Finding, inspection: Inspection) -> dict[str, Any]:
    """A finding with the names of its sources, to be kept beside a decision or a run."""
    told: dict[str, Any] = {
        "identity": finding.identity,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "confidence": finding.confidence,
        "replacement": finding.replacement,
    }
    for name, passage in (("passage", finding.passage), ("other_passage", finding.other_passage)):
        if passage is not None:
            source = inspection.sources[passage.source]
            told[name] = {
                "entry": source.entry_id,
                "version": source.version,
                "outlet": source.outlet,
                "start": passage.start,
                "end": passage.end,
                "text": passage.text,
            }
    return told
