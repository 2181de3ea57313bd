"""What a source changed of what our articles use, as it is kept and settled."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from newsreel.gather.models import Entry
from newsreel.newsroom.agreement.recheck import differences_since
from newsreel.newsroom.checklist.wordings import wordings
from newsreel.newsroom.models import Article, ArticleSource, Provenance, SourceChange, User
from newsreel.newsroom.used_changes import is_notice, used_changes


@transaction.atomic
def settle(
    *, change: SourceChange, settlement: SourceChange.Settlement, by: User, now: datetime
) -> SourceChange:
    """Say what came of a change. Raises PermissionDenied or ValidationError."""
    if not change.article.permissions_for_user(by).can_edit():
        raise PermissionDenied("Only who may edit the article can settle this.")
    kept = SourceChange.objects.select_for_update().get(pk=change.pk)
    if kept.settled_at is not None:
        raise ValidationError(f"{kept.settled_by or 'Somebody'} settled this already.")
    kept.settlement, kept.settled_at, kept.settled_by = settlement, now, by
    kept.save(update_fields=["settlement", "settled_at", "settled_by"])
    return kept


def open_changes() -> QuerySet[SourceChange]:
    """Those that nobody has settled, the newest first."""
    return SourceChange.objects.filter(settled_at__isnull=True).select_related("article", "entry__source")


def note_edit(
    entry: Entry,
    before: str,
    text: str,
    reason: str,
    now: datetime,
    *,
    new_entry: Entry | None = None,
) -> list[SourceChange]:
    """Keep what concerns articles of ours of the difference between two texts of an entry's item."""
    if is_notice(before, text):
        return note_pulled(
            entry,
            f"{reason} A notice stands in its place.",
            now,
            before=before,
            text=text,
            new_entry=new_entry,
        )
    found: list[SourceChange] = []
    for article, ours, quotations in articles_on(entry):
        passages = [change.as_dict() for change in used_changes(ours, before, text, quotations)]
        if passages:
            found += _kept(
                entry,
                article,
                SourceChange(
                    kind=SourceChange.Kind.EDITED,
                    reason=reason,
                    text_before=before,
                    text_now=text,
                    passages=passages,
                    new_entry=new_entry,
                    found_at=now,
                ),
            )
    return found


def note_pulled(
    entry: Entry,
    reason: str,
    now: datetime,
    *,
    before: str = "",
    text: str = "",
    new_entry: Entry | None = None,
) -> list[SourceChange]:
    """What is taken back concerns every article that is based on it, whatever it used of it."""
    before = before or whole_text(entry.title, entry.text)
    found = []
    for article, ours, quotations in articles_on(entry):
        found += _kept(
            entry,
            article,
            SourceChange(
                kind=SourceChange.Kind.PULLED,
                reason=reason,
                text_before=before,
                text_now=text,
                passages=[change.as_dict() for change in used_changes(ours, before, text, quotations)],
                new_entry=new_entry,
                found_at=now,
            ),
        )
    return found


def _kept(entry: Entry, article: Article, change: SourceChange) -> list[SourceChange]:
    """Stored, unless the same was told before: by the feed and then by the page."""
    change.entry, change.article = entry, article
    told = change.text_now if change.kind == SourceChange.Kind.EDITED else ""
    change.digest = hashlib.sha256(f"{change.kind}\n{told}".encode()).hexdigest()
    if SourceChange.objects.filter(article=article, entry=entry, digest=change.digest).exists():
        return []
    same = {str(passage["before"]) for passage in change.passages}
    others = SourceChange.objects.filter(article=article, entry=entry, kind=change.kind)
    for other in others.filter(settled_at__isnull=True):
        if same and same <= {str(passage["before"]) for passage in other.passages}:
            return []
    if change.kind == SourceChange.Kind.EDITED:
        change.findings = differences_since(article, entry, change.text_now)
    change.save(force_insert=True)
    return [change]


def articles_on(entry: Entry) -> Iterator[tuple[Article, str, list[str]]]:
    """Live articles based on it, with their words and what they quote."""
    based = Q(pk__in=ArticleSource.objects.filter(entry=entry).values("article"))
    held = Q(pk__in=Provenance.objects.filter(entry=entry).values("article"))
    for article in Article.objects.filter(based | held, live=True).order_by("pk"):
        said = list(wordings(article))
        yield (
            article,
            "\n".join([article.title, *(each.text for each in said)]),
            [each.text for each in said if each.is_quotation],
        )


def whole_text(title: str, text: str) -> str:
    """Headline and text; a page's text may begin with the headline already."""
    first = text.partition("\n")[0]
    return text if first.strip().casefold() == title.strip().casefold() else f"{title}\n{text}"
