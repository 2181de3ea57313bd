"""Noting that content changed, and taking changes in: from then on no reader gets the former pages."""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Max, Min

from newsreel.delivery import node, outbox
from newsreel.delivery.holding import Held, held
from newsreel.delivery.models import Change
from newsreel.delivery.store import StoreError
from newsreel.settings import current

logger = logging.getLogger("newsreel.delivery")

KEPT_CHANGES = 20_000
"""A node that was away for longer than this many changes begins anew."""
AT_ONCE = 500
_ORDER_LOCK = 0x4E655773
"""PostgreSQL: who holds it may add to the list, so that changes are seen in the order of their numbers."""


def note_change(things: Collection[str], *, gone: Collection[str] = ()) -> None:
    """Add to the list of changes, as part of the transaction under way; pages follow once it is committed."""
    if not things and not gone:
        return
    if (waiting := held.get()) is not None:
        waiting.take(things, gone)
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ORDER_LOCK])
        change = Change.objects.create(things=sorted(things), gone=sorted(gone))
        outbox.note(change.pk, things, gone)
        transaction.on_commit(apply_changes, robust=True)


@contextmanager
def changes_held() -> Iterator[None]:
    """Note all that this thread changes inside as one change at the end, also where that is an error.

    A process that is killed inside notes nothing: whoever holds changes makes up for it when going on.
    """
    waiting = Held()
    token = held.set(waiting)
    try:
        yield
    finally:
        held.reset(token)
        note_change(waiting.things, gone=waiting.gone)


def apply_changes() -> list[str]:
    """Take in all changes that this node has not had. Gives the addresses of the pages that were touched.

    Safe to call from every process at once; a failure is logged, and the next call tries again.
    """
    touched: list[str] = []
    try:
        shelf = node.shelf()
        while changes := list(Change.objects.filter(pk__gt=shelf.ledger.applied()).order_by("pk")[:AT_ONCE]):
            for change in changes:
                touched += shelf.change(change.pk, change.things, change.gone) or []
    except StoreError as error:
        logger.error("Pages could not be brought up to date: %s", error)
    return touched


def begin() -> None:
    """At the start of a node: check the store, begin anew where another program drew the pages, catch up."""
    shelf, fingerprint = node.shelf(), node.fingerprint(current())
    checked = shelf.check()
    if checked.broken or checked.unfinished:
        logger.warning(
            "The page store held %d damaged and %d unfinished pages; they were removed.",
            checked.broken,
            checked.unfinished,
        )
    known = Change.objects.aggregate(first=Min("pk"), last=Max("pk"))
    first, last = known["first"] or 0, known["last"] or 0
    applied = shelf.ledger.applied()
    if shelf.ledger.fingerprint() != fingerprint or applied < first - 1 or applied > last:
        shelf.start_anew(applied=last, fingerprint=fingerprint)
    apply_changes()


def forget_old_changes() -> int:
    """Delete the changes that no node can still want; returns how many."""
    last = Change.objects.aggregate(last=Max("pk"))["last"] or 0
    deleted, _ = Change.objects.filter(pk__lte=last - KEPT_CHANGES).delete()
    return deleted
