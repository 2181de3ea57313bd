"""What is to become of an item, by the rules that the desk wrote. Pure: values in, a verdict out.

Expressions run in RE2, whose time grows with the text alone whatever the expression: none can hang the
gathering, and what a rule takes is the same on a slow machine. What RE2 leaves out (looking ahead and back,
references to groups) is refused where a rule is written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import re2

INCLUDE, EXCLUDE, ROUTE, PUBLISH = "include", "exclude", "route", "publish"
ANYWHERE, TITLE, CATEGORY, CREDIT, ADDRESS = "anywhere", "title", "category", "credit", "address"
WORDS, EXPRESSION = "words", "expression"

LONGEST_TEXT = 20_000
"""Characters of a text in which rules look."""
LONGEST_PATTERN = 500

# Scripts that set no blanks between words: there each sign counts as a word.
_WITHOUT_BLANKS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_WITHOUT_BLANKS}]|[^\W{_WITHOUT_BLANKS}]+")

_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule as plain values; the words are those of :class:`newsreel.gather.models.Rule`."""

    effect: str
    place: str = ANYWHERE
    way: str = WORDS
    pattern: str = ""
    """Empty: every item."""
    section_id: int | None = None
    author_id: int | None = None
    is_of_source: bool = True
    """Written for this source, not for all of them."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What rules read of an item."""

    title: str
    text: str = ""
    credit: str = ""
    address: str = ""
    categories: tuple[str, ...] = ()

    def at(self, place: str) -> Iterator[str]:
        """The texts that stand at a place."""
        if place in (TITLE, ANYWHERE):
            yield self.title
        if place == ANYWHERE:
            yield self.text[:LONGEST_TEXT]
        if place in (CATEGORY, ANYWHERE):
            yield from self.categories
        if place in (CREDIT, ANYWHERE):
            yield self.credit
        if place in (ADDRESS, ANYWHERE):
            yield self.address


@dataclass(frozen=True, slots=True)
class Verdict:
    kept: bool = True
    why: str = ""
    """For what is left out: a sentence."""
    section_id: int | None = None
    """Where it is sent; with `publishes`, where it is to be published."""
    publishes: bool = False
    author_id: int | None = None
    """Who signs what is published."""


def decide(item: Copy, rules: Iterable[Clause]) -> Verdict:
    """What becomes of an item. Rules count in their order, those of its source before those for all.

    What a rule leaves out is out. Where there are rules that take, one of them must. The first rule that
    sends it to a section is followed, and the first one that publishes, which only a source's own may.
    """
    ordered = sorted(rules, key=lambda rule: not rule.is_of_source)
    takes = [rule for rule in ordered if rule.effect == INCLUDE]
    for rule in ordered:
        if rule.effect == EXCLUDE and matches(rule, item):
            return Verdict(kept=False, why=f"A rule leaves it out: {_named(rule)}.")
    if takes and not any(matches(rule, item) for rule in takes):
        wanted = ", ".join(_named(rule) for rule in takes)
        return Verdict(kept=False, why=f"Only other items are taken: {wanted}.")
    published = _first(ordered, PUBLISH, item)
    if published is not None:
        return Verdict(section_id=published.section_id, publishes=True, author_id=published.author_id)
    routed = _first(ordered, ROUTE, item)
    return Verdict(section_id=routed.section_id if routed else None)


def matches(rule: Clause, item: Copy) -> bool:
    """Whether a rule means this item. An expression that can't be read means none."""
    if not rule.pattern.strip():
        return True
    if rule.way == WORDS:
        return _holds_words(rule.pattern, item.at(rule.place))
    expression = _compiled(rule.pattern)
    return expression is not None and any(
        expression.search(_encodable(text)) is not None for text in item.at(rule.place)
    )


def problem_with(way: str, pattern: str) -> str:
    """Why a rule can't be written so, in a sentence; empty where it can."""
    if not pattern.strip():
        return ""
    if len(pattern) > LONGEST_PATTERN:
        return f"This is longer than {LONGEST_PATTERN} characters. Make two rules of it."
    if way == WORDS:
        return "" if _phrases(pattern) else "There is no word in this. Write words, with commas between them."
    try:
        re2.compile(_encodable(pattern), _options())
    except re2.error as error:
        return _sentence(error)
    return ""


def _first(rules: Sequence[Clause], effect: str, item: Copy) -> Clause | None:
    for rule in rules:
        if effect == rule.effect and (effect != PUBLISH or rule.is_of_source) and matches(rule, item):
            return rule
    return None


def _named(rule: Clause) -> str:
    return f"“{rule.pattern.strip()}”" if rule.pattern.strip() else "every item"


def _holds_words(pattern: str, texts: Iterable[str]) -> bool:
    phrases = _phrases(pattern)
    return any(phrase in _folded(text) for text in texts for phrase in phrases)


@lru_cache(maxsize=1024)
def _phrases(pattern: str) -> tuple[str, ...]:
    """What stands between the commas, folded; without what holds no word."""
    found = (_folded(part[:LONGEST_PATTERN]) for part in pattern.split(","))
    return tuple(phrase for phrase in found if phrase.strip())


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    """The words without case and accents, with a blank before, between and behind them."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()
    return f" {' '.join(_WORD.findall(plain))} "


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> "re2._Regexp | None":
    try:
        return re2.compile(_encodable(pattern), _options())
    except re2.error:
        return None


def _options() -> "re2.Options":
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return options


def _encodable(text: str) -> str:
    """With a sign in place of each half of a character: JSON can hold such, UTF-8 can't."""
    return _HALF.sub("\ufffd", text)


def _sentence(error: "re2.error") -> str:
    detail = error.args[0] if error.args else b""
    told = detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
    if "perl operator" in told or "escape sequence" in told:
        _what, _, sign = told.rpartition(": ")
        return (
            f"“{sign}” is not known in expressions here: looking ahead or back and references to groups "
            "are left out. Write it without, or make two rules of it."
        )
    if "repetition size" in told:
        return "It repeats something more than a thousand times. Write it shorter."
    return f"This expression can’t be read: {told}. Mend it, or choose “One of these words”."
