"""Work that one process does at a time, on whatever database: a row says whose turn it is."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from newsreel.gather.models import Turn

LASTING = timedelta(minutes=5)
"""A turn that is neither given back nor held on to ends by itself after so long."""


class Held:
    """A turn that is ours."""

    def __init__(self, name: str, holder: str) -> None:
        self._mine = Turn.objects.filter(name=name, holder=holder)

    def hold_on(self) -> bool:
        """Keep the turn for as long again. False when it ran out and another process has it."""
        return self._mine.update(until=timezone.now() + LASTING) > 0

    def give_back(self) -> None:
        self._mine.update(holder="", until=None)


@contextmanager
def turn_at(name: str, *, now: datetime | None = None) -> Iterator[Held | None]:
    """The turn at some work, or None where another process or thread is at it."""
    now = now or timezone.now()
    holder = uuid.uuid4().hex
    free = Turn.objects.filter(Q(until__isnull=True) | Q(until__lte=now), name=name)
    if not Turn.objects.filter(name=name).exists():
        Turn.objects.bulk_create([Turn(name=name)], ignore_conflicts=True)
    if not free.update(holder=holder, until=now + LASTING):
        yield None
        return
    held = Held(name, holder)
    try:
        yield held
    finally:
        held.give_back()
