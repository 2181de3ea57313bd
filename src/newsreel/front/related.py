"""What to read next: stories about the same things, whatever their section."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from django.db.models import BigIntegerField, Q, QuerySet

from newsreel.front import searching
from newsreel.lib import prepared
from newsreel.lib.prepared import Blank
from newsreel.newsroom.models import Article, ArticleTag

_CANDIDATES = 24
# A tag may be on half of all articles; older uses of it are not looked at.
_USES_OF_A_TAG = 200
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


def related(article: Article, *, tags: Collection[int], tag_names: Iterable[str]) -> list[int]:
    """Articles most like this one, the most like first; readers may not see all of them.

    Two things count alike: the share of this article's tags that another has, and its place in the order of
    the search index for the words of headline and tags.
    """
    scores: dict[int, float] = defaultdict(float)
    for place, found in enumerate(searching.alike(_words(article, tag_names), _CANDIDATES)):
        scores[found] += _DAMPING / (_DAMPING + place)
    shared = Counter(_tagged(tags))
    for found, count in sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:_CANDIDATES]:
        scores[found] += count / len(tags)
    scores.pop(article.pk, None)
    return sorted(scores, key=lambda identifier: (-scores[identifier], -identifier))


def _tagged(tags: Collection[int]) -> Iterable[int]:
    """The articles that were tagged last with each of these, as often as they have one of them."""
    if not tags:
        return ()
    return prepared.rows(_last_tagged, len(tags), **{_name(place): tag for place, tag in enumerate(tags)})


def _last_tagged(count: int) -> QuerySet[ArticleTag, int]:
    last = Q()
    for place in range(count):
        tag = Blank(_name(place), BigIntegerField())
        uses = ArticleTag.objects.filter(tag=tag).order_by("-pk").values("pk")[:_USES_OF_A_TAG]
        last |= Q(pk__in=uses)
    return ArticleTag.objects.filter(last).values_list("content_object_id", flat=True)


def _name(place: int) -> str:
    return f"tag {place}"


def _words(article: Article, tag_names: Iterable[str]) -> list[str]:
    said = " ".join((*tag_names, article.kicker, article.title, article.review_subject))
    words = dict.fromkeys(word.lower() for word in _WORD.findall(said))
    telling = [word for word in words if len(word) >= _SHORTEST_WORD and word not in _EMPTY_WORDS]
    return list(searching.parse(" ".join(telling)[: searching.LONGEST_QUERY]).words[:_MOST_WORDS])
