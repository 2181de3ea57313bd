"""Mechanical mistakes in true sentences: what a check of agreement with the sources must find.

Each draft is a sentence of an article, or three in a row, with one thing altered; the article is its source.
No part of the product takes part in making them. Run alone, it prints how many of each kind there are.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = ("digit", "unit", "currency", "weekday", "month", "person", "first name")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’]*\s*(?=[\"'“‘]?[A-Z])")
_SHORTEST, _LONGEST = 40, 400
_WEEKDAYS_LISTED = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_WEEKDAYS = _WEEKDAYS_LISTED.split()
_MONTHS_LISTED = "January February March April May June July August September October November December"
_MONTHS = _MONTHS_LISTED.split()
_UNIT_PAIRS = """
    miles=kilometres metres=feet feet=metres km=miles kilometres=miles minutes=hours hours=minutes
    seconds=minutes days=weeks weeks=months months=years years=months kg=lb tonnes=kilograms
    million=billion billion=million thousand=million hundred=thousand mph=km/h inches=centimetres
    yards=miles minute=hour hour=minute day=week week=month month=year year=month mile=kilometre
"""
_UNITS = dict(pair.split("=") for pair in _UNIT_PAIRS.split()) | {"per cent": "percentage points"}
_NUMBER_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_ANY_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?<![\w.,-])(?:\d[\d.,]*|{_NUMBER_WORDS})[ -]"
    rf"(?P<unit>{_ANY_UNIT})\b(?!-?old)"
)
_CURRENCY = re.compile(r"(?<![A-Za-z])[£$€](?=\d)")
_DIGIT = re.compile(r"(?<![\w.,/:#-])[£$€]?(?P<number>\d[\d,]*(?:\.\d+)?)(?![\w/:#]*[@_])")
_DATED_MONTH = re.compile(
    r"(?:\b\d{1,2}(?:st|nd|rd|th)? |\b(?:in|since|until|last|next|early|late|from|by|to|of|on) )"
    rf"(?P<month>{'|'.join(_MONTHS)})\b"
    rf"|\b(?P<leading>{'|'.join(_MONTHS)}) \d{{1,4}}\b"
)
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b(?! \w+day)")
_PERSON = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,} [A-Z][a-z]{2,})(?= [a-z]|[,.])")
_FIRST_NAMES_LISTED = """
    Oliver Harriet Desmond Beatrice Gareth Imogen Rupert Fiona Clifford Marjorie Trevor Phoebe Norman Agnes
"""
_FIRST_NAMES = _FIRST_NAMES_LISTED.split()
_NO_PERSON_LISTED = """
    united city town county park street road school court university council club league cup house hospital
    north south east west new great premier world prime high royal grand super police white old saint san los
    manchester liverpool chelsea arsenal barcelona real crystal aston
"""
_NO_PERSON = frozenset(_NO_PERSON_LISTED.split())


@dataclass(frozen=True, slots=True)
class Alteration:
    """A draft, the article it was made of, and where the one thing stands that isn't true."""

    kind: str
    draft: str
    source: str
    start: int
    end: int
    was: str
    in_paragraph: bool


def articles(data: Path) -> list[str]:
    """The articles of FRANK, each once."""
    with (data / "fidelity" / "frank" / "frank_joined.jsonl").open(encoding="utf-8") as lines:
        found = {item["hash"]: str(item["article"]) for item in map(json.loads, lines)}
    return list(found.values())


def sentences(article: str) -> list[str]:
    """Sentences of a usual length, as they stand in the article."""
    return [
        part.strip()
        for part in _SENTENCE.split(article)
        if _SHORTEST <= len(part.strip()) <= _LONGEST and part.strip() in article
    ]


def alterations(texts: Sequence[str], seed: int = 7) -> Iterator[Alteration]:
    """For each article and kind, one sentence that is altered: alone, and between its neighbours."""
    for number, article in enumerate(texts):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311  # the same mistakes in each run, no secret
        parts = sentences(article)
        for kind in KINDS:
            for place in chance.sample(range(len(parts)), len(parts)):
                altered = _ALTER[kind](parts[place], article, chance)
                if altered is not None:
                    yield from _drafts(kind, parts, place, altered, article)
                    break


def untouched(texts: Sequence[str], seed: int = 7) -> Iterator[tuple[str, str]]:
    """True sentences, each with its article: up to three of each, and three in a row."""
    for number, article in enumerate(texts):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311  # the same sentences in each run, no secret
        parts = sentences(article)
        for part in chance.sample(parts, min(3, len(parts))):
            yield part, article
        if len(parts) >= 3:
            first = chance.randrange(len(parts) - 2)
            yield " ".join(parts[first : first + 3]), article


@dataclass(frozen=True, slots=True)
class _Altered:
    text: str
    start: int
    end: int
    was: str


def _drafts(kind: str, parts: list[str], place: int, altered: _Altered, article: str) -> Iterator[Alteration]:
    yield Alteration(kind, altered.text, article, altered.start, altered.end, altered.was, False)
    if len(parts) >= 3:
        first = min(max(0, place - 1), len(parts) - 3)
        before = " ".join(parts[first:place])
        draft = " ".join([*parts[first:place], altered.text, *parts[place + 1 : first + 3]])
        shift = len(before) + 1 if before else 0
        yield Alteration(kind, draft, article, altered.start + shift, altered.end + shift, altered.was, True)


def _replaced(sentence: str, start: int, end: int, by: str) -> _Altered:
    return _Altered(sentence[:start] + by + sentence[end:], start, start + len(by), sentence[start:end])


def _digit(sentence: str, article: str, chance: random.Random) -> _Altered | None:
    matches = [match for match in _DIGIT.finditer(sentence) if not _is_code(sentence, match)]
    if not matches:
        return None
    match = chance.choice(matches)
    start, end = match.span("number")
    number = match["number"].rstrip(",.")
    end = start + len(number)
    place = chance.choice([index for index, letter in enumerate(number) if letter.isdigit()])
    choices = [digit for digit in "123456789" if digit != number[place]]
    altered = number[:place] + chance.choice(choices) + number[place + 1 :]
    return _replaced(sentence, start, end, altered)


def _is_code(sentence: str, match: re.Match[str]) -> bool:
    return sentence[match.end("number") : match.end("number") + 1].isupper()


def _unit(sentence: str, article: str, chance: random.Random) -> _Altered | None:
    matches = list(_UNIT.finditer(sentence))
    if not matches:
        return None
    match = chance.choice(matches)
    return _replaced(sentence, *match.span("unit"), _UNITS[match["unit"]])


def _currency(sentence: str, article: str, chance: random.Random) -> _Altered | None:
    matches = list(_CURRENCY.finditer(sentence))
    if not matches:
        return None
    match = chance.choice(matches)
    by = chance.choice([sign for sign in "£$€" if sign != match.group()])
    altered = _replaced(sentence, match.start(), match.end(), by)
    return _Altered(altered.text, altered.start, altered.end + 1, altered.was)


def _weekday(sentence: str, article: str, chance: random.Random) -> _Altered | None:
    matches = list(_WEEKDAY.finditer(sentence))
    if not matches:
        return None
    match = chance.choice(matches)
    by = chance.choice([day for day in _WEEKDAYS if day != match.group()])
    return _replaced(sentence, match.start(), match.end(), by)


def _month(sentence: str, article: str, chance: random.Random) -> _Altered | None:
    matches = list(_DATED_MONTH.finditer(sentence))
    if not matches:
        return None
    match = chance.choice(matches)
    group = "month" if match["month"] else "leading"
    by = chance.choice([month for month in _MONTHS if month != match[group]])
    return _replaced(sentence, *match.span(group), by)


def _people(text: str) -> list[re.Match[str]]:
    return [
        match
        for match in _PERSON.finditer(text)
        if _NO_PERSON.isdisjoint(match.group().lower().split())
        and not any(word in _WEEKDAYS or word in _MONTHS for word in match.group().split())
    ]


def _person(sentence: str, article: str, chance: random.Random) -> _Altered | None:
    matches = _people(sentence)
    if not matches:
        return None
    match = chance.choice(matches)
    others = sorted(
        {
            other.group()
            for other in _people(article)
            if set(other.group().split()).isdisjoint(match.group().split()) and other.group() not in sentence
        }
    )
    return _replaced(sentence, match.start(), match.end(), chance.choice(others)) if others else None


def _first_name(sentence: str, article: str, chance: random.Random) -> _Altered | None:
    matches = _people(sentence)
    names = [name for name in _FIRST_NAMES if name not in article]
    if not matches or not names:
        return None
    match = chance.choice(matches)
    first = match.group().split()[0]
    return _replaced(sentence, match.start(), match.start() + len(first), chance.choice(names))


_ALTER: dict[str, Callable[[str, str, random.Random], _Altered | None]] = {
    "digit": _digit,
    "unit": _unit,
    "currency": _currency,
    "weekday": _weekday,
    "month": _month,
    "person": _person,
    "first name": _first_name,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    texts = articles(parser.parse_args().data)
    counted = Counter(alteration.kind for alteration in alterations(texts))
    for kind in KINDS:
        print(f"{kind:12} {counted[kind]:5}")
    print(f"{'untouched':12} {sum(1 for _one in untouched(texts)):5}")


if __name__ == "__main__":
    main()
