from datetime import UTC, datetime, timedelta

import pytest

from newsreel.gather.claims import CLAIM, Planned, claim, give_back, plan
from newsreel.gather.models import Host, Source

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def make_sources(*addresses: str) -> list[Source]:
    return [Source.objects.create(name=address, address=address) for address in addresses]


def claimed(planned: list[Planned], *, now: datetime = NOW, done: tuple[str, ...] = ()) -> list[str]:
    return [source.name for source in claim(planned, done=done, now=now)]


def test_what_is_due_is_planned_the_longest_waiting_first() -> None:
    late, soon, new, off, stopped = make_sources(*(f"https://{name}.example/" for name in "abcde"))
    Source.objects.filter(pk=late.pk).update(next_fetch_at=NOW - MINUTE)
    Source.objects.filter(pk=soon.pk).update(next_fetch_at=NOW + MINUTE)
    Source.objects.filter(pk=off.pk).update(is_active=False)
    Source.objects.filter(pk=stopped.pk).update(stopped="Gone.")
    assert plan(NOW) == [
        Planned(new.pk, "https://c.example", None),
        Planned(late.pk, "https://a.example", NOW - MINUTE),
    ]
    assert [one.source_id for one in plan(NOW, every=True)] == [new.pk, late.pk, soon.pk]


def test_a_source_is_claimed_once_until_the_claim_runs_out() -> None:
    make_sources("https://a.example/1")
    planned = plan(NOW)
    assert claimed(planned) == ["https://a.example/1"]
    assert claimed(planned) == []
    assert plan(NOW + CLAIM - MINUTE) == []
    assert claimed(plan(NOW + CLAIM), now=NOW + CLAIM) == ["https://a.example/1"]


def test_a_host_is_asked_by_one_at_a_time() -> None:
    make_sources("https://a.example/1", "https://a.example/2", "https://b.example/1")
    one, two, other = plan(NOW)
    assert claimed([one]) == ["https://a.example/1"]
    assert claimed([two, other]) == ["https://b.example/1"]
    give_back(["https://a.example"])
    assert claimed([two]) == ["https://a.example/2"]


def test_hosts_that_are_done_are_given_back_with_the_next_claim() -> None:
    make_sources("https://a.example/1", "https://a.example/2")
    one, two = plan(NOW)
    assert claimed([one]) == ["https://a.example/1"]
    assert claimed([two], done=("https://a.example", "folder 7")) == ["https://a.example/2"]
    assert Host.objects.get().busy_until == NOW + CLAIM


def test_a_source_that_was_read_meanwhile_is_left() -> None:
    (source,) = make_sources("https://a.example/1")
    planned = plan(NOW)
    Source.objects.filter(pk=source.pk).update(next_fetch_at=NOW)
    assert claimed(planned) == []
    assert Host.objects.get().busy_until is None


def test_folders_are_no_host() -> None:
    make_sources("/var/letters", "/var/wire")
    planned = plan(NOW)
    assert [one.host for one in planned] == [f"folder {one.source_id}" for one in planned]
    assert claimed(planned) == ["/var/letters", "/var/wire"]
    assert Host.objects.count() == 0
