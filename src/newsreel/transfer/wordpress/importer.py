"""The import as a whole: stores what a reading gave, batch by batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone

from newsreel.front import changes, shown
from newsreel.newsroom.models import HomePage
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.addresses import path_of
from newsreel.transfer.wordpress.beside import WorkerLostError, further_processes, in_turns
from newsreel.transfer.wordpress.first_reading import Progress, Reading
from newsreel.transfer.wordpress.kinds import Target, why_not
from newsreel.transfer.wordpress.links import Links
from newsreel.transfer.wordpress.media import MediaSource
from newsreel.transfer.wordpress.place.comments import Comments
from newsreel.transfer.wordpress.place.ledger import Ledger
from newsreel.transfer.wordpress.place.menus import Menus
from newsreel.transfer.wordpress.place.people import People
from newsreel.transfer.wordpress.place.posts import Placed, Posts
from newsreel.transfer.wordpress.place.redirects import Redirects
from newsreel.transfer.wordpress.place.revisions import Revisions
from newsreel.transfer.wordpress.place.terms import Sections, Tags
from newsreel.transfer.wordpress.place.uploads import Uploads
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.redirect_file import OldRedirect
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.survey import NOT_IMPORTED, kind_of
from newsreel.transfer.wordpress.workshop import Work, Workshop

_WORTH_A_PROCESS = 3
"""Batches; fewer are done before another process has begun."""


@dataclass(frozen=True, slots=True)
class Options:
    processes: int | None = None
    """How many others prepare articles; by default as many as are of use."""
    since: datetime | None = None
    """Take only what was changed from this moment on."""
    redirects: Sequence[OldRedirect] = ()
    """Those that a plug-in of the old site kept."""
    types: Mapping[str, Target] = field(default_factory=dict)
    """What becomes of items of plug-ins' types; the others are left out."""
    publish: bool = False
    """Let readers' pages tell of each batch as it comes in, rather than when all is here."""


class Importer:
    def __init__(
        self,
        reading: Reading,
        *,
        home: HomePage,
        media: MediaSource,
        report: Report,
        progress: Progress,
        now: datetime | None = None,
        options: Options,
    ) -> None:
        self._spool = reading.spool
        self._home = home
        self._survey = survey = reading.survey
        self._report = report
        self._progress = progress
        self._now = now or timezone.now()
        self._options = options
        self._ledger = Ledger(survey.origin)
        self._redirects = Redirects()
        self._people = People(survey, self._ledger, report)
        self._sections = Sections(survey, home, self._ledger, self._redirects, report)
        self._tags = Tags(survey, self._ledger, report)
        self._uploads = Uploads(survey, self._ledger, media, report)
        self._posts = Posts(
            survey=survey,
            home=home,
            ledger=self._ledger,
            redirects=self._redirects,
            people=self._people,
            sections=self._sections,
            tags=self._tags,
            uploads=self._uploads,
        )
        self._comments = Comments(report)
        self._menus = Menus(survey, self._ledger, home, report)
        self._made: set[int] = set()
        """Numbers of the items made in this run."""

    def run(self) -> None:
        with transaction.atomic():
            self._people.place()
        self._sections.place()
        self._tags.place()
        self._uploads.place(self._progress)
        workshop = self._workshop()
        spool, done = self._spool, 0
        processes = self._options.processes
        if processes is None:
            processes = further_processes() if len(spool) >= _WORTH_A_PROCESS else 0
        batches = in_turns(len(spool), lambda n: workshop.works(spool.batch(n)), processes=processes)
        for works in batches:
            with transaction.atomic():
                self._batch(works)
            if self._options.publish:
                changes.announce(shown.SITE)
            done += len(works)
            self._progress("Importing", done, self._survey.items)
        self._finish()
        revisions = Revisions(self._survey, self._ledger, self._report, workshop)
        revisions.place(spool, self._posts.page_ids, self._progress)

    def _workshop(self) -> Workshop:
        return Workshop(
            survey=self._survey,
            known=self._ledger.known(),
            picture=self._uploads.picture_id,
            file=self._uploads.document_id,
            signature=self._uploads.signature,
            now=self._now,
            since=self._options.since,
            links=Links(self._survey, self._uploads.file_address),
        )

    def _batch(self, works: Sequence[Work]) -> None:
        """Store some items: new articles all at once, then the others one by one."""
        entries = self._entries(works)
        new = [
            work for work in works if work.post is not None and work.post.kind == "post" and not work.is_known
        ]
        at_once = self._all_at_once(new)
        for work in works:
            if work.key is not None and (kind_of(work.item), work.key) in at_once:
                self._tell(work, at_once[kind_of(work.item), work.key])
            else:
                self._item(work, entries.get((kind_of(work.item), work.key or "")))
        self._comments.store()
        # In the same transaction: an item that is here is not looked at again.
        self._redirects.store()

    def _entries(self, works: Sequence[Work]) -> dict[tuple[str, str], ImportedItem]:
        known = [(kind_of(work.item), work.key) for work in works if work.is_known and work.key]
        return {
            (kind, key): entry
            for kind in ("post", "page")
            for key, entry in self._ledger.entries_of(kind, [key for of, key in known if of == kind]).items()
        }

    def _all_at_once(self, works: Sequence[Work]) -> dict[tuple[str, str], Placed]:
        """What became of new articles; nothing where the database refused one: then each is tried alone."""
        try:
            with transaction.atomic():
                placed = self._posts.place_new(
                    [(work.post, work.digest, self._old_address(work)) for work in works if work.post]
                )
        except OperationalError:
            raise
        except (ValidationError, DatabaseError, ValueError):
            return {}
        return {(kind_of(work.item), work.key or ""): each for work, each in zip(works, placed, strict=True)}

    def _item(self, work: Work, entry: ImportedItem | None) -> None:
        item, key = work.item, work.key
        kind = kind_of(item)
        if key is None:
            self._skip(work, str(item.number), "It stands twice in the export; the first one counts.")
        elif kind in ("attachment", "nav_menu_item", "revision"):
            return
        elif kind in ("post", "page"):
            self._post(work, key, entry)
        else:
            self._skip(work, key, why_not(kind))

    def _skip(self, work: Work, key: str, reason: str) -> None:
        item = work.item
        self._report.add(kind_of(item), key, item.title, "skipped", (reason,), old_address=item.link)
        self._comments.skip(work.replies, "What it stands beneath was not imported.")

    def _post(self, work: Work, key: str, entry: ImportedItem | None) -> None:
        if work.item.status in NOT_IMPORTED:
            reason = (
                "It lay in the bin."
                if work.item.status == "trash"
                else "An empty draft that WordPress made by itself."
            )
            self._skip(work, key, reason)
            return
        if work.is_older:
            self._older(work, key, entry)
            return
        if work.problem:
            self._skip(work, key, f"It could not be read: {work.problem}")
            return
        try:
            with transaction.atomic():
                placed = self._placed(work, entry)
        except OperationalError:
            raise
        except (ValidationError, DatabaseError, ValueError) as error:
            self._skip(work, key, f"It could not be stored: {_first_line(error)}")
            return
        self._tell(work, placed)

    def _older(self, work: Work, key: str, entry: ImportedItem | None) -> None:
        placed = self._posts.as_it_is(entry, work.item.number) if entry else None
        if placed is None:
            self._skip(work, key, f"It was last changed before {self._options.since:%-d %B %Y} (--since).")
        else:
            kind = kind_of(work.item)
            self._report.tally(kind, "unchanged")
            self._report.tally("comment", "unchanged", len(work.replies))

    def _placed(self, work: Work, entry: ImportedItem | None) -> Placed:
        done = self._posts.nothing_to_do(entry, work.item.number, work.digest) if entry else None
        if done is not None:
            return done
        if work.post is None:
            raise ValueError("It is in the import's ledger under another state. Run the import again.")
        return self._posts.place(work.post, entry, work.digest, self._old_address(work))

    def _old_address(self, work: Work) -> str:
        brief = self._survey.briefs.get(work.item.number)
        return brief.path if brief else ""

    def _tell(self, work: Work, placed: Placed) -> None:
        item = work.item
        self._report.add(
            kind_of(item),
            work.key or "",
            item.title,
            placed.outcome,
            placed.notes,
            old_address=item.link,
            address=placed.address,
        )
        if placed.outcome == "made":
            self._made.add(item.number)
        if kind_of(item) == "page":
            self._comments.skip(
                work.replies, "It stands beneath a page; standing pages have no comments here."
            )
        elif placed.page_id:
            self._comments.take(work.replies, placed.page_id)
        else:
            self._comments.skip(work.replies, "What it stands beneath is not here.")

    def _finish(self) -> None:
        self._posts.move_pages()
        with transaction.atomic():
            self._attachment_redirects()
            self._site_redirects()
            self._redirects.store()
            self._plugin_redirects()
            self._redirects.store()
        self._menus.place(self._sections, self._tags, self._posts.page_ids, self._made)
        for taxonomy, count in sorted(self._survey.other_terms.items()):
            self._report.notes.append(
                f"{count} terms of “{taxonomy}” have no place here; "
                "what posts say of them is kept with their meta data."
            )

    def _attachment_redirects(self) -> None:
        """An attachment's own page leads to what it belonged to, else to our copy of the file."""
        for brief in self._survey.briefs.values():
            attachment = self._survey.attachments.by_number.get(brief.number)
            if brief.kind != "attachment" or attachment is None:
                continue
            page_id = self._posts.page_ids.get(brief.parent)
            file = "" if page_id is not None else self._uploads.file_address(attachment.address)
            if page_id is not None or file:
                self._redirects.add(brief.path, page_id, link=file)
                self._redirects.add(f"{self._survey.base}?attachment_id={brief.number}", page_id, link=file)

    def _plugin_redirects(self) -> None:
        links = Links(self._survey, lambda address: "")
        for found in self._options.redirects:
            old = path_of(found.old) or found.old
            reason = found.reason or self._redirects.why_not(old)
            if not reason:
                self._redirects.add(old, None, link=links(found.new) or found.new)
            self._report.add(
                "redirect", found.old, found.old, "skipped" if reason else "made", (reason,) if reason else ()
            )

    def _site_redirects(self) -> None:
        """A site that lived beneath a path had its home page and its tags there."""
        if self._survey.base == "/":
            return
        self._redirects.add(self._survey.base, self._home.pk)
        for slug in self._survey.tags:
            self._redirects.add(
                f"{self._survey.base}tag/{slug}/", None, link=self._tags.tag(slug).get_absolute_url()
            )


def import_reading(
    reading: Reading,
    *,
    home: HomePage,
    media: MediaSource,
    report: Report,
    progress: Progress,
    options: Options | None = None,
) -> None:
    """Import what was read; the report is filled on the way. Raises ExportError."""
    importer = Importer(
        reading, home=home, media=media, report=report, progress=progress, options=options or Options()
    )
    try:
        importer.run()
    except (OperationalError, WorkerLostError) as error:
        raise ExportError(
            f"The import could not go on ({_first_line(error)}). What was imported so far is whole; "
            "mend this and run the import again: it goes on where it stopped."
        ) from error


def _first_line(error: Exception) -> str:
    messages = error.messages if isinstance(error, ValidationError) else str(error).splitlines()
    return " ".join(messages[:1])[:300] or type(error).__name__
