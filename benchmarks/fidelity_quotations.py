"""Quotations with one word changed, dropped, added or swapped: what a check of quotations must find.

Each draft is one quotation of an article, said to be somebody's; the article is its source. No part of the
product takes part in finding or altering them. Run alone, it prints how many of each kind there are.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity_alterations import articles

KINDS = ("changed", "dropped", "added", "swapped")
_QUOTATION = re.compile(r"[\"“]([^\"“”\n]{2,1500}?)[\"”](?!\w)")
SHORTEST = 5
"""Words; of a shorter one hardly anything is left to know it by."""


@dataclass(frozen=True, slots=True)
class AlteredQuotation:
    kind: str
    draft: str
    source: str
    start: int
    end: int


def quotations(article: str) -> list[str]:
    """What stands between double quotation marks, of :data:`SHORTEST` words and more."""
    found = []
    for match in _QUOTATION.finditer(article):
        inside = match[1]
        follows_a_space = inside[:1].isspace() or inside[-1:].isspace()
        if not follows_a_space and len(inside.split()) >= SHORTEST:
            found.append(inside)
    return found


def _draft(quotation: str) -> str:
    return f"He said: “{quotation}”"


def untouched(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for article in texts:
        for quotation in quotations(article):
            yield _draft(quotation), article


def altered(texts: Sequence[str], seed: int = 7) -> Iterator[AlteredQuotation]:
    for number, article in enumerate(texts):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311  # the same mistakes in each run, no secret
        others = sorted(set(re.findall(r"[a-z]{3,}", article)))
        for quotation in quotations(article):
            for kind in KINDS:
                words = _altered(kind, quotation.split(), others, chance)
                draft = _draft(" ".join(words))
                if _plain(draft) != _plain(_draft(quotation)) and _plain(" ".join(words)) not in _plain(
                    article
                ):
                    yield AlteredQuotation(kind, draft, article, len("He said: "), len(draft))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _altered(kind: str, words: list[str], others: Sequence[str], chance: random.Random) -> list[str]:
    place = chance.randrange(1, len(words) - 1)
    if kind == "changed":
        return [*words[:place], chance.choice(others), *words[place + 1 :]]
    if kind == "dropped":
        return [*words[:place], *words[place + 1 :]]
    if kind == "added":
        return [*words[:place], chance.choice(others), *words[place:]]
    return [*words[:place], words[place + 1], words[place], *words[place + 2 :]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    texts = articles(parser.parse_args().data)
    counted = Counter(one.kind for one in altered(texts))
    for kind in KINDS:
        print(f"{kind:12} {counted[kind]:5}")
    print(f"{'untouched':12} {sum(1 for _one in untouched(texts)):5}")


if __name__ == "__main__":
    main()
