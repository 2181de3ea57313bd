"""Holds a source against this site, field by field: is everything here, as it came?"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from newsreel.community.comments.models import Comment
from newsreel.newsroom.models import Article, Page, Picture, StandardPage
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.body import text_of
from newsreel.transfer.wordpress.first_reading import Progress, Reading
from newsreel.transfer.wordpress.links import Links
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.place.ledger import Ledger
from newsreel.transfer.wordpress.place.uploads import Uploads
from newsreel.transfer.wordpress.prepare import Prepared
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.survey import NOT_IMPORTED, UNCATEGORIZED, kind_of
from newsreel.transfer.wordpress.workshop import Work, Workshop

_SHORT = 80


@dataclass(frozen=True, slots=True)
class Difference:
    kind: str
    key: str
    title: str
    field: str
    source: str
    here: str


@dataclass(slots=True)
class Verified:
    items: int = 0
    edited_here: int = 0
    """Changed by somebody here since, and so not compared."""
    differences: list[Difference] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return {
            "items": self.items,
            "edited_here": self.edited_here,
            "differences": [asdict(difference) for difference in self.differences],
        }

    def lines(self) -> Iterator[str]:
        for found in self.differences:
            yield (
                f"• {found.kind} {found.key} “{found.title[:40]}”, {found.field}: "
                f"{found.source[:_SHORT]!r} there, {found.here[:_SHORT]!r} here"
            )
        edited = f", {self.edited_here} edited here since" if self.edited_here else ""
        yield f"{self.items} posts and pages compared{edited}: {len(self.differences)} differences."


def verify(reading: Reading, *, progress: Progress) -> Verified:
    """Compare every post and page of the reading with what became of it. Changes nothing."""
    survey, ledger, verified = reading.survey, Ledger(reading.survey.origin), Verified()
    uploads = Uploads(survey, ledger, NoMedia(), Report(file=""))
    uploads.recall()
    workshop = Workshop(
        survey=survey,
        known={},
        picture=uploads.picture_id,
        file=uploads.document_id,
        signature="",
        now=timezone.now(),
        links=Links(survey, uploads.file_address),
    )
    done = 0
    for batch in reading.spool.batches():
        for work in workshop.works(batch):
            if work.post is not None and work.item.status not in NOT_IMPORTED:
                _one(work, work.post, ledger, uploads, verified)
        done += len(batch)
        progress("Comparing", done, survey.items)
    return verified


def _one(work: Work, post: Prepared, ledger: Ledger, uploads: Uploads, verified: Verified) -> None:
    verified.items += 1
    kind, key = kind_of(work.item), work.key or ""
    entry = ledger.entry(kind, key)
    page = Page.objects.filter(pk=entry.object_id or 0).first() if entry else None
    if entry is None or page is None:
        verified.differences.append(Difference(kind, key, post.title, "page", "is there", "is missing"))
        return
    if page.latest_revision_id != entry.revision_id:
        verified.edited_here += 1
        return
    theirs, ours = _of_post(post, work, uploads), _of_page(page.specific, entry)
    verified.differences += [
        Difference(kind, key, post.title, name, str(theirs[name]), str(ours[name]))
        for name in theirs
        if theirs[name] != ours[name]
    ]


def _of_post(post: Prepared, work: Work, uploads: Uploads) -> Mapping[str, Any]:
    lead = uploads.picture_id(post.featured, "") if post.featured else None
    values = {
        "title": post.title,
        "state": post.state,
        "published": _moment(post.published_at),
        "password": post.password,
        "standfirst": post.standfirst,
        "SEO title": post.seo.get("seo_title", ""),
        "search description": post.seo.get("search_description", ""),
        "text": text_of(post.body),
        "blocks": [block["type"] for block in post.body],
    }
    if post.kind == "page":
        return values
    comments = {reply.comment.source_key for reply in work.replies if reply.comment}
    return {
        **values,
        "form": post.form,
        "pinned": post.is_pinned,
        "comments open": post.comments_open,
        "social title": post.seo.get("social_title", ""),
        "categories": sorted({post.category or UNCATEGORIZED, *post.further}),
        "tags": sorted(post.tags),
        "number of authors": len(post.authors),
        "lead picture": lead,
        "comments": len(comments),
    }


def _of_page(page: Article | StandardPage, entry: ImportedItem) -> Mapping[str, Any]:
    restriction = page.view_restrictions.filter(restriction_type="password").first()
    body = list(page.body.raw_data)
    if isinstance(page, StandardPage):
        # The featured picture, which stands at the top here.
        body = [
            block
            for block in body
            if not (block["type"] == "picture" and block is body[0] and _has_lead(entry))
        ]
    values = {
        "title": page.title,
        "state": "live" if page.live else "scheduled" if page.go_live_at else "draft",
        "published": _moment(page.first_published_at or page.go_live_at),
        "password": restriction.password if restriction else "",
        "standfirst": page.standfirst if isinstance(page, Article) else page.introduction,
        "SEO title": page.seo_title,
        "search description": page.search_description,
        "text": text_of(body),
        "blocks": [block["type"] for block in body],
    }
    if not isinstance(page, Article):
        return values
    return {
        **values,
        "form": page.form,
        "pinned": page.is_pinned,
        "comments open": page.comments_open,
        "social title": page.social_title,
        "categories": sorted(_category_slugs(page, entry.origin)),
        "tags": sorted(_keys("post_tag", entry.origin, page.tags.values_list("pk", flat=True))),
        "number of authors": page.bylines.count(),
        "lead picture": page.lead_picture_id,
        "comments": Comment.objects.filter(
            article=page, source_key__startswith=f"{entry.origin}#comment-"[:200]
        ).count(),
    }


def _has_lead(entry: ImportedItem) -> bool:
    found = next((value for name, value in entry.kept.get("meta", ()) if name == "_thumbnail_id"), "")
    return bool(found) and Picture.objects.exists()


def _category_slugs(article: Article, origin: str) -> list[str]:
    sections = [article.get_parent().pk, *article.further_sections.values_list("pk", flat=True)]
    return _keys("category", origin, sections)


def _keys(kind: str, origin: str, numbers: Any) -> list[str]:
    """What the old site called these, by the ledger."""
    found = ImportedItem.objects.filter(origin=origin, kind=kind, object_id__in=list(numbers))
    return list(found.values_list("key", flat=True))


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}" if moment else ""
