"""The draft agrees with itself: one spelling, one number and one date for one thing."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from newsreel.fidelity.amount import Amount, AmountKind
from newsreel.fidelity.amounts import read_amounts
from newsreel.fidelity.document import Document
from newsreel.fidelity.figures import other_twin, read_figures
from newsreel.fidelity.finding import Finding, Kind, Severity
from newsreel.fidelity.held import Held

_MOST = 60
_MOST_LOOKED_AT = 500
_SHORTEST_NAME = 3
_LONGEST_NAME = 24
_MOST_NAMES = 3000


def check(held: Held) -> Iterator[Finding]:
    yield from islice(_spellings(held), _MOST)
    yield from islice(_figures(held), _MOST)
    yield from islice(_ages(held), _MOST)
    yield from islice(_headline(held), _MOST)


def _found(held: Held, span: tuple[int, int], message: str, confidence: float) -> Finding:
    severity = Severity.ERROR if confidence >= 0.85 else Severity.WARNING
    return held.finding(Kind.CONSISTENCY, severity, span, message, confidence)


def _spellings(held: Held) -> Iterator[Finding]:
    """“Ng Si-Yuen” and “Ng Si-Yen”: names that are the same but for a letter of one word."""
    draft = held.draft
    names = draft.noted(_name_words)
    likes: dict[str, list[str]] = {}
    for form in names:
        for short in _shortened(form):
            likes.setdefault(short, []).append(form)
    told: set[frozenset[str]] = set()
    for alike in likes.values():
        for form in alike[1:6]:
            pair = frozenset((alike[0], form))
            if len(pair) == 2 and pair not in told and _is_one_name(draft, alike[0], form):
                told.add(pair)
                yield _two_spellings(held, names[alike[0]], names[form])


def _name_words(document: Document) -> dict[str, list[int]]:
    """Words that are only ever written with a capital, and where they stand."""
    found: dict[str, list[int]] = {}
    for form, capitals in Counter(map(document.forms.__getitem__, document.capitals)).items():
        if len(found) >= _MOST_NAMES:
            break
        places = document.places[form]
        if capitals != len(places) or not _SHORTEST_NAME <= len(form) <= _LONGEST_NAME:
            continue
        if form.isalpha() and any(_neighbours(document, place) for place in places):
            found[form] = places
    return found


def _shortened(form: str) -> Iterator[str]:
    """The word itself and the word without each of its letters, its first one apart."""
    yield form
    for place in range(1, len(form)):
        yield form[:place] + "-" + form[place + 1 :]
        yield form[:place] + form[place + 1 :]


def _is_one_name(document: Document, one: str, other: str) -> bool:
    """Whether the words beside both are the same, and they are no plural of each other."""
    if one + "s" == other or other + "s" == one or one[0] != other[0]:
        return False
    places, others = document.places[one], document.places[other]
    if min(len(places), len(others)) > 2:
        return False
    beside = {word for place in places[:20] for word in _neighbours(document, place)}
    return any(not beside.isdisjoint(_neighbours(document, place)) for place in others[:20])


def _neighbours(document: Document, place: int) -> set[tuple[int, str]]:
    """The words with a capital right before and after, each with its side."""
    found = set()
    for side in (-1, 1):
        at = place + side
        if not 0 <= at < len(document) or document.between(min(at, place)) not in (" ", "-", "\xa0"):
            continue
        if document.words[at][0].isupper() and len(document.words[at]) > 1:
            found.add((side, document.forms[at]))
    return found


def _two_spellings(held: Held, places: list[int], others: list[int]) -> Finding:
    """At the rarer one, or the later one where both are as rare."""
    seldom, often = sorted((places, others), key=lambda found: (len(found), -found[0]))
    word, usual = held.draft.words[seldom[0]], held.draft.words[often[0]]
    return held.finding(
        Kind.CONSISTENCY,
        Severity.ERROR,
        held.draft.span(seldom[0], seldom[0] + 1),
        f"The article spells this name “{usual}” elsewhere. Which is right?",
        0.85,
        replacement=usual if word[0].isupper() else "",
    )


def _figures(held: Held) -> Iterator[Finding]:
    """Two numbers or dates in the same words."""
    draft = held.draft
    for figure in read_figures(draft)[:_MOST_LOOKED_AT]:
        other = other_twin(draft, figure)
        if other is None or other.first > figure.first or other.key == figure.key:
            continue
        if type(other) is type(figure) and other.kind == figure.kind:
            told = draft.text[other.start : other.end]
            yield _found(
                held, (figure.start, figure.end), f"In the same words, the article says “{told}” before.", 0.6
            )


def _ages(held: Held) -> Iterator[Finding]:
    """“Smith, 34,” and “Smith, 36,”."""
    draft = held.draft
    known: dict[str, Amount] = {}
    for amount in read_amounts(draft)[:_MOST_LOOKED_AT]:
        if amount.kind is not AmountKind.AGE or amount.unit or not amount.first:
            continue
        name = draft.forms[amount.first - 1]
        if not draft.words[amount.first - 1][0].isupper():
            continue
        former = known.setdefault(name, amount)
        if former.value != amount.value and _first_name(draft, former) == _first_name(draft, amount):
            told = draft.text[former.start : former.end]
            yield _found(
                held, (amount.start, amount.end), f"The article gives another age before: “{told}”.", 0.85
            )


def _first_name(document: Document, amount: Amount) -> str:
    """The name before the name; empty where the name stands alone."""
    if amount.first < 2 or not document.words[amount.first - 2][0].isupper():
        return ""
    return document.forms[amount.first - 2] if document.between(amount.first - 2) == " " else ""


def _headline(held: Held) -> Iterator[Finding]:
    """A number in the headline for which the body has another."""
    draft = held.draft
    every = read_amounts(draft)[:_MOST_LOOKED_AT]
    body = [amount for amount in every if amount.start >= held.headline_end]
    for amount in every:
        if amount.start >= held.headline_end or not body or not amount.nouns:
            continue
        alike = [
            other
            for other in body
            if other.kind is amount.kind and other.unit == amount.unit and amount.nouns[0] in other.nouns[:1]
        ]
        if any(_is_close(amount, other) for other in alike):
            continue
        of_its_size = [other for other in alike if _is_of_a_size(amount, other)]
        if of_its_size:
            told = draft.text[of_its_size[0].start : of_its_size[0].end]
            yield _found(
                held, (amount.start, amount.end), f"The headline says this, the text says “{told}”.", 0.7
            )


def _is_of_a_size(amount: Amount, other: Amount) -> bool:
    """Whether both may count the same: “412 films” and “two films” are told of other films."""
    low, high = sorted((abs(amount.value), abs(other.value)))
    return high <= 2 * low


def _is_close(amount: Amount, other: Amount) -> bool:
    """Whether the headline only rounds."""
    rounding = amount.step / 2 if amount.step > 1 else 0.0
    bounding = 0.1 * amount.value if amount.bound else 0.0
    return abs(amount.value - other.value) <= max(rounding, bounding)
