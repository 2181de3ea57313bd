"""The words of the back issues: any number of believable articles, each known by its number alone. Pure."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from django.utils.text import slugify

SEED = 1911
PARAGRAPHS = (4, 9)
_ONE_OF = {
    "series": "series",
    "company": "companies",
    "town": "towns",
    "festival": "festivals",
    "prize": "prizes",
    "book": "books",
    "topic": "topics",
    "saying": "sayings",
    "ordinal": "ordinals",
    "month": "months",
    "weekday": "weekdays",
}


@dataclass(frozen=True, slots=True)
class BackIssue:
    """Everything of one article that is words, and the draws of chance for what isn't (0 up to 1)."""

    number: int
    headline: str
    slug: str
    kicker: str
    standfirst: str
    blocks: tuple[tuple[str, str], ...]
    """Kind (text or heading) and content: markup of a text, the words of a heading."""
    author: str
    tags: tuple[str, ...]
    form: str
    comments: tuple[tuple[str, str], ...]
    """Name and text."""
    correction: str
    moment: float
    """Where in the years the edition looks back on; evenly spread, however many articles there are."""
    section: float
    picture: float
    """Which of the pictures there are; not less than 1 for none."""


@cache
def _words() -> dict[str, list[str]]:
    with Path(__file__).with_name("back_issues.toml").open("rb") as file:
        return tomllib.load(file)


def back_issue(number: int) -> BackIssue:
    """The article of this number, from 1; always the same."""
    words, chance = _words(), random.Random(f"{SEED}-{number}")  # noqa: S311 -- nothing secret
    names = _names(words, chance)

    def said(kind: str) -> str:
        return _said(chance.choice(words[kind]), names, chance)

    headline = said("headlines")
    subjects = ("person", "series", "company", "topic", "town", "other")
    return BackIssue(
        number=number,
        headline=headline,
        slug=f"{slugify(headline, allow_unicode=True)[:80].strip('-')}-{number}",
        kicker=chance.choice(words["kickers"]),
        standfirst=said("standfirsts"),
        blocks=tuple(_blocks(words, names, chance)),
        author=_person(words, chance.randrange(48)),
        tags=tuple(names[subject] for subject in chance.sample(subjects, chance.randint(2, 4))),
        form=chance.choices(("news", "feature", "interview", "opinion"), (80, 10, 6, 4))[0],
        comments=tuple(
            (_person(words, chance.randrange(480)), said("comments"))
            for _ in range(chance.randint(1, 6) if chance.random() < 0.03 else 0)
        ),
        correction=said("corrections") if chance.random() < 0.01 else "",
        moment=number * 0.618033988749895 % 1,
        section=chance.random(),
        picture=chance.random() * 1.6,
    )


def _names(words: dict[str, list[str]], chance: random.Random) -> dict[str, str]:
    person, other = chance.sample(range(240), 2)
    opening, ending = chance.choice(words["film_openings"]), chance.choice(words["film_endings"])
    return {
        "person": _person(words, person),
        "other": _person(words, other),
        "film": f"“{opening} {ending}”",
        **{name: chance.choice(words[kind]) for name, kind in _ONE_OF.items()},
    }


def _person(words: dict[str, list[str]], number: int) -> str:
    first, last = words["first_names"], words["last_names"]
    # Steps that share no divisor with the lists' lengths, so that names don't run in rows.
    return f"{first[number * 7 % len(first)]} {last[(number * 3 + number // len(first)) % len(last)]}"


def _blocks(
    words: dict[str, list[str]], names: dict[str, str], chance: random.Random
) -> Sequence[tuple[str, str]]:
    count = chance.randint(*PARAGRAPHS)
    sentences = iter(chance.sample(words["sentences"], len(words["sentences"])))
    paragraphs = [
        " ".join(_said(next(sentences), names, chance) for _ in range(chance.randint(2, 3)))
        for _ in range(count)
    ]
    texts = [f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs]
    if count < sum(PARAGRAPHS) // 2:
        return [("text", "".join(texts))]
    middle = count // 2
    return [
        ("text", "".join(texts[:middle])),
        ("heading", chance.choice(words["headings"])),
        ("text", "".join(texts[middle:])),
    ]


def _said(sentence: str, names: dict[str, str], chance: random.Random) -> str:
    said = sentence.format_map({**names, "count": str(chance.randint(4, 90))})
    return said[:1].upper() + said[1:]
