"""Names of the sources that are nearly a name of the draft."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from newsreel.fidelity.common_words import COMMON_WORDS
from newsreel.fidelity.support import Spot, Support

_SHORTEST = 4
"""Letters of a name, at least, for another to be nearly the same."""
_SAME_BUT_FOR_A_SLIP = 0.8
_TRIED = 120
_MOST = 300
"""Names that are looked for: an article has some dozens that no source has."""


@dataclass(frozen=True)
class NearNames:
    support: Support
    _found: dict[str, Spot | None] = field(default_factory=dict, repr=False)

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """Longer names by their first letter and by their last two: one of both is right in most slips."""
        found: dict[str, list[str]] = {}
        for form in self.support.names:
            if len(form) >= _SHORTEST:
                found.setdefault(form[0], []).append(form)
                found.setdefault(form[-2:], []).append(form)
        return found

    def of(self, form: str) -> Spot | None:
        """Where a name stands that differs from this one by a slip of the pen."""
        if form in self._found:
            return self._found[form]
        best, best_ratio = None, _SAME_BUT_FOR_A_SLIP
        if len(form) >= _SHORTEST and len(self._found) < _MOST:
            matcher = SequenceMatcher(autojunk=False)
            matcher.set_seq2(form)
            for other in (self._by_letter.get(form[0], []) + self._by_letter.get(form[-2:], []))[:_TRIED]:
                if abs(len(other) - len(form)) <= 2 and not {form, other} & COMMON_WORDS:
                    matcher.set_seq1(other)
                    if matcher.real_quick_ratio() >= best_ratio and matcher.ratio() >= best_ratio:
                        best, best_ratio = other, matcher.ratio()
        self._found[form] = self.support.names[best][0] if best else None
        return self._found[form]
