"""What changes a subscription at a hub (W3C WebSub, 2018, section 5), one verb each.

A source has one subscription at most. Its `hub_name` is the secret part of the address that we gave the hub;
without one there is no subscription. `lease_ends_at` is set once the hub has verified it.
"""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from newsreel.gather.agent import user_agent
from newsreel.gather.models import Source
from newsreel.gather.queries import active_sources
from newsreel.gather.websub.callback import callback_address
from newsreel.lib.http import Answer, FetchError, Limits, send_form
from newsreel.settings import current

SendForm = Callable[..., Answer]

LEASE = timedelta(days=10)
"""What we ask for; the hub decides."""
SHORTEST_LEASE, LONGEST_LEASE = timedelta(minutes=5), timedelta(days=365)
RENEWED_AFTER = 0.8
"""Of a lease, before it is asked for anew."""
ASKED_AGAIN = timedelta(hours=6)
"""After a hub failed, or did not verify."""
ASKED_AFTER_REFUSAL = timedelta(days=7)
PATIENCE = 15.0
"""Seconds for a hub's answer."""
LONGEST_REASON = 300


def to_be_asked(now: datetime) -> QuerySet[Source]:
    """Sources whose hub is to be asked for a lease, for the first time or anew."""
    waiting = Q(hub_next_at=None) | Q(hub_next_at__lte=now)
    return active_sources().filter(waiting, kind=Source.Kind.FEED).exclude(hub_address="")


def subscribe(*, source: Source, now: datetime, send: SendForm = send_form) -> None:
    """Ask the hub for a lease. Never raises for what the hub does."""
    site = current()
    # Before we ask: the hub may verify before it answers.
    source.hub_name = source.hub_name or secrets.token_urlsafe(32)
    source.hub_secret = source.hub_secret or secrets.token_urlsafe(48)
    source.hub_asked_at, source.hub_next_at = now, now + ASKED_AGAIN
    source.save(update_fields=["hub_name", "hub_secret", "hub_asked_at", "hub_next_at"])
    fields = {
        "hub.callback": callback_address(site, source.hub_name),
        "hub.mode": "subscribe",
        "hub.topic": source.topic_address,
        "hub.lease_seconds": str(int(LEASE.total_seconds())),
        "hub.secret": source.hub_secret,
    }
    try:
        _send(source.hub_address, fields, send)
    except FetchError as error:
        Source.objects.filter(pk=source.pk).update(hub_error=f"The hub could not be asked. {error}")


def leave(*, source: Source) -> tuple[str, str, str] | None:
    """Forget a subscription. Returns hub, topic and name, to tell the hub with, if there was one."""
    if not source.hub_name:
        return None
    left = source.hub_address, source.topic_address, source.hub_name
    _forget(source)
    return left


def note_hub(*, source: Source, hub: str, topic: str) -> tuple[str, str, str] | None:
    """Note what a source says of its hub; saving these two fields is left to the caller.

    Returns the subscription that is to be left, as :func:`leave`, where it names another hub or topic now.
    """
    if (source.hub_address, source.topic_address) == (hub, topic):
        return None
    left = leave(source=source)
    source.hub_address, source.topic_address = hub, topic
    return left


def unsubscribe(*, hub: str, topic: str, name: str, send: SendForm = send_form) -> str:
    """Tell a hub that we want no more. Returns why that failed, or nothing; the lease ends anyway."""
    callback = callback_address(current(), name)
    fields = {"hub.callback": callback, "hub.mode": "unsubscribe", "hub.topic": topic}
    try:
        _send(hub, fields, send)
    except FetchError as error:
        return str(error)
    return ""


def confirm(*, name: str, asked: Mapping[str, str], now: datetime) -> str | None:
    """Answer a hub's verification or denial: what to send back, or None where we did not want this."""
    mode, topic = asked.get("hub.mode", ""), asked.get("hub.topic", "")
    challenge = asked.get("hub.challenge", "")
    source = Source.objects.filter(hub_name=name).first()
    if source is None:
        # Of a name that we don't know we want nothing, so leaving it is what we want.
        return challenge if mode == "unsubscribe" and challenge else None
    if topic != source.topic_address:
        return None
    if mode == "denied":
        _note_denial(source, asked.get("hub.reason", ""), now)
        return ""
    if mode != "subscribe" or not challenge or not source.is_active or source.stopped:
        return None
    lease = _lease(asked.get("hub.lease_seconds", ""))
    Source.objects.filter(pk=source.pk, hub_name=name).update(
        lease_ends_at=now + lease, hub_next_at=now + lease * RENEWED_AFTER, hub_error=""
    )
    return challenge


def _send(hub: str, fields: Mapping[str, str], send: SendForm) -> None:
    site = current()
    limits = Limits(seconds=PATIENCE, bytes=100_000, private_addresses=site.gather_private_addresses)
    send(hub, fields, user_agent=user_agent(site), limits=limits)


def _forget(source: Source) -> None:
    empty = {"hub_name": "", "hub_secret": "", "hub_error": ""}
    for field, value in empty.items():
        setattr(source, field, value)
    source.lease_ends_at = source.hub_asked_at = source.hub_next_at = None
    source.save(update_fields=[*empty, "lease_ends_at", "hub_asked_at", "hub_next_at"])


def _note_denial(source: Source, reason: str, now: datetime) -> None:
    why = " ".join(reason.split())[:LONGEST_REASON]
    Source.objects.filter(pk=source.pk).update(
        lease_ends_at=None,
        hub_next_at=now + ASKED_AFTER_REFUSAL,
        hub_error="The hub refused to tell us of news" + (f": {why}" if why else "."),
    )


def _lease(seconds: str) -> timedelta:
    """What the hub granted, within bounds; what we asked for where it says nothing."""
    if not (seconds.isascii() and seconds.isdecimal()) or len(seconds) > 12:
        return LEASE
    return min(max(timedelta(seconds=int(seconds)), SHORTEST_LEASE), LONGEST_LEASE)
