"""What to read next: stories about the same things, whatever their section."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Count, QuerySet

from newsreel.front import searching
from newsreel.newsroom.models import Article

_CANDIDATES = 24
# How slowly a place in the index's order loses worth: the ninth is worth half the first.
_DAMPING = 8
_MOST_WORDS = 14
_SHORTEST_WORD = 4
_WORD = re.compile(r"\w[\w'’-]*")
# Words of four letters and more that tell nothing of what a headline is about.
_EMPTY_WORDS = frozenset(
    [
        "about",
        "after",
        "again",
        "against",
        "also",
        "amid",
        "another",
        "back",
        "been",
        "before",
        "behind",
        "being",
        "best",
        "between",
        "both",
        "could",
        "does",
        "down",
        "during",
        "each",
        "ever",
        "every",
        "first",
        "from",
        "have",
        "here",
        "into",
        "just",
        "last",
        "less",
        "like",
        "made",
        "make",
        "more",
        "most",
        "much",
        "must",
        "never",
        "next",
        "once",
        "only",
        "over",
        "said",
        "says",
        "should",
        "since",
        "some",
        "still",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "under",
        "until",
        "very",
        "want",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "without",
        "would",
        "year",
        "years",
        "your",
        "news",
        "review",
        "interview",
        "watch",
        "here's",
        "what's",
    ]
)


def related(
    articles: QuerySet[Article], article: Article, *, tags: Collection[int], tag_names: Iterable[str]
) -> list[int]:
    """Articles most like this one, the most like first.

    Two things count alike: the share of this article's tags that another has, and its place in the order of
    the search index for the words of headline and tags.
    """
    others = articles.exclude(pk=article.pk)
    scores: dict[int, float] = defaultdict(float)
    for place, found in enumerate(searching.find_any(others, _words(article, tag_names))[:_CANDIDATES]):
        scores[found.pk] += _DAMPING / (_DAMPING + place)
    if tags:
        tagged = others.filter(tagged_items__tag_id__in=tags).annotate(shared=Count("tagged_items"))
        ordered = tagged.order_by("-shared", "-first_published_at", "-pk")
        for identifier, shared in ordered.values_list("pk", "shared")[:_CANDIDATES]:
            scores[identifier] += shared / len(tags)
    return sorted(scores, key=lambda identifier: (-scores[identifier], -identifier))


def _words(article: Article, tag_names: Iterable[str]) -> list[str]:
    said = " ".join((*tag_names, article.kicker, article.title, article.review_subject))
    words = dict.fromkeys(word.lower() for word in _WORD.findall(said))
    telling = [word for word in words if len(word) >= _SHORTEST_WORD and word not in _EMPTY_WORDS]
    return list(searching.parse(" ".join(telling)[: searching.LONGEST_QUERY]).words[:_MOST_WORDS])
