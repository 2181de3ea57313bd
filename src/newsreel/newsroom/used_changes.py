"""What a source changed of what an article of ours uses. Pure, and linear enough for hostile texts.

A sentence of the former text that does not stand in the new one has changed. It concerns us where we have its
words (a run of six, or of three within a quotation, that the new text has no longer), or where a sentence of
ours that is like it says a number or a name that the new wording has no longer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from newsreel.gather.clustering.stop_words import FUNCTION_WORDS
from newsreel.newsroom.shared_words import runs, shared, words

RUN = 6
RUN_IN_QUOTATION = 4
LONGEST_TEXT = 200_000
"""Characters that are compared."""
MOST_CHANGES = 40
_MOST_CHANGED = 4000
_MOST_CANDIDATES = 30
_LONGEST_SENTENCE = 1500
_ALIKE = 3
"""Words of weight that two sentences share to be taken to say the same; of short ones, half of them."""
_EMPTY = frozenset(FUNCTION_WORDS.split())
_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])|\n+")
_SPOKEN = re.compile(r"[“\"„«]([^”\"“„»\n]{8,1000})[”\"“»]")
_CAPITALISED = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER_WORDS = frozenset(
    words(
        """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
    )
)
_NOTICE = re.compile(
    r"\b(?:retract\w*|withdr[ae]w\w*|removed|deleted|unpublished|taken down|no longer available|"
    r"kill(?:ed)? (?:this|the) story|published in error)\b",
    re.IGNORECASE,
)


class Why(StrEnum):
    QUOTATION = "quotation"
    WORDS = "words"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence of the source that changed, and what of it is in our article."""

    before: str
    now: str
    """As the source says it now; empty where it says nothing of the kind any more."""
    why: Why
    ours: str
    """The sentence of our article that it concerns."""
    facts: tuple[str, ...] = ()
    """The numbers and names that we say and the source says no longer."""

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: tuple[str, ...]
    weight: frozenset[str]
    facts: frozenset[str]


def used_changes(
    article_text: str, old_text: str, new_text: str, quotations: Iterable[str] = ()
) -> list[Change]:
    """What changed from the old to the new text of what the article uses, in the order of the old text.

    `quotations` are the article's quoted passages; those between quotation marks in its text are found.
    """
    article_text, old_text, new_text = (text[:LONGEST_TEXT] for text in (article_text, old_text, new_text))
    quoted = [*quotations, *_SPOKEN.findall(article_text)]
    old, new = sentences(old_text), sentences(new_text)
    ours = _Ours("\n".join([article_text, *quoted]), quoted)
    kept = {sentence.words for sentence in new}
    before = {sentence.words for sentence in old}
    added = _ByWeight(sentence for sentence in new if sentence.words not in before)
    still = _Runs(words(new_text))
    found: list[Change] = []
    changed = {sentence.words: sentence for sentence in old if sentence.words not in kept}
    for sentence in list(changed.values())[:_MOST_CHANGED]:
        now = added.likest(sentence)
        change = ours.use_of(sentence, now, still)
        if change is not None:
            found.append(change)
        if len(found) == MOST_CHANGES:
            break
    return found


def is_notice(old_text: str, new_text: str) -> bool:
    """Whether a text was taken away and a word about that put in its place."""
    old, new = words(old_text[:LONGEST_TEXT]), words(new_text[:LONGEST_TEXT])
    if len(old) < 30 or len(new) * 3 > len(old):
        return False
    kept = shared(new, runs(old, RUN), RUN)
    return not new or kept * 5 < len(new) or (bool(_NOTICE.search(new_text)) and kept * 2 < len(new))


def is_beginning(old_text: str, new_text: str) -> bool:
    """Whether the new text is but the old one's beginning: a page behind a wall, a feed that was cut."""
    old, new = words(old_text[:LONGEST_TEXT]), words(new_text[:LONGEST_TEXT])
    if len(new) < RUN or len(new) * 2 > len(old):
        return False
    return shared(new, runs(old[: len(new) + max(10, len(new) // 4)], RUN), RUN) * 10 >= len(new) * 8


def sentences(text: str) -> list[_Sentence]:
    """In order; pieces without a word are left out, endless ones cut."""
    return [
        sentence
        for piece in _END.split(text)
        for start in range(0, len(piece), _LONGEST_SENTENCE)
        if (sentence := _sentence(piece[start : start + _LONGEST_SENTENCE].strip())).words
    ]


def _sentence(text: str) -> _Sentence:
    found = words(text)
    facts = {word for word in found if any(c.isdigit() for c in word) or word in _NUMBER_WORDS}
    facts.update(_names(text))
    weight = frozenset(word for word in found if word in facts or (len(word) > 3 and word not in _EMPTY))
    return _Sentence(text, tuple(found), weight, frozenset(facts))


def _names(text: str) -> Iterator[str]:
    """Words with a capital; the first of a sentence counts where the next has one as well."""
    places = [(match.group(), match.start()) for match in _CAPITALISED.finditer(text)]
    for number, (word, _start) in enumerate(places):
        if not word[0].isupper():
            continue
        follows = number + 1 < len(places) and places[number + 1][0][0].isupper()
        if (number or follows) and word.casefold() not in _EMPTY:
            yield from words(word.removesuffix("’s").removesuffix("'s"))


class _Runs:
    """Runs of words of a text, of the lengths that are asked for."""

    def __init__(self, text: Sequence[str]) -> None:
        self._text = text
        self._runs: dict[int, set[tuple[str, ...]]] = {}

    def of(self, length: int) -> set[tuple[str, ...]]:
        if length not in self._runs:
            self._runs[length] = runs(self._text, length)
        return self._runs[length]


class _ByWeight:
    """Sentences by their words of weight."""

    def __init__(self, found: Iterable[_Sentence]) -> None:
        self._holding: dict[str, list[_Sentence]] = defaultdict(list)
        for sentence in found:
            for word in sentence.weight:
                if len(self._holding[word]) < _MOST_CANDIDATES:
                    self._holding[word].append(sentence)

    def holding(self, facts: Iterable[str]) -> Iterator[_Sentence]:
        seen: set[tuple[str, ...]] = set()
        for fact in sorted(facts)[:_MOST_CANDIDATES]:
            for sentence in self._holding.get(fact, ()):
                if sentence.words not in seen:
                    seen.add(sentence.words)
                    yield sentence

    def likest(self, sentence: _Sentence) -> _Sentence | None:
        """The one that says the same in other words, if any."""
        rarest = sorted(sentence.weight, key=lambda word: (len(self._holding.get(word, ())), word))
        alike = [other for other in self.holding(rarest[:12]) if _are_alike(sentence, other)]
        return max(alike, key=lambda other: len(sentence.weight & other.weight), default=None)


class _Ours:
    """Our article's text, asked for each sentence that changed."""

    def __init__(self, text: str, quoted: Sequence[str]) -> None:
        self._sentences = sentences(text)
        self._by_weight = _ByWeight(self._sentences)
        self._runs = _Runs(words(text))
        self._in_quotations: set[tuple[str, ...]] = set()
        for passage in quoted:
            found = runs(words(passage[:LONGEST_TEXT]), RUN_IN_QUOTATION)
            self._in_quotations.update(run for run in found if len(set(run) - _EMPTY) > 1)

    def use_of(self, sentence: _Sentence, now: _Sentence | None, still: _Runs) -> Change | None:
        said = now.text if now else ""
        for why, length, held in (
            (Why.QUOTATION, RUN_IN_QUOTATION, self._in_quotations),
            (Why.WORDS, RUN, self._runs.of(RUN)),
        ):
            gone = runs(sentence.words, length) & held
            gone -= still.of(length)
            if gone:
                return Change(sentence.text, said, why, self._sentence_with(gone, length))
        gone_facts = sentence.facts - (now.facts | set(now.words) if now else frozenset())
        for other in self._by_weight.holding(gone_facts):
            if _are_alike(sentence, other):
                facts = tuple(sorted(gone_facts & set(other.words)))
                return Change(sentence.text, said, Why.FACT, other.text, facts)
        return None

    def _sentence_with(self, wanted: set[tuple[str, ...]], length: int) -> str:
        for sentence in self._sentences:
            if not wanted.isdisjoint(runs(sentence.words, length)):
                return sentence.text
        return ""


def _are_alike(one: _Sentence, other: _Sentence) -> bool:
    common = len(one.weight & other.weight)
    least = min(len(one.weight), len(other.weight))
    return common >= _ALIKE or (least >= 2 and common * 2 >= least and common >= 2)
