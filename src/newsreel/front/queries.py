"""What pages ask the newsroom's tables: which articles, in which order. Rows become cards elsewhere."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
)
from wagtail.models import Site

from newsreel.lib import prepared
from newsreel.lib.prepared import Blank
from newsreel.newsroom.models import (
    Article,
    Author,
    Correction,
    HomePage,
    Page,
    Publication,
    Section,
    StandardPage,
    Tag,
)

PageOfKind = TypeVar("PageOfKind", bound=Page)

OTHER_KINDS: tuple[type[Page], ...] = (HomePage, Section, StandardPage)
"""All kinds of pages but articles."""
WINDOW = 400
# So many before an article are looked at for some of its own section.
_EARLIER = 200
_LATER = 12
_SORTED_HERE = 500
"""Articles of a section."""
_DEEPEST_PATH = 255
_STEP = 4
"""Characters of one level in a page's path."""
_MOMENT = Blank("moment", DateTimeField())
_ARTICLE = Blank("article", BigIntegerField())


@dataclass(frozen=True, slots=True)
class Headline:
    """What is enough to choose an article."""

    id: int
    path: str
    published: datetime
    is_pinned: bool


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


def count_public(closed: Collection[str]) -> int:
    """As many as :func:`public_articles` gives: all pages, less the few that are no articles.

    All pages are counted within one index; to look for each whether it is an article takes four times
    as long.
    """
    published = without(closed) & Q(live=True, first_published_at__isnull=False)
    others = sum(kind.objects.filter(published).count() for kind in OTHER_KINDS)
    return Page.objects.filter(published).count() - others


def beneath(path: str) -> Q:
    """The condition to hang beneath this path of the tree, in a form an index can serve."""
    return Q(path__gt=path, path__lte=path + "Z" * (_DEEPEST_PATH - len(path)))


def in_section(articles: QuerySet[Article], section: Section) -> QuerySet[Article]:
    """Those of the section and the sections beneath it, and those filed there besides. Pinned ones first."""
    return articles.filter(beneath(section.path) | _filed_besides(section)).order_by(
        "-is_pinned", "-first_published_at", "-pk"
    )


def count_in_section(articles: QuerySet[Article], section: Section) -> int:
    """As many as :func:`in_section` gives; counted apart, each by an index, rather than among all."""
    there = beneath(section.path)
    return articles.filter(there).count() + articles.filter(_filed_besides(section)).exclude(there).count()


def keys_in_section(
    articles: QuerySet[Article], section: Section, part: slice, *, total: int, pinned: Collection[int]
) -> list[int]:
    """A part of what :func:`in_section` gives, of `total`; `pinned` are all the site's pinned articles.

    What a small section holds is sorted here. In a large one the index of dates is followed until the part is
    full; sorting all of it by two tables takes a quarter of a second for 20,000 articles.
    """
    there, besides = beneath(section.path), _filed_besides(section)
    if total <= _SORTED_HERE:
        found = [articles.filter(there), articles.filter(besides).exclude(there)]
        rows = [
            row
            for each in found
            for row in each.order_by().values_list("is_pinned", "first_published_at", "pk")
        ]
        return [key for _, _, key in sorted(rows, reverse=True)[part]]
    inside = articles.filter(there | besides).values_list("pk", flat=True)
    first = list(inside.filter(pk__in=pinned)) if pinned else []
    rest = inside.exclude(pk__in=first) if first else inside
    after = slice(max(part.start - len(first), 0), max(part.stop - len(first), 0))
    return first[part] + list(rest[after])


def pinned() -> tuple[int, ...]:
    """The pinned articles of the site, in no order."""
    return tuple(Article.objects.filter(is_pinned=True).order_by().values_list("pk", flat=True))


def _filed_besides(section: Section) -> Q:
    """The condition to be filed in the section, or one beneath it, besides an article's own section."""
    filed = Article.further_sections.through.objects.filter(
        Q(section=section) | Q(section__path__startswith=section.path)
    )
    return Q(pk__in=filed.values("article_id"))


def with_tag(articles: QuerySet[Article], tag: Tag) -> QuerySet[Article]:
    return articles.filter(pk__in=tag.tagged_articles.values("content_object_id"))


def by_author(articles: QuerySet[Article], author: Author) -> QuerySet[Article]:
    return articles.filter(pk__in=author.bylines.values("article_id"))


def between(articles: QuerySet[Article], start: datetime, end: datetime) -> QuerySet[Article]:
    return articles.filter(first_published_at__gte=start, first_published_at__lt=end)


def newest_before(closed: tuple[str, ...], moment: datetime) -> datetime | None:
    """When the last article before this moment was published."""
    return next(iter(prepared.rows(_moments_before, closed, moment=moment)), None)


def _moments_before(closed: tuple[str, ...]) -> QuerySet[Article, datetime | None]:
    found = public_articles(closed).filter(first_published_at__lt=_MOMENT)
    return found.values_list("first_published_at", flat=True)[:1]


def newest(articles: QuerySet[Article], count: int = WINDOW) -> tuple[Headline, ...]:
    """The newest articles, as little of each as is enough to choose from."""
    rows = articles.values_list("pk", "path", "first_published_at", "is_pinned")[:count]
    return tuple(Headline(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Around:
    """What was published around an article, nearest first."""

    earlier: tuple[int, ...] = ()
    later: tuple[int, ...] = ()
    of_section: tuple[int, ...] = ()
    """Those of the earlier ones that are in its own section."""

    @property
    def beside(self) -> tuple[int | None, int | None]:
        """The one before and the one after it."""
        return next(iter(self.earlier), None), next(iter(self.later), None)


def around(closed: tuple[str, ...], article: Article) -> Around:
    """None around what was never published. One query, which looks no further than it has to."""
    moment = article.first_published_at
    if moment is None:
        return Around()
    rows = prepared.rows(_around, closed, moment=moment, article=article.pk)
    earlier = [(key, path) for key, path, is_later in reversed(rows) if not is_later]
    section = article.path[:-_STEP]
    return Around(
        earlier=tuple(key for key, _ in earlier),
        later=tuple(key for key, _, is_later in rows if is_later),
        of_section=tuple(key for key, path in earlier if path.startswith(section)),
    )


def _around(closed: tuple[str, ...]) -> QuerySet[Page, tuple[int, str, bool]]:
    """Keys and paths, the earliest first, and which of them were published after it."""
    articles = public_articles(closed)
    before = Q(first_published_at__lt=_MOMENT) | Q(first_published_at=_MOMENT, pk__lt=_ARTICLE)
    after = Q(first_published_at__gt=_MOMENT) | Q(first_published_at=_MOMENT, pk__gt=_ARTICLE)
    # The second bound says nothing new, but by it the index of dates is entered at the right place.
    earlier = articles.filter(before, first_published_at__lte=_MOMENT)
    later = articles.filter(after, first_published_at__gte=_MOMENT).order_by("first_published_at", "pk")
    beside = Q(pk__in=earlier.values("pk")[:_EARLIER]) | Q(pk__in=later.values("pk")[:_LATER])
    return (
        Page.objects.filter(beside)
        .order_by("first_published_at", "pk")
        .values_list("pk", "path", ExpressionWrapper(after, output_field=BooleanField()))
    )


def public_corrections(articles: QuerySet[Article]) -> QuerySet[Correction]:
    """Corrections of what readers may see, the newest first."""
    seen = articles.order_by().filter(pk=OuterRef("article"))
    return Correction.objects.filter(Exists(seen)).select_related("article").defer("article__body")


def open_sections(closed: Iterable[str]) -> tuple[Section, ...]:
    """All sections readers may enter, in the order of the tree."""
    return open_pages(Section, closed)


def open_pages(kind: type[PageOfKind], closed: Iterable[str]) -> tuple[PageOfKind, ...]:
    """All pages of a kind there are few of that readers may enter, in the order of the tree.

    Chosen and sorted here: to give them by path, SQLite would go through all pages of the site.
    """
    behind = tuple(closed)
    pages = (page for page in kind.objects.order_by() if page.live and not page.path.startswith(behind))
    return tuple(sorted(pages, key=_path))


def _path(page: Page) -> str:
    return str(page.path)


def publication(site: Site) -> Publication | None:
    return Publication.objects.select_related("logo", "site").filter(site=site).first()


def page_links(closed: Iterable[str]) -> tuple[tuple[str, str | None], ...]:
    """Title and address of the standing pages that stand in menus, in the order of the tree."""
    pages = open_pages(StandardPage, closed)
    return tuple((page.title, page.address) for page in pages if page.show_in_menus)
