"""Drafts against their sources: this program, its nearest peers and a naive rule, in one run.

    uv venv /tmp/peers && uv pip install --python /tmp/peers/bin/python corroborate grounded-check
    .venv/bin/python benchmarks/fidelity.py DATA --peers /tmp/peers/lib/python3.11/site-packages

DATA holds `entfa/train.json`, `defacto/train.jsonl`, `defacto/val.jsonl` and `frank/frank_joined.jsonl`. The
peers are no dependency of this program: they are read from where they were installed, and left out where
`--peers` is not given. The naive rule calls every word with a capital inside a sentence, and every number,
absent that the source lacks.
"""

import argparse
import importlib
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fidelity_alterations
import fidelity_quotations
from newsreel.fidelity.document import read
from newsreel.fidelity.run import check

Span = tuple[int, int]
Checker = Callable[[str, str], list[Span]]
"""A draft and its source in; what is called absent or wrong out."""
GIVEN_UP = "Intrinsic"
"""Entities that are in the source and yet wrong count as neither."""


def by_newsreel_errors(draft: str, source: str) -> list[Span]:
    return [(found.start, found.end) for found in check(draft, [source]) if found.is_error]


def by_newsreel_all(draft: str, source: str) -> list[Span]:
    return [(found.start, found.end) for found in check(draft, [source])]


def by_naive_rule(draft: str, source: str) -> list[Span]:
    known, document = read(source).places, read(draft)
    return [
        document.span(place, place + 1)
        for place, word in enumerate(document.words)
        if (word[0].isdigit() or (word[0].isupper() and not document.opens_sentence[place]))
        and document.forms[place] not in known
    ]


def by_corroborate(draft: str, source: str) -> list[Span]:
    peer = importlib.import_module("corroborate")
    report = peer.check_answer(query="", retrieved_chunks=[source], answer=draft)
    return [span for found in report.findings for text in found.spans for span in _all(draft, text)]


def by_grounded(draft: str, source: str) -> list[Span]:
    claims, sources, verify = (
        importlib.import_module(f"grounded.{name}") for name in ("claims", "sources", "verify")
    )
    kinds = {claims.Kind.QUOTE, claims.Kind.NUMBER, claims.Kind.CITATION, claims.Kind.ENTITY}
    held = sources.Source(path=Path("source"), raw=source)
    result = verify.verify(claims.extract(draft, kinds=kinds), [held])
    return [(found.claim.start, found.claim.end) for found in result.failures]


def _all(draft: str, text: str) -> list[Span]:
    return [(match.start(), match.end()) for match in re.finditer(re.escape(text.strip('"“”')), draft)]


@dataclass
class Score:
    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


def entities(items: list[dict[str, Any]], checker: Checker) -> Score:
    """Entities that a finding overlaps count as called absent."""
    score = Score()
    for item in items:
        spans = checker(item["prediction"], item["source"])
        for entity in item["entities"]:
            if entity["label"].startswith(GIVEN_UP):
                continue
            is_absent = entity["label"] != "Non-hallucinated"
            is_called = any(start < entity["end"] and entity["start"] < end for start, end in spans)
            score.right += is_absent and is_called
            score.extra += is_called and not is_absent
            score.missed += is_absent and not is_called
    return score


def drafts(items: list[dict[str, Any]], checker: Checker) -> dict[str, float]:
    """Whether a text has an error: the machine's texts, and those that people corrected."""
    seen: Counter[tuple[bool, bool]] = Counter()
    corrected = alarms = 0
    for item in items:
        seen[item["has_error"], bool(checker(item["candidate"], item["article"]))] += 1
        text = (item["feedback"]["summary"] or "").strip()
        if item["has_error"] and text:
            corrected += 1
            alarms += bool(checker(text, item["article"]))
    caught = seen[True, True] / max(1, seen[True, True] + seen[True, False])
    false = seen[False, True] / max(1, seen[False, True] + seen[False, False])
    return {
        "balanced": (caught + 1 - false) / 2,
        "caught": caught,
        "false": false,
        "corrected": alarms / max(1, corrected),
        "precision": seen[True, True] / max(1, seen[True, True] + seen[False, True]),
    }


def by_severity(items: list[dict[str, Any]]) -> None:
    """Of the findings of each kind and severity, the share that stand in a text with an error."""
    seen: Counter[tuple[str, str, bool]] = Counter()
    for item in items:
        for found in check(item["candidate"], [item["article"]]):
            for name in ("every kind", str(found.kind)):
                seen[name, str(found.severity), item["has_error"]] += 1
    for name, severity in sorted({(name, severity) for name, severity, _ in seen}):
        right, wrong = seen[name, severity, True], seen[name, severity, False]
        print(f"  {name:<14}{severity:<9}{right + wrong:>5}  {right / (right + wrong):6.1%}")


def mistakes(made: Iterable[tuple[str, str, str, int, int]], checker: Checker) -> dict[str, tuple[int, int]]:
    """Of altered drafts, by what was altered: how many there are, and where a finding stands on the place."""
    counted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for kind, draft, source, start, end in made:
        counted[kind] += 1
        found[kind] += any(first < end and start < last for first, last in checker(draft, source))
    return {kind: (found[kind], counted[kind]) for kind in counted}


def alarms(true: Iterable[tuple[str, str]], checker: Checker) -> tuple[int, int]:
    """How many drafts that are their source's own words are called wrong, and how many there are."""
    called = [bool(checker(draft, source)) for draft, source in true]
    return sum(called), len(called)


def print_mistakes(texts: list[str], checkers: dict[str, Checker]) -> None:
    quoted = [
        (one.kind, one.draft, one.source, one.start, one.end) for one in fidelity_quotations.altered(texts)
    ]
    altered = [
        (one.kind, one.draft, one.source, one.start, one.end)
        for one in fidelity_alterations.alterations(texts)
    ]
    sets = {
        "quotations of five words and more": (quoted, list(fidelity_quotations.untouched(texts))),
        "true sentences with one thing altered": (altered, list(fidelity_alterations.untouched(texts))),
    }
    for title, (made, true) in sets.items():
        print(f"FRANK, {title}: found; false alarms on untouched ones")
        for name, checker in checkers.items():
            found = mistakes(made, checker)
            told = ", ".join(f"{kind} {right / all_:.3f} of {all_}" for kind, (right, all_) in found.items())
            called, untouched = alarms(true, checker)
            right = sum(one for one, _all in found.values())
            print(f"  {name:<18} {right / len(made):.3f} ({told}); {called} of {untouched}")


def duration(articles: list[str], rounds: int, *, again: bool) -> float:
    """Milliseconds of processor time, the median, for a draft of 600 words with three sources of 800.

    Sources are new each time, or (`again`) were read for a check before, as in an editor who types.
    """
    taken = []
    for number in range(rounds):
        sources = [
            " ".join((articles[(number * 3 + place) % len(articles)].split() * 9)[:800]) for place in range(3)
        ]
        draft = " ".join(word for source in sources for word in source.split()[:200])
        if again:
            check(" ".join(draft.split()[:-3]), sources)
        start = time.process_time()
        check(draft, sources)
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--every", type=int, default=1, help="take every so many of FRANK's articles")
    asked = parser.parse_args()
    checkers: dict[str, Checker] = {
        "newsreel, errors": by_newsreel_errors,
        "newsreel, all": by_newsreel_all,
        "naive rule": by_naive_rule,
    }
    if asked.peers:
        sys.path.append(str(asked.peers))
        checkers |= {"corroborate": by_corroborate, "grounded-check": by_grounded}
    entfa = json.loads((asked.data / "entfa/train.json").read_text("utf-8"))
    print("EntFA train, entities absent from the source")
    for name, checker in checkers.items():
        score = entities(entfa, checker)
        print(
            f"  {name:<18} F1 {score.f1:.3f}  right {score.right}, extra {score.extra}, missed {score.missed}"
        )
    for part in ("train", "val"):
        lines = (asked.data / f"defacto/{part}.jsonl").read_text("utf-8").splitlines()
        items = [json.loads(line) for line in lines]
        print(f"DeFacto {part}: balanced accuracy, caught, false alarms, on corrected texts, precision")
        for name, checker in checkers.items():
            figures = drafts(items, checker)
            print(f"  {name:<18}" + "".join(f"{value:8.1%}" for value in figures.values()))
        print(f"DeFacto {part}: share of findings that stand in a text with an error")
        by_severity(items)
    texts = fidelity_alterations.articles(asked.data.parent)[:: asked.every]
    print_mistakes(texts, checkers)
    long = [text for text in texts if len(text.split()) >= 400]
    for name, again in (("sources new each time", False), ("sources as in the check before", True)):
        print(f"time, {name}: {duration(long, asked.rounds, again=again):.1f} ms")


if __name__ == "__main__":
    main()
