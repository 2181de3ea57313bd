"""From the wire to a draft: what an article that starts from an entry begins with."""

import html
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from newsreel.gather.models import Entry
from newsreel.newsroom.models import Article, ArticleSource, DeskDecision, Section, User

DEFAULT_EXCERPT = 120
"""Words quoted into the draft where the source's rights name no limit."""


@transaction.atomic
def draft_from_entry(*, entry: Entry, section: Section, by: User, now: datetime | None = None) -> Article:
    """Make a draft in `section` that credits the entry's source, and note it on the desk.

    The draft quotes the beginning of the entry within the source's excerpt limit, as a quotation with its
    source: nothing of another outlet's text stands there as if it were ours. An entry that was drafted
    before gives the same article again. Raises PermissionDenied or ValidationError.
    """
    existing = DeskDecision.objects.select_for_update().filter(entry=entry).first()
    if existing is not None and existing.article is not None:
        return existing.article
    if not entry.source.may_rewrite:
        raise ValidationError(
            f"The rights we have from {entry.source.name} don't allow an article of our own based on it. "
            "Change them under Wire › Sources if that is wrong."
        )
    if not section.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied(f"You have no right to write in {section.title}.")
    article = Article(
        title=entry.title[:255],
        slug=_free_slug(section, entry.title),
        origin=Article.Origin.AGGREGATED,
        body=_opening(entry),
        live=False,
        owner=by,
    )
    article.article_sources = [
        ArticleSource(
            entry=entry,
            outlet=entry.source.credit or entry.source.name,
            headline=entry.title[:500],
            address=entry.address or entry.source.home_address or entry.source.address,
            published_at=entry.published_at,
        )
    ]
    section.add_child(instance=article)
    article.save_revision(user=by)
    decide(entry=entry, state=DeskDecision.State.DRAFTED, by=by, article=article, now=now)
    return article


def decide(
    *,
    entry: Entry,
    state: DeskDecision.State,
    by: User,
    article: Article | None = None,
    now: datetime | None = None,
) -> DeskDecision:
    """Note the desk's decision about an entry; a later one replaces it."""
    decision, _made = DeskDecision.objects.update_or_create(
        entry=entry,
        defaults={"state": state, "made_by": by, "article": article, "made_at": now or timezone.now()},
    )
    return decision


def excerpt(text: str, words: int) -> str:
    """At most so many words from the beginning, ending at a sentence where one ends in the last third."""
    parts = text.split()
    if len(parts) <= words:
        return " ".join(parts)
    kept = parts[:words]
    for place in range(len(kept) - 1, words * 2 // 3 - 1, -1):
        if kept[place].rstrip("”’\"'").endswith((".", "!", "?")):
            return " ".join(kept[: place + 1])
    return " ".join(kept) + " …"


def _opening(entry: Entry) -> list[tuple[str, object]]:
    limit = entry.source.excerpt_limit
    passage = excerpt(entry.text, DEFAULT_EXCERPT if limit is None else limit)
    if not passage:
        return []
    quotation = {
        "text": f"<p>{html.escape(passage)}</p>",
        "speaker": ", ".join(part for part in (entry.credit, entry.source.name) if part)[:300],
        "address": entry.address,
    }
    return [("quote", quotation)]


def _free_slug(section: Section, title: str) -> str:
    stem = slugify(title, allow_unicode=True)[:200].strip("-") or "story"
    taken = set(section.get_children().filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
