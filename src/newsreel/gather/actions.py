"""Every change to the tables of this room."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from newsreel import __version__
from newsreel.gather.items import Item, UnreadableSourceError
from newsreel.gather.models import Entry, Source
from newsreel.gather.polling import next_look
from newsreel.gather.snapshots import Kept, Snapshot, news
from newsreel.gather.sources import KINDS
from newsreel.lib.html import plain_text
from newsreel.lib.http import Answer, FetchError, Limits, fetch
from newsreel.settings import Settings, current

Fetch = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one look at one source came to."""

    source: str
    address: str
    new: int = 0
    changed: int = 0
    left_out: int = 0
    is_unchanged: bool = False
    error: str = ""

    def as_dict(self) -> dict[str, object]:
        return asdict(self)

    def sentence(self) -> str:
        if self.error:
            return f"{self.source}: {self.error}"
        if self.is_unchanged:
            return f"{self.source}: nothing new since the last look."
        told = f"{self.source}: {self.new} new, {self.changed} changed"
        return told + (f", {self.left_out} beyond the limit left out." if self.left_out else ".")


def gather_once(*, every: bool = False, now: datetime | None = None, fetch: Fetch = fetch) -> list[Outcome]:
    """Read every active source that is due (or, with `every`, all active ones), one after another."""
    now = now or timezone.now()
    sources = Source.objects.filter(is_active=True)
    if not every:
        sources = sources.filter(Q(next_fetch_at__isnull=True) | Q(next_fetch_at__lte=now))
    return [update_source(source=source, now=now, fetch=fetch) for source in sources]


def update_source(*, source: Source, now: datetime | None = None, fetch: Fetch = fetch) -> Outcome:
    """Fetch one source, keep what is new, and note how it went. Never raises for what the source does."""
    now = now or timezone.now()
    site = current()
    try:
        answer = fetch(
            source.address,
            user_agent=user_agent(site),
            headers=_conditions(source),
            limits=Limits(private_addresses=site.gather_private_addresses),
        )
        if answer.is_unchanged:
            _note_success(source, answer, now, site)
            return Outcome(source.name, source.address, is_unchanged=True)
        reading = KINDS[source.kind](answer.body, address=answer.url, now=now)
    except FetchError as error:
        return _note_failure(source, str(error), now, site, error.retry_after)
    except UnreadableSourceError as error:
        return _note_failure(source, str(error), now, site)
    with transaction.atomic():
        kept = keep_items(source=source, items=reading.items, now=now)
        _note_success(source, answer, now, site)
    new = sum(snapshot.version == 1 for snapshot in kept)
    return Outcome(source.name, source.address, new, len(kept) - new, reading.left_out)


@transaction.atomic
def keep_items(*, source: Source, items: Iterable[Item], now: datetime) -> list[Snapshot]:
    """Store what is new among `items` as entries; what we have already is left as it is."""
    items = list(items)
    digests: dict[str, set[str]] = defaultdict(set)
    versions: dict[str, int] = defaultdict(int)
    have = Entry.objects.filter(source=source, guid__in={item.guid for item in items})
    for guid, digest, version in have.values_list("guid", "digest", "version"):
        digests[guid].add(digest)
        versions[guid] = max(versions[guid], version)
    kept = {guid: Kept(frozenset(digests[guid]), versions[guid]) for guid in digests}
    snapshots = news(items, kept)
    Entry.objects.bulk_create([_entry(source, snapshot, now) for snapshot in snapshots])
    return snapshots


def user_agent(site: Settings) -> str:
    """Who we say we are, with a way to reach the site's owner."""
    return f"Newsreel/{__version__} (+{site.contact or site.origin})"


def _entry(source: Source, snapshot: Snapshot, now: datetime) -> Entry:
    item = snapshot.item
    return Entry(
        source=source,
        guid=item.guid,
        version=snapshot.version,
        address=item.address,
        title=item.title,
        summary=item.summary,
        content=item.content,
        text=plain_text(item.content or item.summary),
        credit=item.credit,
        picture_address=item.picture_address,
        language=item.language,
        published_at=item.published_at,
        fetched_at=now,
        digest=snapshot.digest,
    )


def _conditions(source: Source) -> dict[str, str]:
    """Headers of a conditional request (RFC 9110, section 13)."""
    headers = {"Accept": "application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"}
    if source.etag:
        headers["If-None-Match"] = source.etag
    if source.last_modified:
        headers["If-Modified-Since"] = source.last_modified
    return headers


def _note_success(source: Source, answer: Answer, now: datetime, site: Settings) -> None:
    if not answer.is_unchanged:
        source.etag = answer.headers.get("etag", "")[:500]
        source.last_modified = answer.headers.get("last-modified", "")[:100]
    source.fetched_at = source.succeeded_at = now
    source.failures = 0
    source.last_error = ""
    source.next_fetch_at = next_look(now, interval=site.gather_interval, failures=0)
    source.save()


def _note_failure(
    source: Source, sentence: str, now: datetime, site: Settings, retry_after: int | None = None
) -> Outcome:
    source.fetched_at = now
    source.failures += 1
    source.last_error = sentence
    source.next_fetch_at = next_look(
        now, interval=site.gather_interval, failures=source.failures, retry_after=retry_after
    )
    source.save()
    return Outcome(source.name, source.address, error=sentence)
