"""Earlier versions of posts and pages become earlier revisions here, with their moment and their author."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.models import PageLogEntry, Revision

from newsreel.lib.rows import Table
from newsreel.newsroom.models import Author, Page
from newsreel.transfer.actions import Remembered
from newsreel.transfer.history import EARLIER_VERSION
from newsreel.transfer.wordpress.first_reading import Progress
from newsreel.transfer.wordpress.notes import Notes
from newsreel.transfer.wordpress.place.ledger import Ledger
from newsreel.transfer.wordpress.prepare import Prepared, prepare
from newsreel.transfer.wordpress.records import ItemRecord
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.spool import Keyed, Spool
from newsreel.transfer.wordpress.surroundings import Surroundings
from newsreel.transfer.wordpress.survey import NOT_IMPORTED, Survey, kind_of
from newsreel.transfer.wordpress.workshop import Workshop

KIND = "revision"
_NOT_HERE = "The post or page that it is an earlier version of is not here."


def why_not_taken(item: ItemRecord, survey: Survey, since: datetime | None) -> str:
    """Why an earlier version is left out, as far as the source alone tells; empty if it is taken."""
    brief = survey.briefs.get(item.parent)
    if brief is None or brief.kind not in ("post", "page") or brief.status in NOT_IMPORTED:
        return _NOT_HERE
    moment = _moment(item)
    if since is not None and moment is not None and moment < since:
        return f"It was saved before {since:%-d %B %Y} (--since)."
    return ""


@dataclass(frozen=True, slots=True)
class _Base:
    """The page's latest revision, which says what the old site's versions do not: section, byline, tags…"""

    page_id: int
    created_at: datetime
    content_type_id: int
    base_content_type_id: int
    content: Mapping[str, Any]


class Revisions:
    """Stores them by the batch of items, each in one transaction; those of an earlier run are known."""

    def __init__(self, survey: Survey, ledger: Ledger, report: Report, workshop: Workshop) -> None:
        self._survey = survey
        self._ledger = ledger
        self._report = report
        self._workshop = workshop
        self._log, self._revisions = Table(PageLogEntry), Table(Revision)

    def place(self, spool: Spool, page_ids: Mapping[int, int], progress: Progress) -> None:
        """`page_ids`: of all that is here, by its old number."""
        of = sum(brief.kind == KIND for brief in self._survey.briefs.values())
        done = 0
        self._users = self._logins_here() if of else {}
        for batch in spool.batches() if of else ():
            found = [(keyed.key, keyed.item) for keyed in batch if _is_one(keyed)]
            if found:
                self._batch([(key, item) for key, item in found if key is not None], page_ids)
                done += len(found)
                progress("Earlier versions", min(done, of), of)

    @transaction.atomic
    def _batch(self, found: Sequence[tuple[str, ItemRecord]], page_ids: Mapping[int, int]) -> None:
        known = self._ledger.entries_of(KIND, [key for key, _item in found])
        bases = self._bases({page_ids.get(item.parent, 0) for key, item in found if key not in known})
        stored = []
        for key, item in found:
            if key in known:
                self._report.tally(KIND, "unchanged")
                continue
            base = bases.get(page_ids.get(item.parent, 0))
            reason = why_not_taken(item, self._survey, self._workshop.since)
            if not reason and base is None:
                reason = _NOT_HERE
            if not reason and base is not None:
                reason = self._one(item, base)
            if reason:
                self._report.add(KIND, key, item.title, "skipped", (reason,), old_address=item.link)
                continue
            stored.append(Remembered(KIND, key, "", object_id=None))
            self._report.tally(KIND, "made")
        self._ledger.remember_new(stored)

    def _one(self, item: ItemRecord, base: _Base) -> str:
        """Store it; why that could not be, as a sentence, or nothing."""
        try:
            post = self._prepared(item)
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
            return f"It could not be read: {type(error).__name__}: {error}"[:300]
        number = self._revisions.keys(1)[0]
        # The latest one stays the latest, whatever clock the old site had.
        latest = base.created_at - timedelta(seconds=1)
        moment = min(_moment(item) or latest, latest)
        self._revisions.insert(
            [
                self._revisions.row(
                    id=number,
                    content_type_id=base.content_type_id,
                    base_content_type_id=base.base_content_type_id,
                    object_id=str(base.page_id),
                    object_str=post.title,
                    created_at=moment,
                    user_id=self._users.get(item.author),
                    content=_content(base, post),
                )
            ]
        )
        author = self._survey.authors.get(item.author)
        self._log.insert(
            [
                self._log.row(
                    content_type_id=base.content_type_id,
                    label=post.title,
                    timestamp=moment,
                    page_id=base.page_id,
                    action=EARLIER_VERSION,
                    data={
                        "author": (author.name if author else "") or item.author,
                        "is_autosave": "-autosave-" in item.slug,
                    },
                    content_changed=True,
                    revision_id=number,
                    user_id=self._users.get(item.author),
                )
            ]
        )
        return ""

    def _prepared(self, item: ItemRecord) -> Prepared:
        """As the post or page it is a version of: what stands in both is told apart by no name."""
        brief = self._survey.briefs[item.parent]
        surroundings = Surroundings(
            notes=Notes(), picture=self._workshop.picture, link=self._workshop.links, file=self._workshop.file
        )
        version = item._replace(number=item.parent, kind=brief.kind, status="draft")
        return prepare(version, brief.key, self._survey, surroundings, self._workshop.now)

    def _bases(self, page_ids: set[int]) -> dict[int, _Base]:
        latest = Page.objects.filter(pk__in=page_ids).values_list("latest_revision_id", flat=True)
        return {
            int(revision.object_id): _Base(
                int(revision.object_id),
                revision.created_at,
                revision.content_type_id,
                revision.base_content_type_id,
                revision.content,
            )
            for revision in Revision.objects.filter(pk__in=[pk for pk in latest if pk])
        }

    def _logins_here(self) -> dict[str, int]:
        """Who has a login here, by the login there."""
        authors = {entry.object_id: login for login, entry in self._ledger.entries("author").items()}
        users = Author.objects.filter(pk__in=list(authors), user__isnull=False)
        return {authors[pk]: user for pk, user in users.values_list("pk", "user_id")}


def _is_one(keyed: Keyed) -> bool:
    return keyed.key is not None and kind_of(keyed.item) == KIND


def _moment(item: ItemRecord) -> datetime | None:
    return item.date_utc or item.modified_utc or (item.date.replace(tzinfo=UTC) if item.date else None)


def _content(base: _Base, post: Prepared) -> dict[str, Any]:
    content = {**base.content, "title": post.title, "draft_title": post.title}
    body = list(post.body)
    if "standfirst" in content:
        content["standfirst"] = post.standfirst
    else:
        content["introduction"] = post.standfirst
        body = [*_featured(base), *body]
    content["body"] = json.dumps(body)
    return content


def _featured(base: _Base) -> list[Any]:
    """The picture that an import put above the text of a standing page, which versions do not tell of."""
    first = json.loads(base.content.get("body") or "[]")[:1]
    return [block for block in first if block["type"] == "picture" and block["value"].get("layout") == "wide"]
