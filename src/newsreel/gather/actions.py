"""Every change to the tables of this room."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from newsreel.gather import looking
from newsreel.gather.adding import Proposal
from newsreel.gather.full_text import ask_for_full_texts
from newsreel.gather.health import host_of, note_failure, note_success
from newsreel.gather.items import Item
from newsreel.gather.looking import Fetch as Fetch
from newsreel.gather.looking import Look as Look
from newsreel.gather.models import Entry, Placement, Rule, Source, Story
from newsreel.gather.permission import Statement
from newsreel.gather.ruling import by_rules
from newsreel.gather.snapshots import Kept, Snapshot, news, restless
from newsreel.gather.sources.opml.outline import folder_line, read_opml
from newsreel.gather.stories_tables import join, summarise_stories
from newsreel.lib.html import text_of_clean
from newsreel.lib.http import FetchError, fetch
from newsreel.settings import current

LONGEST_ADDRESS = 1000
LEARNT = (
    *("address", "host", "home_address", "logo_address", "hub_address", "topic_address", "etag"),
    *("last_modified", "fetched_at", "succeeded_at", "next_fetch_at", "failures", "last_error", "rhythm"),
    *("new_at", "stopped", "moving_to", "moves_seen", "ruled_out", "place"),
)
"""What a look teaches of a source. Its other fields are the desk’s, which may change them meanwhile."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one look at one source came to."""

    source: str
    address: str
    new: int = 0
    changed: int = 0
    left_out: int = 0
    ruled_out: int = 0
    """Left out by the desk's rules."""
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
        told += f", {self.ruled_out} left out by rules" if self.ruled_out else ""
        return told + (f", {self.left_out} beyond the limit left out." if self.left_out else ".")


def update_source(*, source: Source, now: datetime | None = None, fetch: Fetch = fetch) -> Outcome:
    """Fetch one source, keep what is new, and note how it went. Never raises for what the source does."""
    now = now or timezone.now()
    return keep_look(source=source, look=look_at(source, now=now, fetch=fetch), now=now)


def look_at(source: Source, *, now: datetime, fetch: Fetch = fetch) -> Look:
    """Fetch and read one source. Touches no table, so it may run in any thread."""
    return looking.look_at(source, now=now, site=current(), fetch=fetch)


def keep_look(*, source: Source, look: Look, now: datetime) -> Outcome:
    """Keep what is new in what a look gave, and note how it went."""
    return keep_looks(looks=[(source, look)], now=now)[0]


def keep_looks(*, looks: Iterable[tuple[Source, Look]], now: datetime) -> list[Outcome]:
    """Keep what several looks gave, in one short transaction: what can be thought out before it is.

    Raises for a look that can't be kept, and then keeps none of them.
    """
    found = [(source, look, _news(source, look, now)) for source, look in looks]
    for source, look, (snapshots, _entries) in found:
        _learn(source, look, snapshots, now)
    entries = [entry for _source, _look, (_snapshots, made) in found for entry in made]
    with transaction.atomic():
        # A hub may have told of the same a moment ago.
        Entry.objects.bulk_create(entries, ignore_conflicts=True)
        for source, _look, (_snapshots, made) in found:
            source.save(update_fields=LEARNT)
            ask_for_full_texts(made)
    return [_outcome(source, look, snapshots) for source, look, (snapshots, _entries) in found]


def _learn(source: Source, look: Look, snapshots: Collection[Snapshot], now: datetime) -> None:
    """Note in the source, which is not saved yet, how the look went."""
    usual = timedelta(seconds=current().gather_interval)
    source.host = host_of(source.address)
    if look.place is not None:
        source.place = look.place
    if look.answer is None:
        note_failure(source, look.error or FetchError("Nothing came."), now=now, usual=usual)
    else:
        note_success(source, look.answer, look.reading, snapshots, now=now, usual=usual)
        source.last_error = look.note or restless(snapshots)


def keep_items(*, source: Source, items: Iterable[Item], now: datetime) -> list[Snapshot]:
    """Store what is new among `items`, and what the rules take, as entries; what we have is left as it is."""
    snapshots, entries = _taken(source, list(items), now)
    Entry.objects.bulk_create(entries, ignore_conflicts=True)
    ask_for_full_texts(entries)
    return snapshots


def _news(source: Source, look: Look, now: datetime) -> tuple[list[Snapshot], list[Entry]]:
    """What is new in a look, and the entries to be made of it."""
    return _taken(source, look.reading.items, now) if look.reading else ([], [])


def _taken(source: Source, items: Collection[Item], now: datetime) -> tuple[list[Snapshot], list[Entry]]:
    snapshots = _new_snapshots(source, items)
    return by_rules(source, snapshots, [_entry(source, snapshot, now) for snapshot in snapshots], now=now)


def _new_snapshots(source: Source, items: Collection[Item]) -> list[Snapshot]:
    digests: dict[str, set[str]] = defaultdict(set)
    versions: dict[str, int] = defaultdict(int)
    have = Entry.objects.filter(source=source, guid__in={item.guid for item in items})
    for guid, digest, version in have.values_list("guid", "digest", "version"):
        digests[guid].add(digest)
        versions[guid] = max(versions[guid], version)
    kept = {guid: Kept(frozenset(digests[guid]), versions[guid]) for guid in digests}
    return news(items, kept)


def _outcome(source: Source, look: Look, kept: Collection[Snapshot]) -> Outcome:
    if look.answer is None:
        return Outcome(source.name, source.address, error=source.last_error)
    if look.reading is None:
        return Outcome(source.name, source.address, is_unchanged=True)
    new = sum(snapshot.version == 1 for snapshot in kept)
    return Outcome(source.name, source.address, new, len(kept) - new, look.reading.left_out, source.ruled_out)


@transaction.atomic
def split_story(*, story: Story, entries: Iterable[Entry]) -> Story:
    """Take entries, in all their versions, out of a story into one of their own. The two are never joined.

    Raises:
        ValueError: none of the entries is in the story, or all are; a sentence.
    """
    items = {(entry.source_id, entry.guid) for entry in entries}
    placements = list(Placement.objects.filter(story=story).select_related("entry"))
    taken = [
        placement for placement in placements if (placement.entry.source_id, placement.entry.guid) in items
    ]
    if not 0 < len(taken) < len(placements):
        raise ValueError("Choose some of the story’s entries, but not all of them: one must be left in each.")
    new = Story.objects.create(headline=story.headline, began_at=story.began_at, grew_at=story.grew_at)
    for placement in taken:
        placement.story, placement.is_by_hand = new, True
    Placement.objects.bulk_update(taken, ["story", "is_by_hand"])
    new.kept_apart.add(story, *story.kept_apart.all())
    summarise_stories([story.pk, new.pk])
    new.refresh_from_db()
    return new


@transaction.atomic
def join_stories(*, kept: Story, gone: Story) -> None:
    """Make one story of two. What the second was kept apart from, the first is kept apart from now.

    Raises:
        ValueError: they are the same, or one was joined into another before; a sentence.
    """
    if kept.pk == gone.pk or kept.joined_into_id or gone.joined_into_id:
        raise ValueError("Choose two different stories that are both on the desk.")
    kept.kept_apart.remove(gone)
    kept.kept_apart.add(*gone.kept_apart.exclude(pk=kept.pk))
    Placement.objects.filter(story=gone).update(is_by_hand=True)
    join(kept.pk, gone.pk)
    summarise_stories([kept.pk])


@transaction.atomic
def add_source(*, proposal: Proposal, name: str = "", section_id: int | None = None) -> Source:
    """Read what was proposed from now on; with a section, send its items there.

    Raises:
        ValueError: it is read already; a sentence.
    """
    there = Source.objects.filter(address=proposal.address).first()
    if there is not None:
        raise ValueError(f"{proposal.address} is read already, as “{there.name}”.")
    source = Source.objects.create(
        name=(name or proposal.name)[:200],
        kind=proposal.kind,
        address=proposal.address,
        home_address=proposal.home_address[:LONGEST_ADDRESS],
        logo_address=proposal.logo_address[:LONGEST_ADDRESS],
        host=host_of(proposal.address),
    )
    if section_id is not None:
        Rule.objects.create(source=source, effect=Rule.Effect.ROUTE, section_id=section_id)
    return source


def keep_opt_outs(*, source: Source, statements: Iterable[Statement], now: datetime) -> None:
    """Keep what an outlet tells machines; what stood there before and is gone, its owner has taken back."""
    kept = [one.as_dict() for one in statements]
    Source.objects.filter(pk=source.pk).update(opt_outs=kept, opt_outs_read_at=now)


@transaction.atomic
def import_sources(body: bytes) -> tuple[int, int]:
    """Add the sources of an OPML list. Returns how many were added and how many were there already.

    Raises :class:`UnreadableSourceError`.
    """
    listed = [source for source in read_opml(body) if len(source.feed_address) <= LONGEST_ADDRESS]
    there = set(Source.objects.values_list("address", flat=True))
    new = [
        Source(
            name=source.title,
            address=source.feed_address,
            home_address=source.home_address[:LONGEST_ADDRESS],
            host=host_of(source.feed_address),
            folder=folder_line(source.folders),
        )
        for source in listed
        if source.feed_address not in there
    ]
    Source.objects.bulk_create(new, batch_size=500)
    return len(new), len(listed) - len(new)


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
        text=text_of_clean(item.content or item.summary),
        credit=item.credit,
        picture_address=item.picture_address,
        language=item.language,
        categories=list(item.categories),
        enclosures=[asdict(enclosure) for enclosure in item.enclosures],
        published_at=item.published_at,
        updated_at=item.updated_at,
        fetched_at=now,
        is_cancelled=item.is_cancelled,
        digest=snapshot.digest,
    )
