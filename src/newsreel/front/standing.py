"""How articles based on others' reporting are shown to search engines, as agreed with the sources."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from newsreel.gather.models import Source
from newsreel.newsroom.models import Article, ArticleSource

NOINDEX = "noindex"
USUAL = "max-image-preview:large"


def robots(sources: Iterable[ArticleSource]) -> str:
    """The directive for an article's page; of several sources the strictest counts."""
    return NOINDEX if any(_standing(source) == Source.Standing.NOINDEX for source in sources) else USUAL


def canonical(sources: Iterable[ArticleSource], own: str) -> str:
    """The first source's page that is to count as the original; else the article's own address."""
    asked = (
        source.address
        for source in sources
        if _standing(source) == Source.Standing.CANONICAL and source.address
    )
    return next(asked, own)


def for_sitemaps(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Those that search engines are to find here: neither another's page nor nobody's."""
    return articles.exclude(Exists(_based_on(Source.Standing.CANONICAL, Source.Standing.NOINDEX)))


def not_for_feeds(keys: Iterable[int]) -> set[int]:
    """Which of these articles are to be indexed nowhere, and so leave our feeds as well."""
    closed = ArticleSource.objects.filter(
        article__in=list(keys), entry__source__standing=Source.Standing.NOINDEX
    )
    return set(closed.values_list("article", flat=True))


def _based_on(*standings: str) -> QuerySet[ArticleSource]:
    return ArticleSource.objects.filter(article=OuterRef("pk"), entry__source__standing__in=standings)


def _standing(source: ArticleSource) -> str:
    return source.entry.source.standing if source.entry is not None else Source.Standing.OWN
