"""Full texts: where a feed gives but an item's beginning, the item's own page is read.

An entry is never changed, so the full text is a further version of it. That version's digest is of the text
that was read; the former version keeps that of the feed's item, by which the next look knows the item again.
"""

import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django_tasks import task

from newsreel.gather.item_page import Fetch, ItemPage, PageNotReadError, read_item_page, turn_at
from newsreel.gather.models import Entry
from newsreel.gather.permission.hosts import origin_of
from newsreel.lib.http import fetch as fetch_from_network

MOST_PAGES = 10
"""Of one look at a source; the newest items."""
SHORT = 150
"""Words. A feed that gives as many gives the whole, unless it says that it was cut."""
LONG_ENOUGH = 50
"""Words that a page must give, and half as many again as the feed gave: else the feed's text is kept."""
LATER = timedelta(minutes=1)
MOST_TRIES = 10
"""To find a host free."""
_CUT = re.compile(
    r"(?:…|\.\.\.|\[[^\]]{0,20}\]|\b(?:read|continue|learn) (?:more|on|reading))\W*$", re.IGNORECASE
)


def is_cut_short(text: str) -> bool:
    """Whether a feed's text is an item's beginning, as far as one can tell."""
    return len(text.split()) < SHORT or bool(_CUT.search(text[-60:].strip()))


def with_full_text(entry: Entry, page: ItemPage, *, version: int, now: datetime) -> Entry | None:
    """The next version of an entry, not stored; None where the page gave no more than the feed.

    What the feed said of title, byline, date and picture stands; the page fills what it left empty.
    """
    said = page.said
    paragraphs = [line.strip() for line in said.text.splitlines() if line.strip()]
    if paragraphs and paragraphs[0].casefold() in (entry.title.casefold(), said.title.casefold()):
        del paragraphs[0]
    count = sum(len(paragraph.split()) for paragraph in paragraphs)
    if count < LONG_ENOUGH or count < 1.5 * len(entry.text.split()):
        return None
    return Entry(
        source=entry.source,
        guid=entry.guid,
        version=version,
        address=entry.address,
        title=entry.title,
        summary=entry.summary,
        content="".join(f"<p>{html.escape(line)}</p>" for line in paragraphs),
        text="\n".join(paragraphs),
        credit=entry.credit or said.byline[:500],
        picture_address=entry.picture_address or said.lead_image,
        language=entry.language,
        categories=entry.categories,
        enclosures=entry.enclosures,
        published_at=entry.published_at or said.published_at,
        updated_at=entry.updated_at,
        fetched_at=now,
        section_id=entry.section_id,
        text_address=page.address[:2000],
        digest=hashlib.sha256("\n".join([entry.digest, page.address, *paragraphs]).encode()).hexdigest(),
    )


def waiting_for_full_text(entries: Iterable[Entry]) -> list[Entry]:
    """Those whose own page is to be read, the newest first, so many as one look allows."""
    wanted = [
        entry
        for entry in entries
        if entry.source.takes_full_text
        and not entry.text_address
        and origin_of(entry.address)
        and is_cut_short(entry.text)
    ]
    return sorted(wanted, key=lambda entry: entry.published_at or entry.fetched_at, reverse=True)[:MOST_PAGES]


def ask_for_full_texts(entries: Collection[Entry]) -> None:
    """Give to the worker what is to be read of one source's entries that were just stored."""
    wanted = {(entry.guid, entry.digest) for entry in waiting_for_full_text(entries)}
    if not wanted:
        return
    # Asked by name: where somebody else stored the same at this moment, ours have no number.
    stored = Entry.objects.filter(
        source__in={entry.source_id for entry in entries},
        guid__in={guid for guid, _digest in wanted},
        digest__in={digest for _guid, digest in wanted},
    )
    numbers = list(stored.order_by("-fetched_at", "-pk").values_list("pk", flat=True)[:MOST_PAGES])
    transaction.on_commit(lambda: read_full_texts.enqueue(numbers, MOST_TRIES))


@task()
def read_full_texts(entry_ids: list[int], tries: int) -> str:
    """Read the pages of these entries; those of hosts that are being asked a minute later."""
    now = timezone.now()
    found, busy = take_full_texts(entry_ids, now=now)
    if busy and tries > 0:
        read_full_texts.using(run_after=now + LATER).enqueue(busy, tries - 1)
    return f"{len(found)} full texts read; {len(busy)} left for later."


def take_full_texts(
    entry_ids: Sequence[int], *, now: datetime, fetch: Fetch = fetch_from_network
) -> tuple[list[Entry], list[int]]:
    """Read and store. Returns the new versions, and which entries' hosts somebody else of ours is asking."""
    found: list[Entry] = []
    busy: list[int] = []
    by_origin: dict[str, list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(pk__in=entry_ids).select_related("source"):
        by_origin[origin_of(entry.address)].append(entry)
    for origin, entries in by_origin.items():
        with turn_at(origin, now=now) as is_ours:
            if is_ours:
                found += [new for entry in entries if (new := _taken(entry, now, fetch))]
            else:
                busy += [entry.pk for entry in entries]
    return found, busy


def _taken(entry: Entry, now: datetime, fetch: Fetch) -> Entry | None:
    """One page; whatever is wrong with it is its own affair, and the feed's text stays."""
    try:
        page = read_item_page(entry.address, source=entry.source, now=now, fetch=fetch)
    except PageNotReadError:
        return None
    with transaction.atomic():
        versions = Entry.objects.filter(source=entry.source, guid=entry.guid)
        newest = versions.aggregate(newest=Max("version"))["newest"] or entry.version
        if newest != entry.version:
            # The feed has a newer wording already; that one's page is asked for by itself.
            return None
        new = with_full_text(entry, page, version=newest + 1, now=now)
        if new is None or versions.filter(digest=new.digest).exists():
            return None
        new.save(force_insert=True)
        return new
