"""How often one sender may do one thing. Counted in the database, so that all processes count together."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models


class Attempt(models.Model):
    """Somebody sent a form. Kept for a day."""

    kind = models.CharField(max_length=20)
    sender = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "sender", "made_at"], name="attempt_of_sender"),
            models.Index(fields=["made_at"], name="attempt_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.made_at:%d %B %Y %H:%M}"


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
