"""Numbers in a text, in digits or spelled out, with what multiplies them: “1.2 million”, “a dozen”."""

import re
from dataclasses import dataclass

from newsreel.fidelity.document import Document
from newsreel.fidelity.word_scan import places_of

_SMALL_LISTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
SMALL = {word: value for value, word in enumerate(_SMALL_LISTED.split())}
_TENS_LISTED = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * value for value, word in enumerate(_TENS_LISTED.split(), 2)}
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_PARTS = {"half": 0.5, "quarter": 0.25}
SPELLED = frozenset(SMALL) | frozenset(TENS)
_OPENS_WITH_ARTICLE = frozenset(SCALES) | {"half"}
_STARTERS = SPELLED | _OPENS_WITH_ARTICLE
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_MOST_DIGITS = 24
"""Longer ones are no amounts."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """Words `first` up to but not including `last`."""

    first: int
    last: int
    value: float
    step: float
    """How finely it is told: 1,000 for “11,000”, 0.1 for “3.5”, 100,000 for “1.2 million”."""
    in_digits: bool
    short_scale: str = ""
    """The letters that stand for a scale: the “m” of “100m” may stand for metres as well."""


def read_numerals(text: Document) -> list[Numeral]:
    """All of them in order, none within another; worked out once for each text."""
    return text.noted(_numerals)


def _numerals(document: Document) -> list[Numeral]:
    found: list[Numeral] = []
    past = 0
    for place in places_of(document, _STARTERS, digits=True):
        if place < past:
            continue
        form = document.forms[place]
        numeral: Numeral | None
        if form in SPELLED:
            numeral = _spelled(document, place)
        elif form in _OPENS_WITH_ARTICLE:
            numeral = _with_article(document, place)
        else:
            numeral = _in_digits(document, place)
        if numeral is not None:
            found.append(numeral)
            past = numeral.last
    return found


def digits_value(form: str) -> tuple[float, float] | None:
    """The value of a number in digits and how finely it is told; None where it is a code or a version."""
    if len(form) > _MOST_DIGITS:
        return None
    if not _PLAIN.fullmatch(form):
        if not _GROUPED.fullmatch(form):
            return None
        form = form.replace(",", "")
    value = float(form)
    if "." in form:
        return value, 10.0 ** -(len(form) - form.index(".") - 1)
    stripped = form.rstrip("0")
    return value, 10.0 ** (len(form) - len(stripped)) if stripped else 1.0


def near(document: Document, place: int, gaps: tuple[str, ...] = (" ", "-", "\xa0", "‑")) -> bool:
    """Whether the next word follows in the same phrase."""
    return place + 1 < len(document) and document.between(place) in gaps


def _in_digits(document: Document, place: int) -> Numeral | None:
    told = digits_value(document.forms[place])
    if told is None:
        return None
    value, step = told
    last, short = place + 1, ""
    if last < len(document):
        gap, after = document.between(place), document.forms[last]
        if after in SHORT_SCALES and (gap == "" or (gap in " \xa0" and len(after) > 1)):
            scale, short, last = SHORT_SCALES[after], after, last + 1
            return Numeral(
                place, last, value * scale, _step_of(document.forms[place], step) * scale, True, short
            )
    value, step, last = _scaled(document, value, step, last)
    value, step, last = _and_a_part(document, value, step, last)
    return Numeral(place, last, value, step, True)


def _step_of(form: str, step: float) -> float:
    """Before a scale, noughts count: “20 million” is told to the million."""
    return step if "." in form else min(step, 1.0)


def _scaled(document: Document, value: float, step: float, last: int) -> tuple[float, float, int]:
    while (
        last < len(document)
        and document.forms[last] in SCALES
        and near(document, last - 1)
        and value < SCALES[document.forms[last]] * 1e4
    ):
        scale = SCALES[document.forms[last]]
        value, step, last = value * scale, min(step, 1.0) * scale, last + 1
    return value, step, last


def _and_a_part(document: Document, value: float, step: float, last: int) -> tuple[float, float, int]:
    """“one and a half”, and a scale after it."""
    forms = document.forms
    if (
        last + 2 < len(forms)
        and forms[last] == "and"
        and forms[last + 1] == "a"
        and forms[last + 2] in _PARTS
    ) and all(near(document, at) for at in (last - 1, last, last + 1)):
        part = _PARTS[forms[last + 2]]
        return _scaled(document, value + part * min(step, 1.0 if value < 1000 else step), 0.5, last + 3)
    return value, step, last


def _spelled(document: Document, place: int) -> Numeral:
    """“two hundred and fifty thousand”."""
    forms = document.forms
    total = current = 0.0
    smallest = 1.0
    last = place
    at = place
    while at < len(forms):
        form = forms[at]
        if at > place and not near(document, at - 1):
            break
        if form in TENS and current % 100 == 0:
            current += TENS[form]
            smallest = 10.0 if current % 10 == 0 else 1.0
        elif form in SMALL and (
            current % 100 == 0 or (current % 10 == 0 and SMALL[form] < 10 and current % 100 > 10)
        ):
            if at > place and current == 0 and total == 0:
                break
            current += SMALL[form]
            smallest = 1.0
        elif form == "hundred" and 0 < current < 100:
            current *= 100
            smallest = 100.0
        elif form in SCALES and form != "hundred" and current:
            total, current = total + current * SCALES[form], 0.0
            smallest = SCALES[form]
        elif form == "and" and at > place and (current >= 100 or (total and not current)):
            if at + 1 >= len(forms) or forms[at + 1] not in SPELLED:
                break
            at += 1
            continue
        else:
            break
        at += 1
        last = at
    value, step, last = _and_a_part(document, total + current, smallest, max(last, place + 1))
    return Numeral(place, last, value, step, False)


def _with_article(document: Document, place: int) -> Numeral | None:
    """“a dozen”, “a hundred”, “half a million”, “a million and a half”."""
    forms = document.forms
    if forms[place] == "half":
        in_a_row = place + 2 < len(forms) and near(document, place) and near(document, place + 1)
        if in_a_row and forms[place + 1] == "a" and forms[place + 2] in SCALES:
            scale = SCALES[forms[place + 2]]
            return Numeral(place, place + 3, scale / 2, scale / 2, False)
        if place + 1 < len(forms) and forms[place + 1] == "dozen" and near(document, place):
            return Numeral(place, place + 2, 6.0, 6.0, False)
        return None
    if place == 0 or forms[place - 1] not in ("a", "an", "per") or not near(document, place - 1):
        return None
    value, step, last = _scaled(document, 1.0, 1.0, place)
    value, step, last = _and_a_part(document, value, step, last)
    return Numeral(place, last, value, step, False)
