"""Subscribers of a newsletter elsewhere, who come along with what they agreed to there. No mail is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from newsreel.community.newsletter.models import Consent, Subscriber

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Former:
    email: str
    is_subscribed: bool
    signed_up_at: datetime | None
    """When they agreed there; None where nobody noted it."""
    left_at: datetime | None = None


@transaction.atomic
def take_over(*, former: Sequence[Former], sentence: str, means: str, now: datetime) -> int:
    """Make subscribers of those who are not known here; how many.

    Who is known stays as they are: what they said here is newer. Who had left there is kept as one who left,
    so that nobody writes to them. `sentence` is what they agreed to there, `means` how we know.
    """
    made = 0
    by_address = {each.email.strip().lower(): each for each in former}
    addresses = sorted(by_address)
    for start in range(0, len(addresses), _BATCH):
        part = addresses[start : start + _BATCH]
        known = set(Subscriber.objects.filter(email__in=part).values_list("email", flat=True))
        subscribers = [
            _subscriber(address, by_address[address], now) for address in part if address not in known
        ]
        Subscriber.objects.bulk_create(subscribers)
        Consent.objects.bulk_create(
            Consent(
                subscriber=subscriber,
                kind=Consent.Kind.LEFT if subscriber.left_at else Consent.Kind.CONFIRMED,
                sentence=sentence,
                means=means,
                made_at=subscriber.left_at or subscriber.made_at,
            )
            for subscriber in subscribers
        )
        made += len(subscribers)
    return made


def _subscriber(address: str, former: Former, now: datetime) -> Subscriber:
    signed_up_at = former.signed_up_at or now
    if former.is_subscribed:
        return Subscriber(
            email=address, state=Subscriber.State.ACTIVE, made_at=signed_up_at, confirmed_at=signed_up_at
        )
    left_at = former.left_at or now
    return Subscriber(email=address, state=Subscriber.State.LEFT, made_at=signed_up_at, left_at=left_at)
