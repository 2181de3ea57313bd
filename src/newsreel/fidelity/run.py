"""The one door: a draft and its sources in, findings out."""

from collections.abc import Sequence
from datetime import date

from newsreel.fidelity.checks import CHECKS
from newsreel.fidelity.document import Document, read
from newsreel.fidelity.finding import Finding
from newsreel.fidelity.held import Held

MOST_FINDINGS = 500
"""A draft with more has another trouble than these."""


def check(
    draft: str,
    sources: Sequence[str | Document],
    published: date | None = None,
    *,
    headline_end: int = 0,
) -> list[Finding]:
    """Every difference between a draft and its sources, in the draft's order.

    `published` is the draft's dateline: without it, days of the week and words like “yesterday” are only
    compared as words. The first `headline_end` characters are headline and standfirst. Without sources, the
    draft is held against itself. A source that many drafts share may be given as read already.
    """
    documents = [source if isinstance(source, Document) else read(source) for source in sources]
    held = Held(read(draft), documents, published, headline_end)
    found: dict[tuple[int, int, str], Finding] = {}
    for check_one in CHECKS.values():
        for finding in check_one(held):
            place = (finding.start, finding.end, finding.kind)
            former = found.get(place)
            if former is None or finding.confidence > former.confidence:
                found[place] = finding
            if len(found) >= MOST_FINDINGS:
                break
    return sorted(found.values(), key=lambda finding: (finding.start, finding.end, finding.kind))
