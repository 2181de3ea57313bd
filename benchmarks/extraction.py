"""Articles out of pages: this program and plain trafilatura, in one run.

    .venv/bin/python benchmarks/extraction.py FOLDER [--pages N] [--worst 5]

FOLDER holds a folder for each page, with `source.html`, `expected.html` and `expected-metadata.json`, as
mozilla/readability's `test/test-pages`. Text: F1 over the sets of runs of four words, the mean over pages.
Title: equal, white space folded. Byline: equal in letters, white space folded; and once more without “By”,
a date or a label around the name. Date: the same moment. Times are of the processor.
"""

import argparse
import json
import logging
import re
import statistics
import time
from pathlib import Path

import lxml.html
import trafilatura

from newsreel.gather.extraction.byline import without_dress
from newsreel.gather.extraction.extraction import extract
from newsreel.gather.extraction.published import as_iso
from newsreel.gather.extraction.texts import agreement, shingles

ADDRESS = "http://fakehost/test/page.html"
BLOCK = re.compile(
    r"(?=</?(?:p|div|section|article|h[1-6]|li|ul|ol|dl|dt|dd|tr|t[dh]|table|blockquote|pre|fig\w+|hr|br)\b)"
)


def expected_text(markup: str) -> str:
    tree = lxml.html.document_fromstring(BLOCK.sub(" ", markup) or "<p>")
    for element in tree.xpath("//script|//style"):
        element.drop_tree()
    return str(tree.xpath("string()"))


def f1(one: str, other: str) -> float:
    return agreement(shingles(one, 4), shingles(other, 4))


def folded(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--worst", type=int, default=0)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    ours: dict[str, float] = {}
    theirs: dict[str, float] = {}
    times: dict[str, list[float]] = {"newsreel": [], "trafilatura": []}
    right: dict[str, list[bool]] = {
        "title": [],
        "byline, as the gold has it": [],
        "byline": [],
        "published": [],
    }
    for folder in sorted(chosen.folder.iterdir())[: chosen.pages]:
        source = (folder / "source.html").read_bytes()
        gold = expected_text((folder / "expected.html").read_text(encoding="utf-8"))
        meta = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
        start = time.process_time()
        found = extract(source, ADDRESS)
        times["newsreel"].append(time.process_time() - start)
        start = time.process_time()
        plain = trafilatura.extract(source) or ""
        times["trafilatura"].append(time.process_time() - start)
        ours[folder.name], theirs[folder.name] = f1(gold, found.text), f1(gold, plain)
        if meta.get("title"):
            right["title"].append(folded(meta["title"]) == found.title)
        if meta.get("byline"):
            right["byline, as the gold has it"].append(
                folded(meta["byline"]).casefold() == found.byline.casefold()
            )
            names = [without_dress(folded(text)).casefold() for text in (meta["byline"], found.byline)]
            right["byline"].append(names[0] == names[1])
        if meta.get("publishedTime"):
            right["published"].append(as_iso(meta["publishedTime"]) == found.published)
    names = list(ours)
    for label, part in (("all", names), ("even", names[::2]), ("odd", names[1::2])):
        means = [statistics.mean(scores[name] for name in part) for scores in (ours, theirs)]
        print(
            f"text F1, {label} pages ({len(part)}): newsreel {means[0]:.4f}, plain trafilatura {means[1]:.4f}"
        )
    for field, outcomes in right.items():
        print(f"{field}: {sum(outcomes)} of {len(outcomes)} ({sum(outcomes) / max(1, len(outcomes)):.1%})")
    for name, each in times.items():
        print(f"{name}: median {statistics.median(each) * 1000:.0f} ms a page, slowest {max(each):.1f} s")
    for name in sorted(ours, key=ours.__getitem__)[: chosen.worst]:
        print(f"  {name:<40} {ours[name]:.3f} (trafilatura {theirs[name]:.3f})")


if __name__ == "__main__":
    main()
