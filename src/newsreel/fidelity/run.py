"""The one door: a draft and its sources in, findings out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from newsreel.fidelity.checks import CHECKS
from newsreel.fidelity.document import Document, read
from newsreel.fidelity.finding import Finding
from newsreel.fidelity.held import Held
from newsreel.fidelity.support import Support

_LONGEST_KEPT = 30_000
"""Characters of sources that are kept taken apart for the next check."""
MOST_FINDINGS = 500
"""A draft with more has another trouble than these."""


@dataclass(frozen=True, slots=True)
class _Same:
    """A document that is told from others by what it is, not by what it says."""

    document: Document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document


def _read_once(source: str) -> Document:
    """A source that was read a short while ago isn't read again: a draft is checked with every change."""
    return _kept(source) if len(source) <= _LONGEST_KEPT else read(source)


@lru_cache(maxsize=32)
def _kept(source: str) -> Document:
    return read(source)


@lru_cache(maxsize=4)
def _support_kept(sources: tuple[_Same, ...]) -> Support:
    return Support(tuple(one.document for one in sources))


def _support(documents: tuple[Document, ...]) -> Support:
    if sum(len(document.text) for document in documents) > _LONGEST_KEPT:
        return Support(documents)
    return _support_kept(tuple(map(_Same, documents)))


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
    documents = tuple(source if isinstance(source, Document) else _read_once(source) for source in sources)
    held = Held(read(draft), documents, published, headline_end, support=_support(documents))
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
