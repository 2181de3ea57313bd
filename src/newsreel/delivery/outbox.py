"""Dispatches: each channel is told of each change until it has taken it in, or is given up and seen."""

import itertools
import logging
import threading
from collections.abc import Callable, Collection, Iterable
from datetime import timedelta

from django.db import Error, close_old_connections
from django.utils import timezone

from newsreel.delivery import node
from newsreel.delivery.channels import Channel, ChannelError, Order, name_of, opened
from newsreel.delivery.joining import FRAGMENT_PATH
from newsreel.delivery.models import Dispatch
from newsreel.delivery.store import StoreError
from newsreel.settings import current

logger = logging.getLogger("newsreel.delivery")

LOOK = 0.25
"""Seconds between two looks for what is to be sent."""
AT_ONCE = 200
"""Dispatches told together."""
MOST_URLS = 500
"""Addresses told at once; what is read less follows when its time in the cache is over."""
MOST_ATTEMPTS = 20
LONGEST_WAIT = 600
"""Seconds between two attempts, at the most."""
KEPT_FOR = timedelta(days=7)
_LOOKS_A_DAY = int(86_400 / LOOK)


def wait_before(attempt: int) -> timedelta:
    """How long to wait after that many failures in a row."""
    return timedelta(seconds=min(2 ** max(attempt - 1, 0), LONGEST_WAIT))


def note(change: int, things: Collection[str], gone: Collection[str]) -> None:
    """Write down for each channel that it is to be told; in the transaction of the change."""
    Dispatch.objects.bulk_create(
        Dispatch(channel=name_of(address), change=change, things=sorted(things), gone=sorted(gone))
        for address in current().purge
    )


def send_due(*, opens: Callable[[str], Channel] = opened) -> int:
    """Tell the channels what is due once this node has taken it in; returns how many dispatches were sent."""
    return sum(_send_to(address, opens) for address in current().purge)


def _send_to(address: str, opens: Callable[[str], Channel]) -> int:
    name, now = name_of(address), timezone.now()
    due = list(
        Dispatch.objects.filter(
            channel=name,
            status=Dispatch.Status.WAITING,
            next_attempt__lte=now,
            change__lte=node.shelf().ledger.applied(),
        ).order_by("pk")[:AT_ONCE]
    )
    if not due:
        return 0
    rows = Dispatch.objects.filter(pk__in=[dispatch.pk for dispatch in due])
    try:
        channel = opens(address)
        channel.send(_order(due, with_urls=not channel.knows_things))
    except ChannelError as error:
        logger.warning("%s was not told of %d changes: %s", name, len(due), error)
        for dispatch in due:
            _put_off(dispatch, str(error))
        return 0
    rows.update(status=Dispatch.Status.SENT, sent_at=timezone.now(), problem="")
    return len(due)


def _put_off(dispatch: Dispatch, problem: str) -> None:
    dispatch.attempts += 1
    dispatch.problem = problem[:500]
    dispatch.next_attempt = timezone.now() + wait_before(dispatch.attempts)
    if dispatch.attempts >= MOST_ATTEMPTS:
        dispatch.status = Dispatch.Status.FAILED
    dispatch.save(update_fields=["attempts", "problem", "next_attempt", "status"])


def _order(due: Iterable[Dispatch], *, with_urls: bool) -> Order:
    things = dict.fromkeys(thing for dispatch in due for thing in dispatch.things)
    if not with_urls:
        return Order(list(things), [])
    ledger = node.shelf().ledger
    paths = dict.fromkeys(path for dispatch in due for path in dispatch.gone)
    showing = dict.fromkeys(path for thing in things for path in ledger.showing(thing))
    if any(path.startswith(FRAGMENT_PATH) for path in showing):
        # It stands in other pages, perhaps in all of them.
        showing = dict.fromkeys(ledger.most_read(MOST_URLS))
    origin = current().origin
    paths |= {path: None for path in showing if not path.startswith(FRAGMENT_PATH)}
    return Order(list(things), [origin + path for path in list(paths)[:MOST_URLS]])


def forget_sent() -> int:
    """Delete what was sent long ago; returns how many. What failed stays to be seen."""
    old = timezone.now() - KEPT_FOR
    deleted, _ = Dispatch.objects.filter(status=Dispatch.Status.SENT, sent_at__lt=old).delete()
    return deleted


def run(ended: threading.Event) -> None:
    """One thread of the worker: send until `ended` is set. Ends at once where there is nobody to tell."""
    looks = itertools.count()
    while current().purge and not ended.wait(LOOK):
        try:
            close_old_connections()
            send_due()
            if next(looks) % _LOOKS_A_DAY == 0:
                forget_sent()
        except (Error, StoreError) as error:
            logger.warning("Nobody can be told of changes now: %s", error)
