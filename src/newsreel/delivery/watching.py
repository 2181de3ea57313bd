"""From what editors and readers do to the names of what changed. Listens; the newsroom does not know it."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from newsreel.delivery import actions
from newsreel.delivery.models import Standing
from newsreel.front import queries, shown
from newsreel.front.changes import changed
from newsreel.gather.models import Source
from newsreel.newsroom import restrictions
from newsreel.newsroom.models import (
    Article,
    Author,
    Correction,
    HomePage,
    Page,
    Picture,
    Publication,
    Section,
    Tag,
    Withdrawal,
)

ADDRESSES = "addresses"
"""Where things are, not what they show: no page is stale, yet answers like “not found” are."""


def connect() -> None:
    page_published.connect(_published, dispatch_uid="delivery")
    page_unpublished.connect(_unpublished, dispatch_uid="delivery")
    post_page_move.connect(_moved, dispatch_uid="delivery")
    changed.connect(_announced, dispatch_uid="delivery")
    post_delete.connect(_page_deleted, sender=Article, dispatch_uid="delivery")
    for model in (Publication, Site, PageViewRestriction, Section):
        post_delete.connect(_site_changed, sender=model, dispatch_uid="delivery")
    for model in (Publication, Site, PageViewRestriction):
        post_save.connect(_site_changed, sender=model, dispatch_uid="delivery")
    post_save.connect(_source_changed, sender=Source, dispatch_uid="delivery")
    for signal in (post_save, post_delete):
        signal.connect(_redirect_changed, sender=Redirect, dispatch_uid="delivery")
        signal.connect(_record_changed, sender=Correction, dispatch_uid="delivery")
        signal.connect(_record_changed, sender=Withdrawal, dispatch_uid="delivery")
        signal.connect(_picture_changed, sender=Picture, dispatch_uid="delivery")
        signal.connect(_author_changed, sender=Author, dispatch_uid="delivery")
        signal.connect(_tag_changed, sender=Tag, dispatch_uid="delivery")


def lists_of(article: Article) -> frozenset[str]:
    """The lists an article stands in, by what its row says now."""
    further = list(article.further_sections.values_list("path", flat=True))
    paths = {path[:end] for path in (article.path, *further) for end in range(4, len(path) + 1, 4)}
    sections = Section.objects.filter(path__in=paths).values_list("pk", flat=True)
    lists = {shown.ALL_ARTICLES}
    lists.update(shown.articles_of_section(pk) for pk in sections)
    lists.update(shown.articles_of_author(pk) for pk in article.bylines.values_list("author", flat=True))
    lists.update(shown.articles_of_tag(tag.pk) for tag in article.tags.all())
    if article.first_published_at is not None:
        day = timezone.localtime(article.first_published_at).date()
        lists.add(shown.articles_of_days(day))
        lists.add(shown.articles_of_days(day, day_of_month=False))
        lists.add(shown.articles_of_days(day, month=False))
    return frozenset(lists)


def _place_in_lists(article: Article) -> str:
    """Changes when the article would stand at another place in its lists."""
    return f"{article.first_published_at} {article.is_pinned}"


def _published(instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, Article):
        _article_is_live(instance)
    else:
        actions.note_change([shown.HOME if isinstance(instance, HomePage) else shown.SITE])


def _article_is_live(article: Article) -> None:
    lists = lists_of(article)
    place = _place_in_lists(article)
    address = article.address or ""
    former = Standing.objects.filter(pk=article.pk).first()
    things = {shown.article(article.pk), *_dates(article)}
    gone: list[str] = []
    if former is None or former.place != place:
        things |= lists | _around(article)
    if former is not None:
        things |= lists ^ set(former.lists)
        if former.address != address:
            gone.append(former.address)
    things |= _lists_of_lists(things)
    Standing.objects.update_or_create(
        pk=article.pk, defaults={"lists": sorted(lists), "place": place, "address": address}
    )
    actions.note_change(things, gone=gone)


def _dates(article: Article) -> set[str]:
    if article.first_published_at is None:
        return set()
    return {shown.dates_of_month(timezone.localtime(article.first_published_at).date())}


def _lists_of_lists(things: set[str]) -> set[str]:
    """Where an author or a tag gains or loses an article, it may come to stand among all, or leave them."""
    kinds = {"list-author-": shown.AUTHORS, "list-tag-": shown.TAGS}
    return {of_all for start, of_all in kinds.items() if any(thing.startswith(start) for thing in things)}


def _around(article: Article) -> set[str]:
    """The articles before and after it: their pages lead to it, or did."""
    beside = queries.around(restrictions.closed_paths(), article).beside
    return {shown.neighbours(number) for number in beside if number is not None}


def _unpublished(instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, Article):
        _article_is_gone(instance)
    else:
        actions.note_change([shown.SITE], gone=[instance.address] if instance.address else [])


def _article_is_gone(article: Article) -> None:
    former = Standing.objects.filter(pk=article.pk).first()
    lists = set(former.lists if former else lists_of(article))
    lists |= _lists_of_lists(lists) | _dates(article)
    Standing.objects.filter(pk=article.pk).delete()
    gone = {address for address in (article.address, former.address if former else "") if address}
    actions.note_change({shown.article(article.pk), *lists, *_around(article)}, gone=gone)


def _page_deleted(instance: Article, **kwargs: Any) -> None:
    if instance.live:
        _article_is_gone(instance)


def _moved(instance: Page, **kwargs: Any) -> None:
    if not isinstance(instance, Article):
        actions.note_change([shown.SITE])
    elif instance.live:
        _article_is_live(Article.objects.get(pk=instance.pk))


def _announced(things: frozenset[str], **kwargs: Any) -> None:
    actions.note_change(things)


def _site_changed(**kwargs: Any) -> None:
    actions.note_change([shown.SITE])


def _redirect_changed(**kwargs: Any) -> None:
    actions.note_change([ADDRESSES])


def _record_changed(instance: Correction | Withdrawal, **kwargs: Any) -> None:
    dates = _dates(instance.article)
    actions.note_change([shown.article(instance.article_id), shown.CORRECTIONS, *dates])


def _picture_changed(instance: Picture, **kwargs: Any) -> None:
    actions.note_change([shown.picture(instance.pk)])


def _author_changed(instance: Author, **kwargs: Any) -> None:
    actions.note_change([shown.author(instance.pk), shown.AUTHORS])


def _source_changed(instance: Source, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """How articles based on it stand before search engines may be agreed anew; polling leaves that alone."""
    if update_fields is not None and "standing" not in update_fields:
        return
    based = Article.objects.filter(article_sources__entry__source=instance, live=True).distinct()
    things: set[str] = set()
    for article in based.only("first_published_at", "path"):
        things |= {shown.article(article.pk), *_dates(article)}
    if things:
        actions.note_change({*things, shown.ALL_ARTICLES})


def _tag_changed(instance: Tag, **kwargs: Any) -> None:
    actions.note_change([shown.tag(instance.pk), shown.TAGS])
