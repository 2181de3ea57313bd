"""A draft and its sources, taken apart once and held side by side for every check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from newsreel.fidelity.document import Document
from newsreel.fidelity.finding import Finding, Kind, Passage, Severity
from newsreel.fidelity.near_names import NearNames
from newsreel.fidelity.quotations import Quotation, quotations
from newsreel.fidelity.support import Support
from newsreel.fidelity.twins import Twins

_SMALL_WORDS_LISTED = "a an the and or but of in on at by for to from with as vs is"
_SMALL_WORDS = frozenset(_SMALL_WORDS_LISTED.split())
_TITLE_WORDS = 8
_CONTEXT = 24
"""Characters on each side, of the same line, by which a finding is known again."""


@dataclass(frozen=True)
class Held:
    draft: Document
    sources: Sequence[Document]
    published: date | None = None
    """The draft's dateline: what “on Tuesday” counts from."""
    headline_end: int = 0
    """Characters of the draft that are its headline and standfirst; 0 where it has none."""
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Other names under which the sources may know those whom the draft names."""
    support: Support = field(default=None, repr=False)  # type: ignore[assignment]  # made of the sources below
    """What the sources carry, indexed; made of them where it isn't given."""

    def __post_init__(self) -> None:
        if self.support is None:
            object.__setattr__(self, "support", Support(tuple(self.sources)))

    @cached_property
    def near_names(self) -> NearNames:
        return NearNames(self.support)

    @cached_property
    def twins(self) -> Twins:
        """For a sentence of the draft, the nearest sentence of a source."""
        return Twins(self.draft, tuple(self.sources))

    @cached_property
    def quotations(self) -> list[Quotation]:
        return self.draft.noted(_quotations)

    def is_quoted(self, number: int, start: int, end: int) -> bool:
        """Whether these characters of a source stand in quotation marks there."""
        slack = 3
        return any(
            quotation.outer_start - slack <= start and end <= quotation.outer_end + slack
            for quotation in self.sources[number].noted(_quotations)
        )

    def is_title(self, quotation: Quotation) -> bool:
        """Whether it names a work: few words, each that matters with a capital, and no end of a sentence."""
        first, last = self.draft.words_between(quotation.start, quotation.end)
        words = self.draft.words[first:last]
        if not 0 < len(words) <= _TITLE_WORDS:
            return False
        inside = self.draft.text[quotation.start : quotation.end].rstrip()
        if inside.endswith((",", ".", "!", "?", "…")) and len(words) > 1 and not inside[:-1].istitle():
            return False
        weighty = [word for word in words if word.lower() not in _SMALL_WORDS]
        return bool(weighty) and all(word[0].isupper() or word[0].isdigit() for word in weighty)

    def passage(self, number: int, first: int, last: int) -> Passage:
        """Words `first` up to but not including `last` of a source."""
        start, end = self.sources[number].span(first, last)
        return Passage(number, start, end, self.sources[number].text[start:end])

    def finding(
        self,
        kind: Kind,
        severity: Severity,
        span: tuple[int, int],
        message: str,
        confidence: float,
        *,
        passage: Passage | None = None,
        other_passage: Passage | None = None,
        replacement: str = "",
    ) -> Finding:
        """One about these characters of the draft."""
        start, end = span
        text = self.draft.text
        return Finding(
            kind=kind,
            severity=severity,
            start=start,
            end=end,
            text=text[start:end],
            message=message,
            confidence=confidence,
            passage=passage,
            other_passage=other_passage,
            replacement=replacement,
            context="|".join(
                (
                    text[max(0, start - _CONTEXT) : start].rpartition("\n")[2],
                    text[end : end + _CONTEXT].partition("\n")[0],
                )
            ),
        )


def _quotations(document: Document) -> list[Quotation]:
    return quotations(document.text)
