"""The watch on what live articles are based on: did a source change or take back what we used?

An entry is watched from when an article based on it is live. The feed is heard for a month: its new versions
tell. The item's page is read again at growing intervals, as its owner allows. Both are compared with what
stood there before; only what concerns an article of ours is kept and told.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, QuerySet

from newsreel.gather.item_page import Fetch, ItemPage, PageNotReadError, read_item_page, turn_at
from newsreel.gather.models import Entry
from newsreel.gather.permission.hosts import origin_of
from newsreel.lib.http import fetch as fetch_from_network
from newsreel.newsroom.models import ArticleSource, SourceChange, SourceWatch
from newsreel.newsroom.source_changes import note_edit, note_pulled, whole_text
from newsreel.newsroom.used_changes import is_beginning

INTERVALS = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
)
"""After the watch began, the item's page is read again."""
LASTS = timedelta(days=30)
CONFIRMED_AFTER = timedelta(minutes=15)
"""A page that can't be found (404) is looked for once more before anybody is told."""
MOST_BEGUN = 200
MOST_PAGES = 30
"""In one go; what is left comes with the next."""
GONE, NOT_FOUND = 410, 404
_NOT_FOUND = "Its page is not found."


def is_anything_due(now: datetime) -> bool:
    return (
        _unwatched(now).exists()
        or _with_newer_versions(now).exists()
        or SourceWatch.objects.filter(next_look_at__lte=now).exists()
    )


def watch(now: datetime, *, fetch: Fetch = fetch_from_network) -> list[SourceChange]:
    """Do all that is due. Safe to repeat. Returns what concerns articles of ours."""
    begin_watches(now)
    return look_at_feeds(now) + look_at_pages(now, fetch=fetch)


def begin_watches(now: datetime) -> None:
    """Watch what articles that went live within the last month are based on."""
    begun = []
    for entry in Entry.objects.filter(pk__in=_unwatched(now).values("entry")[:MOST_BEGUN]):
        has_page = bool(origin_of(entry.address))
        # A text that came from the page is what the page said; else a first look tells what it says.
        first = now + INTERVALS[0] if entry.text_address else now
        begun.append(
            SourceWatch(
                entry=entry,
                since=now,
                ends_at=now + LASTS,
                version_seen=entry.version,
                page_text=whole_text(entry.title, entry.text) if entry.text_address else "",
                next_look_at=first if has_page else None,
            )
        )
    SourceWatch.objects.bulk_create(begun, ignore_conflicts=True)


def look_at_feeds(now: datetime) -> list[SourceChange]:
    """Compare the versions that came in since the last look."""
    found: list[SourceChange] = []
    for watched in _with_newer_versions(now).select_related("entry__source"):
        entry = watched.entry
        versions = list(Entry.objects.filter(source=entry.source_id, guid=entry.guid).order_by("version"))
        for newer in (each for each in versions if each.version > watched.version_seen):
            found += _of_version(
                watched, newer, [each for each in versions if each.version < newer.version], now
            )
        watched.version_seen = versions[-1].version
        watched.save(update_fields=["version_seen"])
    return found


def look_at_pages(now: datetime, *, fetch: Fetch = fetch_from_network) -> list[SourceChange]:
    """Read the pages that are due, those of one host one after another; a host that is busy comes later."""
    due = SourceWatch.objects.filter(next_look_at__lte=now).select_related("entry__source")
    by_origin: dict[str, list[SourceWatch]] = defaultdict(list)
    for watched in due.order_by("next_look_at")[:MOST_PAGES]:
        by_origin[origin_of(watched.entry.address)].append(watched)
    found: list[SourceChange] = []
    for origin, watches in by_origin.items():
        with turn_at(origin, now=now) as is_ours:
            for watched in watches if is_ours else ():
                found += _look_at_page(watched, now, fetch)
    return found


def _unwatched(now: datetime) -> QuerySet[ArticleSource]:
    return ArticleSource.objects.filter(
        entry__isnull=False,
        entry__watch__isnull=True,
        article__live=True,
        article__first_published_at__gt=now - LASTS,
    )


def _with_newer_versions(now: datetime) -> QuerySet[SourceWatch]:
    newer = Entry.objects.filter(
        source=OuterRef("entry__source"),
        guid=OuterRef("entry__guid"),
        version__gt=OuterRef("version_seen"),
    )
    return SourceWatch.objects.filter(Exists(newer), ends_at__gt=now)


def _of_version(watched: SourceWatch, newer: Entry, former: list[Entry], now: datetime) -> list[SourceChange]:
    """A version is compared with the last one that came the same way: a feed's with a feed's."""
    alike = [each for each in former if bool(each.text_address) == bool(newer.text_address)]
    before = alike[-1] if alike else None
    if newer.is_cancelled:
        return note_pulled(watched.entry, "Its source cancelled it.", now, new_entry=newer)
    if before is None:
        return []
    return note_edit(
        watched.entry,
        whole_text(before.title, before.text),
        whole_text(newer.title, newer.text),
        f"Version {newer.version} came in.",
        now,
        new_entry=newer,
    )


def _look_at_page(watched: SourceWatch, now: datetime, fetch: Fetch) -> list[SourceChange]:
    is_second_try = watched.outcome.startswith(_NOT_FOUND)
    found: list[SourceChange] = []
    try:
        page = read_item_page(watched.entry.address, source=watched.entry.source, now=now, fetch=fetch)
        _demand_own_page(watched.entry, page)
    except PageNotReadError as refusal:
        watched.outcome = str(refusal)[:300]
        if refusal.status == NOT_FOUND and not is_second_try:
            watched.outcome = f"{_NOT_FOUND} It is looked for once more."
            watched.next_look_at = now + CONFIRMED_AFTER
            watched.save(update_fields=["outcome", "next_look_at"])
            return []
        if refusal.status in (NOT_FOUND, GONE):
            found = note_pulled(
                watched.entry, f"Its page answers {refusal.status}.", now, before=watched.page_text
            )
            watched.ends_at = now
    else:
        found = _compared_with_page(watched, page, now)
    _plan_next(watched, now)
    watched.save()
    return found


def _compared_with_page(watched: SourceWatch, page: ItemPage, now: datetime) -> list[SourceChange]:
    text, before = whole_text(page.said.title, page.said.text), watched.page_text
    if not before:
        watched.page_text, watched.outcome = text, "Read for the first time."
        return []
    if is_beginning(before, text):
        watched.outcome = "Its page shows but the beginning now."
        return []
    watched.page_text, watched.outcome = text, "Read."
    return note_edit(watched.entry, before, text, "Its page was read again.", now)


def _demand_own_page(entry: Entry, page: ItemPage) -> None:
    """Many sites send who asks for what was taken away to their front page."""
    if urlsplit(page.address).path in ("", "/") and urlsplit(entry.address).path not in ("", "/"):
        raise PageNotReadError("It leads to the front page now.", status=NOT_FOUND)


def _plan_next(watched: SourceWatch, now: datetime) -> None:
    """A look that came late is not made up for: the next is the first that is still to come."""
    watched.looks += 1
    coming = (watched.since + interval for interval in INTERVALS)
    watched.next_look_at = next((moment for moment in coming if moment > now), None)
    if watched.ends_at <= now:
        watched.next_look_at = None
