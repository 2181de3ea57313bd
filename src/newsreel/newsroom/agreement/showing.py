"""Findings as the editor's panel shows them: plain values for JSON."""

from typing import Any

from django.urls import reverse

from newsreel.fidelity.alignment import differences
from newsreel.fidelity.document import read
from newsreel.fidelity.finding import Finding, Kind, Passage, Severity
from newsreel.newsroom.agreement.inspection import Inspection, SourceText
from newsreel.newsroom.agreement.verdict import blocking_severities, decisions, holds
from newsreel.newsroom.models import Article, FindingDecision, User

_AROUND = 160
"""Characters of a source shown on each side of a passage."""
_COMPARED = 1200
"""A longer passage is shown without its differences marked."""


def shown(article: Article, inspection: Inspection, user: User) -> dict[str, Any]:
    """`findings` in the text's order, how many of them are `holding` the article back, and its `sources`."""
    decided = decisions(article)
    blocking = blocking_severities(article)
    may_publish = article.permissions_for_user(user).can_publish()
    findings = []
    for finding in inspection.findings:
        held_back = holds(finding, article, blocking)
        decision = decided.get(finding.identity)
        may_decide = may_publish or not held_back
        findings.append(_finding(finding, inspection, decision, holds=held_back, may_decide=may_decide))
    return {
        "findings": findings,
        "holding": sum(each["holds"] and each["decision"] is None for each in findings),
        "sources": [
            {"outlet": source.outlet, "address": source.address, "words": len(source.text.split())}
            for source in inspection.sources
        ],
        "quotations": inspection.quotations_held,
    }


def _finding(
    finding: Finding,
    inspection: Inspection,
    decision: FindingDecision | None,
    *,
    holds: bool,
    may_decide: bool,
) -> dict[str, Any]:
    part = inspection.draft.part_at(finding.start)
    return {
        "identity": finding.identity,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "text": finding.text,
        "confidence": finding.confidence,
        "replacement": finding.replacement if finding.severity is not Severity.NOTE else "",
        "field": part.anchor[0] if part else "",
        "block": part.block_id if part else "",
        "occurrence": _occurrence(finding, inspection),
        "passage": _passage(finding.passage, finding, inspection),
        "otherPassage": _passage(finding.other_passage, finding, inspection),
        "holds": holds,
        "mayDecide": may_decide,
        "decision": _decision(decision),
    }


def _occurrence(finding: Finding, inspection: Inspection) -> int:
    """How often the same words stand in the same part before: which of them is meant."""
    part = inspection.draft.part_at(finding.start)
    begin = part.start if part else 0
    return inspection.draft.text.count(finding.text, begin, finding.start) if finding.text else 0


def _passage(passage: Passage | None, finding: Finding, inspection: Inspection) -> dict[str, Any] | None:
    if passage is None:
        return None
    source = inspection.sources[passage.source]
    return {
        "outlet": source.outlet,
        "link": _link(passage, source),
        "before": source.text[max(0, passage.start - _AROUND) : passage.start],
        "after": source.text[passage.end : passage.end + _AROUND],
        "parts": _marked(passage.text, finding) if finding.kind is Kind.QUOTE else [[passage.text, False]],
    }


def _link(passage: Passage, source: SourceText) -> str:
    """The entry at the desk, at this passage unless it stands in the headline."""
    address = reverse("wire:entry", args=[source.entry_id])
    start, end = passage.start - source.text_start, passage.end - source.text_start
    return f"{address}?start={start}&end={end}#passage" if start >= 0 else address


def _marked(text: str, finding: Finding) -> list[list[Any]]:
    """The passage in stretches, each with whether it differs from the draft's words."""
    if len(text) > _COMPARED or len(finding.text) > _COMPARED:
        return [[text, False]]
    theirs, ours = read(text), read(finding.text)
    parts: list[list[Any]] = []
    place = 0
    for change in differences(theirs.forms, ours.forms):
        if change.first == change.last:
            continue
        start, end = theirs.span(change.first, change.last)
        parts += [[text[place:start], False], [text[start:end], True]]
        place = end
    return [part for part in [*parts, [text[place:], False]] if part[0]]


def _decision(decision: FindingDecision | None) -> dict[str, str] | None:
    if decision is None:
        return None
    return {
        "verdict": decision.verdict,
        "label": decision.get_verdict_display(),
        "reason": decision.reason,
        "by": decision.made_by_name,
        "at": decision.made_at.isoformat(),
    }
