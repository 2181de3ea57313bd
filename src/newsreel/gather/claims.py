"""Which process asks which sources. A claim that its process doesn't live to redeem runs out.

A host is claimed with its sources, so that of all processes on all machines only one asks it at a time.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from newsreel.gather.models import Host, Source
from newsreel.gather.permission.hosts import origin_of
from newsreel.gather.queries import active_sources, due_sources

CLAIM = timedelta(minutes=10)
"""A source that is claimed is not claimed again for this long; longer than asking some of a host may take."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A source that is to be asked, as it stood when that was decided."""

    source_id: int
    origin: str
    """Its host; empty for a folder, which is none."""
    next_fetch_at: datetime | None

    @property
    def host(self) -> str:
        """What is asked one source at a time."""
        return self.origin or f"folder {self.source_id}"


def plan(now: datetime, *, every: bool = False) -> list[Planned]:
    """Every source that is due (or, with `every`, every active one), the one that waits longest first."""
    sources = (active_sources() if every else due_sources(now)).order_by("next_fetch_at", "pk")
    rows = sources.values_list("pk", "address", "next_fetch_at").iterator()
    return [Planned(pk, origin_of(address), next_fetch_at) for pk, address, next_fetch_at in rows]


@transaction.atomic
def claim(planned: Collection[Planned], *, done: Iterable[str], now: datetime) -> list[Source]:
    """Those of the sources that nobody has asked or claimed since, on hosts that nobody else is asking.

    First gives back the hosts in `done`.
    """
    give_back(done)
    origins = {one.origin for one in planned} - {""}
    known = Host.objects.filter(name__in=origins)
    missing = origins - set(known.values_list("name", flat=True))
    Host.objects.bulk_create([Host(name=name) for name in sorted(missing)], ignore_conflicts=True)
    free = known.filter(Q(busy_until__isnull=True) | Q(busy_until__lte=now)).order_by("pk")
    hosts = {host.name: host.pk for host in free.select_for_update(skip_locked=True).only("pk", "name")}
    as_planned = {one.source_id: one for one in planned if not one.origin or one.origin in hosts}
    found = active_sources().filter(pk__in=as_planned).order_by("pk").select_for_update(skip_locked=True)
    sources = [source for source in found if source.next_fetch_at == as_planned[source.pk].next_fetch_at]
    taken = {as_planned[source.pk].origin for source in sources} - {""}
    Host.objects.filter(pk__in=[hosts[name] for name in taken]).update(busy_until=now + CLAIM)
    Source.objects.filter(pk__in=[source.pk for source in sources]).update(next_fetch_at=now + CLAIM)
    return sources


def give_back(origins: Iterable[str]) -> None:
    """Let others ask these hosts."""
    names = [name for name in origins if name]
    if names:
        Host.objects.filter(name__in=names).update(busy_until=None)
