"""The article's text: three extractors are asked, and what most of them agree on is taken.

Each errs in its own way: one drops lists and sub-headings, one keeps the row of related stories, one takes
the comments for the article. The text that agrees best with the other two is taken, without the lines that
neither of them has.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import lxml.html
import trafilatura
from lxml import etree
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from newsreel.gather.extraction.page import Page

LARGEST_FOR_ALL = 3_000_000
MOST_ELEMENTS_FOR_ALL = 12_000
"""A page beyond one of these, which hardly any article is, is read by the quickest extractor alone."""
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "h1",
        ),
        *(
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "td",
            "th",
            "tr",
            "ul",
        ),
    }
)
_WORD = re.compile(r"\w+")
_WHITE_SPACE = re.compile(r"\s+")
_RUN = 3
"""Lines are compared by their runs of so many words."""
_SUPPORTED = 0.5
"""A line that another text has is one of whose runs it has at least this share."""

# They tell of every page that they can't make sense of; two others are asked.
for _name in ("trafilatura", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Compared:
    runs: Shingles
    words: str
    """All words, with a space around each."""

    @classmethod
    def of(cls, text: str) -> Self:
        return cls(runs=shingles(text), words=f" {' '.join(_WORD.findall(text.casefold()))} ")


def article_text(page: Page) -> str:
    """The article's words, one paragraph a line. Empty where there is no article."""
    is_large = len(page.markup) > LARGEST_FOR_ALL or page.elements > MOST_ELEMENTS_FOR_ALL
    asked = (_by_resiliparse,) if is_large else (_by_trafilatura, _by_readability, _by_resiliparse)
    texts = [text for extract in asked if (text := _lines(extract, page))]
    if not texts:
        return ""
    compared = [_Compared.of(" ".join(lines)) for lines in texts]
    best = max(
        range(len(texts)),
        key=lambda place: sum(agreement(compared[place].runs, other.runs) for other in compared),
    )
    others = [text for place, text in enumerate(compared) if place != best]
    kept = [line for line in texts[best] if not others or any(_has(other, line) for other in others)]
    return "\n".join(kept or texts[best])


def shingles(text: str, length: int = _RUN) -> Shingles:
    """The runs of so many words that a text has; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if len(words) < length:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[start:] for start in range(length)), strict=False))


def agreement(one: Shingles, other: Shingles) -> float:
    """How much two texts have in common, 0 to 1 (the harmonic mean of precision and recall)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _lines(extract: Callable[[Page], str], page: Page) -> list[str]:
    try:
        text = extract(page)
    except Exception:
        # Each fails on broken pages in ways of its own; one of three that does is outvoted, not passed on.
        return []
    return [folded for line in text.splitlines() if (folded := " ".join(line.split()))]


def _by_trafilatura(page: Page) -> str:
    return trafilatura.extract(page.markup, include_comments=False) or ""


def _by_readability(page: Page) -> str:
    # Its own folding of white space takes time that grows with the square of each run.
    folded = _WHITE_SPACE.sub(" ", page.markup)
    return _block_text(Document(folded).summary(html_partial=True))


def _block_text(markup: str) -> str:
    """The words of some markup, each block on a line of its own."""
    tree = lxml.html.fragment_fromstring(markup, create_parent="div")
    etree.strip_elements(tree, "script", "style", etree.Comment, with_tail=False)
    for element in tree.iter():
        edge = "\n" if element.tag in _BLOCKS else ""
        element.text = edge + _WHITE_SPACE.sub(" ", element.text or "")
        element.tail = edge + _WHITE_SPACE.sub(" ", element.tail or "")
    return str(tree.text_content())


def _by_resiliparse(page: Page) -> str:
    return str(
        extract_plain_text(
            page.markup,
            main_content=True,
            alt_texts=False,
            links=False,
            list_bullets=False,
            form_fields=False,
        )
    )


def _has(other: _Compared, line: str) -> bool:
    words = _WORD.findall(line.casefold())
    if len(words) < _RUN:
        return f" {' '.join(words)} " in other.words
    own = shingles(line)
    return len(own & other.runs) >= _SUPPORTED * len(own)
