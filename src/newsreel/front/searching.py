"""From what a reader typed to articles, by Wagtail's search index. It is hostile until it is words."""

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.search.backends import get_search_backend
from wagtail.search.query import MATCH_ALL

from newsreel.lib.html import without_controls
from newsreel.newsroom.models import Article

LONGEST_QUERY = 200
MOST_WORDS = 16
_HEADLINES = 30
"""Looked at for each word, to find what is alike."""

TOO_LONG = f"Your search was longer than {LONGEST_QUERY} characters, so we looked for its beginning."
TOO_MANY = f"Your search had more than {MOST_WORDS} words, so we looked for the first {MOST_WORDS}."
NO_WORDS = "There is no word and no number in your search."
EMPTY = "Type a word, a name or a title."

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
# Scripts that part no words. The index takes a whole run of their letters for one word, so a word within
# is looked for as it stands.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Query:
    """`shown` is what stands in the field again; `notice` a sentence about it."""

    shown: str
    words: tuple[str, ...]
    notice: str = ""


def parse(typed: str) -> Query:
    """Words and numbers only, so that no sign of the index's own language gets through."""
    folded = " ".join(without_controls(typed.replace("\x00", " ")).split())
    shown = folded[:LONGEST_QUERY].strip()
    words = [word for word in _WORD.findall(shown) if any(letter.isalnum() for letter in word)]
    notice = ""
    if not shown:
        notice = EMPTY
    elif not words:
        notice = NO_WORDS
    elif len(folded) > LONGEST_QUERY:
        notice = TOO_LONG
    elif len(words) > MOST_WORDS:
        notice = TOO_MANY
    return Query(shown=shown, words=tuple(words[:MOST_WORDS]), notice=notice)


Found = Any
"""What Wagtail gives: to be counted and sliced like a query set. It has no type of its own."""


def find(articles: QuerySet[Article], words: Sequence[str]) -> Found:
    """Those that hold all the words, the best first: to be counted and sliced, like a query set."""
    parted, unparted = _by_script(words)
    found = articles.filter(_holding(unparted))
    return get_search_backend().search(" ".join(parted) if parted else MATCH_ALL, found, operator="and")


def alike(words: Sequence[str], count: int) -> list[int]:
    """Articles that hold some of the words, whether or not readers may see them, the best first.

    Rare words weigh more than frequent ones. On SQLite only headlines are looked at, and of those that hold a
    word the newest: ranking all that hold any of them takes half a second among 100,000 articles.
    """
    parted, _ = _by_script(words)
    if not parted:
        return []
    if connection.vendor == "sqlite":
        from newsreel.newsroom import ranked_search

        return _by_rarity(ranked_search.newest_titles(Article, parted, _HEADLINES), parted)[:count]
    found = get_search_backend().search(" ".join(parted), Article.objects.only("pk"), operator="or")
    return [article.pk for article in found[:count]]


def _by_rarity(titles: Mapping[int, str], words: Sequence[str]) -> list[int]:
    """The keys of those titles that share most with the words, rare words first."""
    wanted = {_plain(word) for word in words}
    shared = {key: _folded(title) & wanted for key, title in titles.items()}
    uses = Counter(chain.from_iterable(shared.values()))
    worth = {word: math.log(1 + _HEADLINES / number) for word, number in uses.items()}
    # An exact sum: in a set the words come in any order, and equals must be equal in each process.
    scores = {key: math.fsum(worth[word] for word in both) for key, both in shared.items()}
    return sorted(scores, key=lambda key: (-scores[key], -key))


@lru_cache(maxsize=4096)
def _folded(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_plain(title)))


def _plain(text: str) -> str:
    """Without accents and capitals, as the index compares."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def complete(articles: QuerySet[Article], words: Sequence[str]) -> Found:
    """Those whose headline holds all the words, the last perhaps not yet typed to its end."""
    parted, unparted = _by_script(words)
    found = articles.filter(_holding(unparted))
    return get_search_backend().autocomplete(" ".join(parted), found) if parted else found


def _by_script(words: Sequence[str]) -> tuple[list[str], list[str]]:
    unparted = [word for word in words if _UNPARTED.search(word)]
    return [word for word in words if word not in unparted], unparted


def _holding(words: Sequence[str]) -> Q:
    """The condition to hold each of these as it stands, in headline, standfirst or text."""
    condition = Q()
    for word in words:
        # SQLite keeps JSON as text with every letter beyond ASCII escaped; PostgreSQL keeps the letters.
        kept = json.dumps(word)[1:-1] if connection.vendor == "sqlite" else word
        holding = Article.objects.annotate(kept=Cast("body", TextField())).filter(
            Q(title__contains=word) | Q(standfirst__contains=word) | Q(kept__contains=kept)
        )
        condition &= Q(pk__in=holding.values("pk"))
    return condition
