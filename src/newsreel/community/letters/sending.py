"""Sends what waits: takes a row, sends it, notes the outcome. Safe to run many times and side by side."""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from newsreel.community.letters.models import Sending

logger = logging.getLogger(__name__)

AT_ONCE = 200
"""Messages sent by one task, so that others get their turn."""
LEASE = timedelta(minutes=10)
"""How long a taken row stays with its taker. What a killed one held comes up again after that."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720))
"""Before each further try; after the last one the message has failed."""

Row = TypeVar("Row", bound=Sending)
Compose = Callable[[Row], EmailMessage | None]
"""Makes the message of a row; None where it is no longer wanted."""


@dataclass(slots=True)
class Outcome:
    sent: int = 0
    dropped: int = 0
    delayed: int = 0
    failed: int = 0
    is_more: bool = False
    """Whether further rows were due when this round ended."""


def send_due(
    model: type[Row], compose: Compose[Row], *, clock: Callable[[], datetime] = timezone.now
) -> Outcome:
    """One round: at most AT_ONCE messages over one connection.

    A mail server that can't be reached costs no try: everything stays as it was for the next round.
    """
    outcome = Outcome()
    keys = list(model.due(clock()).values_list("pk", flat=True)[: AT_ONCE + 1])
    if not keys:
        return outcome
    connection = get_connection()
    try:
        connection.open()
        for key in keys[:AT_ONCE]:
            row = _take(model, key, clock())
            if row is not None:
                _send(row, compose, connection, outcome, clock)
        outcome.is_more = len(keys) > AT_ONCE
    except OSError as error:  # smtplib's errors are OSErrors too
        logger.warning("Mail can't be sent for now: %s. It waits and is tried again.", error)
    finally:
        _close(connection)
    return outcome


def _take(model: type[Row], key: Any, now: datetime) -> Row | None:
    taken = model.due(now).filter(pk=key).update(attempts=F("attempts") + 1, next_try_at=now + LEASE)
    return model._default_manager.get(pk=key) if taken else None


def _send(
    row: Row,
    compose: Compose[Row],
    connection: BaseEmailBackend,
    outcome: Outcome,
    clock: Callable[[], datetime],
) -> None:
    if row.attempts > len(WAITS) + 1:
        # Every try ended before its outcome could be noted: something about this message stops its sender.
        _note(row, row.State.FAILED, error=row.error or "Its sending was broken off each time")
        outcome.failed += 1
        return
    message = compose(row)
    if message is None:
        _note(row, row.State.DROPPED)
        outcome.dropped += 1
        return
    message.connection = connection
    try:
        message.send()
    except (OSError, ValueError) as error:
        _not_sent(row, error, outcome, clock())
        # After an error the connection may be in any state. If it can't be had anew, the round is over.
        _close(connection)
        connection.open()
    else:
        _note(row, row.State.SENT, sent_at=clock())
        outcome.sent += 1


def _not_sent(row: Row, error: Exception, outcome: Outcome, now: datetime) -> None:
    sentence = str(error)[:300]
    if _is_final(error) or row.attempts > len(WAITS):
        _note(row, row.State.FAILED, error=sentence)
        outcome.failed += 1
    else:
        _note(row, row.State.WAITING, error=sentence, next_try_at=now + WAITS[row.attempts - 1])
        outcome.delayed += 1


def _is_final(error: Exception) -> bool:
    """Whether trying again is pointless: the server refuses these recipients, or the message is malformed."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _reason in error.recipients.values())
    return isinstance(error, ValueError)


def _note(row: Sending, state: Sending.State, **values: object) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(state=state, **values)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        logger.debug("The mail server had closed the connection already.")
