"""A text taken apart once, for all checks: words with their places, sentences, and where each word stands."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar, cast

import Stemmer

LONGEST = 300_000
"""Characters of a text that are read; what is beyond is left out."""

_WORD = re.compile(r"([^\W\d_]+(?:['’`´][^\W\d_]+)*|\d+(?:[.,]\d+)*)")
_APOSTROPHES = str.maketrans("’`´‘", "''''")
_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\Wa-z_]|\s*$)|\n\s*\n")
_ABBREVIATIONS_LISTED = """
    mr mrs ms dr prof st sr jr gen col lt sgt capt maj rev hon gov sen rep pres supt insp det sir vs no
    vol ed dept co inc ltd corp bros mt ft ave blvd rd jan feb mar apr jun jul aug sept sep oct nov dec
    a b c d e f g h i j k l m n o p q r s t u v w x y z
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_LISTED.split())
_OPENING = frozenset(' "“‘«(\n•–—:*')
_WORDS_KEPT = 65_536
"""Words whose form is kept: texts of one language share most of theirs."""
_LONGEST_KEPT = 40
_stemmer = Stemmer.Stemmer("english")
Noted = TypeVar("Noted")


class _Kept(dict[str, str]):
    """What a function makes of a word, kept for the next time; all is forgotten when it gets too much."""

    def __init__(self, made_by: Callable[[str], str]) -> None:
        super().__init__()
        self.made_by = made_by

    def __missing__(self, word: str) -> str:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        made = self.made_by(word)
        if len(word) <= _LONGEST_KEPT:
            self[word] = made
        return made


def _folded(word: str) -> str:
    plain = word.lower()
    if not plain.isascii():
        plain = plain.translate(_APOSTROPHES)
        plain = "".join(
            letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter)
        )
    if plain.endswith("'s"):
        return plain[:-2]
    return plain.rstrip("'").replace("'", "")


_FORMS = _Kept(_folded)
_STEMS = _Kept(_stemmer.stemWord)


def folded(word: str) -> str:
    """A word as it is compared: small letters, no accents, no possessive ending."""
    return _FORMS[word]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `first` up to but not including `last`, characters `start` to `end`."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A text and its words. Lists run side by side: word `i` stands at `starts[i]` to `ends[i]`."""

    text: str
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    words: list[str] = field(repr=False)
    """As written."""
    forms: list[str] = field(repr=False)
    """As compared: see :func:`folded`."""
    _notes: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def noted(self, reader: "Callable[[Document], Noted]") -> Noted:
        """What a reader finds in this text, worked out once for all checks and drafts."""
        if reader not in self._notes:
            self._notes[reader] = reader(self)
        return cast(Noted, self._notes[reader])

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def stems(self) -> list[str]:
        return list(map(_STEMS.__getitem__, self.forms))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each form stands, in order."""
        return _gathered(self.forms)

    @cached_property
    def stem_places(self) -> dict[str, list[int]]:
        return _gathered(self.stems)

    @cached_property
    def sentences(self) -> list[Sentence]:
        return list(_sentences(self.text, self.starts, self.ends, self.forms))

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    def sentence_of(self, place: int) -> Sentence:
        """The sentence in which word `place` stands."""
        return self.sentences[max(0, bisect_right(self._sentence_firsts, place) - 1)]

    @cached_property
    def capitals(self) -> list[int]:
        """The words with a capital letter."""
        return [place for place, word in enumerate(self.words) if word[0].isupper()]

    @cached_property
    def opens_sentence(self) -> list[bool]:
        """Whether a word with a capital is the first of a sentence, a quotation or a line, and may have it
        from there. Words without one count only where they begin a sentence."""
        opens = [False] * len(self.words)
        for sentence in self.sentences:
            opens[sentence.first] = True
        text, starts = self.text, self.starts
        for place in self.capitals:
            start = starts[place]
            before = text[start - 1] if start else " "
            if before == " ":
                before = text[start - 2] if start > 1 else " "
            if before in _OPENING:
                opens[place] = True
        return opens

    @cached_property
    def joined(self) -> str:
        """All forms without anything between them: a passage is found in it whatever its punctuation."""
        return "".join(self.forms)

    @cached_property
    def joined_starts(self) -> list[int]:
        """Where each word begins in `joined`; one more at the end."""
        place, starts = 0, []
        for form in self.forms:
            starts.append(place)
            place += len(form)
        return [*starts, place]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of words `first` up to but not including `last`."""
        return self.starts[first], self.ends[last - 1]

    def words_between(self, start: int, end: int) -> tuple[int, int]:
        """The first word that begins at character `start` or later, and the first that begins at `end`."""
        return bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)

    def between(self, place: int) -> str:
        """What stands between word `place` and the next: spaces and punctuation."""
        after = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
        return self.text[self.ends[place] : after]


def read(text: str) -> Document:
    """Take a text apart. Linear in its length; what is beyond :data:`LONGEST` is left out."""
    text = text[:LONGEST]
    pieces = _WORD.split(text)
    bounds = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    return Document(text, bounds[0:-1:2], bounds[1::2], words, list(map(_FORMS.__getitem__, words)))


def _gathered(forms: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        if form in found:
            found[form].append(place)
        else:
            found[form] = [place]
    return found


def _sentences(text: str, starts: list[int], ends: list[int], forms: list[str]) -> list[Sentence]:
    found: list[Sentence] = []
    first = begin = 0
    for match in _SENTENCE_END.finditer(text):
        place = bisect_right(starts, match.start() - 1)
        last_word = place - 1
        if (
            match.group().startswith(".")
            and last_word >= first
            and ends[last_word] == match.start()
            and forms[last_word] in _ABBREVIATIONS
            and "\n" not in text[match.end() : match.end() + 2]
            and place < len(starts)
        ):
            continue
        if place > first:
            found.append(Sentence(first, place, begin, match.end()))
            first, begin = place, match.end()
    if first < len(starts):
        found.append(Sentence(first, len(starts), begin, len(text)))
    return found
