"""From the wire to a draft: what an article that starts from an entry or a story begins with."""

import html
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from newsreel.gather.models import Entry, Placement, Source, Story
from newsreel.newsroom.excerpts import excerpt_end, quoted
from newsreel.newsroom.models import (
    Article,
    ArticleSource,
    DeskDecision,
    Section,
    StoryDecision,
    StoryFollower,
    User,
)
from newsreel.newsroom.provenance import Part, note_provenance

DEFAULT_EXCERPT = 120
"""Words quoted into the draft where the source's rights name no limit."""


@transaction.atomic
def draft_from_entry(
    *, entry: Entry, section: Section, by: User | None, now: datetime | None = None
) -> Article:
    """Make a draft in `section` that credits the entry's source, and note it on the desk.

    `by` is None where a rule does it: whoever wrote the rule had the right.

    The draft quotes the beginning of the entry within the source's excerpt limit, as a quotation with its
    source: nothing of another outlet's text stands there as if it were ours. An entry that was drafted
    before gives the same article again. Raises PermissionDenied or ValidationError.
    """
    existing = DeskDecision.objects.select_for_update().filter(entry=entry).first()
    if existing is not None and existing.article is not None:
        return existing.article
    now = now or timezone.now()
    if refusal := why_not(entry.source, now):
        raise ValidationError(refusal)
    article = new_draft(
        title=entry.title,
        section=section,
        by=by,
        parts=_opening(entry),
        sources=[credit_to(entry)],
    )
    decide(entry=entry, state=DeskDecision.State.DRAFTED, by=by, article=article, now=now)
    return article


@transaction.atomic
def draft_from_story(
    *, story: Story, section: Section, by: User, credit_origin: bool = True, now: datetime | None = None
) -> Article:
    """Make one draft that credits every outlet whose rights allow it, and note it on the desk.

    Each outlet stands once among the sources, with its latest entry, the outlet that broke the story first;
    it is quoted within its excerpt limit, unless what it sent is a copy of another's. With `credit_origin`
    the outlet that broke the story is marked as such, or named in a sentence where we do not read it. A story
    that was drafted before gives the same article again. Raises PermissionDenied or ValidationError.
    """
    existing = StoryDecision.objects.select_for_update().filter(story=story).first()
    if existing is not None and existing.article is not None:
        return existing.article
    now = now or timezone.now()
    told = latest_of_each_outlet(story)
    usable = [placement for placement in told if not why_not(placement.entry.source, now)]
    if not usable:
        refusals = [why_not(placement.entry.source, now) for placement in told]
        raise ValidationError(
            refusals or ["This story has no entries any more, so there is nothing to draft."]
        )
    entries = [placement.entry for placement in usable]
    sources = [credit_to(entry, is_original=credit_origin and is_origin(entry, story)) for entry in entries]
    parts = [
        part for placement in usable if placement.repeats_id is None for part in _opening(placement.entry)
    ]
    if credit_origin and story.origin and not any(source.is_original for source in sources):
        parts.insert(0, Part(("text", f"<p>First reported by {html.escape(story.origin)}.</p>")))
    article = new_draft(title=story.headline, section=section, by=by, parts=parts, sources=sources)
    note_drafted(story=story, entries=entries, article=article, by=by, now=now)
    return article


def note_drafted(
    *, story: Story, entries: Sequence[Entry], article: Article, by: User | None, now: datetime
) -> None:
    """Note on the desk that a story and its entries have a draft. Raises ValidationError if they had."""
    decide_story(story=story, state=StoryDecision.State.DRAFTED, by=by, article=article, now=now)
    drafted = DeskDecision.objects.filter(entry__in=entries, article__isnull=False).values_list(
        "entry", flat=True
    )
    for entry in entries:
        if entry.pk not in drafted:
            decide(entry=entry, state=DeskDecision.State.DRAFTED, by=by, article=article, now=now)


def why_not(source: Source, now: datetime) -> str:
    """Why no article of ours may be based on this source now; empty where one may."""
    where = "Change them under Wire › Sources if that is wrong."
    if not source.may_rewrite:
        return f"The rights we have from {source.name} don’t allow an article of our own based on it. {where}"
    if source.rights_end is not None and source.rights_end < timezone.localdate(now):
        return f"The rights we have from {source.name} ended on {source.rights_end:%-d %B %Y}. {where}"
    return ""


def latest_placements(story: Story) -> list[Placement]:
    """A story's entries in the order of their publication, of each item the newest version only."""
    newest: dict[tuple[int, str], Placement] = {}
    placements = story.placements.select_related("entry__source", "entry__desk_decision", "repeats__source")
    for placement in placements.order_by("entry__version"):
        newest[placement.entry.source_id, placement.entry.guid] = placement
    return sorted(newest.values(), key=lambda placement: (told_at(placement.entry), placement.pk))


def latest_of_each_outlet(story: Story) -> list[Placement]:
    """One entry for each source, its own words before copies; the outlet that broke the story first."""
    chosen: dict[int, Placement] = {}
    for placement in latest_placements(story):
        held = chosen.get(placement.entry.source_id)
        if held is None or placement.repeats_id is None or held.repeats_id is not None:
            chosen[placement.entry.source_id] = placement
    return sorted(
        chosen.values(),
        key=lambda placement: (not is_origin(placement.entry, story), told_at(placement.entry)),
    )


def told_at(entry: Entry) -> datetime:
    """When the outlet published it; when it came in where the outlet does not say."""
    return entry.published_at or entry.fetched_at


def is_origin(entry: Entry, story: Story) -> bool:
    names = {entry.source.name.casefold(), entry.source.credit.casefold()}
    return bool(story.origin) and story.origin.casefold() in names


def decide(
    *,
    entry: Entry,
    state: DeskDecision.State,
    by: User | None,
    article: Article | None = None,
    now: datetime | None = None,
) -> DeskDecision:
    """Note the desk's decision about an entry; a later one replaces it."""
    decision, _made = DeskDecision.objects.update_or_create(
        entry=entry,
        defaults={"state": state, "made_by": by, "article": article, "made_at": now or timezone.now()},
    )
    return decision


@transaction.atomic
def decide_story(
    *,
    story: Story,
    state: StoryDecision.State,
    by: User | None,
    article: Article | None = None,
    now: datetime | None = None,
) -> StoryDecision:
    """Note the desk's decision about a story; a later one replaces it, but no claim takes another's.

    Raises ValidationError where somebody else has claimed the story, or a draft was made from it.
    """
    existing = StoryDecision.objects.select_for_update().filter(story=story).first()
    if existing is not None and existing.article_id is not None:
        raise ValidationError("A draft has been made from this story; edit or delete the draft instead.")
    claims = StoryDecision.State.CLAIMED
    if existing is not None and state == existing.state == claims and existing.made_by not in (None, by):
        raise ValidationError(f"{existing.made_by} has claimed this story. Ask them to release it first.")
    decision, _made = StoryDecision.objects.update_or_create(
        story=story,
        defaults={"state": state, "made_by": by, "article": article, "made_at": now or timezone.now()},
    )
    return decision


def release_story(*, story: Story) -> None:
    """Take the desk's decision back: the story is new again. One that was drafted stays so."""
    StoryDecision.objects.filter(story=story, article__isnull=True).delete()


def follow_story(*, story: Story, user: User, now: datetime | None = None) -> None:
    StoryFollower.objects.get_or_create(story=story, user=user, defaults={"since": now or timezone.now()})


def unfollow_story(*, story: Story, user: User) -> None:
    StoryFollower.objects.filter(story=story, user=user).delete()


def new_draft(
    *,
    title: str,
    section: Section,
    by: User | None,
    parts: list[Part],
    sources: list[ArticleSource],
    standfirst: str = "",
) -> Article:
    """An unpublished article of these parts, with its provenance. Raises PermissionDenied."""
    if by is not None and not section.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied(f"You have no right to write in {section.title}.")
    article = Article(
        title=title[:255],
        slug=_free_slug(section, title),
        standfirst=standfirst,
        origin=Article.Origin.AGGREGATED,
        body=[part.block for part in parts],
        live=False,
        owner=by,
    )
    article.article_sources = sources
    note_provenance(article, parts)
    section.add_child(instance=article)
    article.save_revision(user=by)
    return article


def credit_to(entry: Entry, *, is_original: bool = False) -> ArticleSource:
    """What an article says of a source, not stored."""
    return ArticleSource(
        entry=entry,
        outlet=entry.source.credit or entry.source.name,
        headline=entry.title[:500],
        address=entry.address or entry.source.home_address or entry.source.address,
        published_at=entry.published_at,
        is_original=is_original,
    )


def _opening(entry: Entry) -> list[Part]:
    limit = entry.source.excerpt_limit
    end = excerpt_end(entry.text, DEFAULT_EXCERPT if limit is None else limit)
    passage = quoted(entry.text, 0, end)
    if not passage:
        return []
    quotation = {
        "text": f"<p>{html.escape(passage)}</p>",
        "speaker": ", ".join(part for part in (entry.credit, entry.source.name) if part)[:300],
        "address": entry.address,
    }
    return [Part(("quote", quotation), entry, 0, end)]


def _free_slug(section: Section, title: str) -> str:
    stem = slugify(title, allow_unicode=True)[:200].strip("-") or "story"
    taken = set(section.get_children().filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
