"""What pages ask the newsroom's tables: which articles, in which order. Rows become cards elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from wagtail.models import PageViewRestriction

from newsreel.newsroom.models import Article, Author, Correction, Section, Tag

WINDOW = 400
_DEEPEST_PATH = 255
_STEP = 4
"""Characters of one level in a page's path."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What is enough to choose an article."""

    id: int
    path: str
    published: datetime
    is_pinned: bool


def closed_paths() -> tuple[str, ...]:
    """Where in the tree readers need a password or a login; what hangs there is in no list."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def without(closed: Iterable[str]) -> Q:
    """The condition that a page does not hang at or beneath these paths."""
    condition = Q()
    for path in closed:
        condition &= ~Q(path__startswith=path)
    return condition


def public_articles(closed: Iterable[str]) -> QuerySet[Article]:
    """What any reader may see, newest first."""
    return Article.objects.filter(without(closed), live=True, first_published_at__isnull=False).order_by(
        "-first_published_at", "-pk"
    )


def beneath(path: str) -> Q:
    """The condition to hang beneath this path of the tree, in a form an index can serve."""
    return Q(path__gt=path, path__lte=path + "Z" * (_DEEPEST_PATH - len(path)))


def in_section(articles: QuerySet[Article], section: Section) -> QuerySet[Article]:
    """Those of the section and the sections beneath it, and those filed there besides. Pinned ones first."""
    filed = Article.further_sections.through.objects.filter(
        Q(section=section) | Q(section__path__startswith=section.path)
    )
    return articles.filter(beneath(section.path) | Q(pk__in=filed.values("article_id"))).order_by(
        "-is_pinned", "-first_published_at", "-pk"
    )


def with_tag(articles: QuerySet[Article], tag: Tag) -> QuerySet[Article]:
    return articles.filter(pk__in=tag.tagged_articles.values("content_object_id"))


def by_author(articles: QuerySet[Article], author: Author) -> QuerySet[Article]:
    return articles.filter(pk__in=author.bylines.values("article_id"))


def between(articles: QuerySet[Article], start: datetime, end: datetime) -> QuerySet[Article]:
    return articles.filter(first_published_at__gte=start, first_published_at__lt=end)


def newest(articles: QuerySet[Article], count: int = WINDOW) -> tuple[Headline, ...]:
    """The newest articles, as little of each as is enough to choose from."""
    rows = articles.values_list("pk", "path", "first_published_at", "is_pinned")[:count]
    return tuple(Headline(*row) for row in rows)


def neighbours(articles: QuerySet[Article], article: Article) -> tuple[int | None, int | None]:
    """The article published before and the one published after, by date."""
    moment = article.first_published_at
    if moment is None:
        return None, None
    older = before(articles, article)
    newer = articles.filter(first_published_at__gte=moment).exclude(
        first_published_at=moment, pk__lte=article.pk
    )
    newer = newer.order_by("first_published_at", "pk")
    found = Article.objects.filter(Q(pk__in=older.values("pk")[:1]) | Q(pk__in=newer.values("pk")[:1]))
    own = (moment, article.pk)
    sides = {(when, key) > own: key for key, when in found.values_list("pk", "first_published_at")}
    return sides.get(False), sides.get(True)


def before(articles: QuerySet[Article], article: Article) -> QuerySet[Article]:
    """Those published before it, the last of them first."""
    moment = article.first_published_at
    older = articles.filter(first_published_at__lte=moment)
    return older.exclude(first_published_at=moment, pk__gte=article.pk)


def nearby(articles: QuerySet[Article], article: Article, count: int, *, without: set[int]) -> list[int]:
    """Articles published before this one, of its own section first; later ones where there are too few."""
    section = beneath(article.path[:-_STEP])
    asked = count + len(without)
    older = before(articles, article) if article.first_published_at else articles
    found: dict[int, None] = {}
    for rows in (older.filter(section), older, articles):
        found.update(
            dict.fromkeys(key for key in rows.values_list("pk", flat=True)[:asked] if key not in without)
        )
        if len(found) >= count:
            break
    return list(found)[:count]


def public_corrections(articles: QuerySet[Article]) -> QuerySet[Correction]:
    """Corrections of what readers may see, the newest first."""
    seen = articles.order_by().values("pk")
    return Correction.objects.filter(article__in=seen).select_related("article").defer("article__body")


def open_sections(closed: Iterable[str]) -> tuple[Section, ...]:
    """All sections readers may enter, in the order of the tree."""
    return tuple(Section.objects.filter(without(closed), live=True).order_by("path"))


def articles_by_id(identifiers: Sequence[int]) -> QuerySet[Article]:
    return Article.objects.filter(pk__in=identifiers)
