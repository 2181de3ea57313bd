"""One look at an article and the snapshots it is based on."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from django.utils import timezone

from newsreel.fidelity.document import Document, read
from newsreel.fidelity.finding import Finding
from newsreel.fidelity.quotations import quotations
from newsreel.fidelity.run import check
from newsreel.gather.models import Entry
from newsreel.newsroom.agreement.draft_text import DraftText, draft_text

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article, ArticleSource

_DOCUMENTS = 64
"""Sources that are kept taken apart: an editor's draft is looked at with every pause in typing."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """What one source says."""

    entry_id: int
    version: int
    outlet: str
    address: str
    text: str
    text_start: int = 0
    """Where the entry's own text begins, behind its headline."""

    @property
    def digest(self) -> str:
        return _sha256(self.text)


@dataclass(frozen=True)
class Inspection:
    draft: DraftText
    sources: tuple[SourceText, ...]
    published: date | None
    findings: tuple[Finding, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that was held: the same inputs give the same findings."""
        held = [self.draft.text, [source.digest for source in self.sources], str(self.published)]
        return _sha256(json.dumps(held, ensure_ascii=False))

    @property
    def draft_digest(self) -> str:
        return _sha256(self.draft.text)

    @property
    def quotations_held(self) -> int:
        """Quotations that were compared with a source."""
        return sum(each.depth == 0 for each in quotations(self.draft.text)) if self.sources else 0


def inspect(
    article: "Article",
    *,
    now: datetime | None = None,
    named: "Iterable[ArticleSource] | None" = None,
    instead: Mapping[int, str] | None = None,
) -> Inspection:
    """Hold the article, as it stands in memory, against its sources. One query for them, or none.

    `named` is given where a form holds sources that have not been saved into the article; `instead` what
    entries, by their numbers, say now instead of what their snapshots say.
    """
    text = draft_text(article)
    sources = source_texts(article, named, instead)
    moment = article.first_published_at or article.go_live_at or now or timezone.now()
    published = timezone.localdate(moment)
    findings = check(
        text.text,
        [_document(source.text) for source in sources],
        published,
        headline_end=text.headline_end,
    )
    return Inspection(text, sources, published, tuple(findings))


def source_texts(
    article: "Article",
    named: "Iterable[ArticleSource] | None" = None,
    instead: Mapping[int, str] | None = None,
) -> tuple[SourceText, ...]:
    """The snapshots of the entries it is based on; an outlet named by hand has none."""
    named = article.article_sources.all() if named is None else named
    wanted = list(dict.fromkeys(source.entry_id for source in named if source.entry_id is not None))
    if not wanted:
        return ()
    entries = Entry.objects.select_related("source").in_bulk(wanted)
    return tuple(source_text(entries[pk], (instead or {}).get(pk)) for pk in wanted if pk in entries)


def source_text(entry: Entry, instead: str | None = None) -> SourceText:
    """An entry as its readers had it: headline, a line with outlet, author and date, and the text.

    `instead` stands for headline and text, where the entry says something else now.
    """
    outlet = entry.source.credit or entry.source.name
    told_at = timezone.localtime(entry.published_at or entry.fetched_at)
    names = ", ".join(dict.fromkeys(filter(None, (outlet, entry.source.name, entry.credit))))
    credit = f"{names}, {told_at.day} {told_at:%B %Y}\n\n"
    head = f"{entry.title}\n\n{credit}" if instead is None else credit
    return SourceText(
        entry_id=entry.pk,
        version=entry.version,
        outlet=outlet,
        address=entry.address,
        text=head + (entry.text if instead is None else instead),
        text_start=len(head),
    )


@lru_cache(maxsize=_DOCUMENTS)
def _document(text: str) -> Document:
    return read(text)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
