"""Puts what comes in under the rules: the shell around :mod:`newsreel.gather.rules` that reads the tables."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from newsreel.gather.models import Entry, Rule, Source
from newsreel.gather.rules import ROUTE, Clause, Copy, Verdict, decide, matches
from newsreel.gather.snapshots import Snapshot

FRESH = timedelta(days=1)
"""What is older is published by no rule: it is an archive's, or came too late."""
PREVIEWED = 50


def by_rules(
    source: Source, snapshots: Sequence[Snapshot], entries: Sequence[Entry], *, now: datetime
) -> tuple[list[Snapshot], list[Entry]]:
    """What the rules leave of a look, the entries marked with where they go.

    `entries` are those made of `snapshots`, in the same order, and not yet stored. An item that we have is
    followed on, whatever rules say of its new wording. How many were left out is noted on the source, whose
    saving is left to the caller.
    """
    source.ruled_out = 0
    clauses = clauses_for(source) if entries else []
    if not clauses:
        return list(snapshots), list(entries)
    routes = [clause for clause in clauses if clause.effect == ROUTE]
    taken: list[tuple[Snapshot, Entry]] = []
    left: set[str] = set()
    for snapshot, entry in zip(snapshots, entries, strict=True):
        verdict = decide(copy_of(entry), clauses if entry.version == 1 else routes)
        if entry.guid in left or not verdict.kept:
            left.add(entry.guid)
            continue
        entry.section_id = verdict.section_id
        entry.is_to_publish = verdict.publishes and _is_news(source, entry, now)
        taken.append((snapshot, entry))
    source.ruled_out = len(left)
    return [snapshot for snapshot, _entry in taken], [entry for _snapshot, entry in taken]


def clauses_for(source: Source) -> list[Clause]:
    """The rules that hold for a source, in their order."""
    return [clause_of(rule) for rule in Rule.objects.filter(Q(source=source.pk) | Q(source=None))]


def verdict_on(entry: Entry) -> Verdict:
    """What the rules say of an entry now."""
    return decide(copy_of(entry), clauses_for(entry.source))


def taken_by(clause: Clause, entries: Iterable[Entry]) -> list[tuple[Entry, bool]]:
    """Entries, and whether a rule means each of them."""
    return [(entry, matches(clause, copy_of(entry))) for entry in entries]


def latest_entries(source: Source | None) -> list[Entry]:
    """What came in last, of one source or of all."""
    found = Entry.objects.select_related("source").order_by("-fetched_at", "-pk")
    return list((found.filter(source=source) if source else found)[:PREVIEWED])


def clause_of(rule: Rule) -> Clause:
    return Clause(
        effect=rule.effect,
        place=rule.place,
        way=rule.way,
        pattern=rule.pattern,
        section_id=rule.section_id,
        author_id=rule.author_id,
        is_of_source=rule.source_id is not None,
    )


def copy_of(entry: Entry) -> Copy:
    categories = entry.categories if isinstance(entry.categories, list) else []
    return Copy(
        title=entry.title,
        text=entry.text,
        credit=entry.credit,
        address=entry.address,
        categories=tuple(str(category) for category in categories),
    )


def _is_news(source: Source, entry: Entry, now: datetime) -> bool:
    """Whether it may go out by itself: new, not old, and not of what a source had when we first looked."""
    if entry.version != 1 or entry.is_cancelled or source.succeeded_at is None:
        return False
    return entry.published_at is None or entry.published_at > now - FRESH
