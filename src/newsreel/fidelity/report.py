"""Findings as JSON, and as text for a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsreel.fidelity.finding import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft, its sources by name, and what was found."""

    draft: str
    sources: Sequence[tuple[str, str]]
    """Name and text."""
    findings: Sequence[Finding]


def as_dict(findings: Sequence[Finding]) -> dict[str, Any]:
    """`{findings, flagged}`: places count characters; `source` counts the sources from 0, null for none."""
    return {
        "findings": [_finding(finding) for finding in findings],
        "flagged": any(finding.is_error for finding in findings),
    }


def told(checked: Checked) -> str:
    """One paragraph for each finding: severity, what, why, and both places."""
    if not checked.findings:
        return "Nothing found: the draft agrees with its sources as far as can be seen."
    return "\n\n".join(_told(finding, checked) for finding in checked.findings)


def _finding(finding: Finding) -> dict[str, Any]:
    passage = finding.passage
    told: dict[str, Any] = {
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "source": passage.source if passage else None,
        "source_start": passage.start if passage else None,
        "source_end": passage.end if passage else None,
        "message": finding.message,
        "confidence": finding.confidence,
        "identity": finding.identity,
    }
    if finding.replacement:
        told["replacement"] = finding.replacement
    if other := finding.other_passage:
        told |= {"other_source": other.source, "other_start": other.start, "other_end": other.end}
    return told


def _told(finding: Finding, checked: Checked) -> str:
    line = checked.draft.count("\n", 0, finding.start) + 1
    text = " ".join(finding.text.split())
    lines = [
        f"{finding.severity.value.capitalize()}, line {line}: {finding.message}",
        f"  draft:  {_short(text)}",
    ]
    for passage in (finding.passage, finding.other_passage):
        if passage is not None:
            name = checked.sources[passage.source][0]
            lines.append(f"  source: {_short(' '.join(passage.text.split()))}  ({name})")
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
