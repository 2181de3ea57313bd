"""How often one sender may do one thing. Counted in the database, so that all processes count together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from newsreel.community.models import Attempt


@dataclass(frozen=True, slots=True)
class Limit:
    kind: str
    most: int
    period: timedelta


def allow(limit: Limit, sender: str, now: datetime) -> bool:
    """Count one attempt; False where the sender has used up the limit. An unknown sender is not limited."""
    if not sender:
        return True
    recent = Attempt.objects.filter(kind=limit.kind, sender=sender, made_at__gt=now - limit.period)
    if recent.count() >= limit.most:
        return False
    Attempt.objects.create(kind=limit.kind, sender=sender, made_at=now)
    return True


def forget_old(now: datetime) -> None:
    Attempt.objects.filter(made_at__lt=now - timedelta(days=1)).delete()
