"""The import as a whole: reads an export twice, and stores what the second reading gives."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone

from newsreel.newsroom.models import HomePage
from newsreel.transfer.wordpress.first_reading import Progress, read_whole
from newsreel.transfer.wordpress.links import Links
from newsreel.transfer.wordpress.media import MediaSource
from newsreel.transfer.wordpress.notes import Notes
from newsreel.transfer.wordpress.place.comments import Comments
from newsreel.transfer.wordpress.place.ledger import Ledger, digest_of
from newsreel.transfer.wordpress.place.menus import Menus
from newsreel.transfer.wordpress.place.people import People
from newsreel.transfer.wordpress.place.pictures import Pictures
from newsreel.transfer.wordpress.place.posts import Placed, Posts
from newsreel.transfer.wordpress.place.redirects import Redirects
from newsreel.transfer.wordpress.place.terms import Sections, Tags
from newsreel.transfer.wordpress.prepare import prepare
from newsreel.transfer.wordpress.read import read_export
from newsreel.transfer.wordpress.records import ExportError, ItemRecord, Record
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.stream import Mendings
from newsreel.transfer.wordpress.surroundings import Surroundings
from newsreel.transfer.wordpress.survey import NOT_IMPORTED, Keys, Survey, kind_of

_BATCH = 10
"""Items stored in one transaction. Editors and readers who write meanwhile wait no longer than these take; a
killed import loses no more than these, and a second run adds them."""

_OF_WORDPRESS_ITSELF = {
    "wp_block": "A synced pattern: its contents stand in the posts that use it.",
    "guest-author": "A guest author: stands in the bylines of the posts signed so.",
    **dict.fromkeys(
        (
            *("wp_navigation", "wp_template", "wp_template_part", "wp_global_styles", "wp_font_family"),
            *("wp_font_face", "custom_css", "customize_changeset", "oembed_cache", "user_request"),
        ),
        "Belongs to how the WordPress site looked and worked, not to what it said.",
    ),
    "revision": "An earlier version; only the latest one is taken over.",
}


class Importer:
    def __init__(
        self,
        *,
        path: Path,
        survey: Survey,
        mend: bool,
        home: HomePage,
        media: MediaSource,
        report: Report,
        progress: Progress,
        now: datetime | None = None,
    ) -> None:
        self._path = path
        self._home = home
        self._survey = survey
        self._mend = mend
        self._report = report
        self._progress = progress
        self._now = now or timezone.now()
        self._keys = Keys()
        self._ledger = Ledger(survey.origin)
        self._redirects = Redirects()
        self._people = People(survey, self._ledger, report)
        self._sections = Sections(survey, home, self._ledger, self._redirects, report)
        self._tags = Tags(survey, self._ledger, report)
        self._pictures = Pictures(survey, self._ledger, media, report)
        self._posts = Posts(
            survey=survey,
            home=home,
            ledger=self._ledger,
            redirects=self._redirects,
            people=self._people,
            sections=self._sections,
            tags=self._tags,
            pictures=self._pictures,
        )
        self._comments = Comments(survey.origin, report)
        self._links = Links(survey, self._pictures.file_address)
        self._menus = Menus(survey, report)
        self._made: set[int] = set()
        """Numbers of the items made in this run."""

    def run(self) -> None:
        with transaction.atomic():
            self._people.place()
        self._sections.place()
        self._tags.place()
        self._place_pictures()
        self._signature = self._pictures.signature
        done = 0
        for batch in self._batches():
            with transaction.atomic():
                for item in batch:
                    self._item(item)
            done += len(batch)
            self._progress("Importing", done, self._survey.items)
        self._finish()

    def _place_pictures(self) -> None:
        attachments = self._survey.attachments.by_number
        for number, attachment in enumerate(attachments.values(), start=1):
            self._pictures.place(attachment)
            self._progress("Fetching media", number, len(attachments))

    def _batches(self) -> Iterator[list[ItemRecord]]:
        batch: list[ItemRecord] = []
        for item in self._items():
            batch.append(item)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        yield batch

    def _items(self) -> Iterator[ItemRecord]:
        record: Record
        for record in read_export(self._path, Mendings(), mend=self._mend):
            if isinstance(record, ItemRecord):
                yield record

    def _item(self, item: ItemRecord) -> None:
        kind = kind_of(item)
        key = self._keys.of(item)
        if key is None:
            self._skip(item, str(item.number), "It stands twice in the export; the first one counts.")
        elif kind == "attachment":
            return
        elif kind == "nav_menu_item":
            self._menus.take(key, item)
        elif kind in ("post", "page"):
            self._post(item, key)
        elif kind in _OF_WORDPRESS_ITSELF:
            self._skip(item, key, _OF_WORDPRESS_ITSELF[kind])
        else:
            self._skip(item, key, f"A “{kind}”, which is a plug-in's kind of item and has no place here.")

    def _skip(self, item: ItemRecord, key: str, reason: str) -> None:
        self._report.add(kind_of(item), key, item.title, "skipped", (reason,), old_address=item.link)
        self._comments.skip(item, "What it stands beneath was not imported.")

    def _post(self, item: ItemRecord, key: str) -> None:
        if item.status in NOT_IMPORTED:
            reason = (
                "It lay in the bin."
                if item.status == "trash"
                else "An empty draft that WordPress made by itself."
            )
            self._skip(item, key, reason)
            return
        try:
            with transaction.atomic():
                placed = self._placed(item, key)
        except OperationalError:
            raise
        except (ValidationError, DatabaseError, ValueError) as error:
            self._skip(item, key, f"It could not be stored: {_first_line(error)}")
            return
        self._report.add(
            kind_of(item),
            key,
            item.title,
            placed.outcome,
            placed.notes,
            old_address=item.link,
            address=placed.address,
        )
        if placed.outcome == "made":
            self._made.add(item.number)
        self._comments_of(item, placed)

    def _placed(self, item: ItemRecord, key: str) -> Placed:
        digest = digest_of(replace(item, line=0, comments=()), self._signature)
        key, entry = self._posts.entry(item, key)
        done = self._posts.nothing_to_do(entry, item.number, digest) if entry else None
        if done is not None:
            return done
        surroundings = Surroundings(
            notes=Notes(),
            picture=self._pictures.picture_id,
            link=self._links,
            file=self._pictures.file_address,
        )
        post = prepare(item, key, self._survey, surroundings, self._now)
        old_address = self._survey.briefs[item.number].path if item.number in self._survey.briefs else ""
        return self._posts.place(post, entry, digest, old_address)

    def _comments_of(self, item: ItemRecord, placed: Placed) -> None:
        if not item.comments:
            return
        if kind_of(item) == "page":
            self._comments.skip(item, "It stands beneath a page; standing pages have no comments here.")
        elif placed.page_id:
            self._comments.place(item, placed.page_id)
        else:
            self._comments.skip(item, "What it stands beneath is not here.")

    def _finish(self) -> None:
        self._posts.move_pages()
        with transaction.atomic():
            self._attachment_redirects()
            self._site_redirects()
            self._redirects.store()
        self._menus.tell(self._sections, self._posts.page_ids, self._made)
        for taxonomy, count in sorted(self._survey.other_terms.items()):
            self._report.notes.append(
                f"{count} terms of “{taxonomy}” have no place here; "
                "what posts say of them is kept with their meta data."
            )

    def _attachment_redirects(self) -> None:
        """An attachment's own page leads to what it belonged to."""
        for brief in self._survey.briefs.values():
            if brief.kind != "attachment":
                continue
            page_id = self._posts.page_ids.get(brief.parent)
            if page_id is not None:
                self._redirects.add(brief.path, page_id)
                self._redirects.add(f"{self._survey.base}?attachment_id={brief.number}", page_id)

    def _site_redirects(self) -> None:
        """A site that lived beneath a path had its home page and its tags there."""
        if self._survey.base == "/":
            return
        self._redirects.add(self._survey.base, self._home.pk)
        for slug in self._survey.tags:
            self._redirects.add(
                f"{self._survey.base}tag/{slug}/", None, link=self._tags.tag(slug).get_absolute_url()
            )


def import_file(
    path: Path, *, home: HomePage, media: MediaSource, report: Report, progress: Progress
) -> None:
    """Import one export file; the report is filled on the way. Raises ExportError, having stored nothing."""
    started = time.monotonic()
    survey, mendings, mend = read_whole(path, progress)
    report.site = survey.site.address
    report.notes += mendings.told()
    importer = Importer(
        path=path, survey=survey, mend=mend, home=home, media=media, report=report, progress=progress
    )
    try:
        importer.run()
    except OperationalError as error:
        raise ExportError(
            f"The database could not be written ({_first_line(error)}). What was imported so far is whole; "
            "mend this and run the import again: it goes on where it stopped."
        ) from error
    report.seconds = time.monotonic() - started


def _first_line(error: Exception) -> str:
    messages = error.messages if isinstance(error, ValidationError) else str(error).splitlines()
    return " ".join(messages[:1])[:300] or type(error).__name__
