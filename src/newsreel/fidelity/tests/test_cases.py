"""Every case file: a draft, its sources, and exactly the findings that one check must give.

`cases/<check>/<what it shows>.toml`::

    draft = "..."
    sources = ["...", "..."]
    published = 2026-03-18          # optional
    headline = "..."                # optional: the draft begins with this headline
    aliases = { "Full Name" = ["Other Name"] }     # optional

    [[finding]]
    severity = "error"
    text = "the words in the draft"
    message = "the sentence for the editor"
    source = "the source's passage"                # optional: left out where it doesn't matter
    other_source = "the second source's passage"   # optional
    replacement = "the source's wording"           # optional
    kind = "name"                                  # optional
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsreel.fidelity.checks import CHECKS
from newsreel.fidelity.document import read
from newsreel.fidelity.finding import Finding
from newsreel.fidelity.held import Held

CASES = Path(__file__).parents[1] / "cases"
_FILES = sorted(CASES.glob("*/*.toml"))


def _seen(finding: Finding, asked: dict[str, Any]) -> dict[str, Any]:
    """What was found, in the fields that the case asks about."""
    fields = {
        "severity": str(finding.severity),
        "text": finding.text,
        "message": finding.message,
        "kind": str(finding.kind),
        "source": finding.passage.text if finding.passage else None,
        "other_source": finding.other_passage.text if finding.other_passage else None,
        "replacement": finding.replacement,
    }
    return {name: value for name, value in fields.items() if name in asked} if asked else fields


def test_there_are_cases_for_known_checks_only() -> None:
    assert {file.parent.name for file in _FILES} <= set(CHECKS)


@pytest.mark.parametrize("file", _FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_case(file: Path) -> None:
    case = tomllib.loads(file.read_text("utf-8"))
    headline = case.get("headline", "")
    held = Held(
        read(case["draft"]),
        [read(source) for source in case["sources"]],
        case.get("published"),
        len(headline),
        aliases={name: frozenset(others) for name, others in case.get("aliases", {}).items()},
    )
    assert case["draft"].startswith(headline)
    found = sorted(CHECKS[file.parent.name](held), key=lambda finding: (finding.start, finding.end))
    expected = case.get("finding", [])
    asked = [*expected, *({} for _ in found)]
    assert [_seen(one, ask) for one, ask in zip(found, asked, strict=False)] == expected
