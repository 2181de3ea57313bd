"""For a sentence of the draft, the sentence of a source that says most nearly the same."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from newsreel.fidelity.document import Document, Sentence
from newsreel.fidelity.words import SMALL_WORDS

_COMMONEST = 40
"""A stem that stands in more sentences tells none of them from the others."""
_FEWEST = 4
"""Words that carry something, at least, for a sentence to have a twin."""


@dataclass(frozen=True, slots=True)
class Twin:
    source: int
    sentence: Sentence
    share: float
    """Of the draft's words that carry something, those that stand in the source's sentence."""
    back: float
    """The same the other way round."""


@dataclass(frozen=True)
class Twins:
    draft: Document
    sources: tuple[Document, ...]
    _found: dict[int, Twin | None] = field(default_factory=dict, repr=False)

    @cached_property
    def _standing_in(self) -> dict[str, list[tuple[int, int]]]:
        """For each stem of the draft that carries something, the sources' sentences that have it."""
        draft = self.draft
        found: dict[str, list[tuple[int, int]]] = {
            stem: [] for stem, form in zip(draft.stems, draft.forms, strict=True) if form not in SMALL_WORDS
        }
        for number, source in enumerate(self.sources):
            stems = source.stems
            for index, sentence in enumerate(source.sentences):
                for stem in set(stems[sentence.first : sentence.last]):
                    standing = found.get(stem)
                    if standing is not None:
                        standing.append((number, index))
        return found

    def of(self, sentence: Sentence) -> Twin | None:
        if sentence.first not in self._found:
            self._found[sentence.first] = self._search(sentence)
        return self._found[sentence.first]

    def _search(self, sentence: Sentence) -> Twin | None:
        stems = _weighty(self.draft, sentence)
        if len(stems) < _FEWEST:
            return None
        votes: Counter[tuple[int, int]] = Counter()
        for stem in stems:
            standing = self._standing_in.get(stem, ())
            if len(standing) <= _COMMONEST:
                votes.update(standing)
        if not votes:
            return None
        (number, index), count = votes.most_common(1)[0]
        twin = self.sources[number].sentences[index]
        size = len(_weighty(self.sources[number], twin))
        return Twin(number, twin, count / len(stems), count / max(1, size))


def _weighty(document: Document, sentence: Sentence) -> set[str]:
    forms, stems = document.forms, document.stems
    return {stems[place] for place in range(sentence.first, sentence.last) if forms[place] not in SMALL_WORDS}
