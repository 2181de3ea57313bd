"""The edition's stories, made articles.

First every story gets an empty, unpublished page, so that stories may link to one another; then each is
written and published on its own, oldest first. A page that has a revision is finished and left alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.models import PageLogEntry
from wagtail.search import index

from newsreel.gather.models import Entry
from newsreel.newsroom.actions import correct, withdraw
from newsreel.newsroom.models import (
    Article,
    ArticleSource,
    Author,
    Byline,
    Correction,
    Picture,
    Section,
    Withdrawal,
)
from newsreel.transfer.sample.pictures import name_in_story, orders_of
from newsreel.transfer.sample.read import Edition, FrontMatter, Story, WithdrawalFile
from newsreel.transfer.sample.stream import Composer

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a story needs from the rest of the edition."""

    sections: Mapping[str, Section]
    authors: Mapping[str, Author]
    pictures: Mapping[str, Picture]
    page_ids: Mapping[str, int]
    loaded_at: datetime
    """The moment all others are seen from, in the site's time zone."""


@transaction.atomic
def set_up_pages(edition: Edition, sections: Mapping[str, Section]) -> dict[str, int]:
    """The page id of every story; those that lack a page get an empty draft."""
    page_ids = dict(Article.objects.values_list("slug", "pk"))
    for story in edition.stories:
        if story.slug not in page_ids:
            page = Article(title=story.front.title, slug=story.slug, live=False, has_unpublished_changes=True)
            sections[story.front.section].add_child(instance=page)
            page_ids[story.slug] = page.pk
    return page_ids


def load_stories(edition: Edition, desk: Desk, *, report: Report) -> int:
    """Write and publish all stories that aren't yet; says how many were."""
    empty = set(
        Article.objects.filter(
            slug__in=[story.slug for story in edition.stories], latest_revision=None
        ).values_list("slug", flat=True)
    )
    stories = sorted(
        (story for story in edition.stories if story.slug in empty),
        key=lambda story: story.front.when.seen_from(desk.loaded_at),
    )
    for done, story in enumerate(stories, start=1):
        load_story(story, desk)
        report(done, len(stories))
    return len(stories)


@transaction.atomic
def load_story(story: Story, desk: Desk) -> None:
    """Fill one story's empty page and bring it to the state its file says."""
    front = story.front
    published = front.when.seen_from(desk.loaded_at)
    article = Article.objects.get(pk=desk.page_ids[story.slug])
    _write(article, story, desk, published)
    match front.status:
        case "live":
            _publish(article, front, published)
        case "scheduled":
            article.go_live_at = published
            article.save_revision(log_action=True).publish()
        case "review":
            article.save_revision(log_action=True)
            if (workflow := article.get_workflow()) is not None:
                workflow.start(article, None)
        case "draft":
            article.save_revision(log_action=True)


def _write(article: Article, story: Story, desk: Desk, published: datetime) -> None:
    front = story.front
    pictures = [
        desk.pictures.get(name_in_story(story.slug, number)) for number in range(len(orders_of(story)))
    ]
    composer = Composer(
        page_ids=desk.page_ids,
        pictures=[None if picture is None else picture.pk for picture in pictures[1:]],
        published=published,
        corrected=[published + timedelta(hours=record.hours_after) for record in front.corrections],
    )
    for name, value in _plain_fields(front).items():
        setattr(article, name, value)
    article.lead_picture = pictures[0]
    article.body = composer.compose(story.blocks)
    article.bylines = [
        Byline(author=desk.authors[slug], role=role, sort_order=order)
        for order, (slug, role) in enumerate(front.bylines())
    ]
    article.article_sources = _sources(front, published)
    article.further_sections = [desk.sections[slug] for slug in front.further]
    article.tags.add(*front.tags)


def _plain_fields(front: FrontMatter) -> dict[str, Any]:
    fields = {
        "kicker": front.kicker,
        "standfirst": front.standfirst,
        "search_description": front.standfirst[:255],
        "form": front.form,
        "origin": front.origin,
        "short_title": front.short_title,
        "social_title": front.social_title,
        "lead_alt": front.picture.alt,
        "lead_caption": front.picture.caption,
        "lead_layout": front.lead_layout,
        "is_pinned": front.pinned,
        "comments_open": front.comments_open,
    }
    if front.sponsor is not None:
        fields |= {"sponsor_name": front.sponsor.name, "sponsor_address": front.sponsor.address}
    if front.review is not None:
        fields |= {
            "review_subject": front.review.subject,
            "review_score": front.review.score,
            "review_verdict": front.review.verdict,
        }
    return fields


def _sources(front: FrontMatter, published: datetime) -> Sequence[ArticleSource]:
    entries = Entry.objects.filter(address__in=[source.address for source in front.sources])
    by_address = {entry.address: entry for entry in entries}
    return [
        ArticleSource(
            entry=by_address.get(source.address),
            outlet=source.outlet,
            headline=source.headline,
            address=source.address,
            published_at=published - timedelta(hours=source.hours_before),
            is_original=source.original,
            sort_order=order,
        )
        for order, source in enumerate(front.sources)
    ]


def _publish(article: Article, front: FrontMatter, published: datetime) -> None:
    """Publish as of that moment: dates, revision and history say what happened when."""
    article.first_published_at = published
    article.save_revision(log_action=True).publish()
    article.revisions.update(created_at=published)
    _date_history(article, published)
    _record_corrections(article, front, published)
    changes = [front.updated_hours_after, *(record.hours_after for record in front.corrections)]
    Article.objects.filter(pk=article.pk).update(
        first_published_at=published,
        last_published_at=published + timedelta(hours=max(changes)),
        latest_revision_created_at=published,
    )
    # Indexed once more: at publication the names in the byline were not yet stored.
    index.insert_or_update_object(Article.objects.get(pk=article.pk))
    if front.withdrawal is not None:
        _withdraw(article, front.withdrawal, published)


def _record_corrections(article: Article, front: FrontMatter, published: datetime) -> None:
    published_article = Article.objects.get(pk=article.pk)
    for record in front.corrections:
        correction = correct(article=published_article, kind=record.kind, text=record.text, by=None)
        made_at = published + timedelta(hours=record.hours_after)
        Correction.objects.filter(pk=correction.pk).update(made_at=made_at)
        _date_history(article, made_at, action="newsroom.correct")


def _withdraw(article: Article, given: WithdrawalFile, published: datetime) -> None:
    withdrawal = withdraw(
        article=Article.objects.get(pk=article.pk),
        kind=Withdrawal.Kind.WITHDRAWN,
        sentence=given.sentence,
        note=given.note,
        by=None,
    )
    made_at = published + timedelta(hours=given.hours_after)
    Withdrawal.objects.filter(pk=withdrawal.pk).update(made_at=made_at)
    _date_history(article, made_at, action="newsroom.withdraw")


def _date_history(article: Article, moment: datetime, *, action: str = "") -> None:
    """Date the newest entry of this kind in the article's history; all its entries, if none is named."""
    entries = PageLogEntry.objects.filter(page=article.pk)
    if action:
        newest = entries.filter(action=action).order_by("-pk").first()
        entries = entries.filter(pk=newest.pk) if newest else entries.none()
    entries.update(timestamp=moment)
