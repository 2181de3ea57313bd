"""What pages read of the articles they show, each in one query whose SQL is written once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import BigIntegerField, Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from newsreel.front import pictures, queries
from newsreel.lib import prepared
from newsreel.lib.prepared import Blank, Blanks, in_steps
from newsreel.newsroom.models import (
    AgreementCheck,
    Article,
    ArticleSource,
    Byline,
    Correction,
    FindingDecision,
    Tag,
)

_KEY = BigIntegerField()
_OF_A_CARD = (
    "path",
    "title",
    "address",
    "first_published_at",
    "last_published_at",
    "kicker",
    "standfirst",
    "form",
    "lead_alt",
    "short_title",
    "sponsor_name",
    "review_score",
    "minutes",
)
_OF_AN_AUTHOR = ("name", "slug", "role", "biography", "website", "email", "social_links")


def for_cards(closed: tuple[str, ...], keys: Collection[int]) -> dict[int, Article]:
    """Those of these articles that any reader may see, with their lead pictures; without what only their
    own pages show.
    """
    if not keys:
        return {}
    asked = in_steps(sorted(keys))
    return {article.pk: article for article in prepared.rows(_for_cards, closed, len(asked), keys=asked)}


def _for_cards(closed: tuple[str, ...], count: int) -> QuerySet[Article]:
    articles = queries.public_articles(closed).filter(pk__in=Blanks("keys", _KEY, count)).order_by()
    return articles.select_related("lead_picture").only(
        *_OF_A_CARD, *(f"lead_picture__{name}" for name in pictures.FIELDS)
    )


def bylines(keys: Collection[int]) -> Mapping[int, Sequence[Byline]]:
    """Who signed each of these articles, with all that cards and author boxes say of them."""
    found: dict[int, list[Byline]] = defaultdict(list)
    if keys:
        asked = in_steps(sorted(keys))
        for byline in prepared.rows(_bylines, len(asked), keys=asked):
            found[byline.article_id].append(byline)
    return found


def _bylines(count: int) -> QuerySet[Byline]:
    return (
        Byline.objects.filter(article__in=Blanks("keys", _KEY, count))
        .select_related("author__portrait")
        .only(
            "article",
            "role",
            *(f"author__{name}" for name in _OF_AN_AUTHOR),
            *(f"author__portrait__{name}" for name in pictures.FIELDS),
        )
        .order_by("sort_order", "pk")
    )


def tags(article: int) -> list[Tag]:
    """Its tags, in the order in which they were given."""
    return prepared.rows(_tags, article=article)


def _tags() -> QuerySet[Tag]:
    given = Tag.objects.filter(tagged_articles__content_object=Blank("article", _KEY))
    return given.order_by("tagged_articles__pk")


def sources(article: int) -> list[ArticleSource]:
    return prepared.rows(_sources, article=article)


def _sources() -> QuerySet[ArticleSource]:
    found = ArticleSource.objects.filter(article=Blank("article", _KEY)).select_related("entry__source")
    own = [field.name for field in ArticleSource._meta.concrete_fields]
    return found.only(*own, "entry__source__standing")


def last_check(article: int) -> tuple[AgreementCheck, int] | None:
    """The run of the checks with which the article last went out, and how many differences were let stand."""
    let_stand = FindingDecision.objects.filter(
        article=OuterRef("article"), verdict=FindingDecision.Verdict.KEPT
    )
    counted = let_stand.order_by().values("article").annotate(count=Count("pk")).values("count")
    checks = AgreementCheck.objects.filter(article=article).only("made_at", "sources", "quotations")
    found = checks.annotate(kept=Coalesce(Subquery(counted), 0)).first()
    return None if found is None else (found, found.kept)


def corrections(article: int) -> list[Correction]:
    """Of one article, the newest first."""
    return prepared.rows(_corrections, article=article)


def _corrections() -> QuerySet[Correction]:
    return Correction.objects.filter(article=Blank("article", _KEY))
