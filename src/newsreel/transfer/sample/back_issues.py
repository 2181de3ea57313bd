"""Ten years of articles before the sample edition: for seeing, and measuring, a site that has grown.

Written in bulk, past the verbs of the newsroom: nobody is notified, no article has a revision, and Wagtail's
reference index knows them after ``newsreel manage rebuild_references_index``. The history of each says that
it is a sample. May be run again at any time: what a killed run left out, or a larger number wants, is added.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from treebeard.mp_tree import MP_Node
from wagtail.models import Locale, PageLogEntry
from wagtail.search.backends import get_search_backend

from newsreel import settings
from newsreel.community.comments.models import Comment
from newsreel.community.comments.text import as_markup
from newsreel.front import shown
from newsreel.front.changes import announce
from newsreel.newsroom import addresses, reading
from newsreel.newsroom.models import (
    Article,
    ArticleTag,
    Author,
    Byline,
    Correction,
    HomePage,
    Page,
    Picture,
    Section,
    Tag,
)
from newsreel.transfer.sample.back_issue_texts import BackIssue, back_issue
from newsreel.transfer.sample.history import BEGUN

Report = Callable[[int, int], None]
"""Told how many are done, and of how many."""

Named = TypeVar("Named", Author, Tag)

YEARS = 10
NEWEST = timedelta(days=40)
"""Before the edition was loaded: the front page is the hand-made stories'."""
AT_ONCE = 1000
_NAMESPACE = uuid.UUID("0f7a6d1e-5f0c-4a52-9d0c-6f5d2f5b1911")


class NoSectionError(Exception):
    """There is no section to put articles into; the message says so."""


@dataclass(frozen=True, slots=True)
class _Desk:
    sections: Sequence[Section]
    pictures: Sequence[Picture]
    authors: Mapping[str, Author]
    tags: Mapping[str, Tag]
    newest: datetime
    locale: Locale
    kind: ContentType

    def moment(self, issue: BackIssue) -> datetime:
        """In the newsroom's waking hours."""
        days, hours = divmod((1 - issue.moment) * YEARS * 365, 1)
        moment = timezone.localtime(self.newest - timedelta(days=int(days)))
        return moment.replace(hour=6, minute=0, second=0, microsecond=0) + timedelta(hours=hours * 16)

    def section(self, issue: BackIssue) -> Section:
        return self.sections[int(issue.section * len(self.sections))]

    def picture(self, issue: BackIssue) -> Picture | None:
        place = int(issue.picture * len(self.pictures))
        return self.pictures[place] if place < len(self.pictures) else None


def load_back_issues(count: int, *, report: Report) -> int:
    """Make the articles 1 to `count` that aren't there yet; says how many were made.

    Raises :class:`NoSectionError`.
    """
    known = set(Article.objects.values_list("translation_key", flat=True))
    missing = [number for number in range(1, count + 1) if _key(number) not in known]
    for start in range(0, len(missing), AT_ONCE):
        _load([back_issue(number) for number in missing[start : start + AT_ONCE]])
        report(min(start + AT_ONCE, len(missing)), len(missing))
    if missing:
        announce(shown.SITE)
    return len(missing)


def _key(number: int) -> uuid.UUID:
    """By which an article is known again, whatever an editor made of it."""
    return uuid.uuid5(_NAMESPACE, str(number))


@transaction.atomic
def _load(issues: Sequence[BackIssue]) -> None:
    desk = _desk(issues)
    articles = _articles(issues, desk)
    together = list(zip(issues, articles, strict=True))
    Byline.objects.bulk_create(byline for article in articles for byline in article.bylines.all())
    ArticleTag.objects.bulk_create(
        ArticleTag(tag=desk.tags[_slug(tag)], content_object=article)
        for issue, article in together
        for tag in issue.tags
    )
    _add_records(together, desk)
    get_search_backend().get_index_for_model(Article).add_items(Article, articles)


def _desk(issues: Sequence[BackIssue]) -> _Desk:
    sections = Section.objects.filter(live=True).exclude(address=None).order_by("path")
    if not sections:
        raise NoSectionError("The site has no section that articles could stand in. Make one first.")
    begun = PageLogEntry.objects.filter(page__in=HomePage.objects.all(), action=BEGUN).first()
    return _Desk(
        sections=list(sections),
        pictures=list(Picture.objects.order_by("pk")),
        authors=_named(Author, {issue.author for issue in issues}),
        tags=_named(Tag, {tag for issue in issues for tag in issue.tags}),
        newest=(begun.timestamp if begun else timezone.now()) - NEWEST,
        locale=Locale.get_default(),
        kind=ContentType.objects.get_for_model(Article),
    )


def _slug(name: str) -> str:
    return slugify(name, allow_unicode=True)


def _named(model: type[Named], names: set[str]) -> dict[str, Named]:
    """The authors or tags of these names by slug; those that are missing are made."""
    wanted = {_slug(name): name for name in sorted(names)}
    found = {row.slug: row for row in model._default_manager.filter(slug__in=wanted)}
    for slug, name in wanted.items():
        if slug not in found:
            found[slug] = model._default_manager.create(slug=slug, name=name)
    return found


def _articles(issues: Sequence[BackIssue], desk: _Desk) -> list[Article]:
    """Put into the tree: the rows of pages first, then those of articles with the same keys."""
    articles = [_article(issue, desk) for issue in issues]
    filed: dict[str, list[Article]] = {}
    for issue, article in zip(issues, articles, strict=True):
        filed.setdefault(desk.section(issue).path, []).append(article)
    for section in desk.sections:
        _hang_beneath(section, filed.get(section.path, ()))
    keys = _insert(Page, articles)
    for article, (key,) in zip(articles, keys, strict=True):
        article.pk = article.id = key
        article._state.adding = False
    _insert(Article, articles)
    return articles


def _article(issue: BackIssue, desk: _Desk) -> Article:
    section, published = desk.section(issue), desk.moment(issue)
    body = [
        {
            "type": kind,
            "value": {"text": value, "level": "2"} if kind == "heading" else value,
            "id": str(uuid.uuid5(_NAMESPACE, f"{issue.number}-{place}")),
        }
        for place, (kind, value) in enumerate(issue.blocks)
    ]
    article = Article(
        title=issue.headline,
        draft_title=issue.headline,
        slug=issue.slug,
        kicker=issue.kicker,
        standfirst=issue.standfirst,
        search_description=issue.standfirst,
        form=issue.form,
        body=body,
        lead_picture=desk.picture(issue),
        minutes=reading.minutes(value for _, value in issue.blocks),
        live=True,
        first_published_at=published,
        last_published_at=published,
        latest_revision_created_at=published,
        translation_key=_key(issue.number),
        locale=desk.locale,
        content_type=desk.kind,
    )
    article.bylines = [Byline(author=desk.authors[_slug(issue.author)], sort_order=0)]
    article.tags.add(*(desk.tags[_slug(tag)] for tag in issue.tags))
    article.address = addresses.from_pattern(
        settings.current().article_address,
        slug=issue.slug,
        section=section.address or section.slug,
        published=timezone.localtime(published),
        identifier=issue.number,
    )
    return article


def _hang_beneath(section: Section, articles: Sequence[Article]) -> None:
    """Give the articles the next places beneath their section, as treebeard counts them."""
    last = section.get_last_child()
    step = 0 if last is None else MP_Node._str2int(last.path[-Page.steplen :])
    for place, article in enumerate(articles, start=step + 1):
        article.depth = section.depth + 1
        article.path = Page._get_path(section.path, article.depth, place)
        article.url_path = f"{section.url_path}{article.slug}/"
    Page.objects.filter(pk=section.pk).update(numchild=F("numchild") + len(articles))


def _insert(table: type[Page], articles: Sequence[Article]) -> list[tuple[int]]:
    """Put the articles into one of their two tables; Django's bulk_create leaves inheriting models out."""
    fields = [
        field for field in table._meta.local_concrete_fields if table is Article or not field.primary_key
    ]
    returning = table._meta.db_returning_fields
    size = connection.ops.bulk_batch_size(fields, articles)
    return [
        row
        for start in range(0, len(articles), size)
        for row in table._base_manager._insert(
            articles[start : start + size], fields=fields, returning_fields=returning, using=connection.alias
        )
    ]


def _add_records(together: Sequence[tuple[BackIssue, Article]], desk: _Desk) -> None:
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=desk.kind,
            label=article.title,
            action="newsroom.place_imported",
            timestamp=article.first_published_at,
            uuid=uuid.uuid5(_NAMESPACE, f"{issue.number}-placed"),
            data={"origin": f"sample article {issue.number}"},
            page_id=article.pk,
        )
        for issue, article in together
    )
    Correction.objects.bulk_create(
        Correction(
            article=article, text=issue.correction, made_at=article.first_published_at + timedelta(hours=5)
        )
        for issue, article in together
        if issue.correction
    )
    Comment.objects.bulk_create(
        comment for issue, article in together for comment in _comments(issue, article.pk, desk)
    )


def _comments(issue: BackIssue, article_id: int, desk: _Desk) -> list[Comment]:
    published = desk.moment(issue)
    values: list[dict[str, Any]] = [
        {"name": name, "text": text, "made_at": published + timedelta(hours=place * 3 + 1)}
        for place, (name, text) in enumerate(issue.comments)
    ]
    return [
        Comment(
            article_id=article_id,
            markup=as_markup(value["text"]),
            state=Comment.State.APPROVED,
            source_key=f"back-issues#{issue.number}-{place}",
            **value,
        )
        for place, value in enumerate(values)
    ]
