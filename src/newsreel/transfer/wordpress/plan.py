"""What an import would do, worked out from the source and the ledger alone: for `--dry-run`."""

from datetime import datetime

from django.utils import timezone

from newsreel.community.comments.placing_many import known_comments
from newsreel.transfer.wordpress.first_reading import Progress, Reading
from newsreel.transfer.wordpress.kinds import why_not
from newsreel.transfer.wordpress.links import Links
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.place.ledger import Ledger
from newsreel.transfer.wordpress.place.revisions import KIND as REVISION
from newsreel.transfer.wordpress.place.revisions import why_not_taken
from newsreel.transfer.wordpress.place.uploads import Uploads
from newsreel.transfer.wordpress.report import Outcome, Report
from newsreel.transfer.wordpress.survey import NOT_IMPORTED, UNCATEGORIZED, kind_of
from newsreel.transfer.wordpress.workshop import Work, Workshop


def plan(reading: Reading, *, report: Report, progress: Progress, since: datetime | None = None) -> None:
    """Fill the report with what would be made, changed, left alone, skipped. Stores and fetches nothing."""
    survey, ledger = reading.survey, Ledger(reading.survey.origin)
    report.notes.append("This was a dry run: nothing was stored, and no file was fetched.")
    signers = dict.fromkeys((*survey.authors, *survey.signers))
    categories = dict.fromkeys((*survey.categories, *([UNCATEGORIZED] if survey.has_uncategorized else [])))
    for kind, names in (("author", signers), ("category", categories), ("post_tag", survey.tags)):
        known = ledger.entries(kind)
        for name in names:
            report.tally(kind, "unchanged" if name[:200] in known else "made")
    uploads = Uploads(survey, ledger, NoMedia(), Report(file=""))
    uploads.recall()
    for attachment in survey.attachments.by_number.values():
        is_here = uploads.is_here(attachment)
        report.tally("attachment", "unchanged" if is_here else "made" if attachment.is_taken else "skipped")
    workshop = Workshop(
        survey=survey,
        known=ledger.known(),
        picture=uploads.picture_id,
        file=uploads.document_id,
        signature=uploads.signature,
        now=timezone.now(),
        since=since,
        links=Links(survey, uploads.file_address),
    )
    versions = set(ledger.entries(REVISION))
    done = 0
    for batch in reading.spool.batches():
        for work in workshop.works(batch):
            if kind_of(work.item) == REVISION and work.key is not None:
                reason = why_not_taken(work.item, survey, since)
                outcome: Outcome = "unchanged" if work.key in versions else "skipped" if reason else "made"
                report.add(REVISION, work.key, work.item.title, outcome, (reason,) if reason else ())
            else:
                _tell(work, report)
        done += len(batch)
        progress("Planning", done, survey.items)


def _tell(work: Work, report: Report) -> None:
    item, kind = work.item, kind_of(work.item)
    if kind == "attachment":
        return
    outcome, reasons = _outcome(work, kind)
    key = work.key or str(item.number)
    report.add(kind, key, item.title, outcome, reasons, old_address=item.link)
    keys = {reply.comment.source_key for reply in work.replies if reply.comment}
    known = known_comments(keys)
    report.tally("comment", "skipped", len(work.replies) - len(keys))
    report.tally("comment", "unchanged", len(known))
    report.tally("comment", "made", len(keys) - len(known))


def _outcome(work: Work, kind: str) -> tuple[Outcome, tuple[str, ...]]:
    if work.key is None:
        return "skipped", ("It stands twice in the export; the first one counts.",)
    if kind == "nav_menu_item":
        return "unchanged", ()
    if kind not in ("post", "page"):
        return "skipped", (why_not(kind),)
    if work.item.status in NOT_IMPORTED:
        return "skipped", ("It lay in the bin, or was an empty draft.",)
    if work.problem:
        return "skipped", (f"It could not be read: {work.problem}",)
    if work.is_older and not work.is_known:
        return "skipped", ("It was last changed before the day given with --since.",)
    if work.post is None:
        return "unchanged", ()
    return "changed" if work.is_known else "made", work.post.notes
