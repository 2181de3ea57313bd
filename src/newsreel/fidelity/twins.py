"""For a sentence of the draft, the sentence of a source that says most nearly the same."""

from collections import Counter
from dataclasses import dataclass, field

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

    def of(self, sentence: Sentence) -> Twin | None:
        if sentence.first not in self._found:
            self._found[sentence.first] = self._search(sentence)
        return self._found[sentence.first]

    def _search(self, sentence: Sentence) -> Twin | None:
        stems = _weighty(self.draft, sentence)
        if len(stems) < _FEWEST:
            return None
        best, count = None, 0
        for number, source in enumerate(self.sources):
            index = source.noted(_standing_in)
            standing: list[int] = []
            for stem in stems:
                found = index.get(stem)
                if found is not None and len(found) <= _COMMONEST:
                    standing += found
            if standing:
                place, votes = Counter(standing).most_common(1)[0]
                if votes > count:
                    best, count = (number, place), votes
        if best is None:
            return None
        number, place = best
        twin = self.sources[number].sentences[place]
        size = len(_weighty(self.sources[number], twin))
        return Twin(number, twin, count / len(stems), count / max(1, size))


def _standing_in(document: Document) -> dict[str, list[int]]:
    """For each stem, the sentences that have it."""
    found: dict[str, list[int]] = {}
    stems = document.stems
    for index, sentence in enumerate(document.sentences):
        for stem in set(stems[sentence.first : sentence.last]):
            if stem in found:
                found[stem].append(index)
            else:
                found[stem] = [index]
    return found


def _weighty(document: Document, sentence: Sentence) -> set[str]:
    forms, stems = document.forms, document.stems
    return {stems[place] for place in range(sentence.first, sentence.last) if forms[place] not in SMALL_WORDS}
