"""Sources at the desk: the form for what was agreed, and the health board."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from newsreel.gather.models import Source
from newsreel.newsroom.actions import ensure_roles, make_editor_login
from newsreel.newsroom.desk.wire_sources import trouble, with_health
from newsreel.newsroom.drafting import draft_from_entry
from newsreel.newsroom.models import Section, User
from newsreel.newsroom.tests.factories import make_home, make_section
from newsreel.newsroom.tests.wire_factories import NOW, make_entry, make_source

pytestmark = pytest.mark.django_db

LONG_AGO = NOW - timedelta(days=15)


@pytest.fixture
def section() -> Section:
    ensure_roles(make_home())
    return make_section(title="Cinema")


@pytest.fixture
def user(section: Section) -> User:
    make_editor_login(username="ed", password="a long password", role="publisher")
    return User.objects.get(username="ed")


@pytest.fixture
def desk(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def names(desk: Client, **asked: str) -> list[str]:
    answer = desk.get(reverse("source:index"), asked)
    assert answer.status_code == 200
    return [source.name for source in answer.context["object_list"]]


FORM = {
    "name": "Harbour News",
    "kind": "feed",
    "address": "https://harbour.example.org/feed/",
    "is_active": "on",
    "may_rewrite": "on",
    "excerpt_limit": "60",
    "standing": "canonical",
    "credit": "The Harbour",
    "must_link": "on",
    "rights_contact": "Lou Ferro",
    "rights_end": "2027-01-31",
    "rights_proof": "Letter of 3 May",
}


def test_all_that_was_agreed_can_be_written_down(desk: Client) -> None:
    desk.post(reverse("source:add"), FORM)
    source = Source.objects.get()
    assert (source.standing, source.must_link, source.rights_contact) == ("canonical", True, "Lou Ferro")
    assert (source.rights_proof, source.rights_end, source.excerpt_limit) == (
        "Letter of 3 May",
        date(2027, 1, 31),
        60,
    )


def test_only_kinds_that_an_address_is_enough_for_are_offered(desk: Client) -> None:
    shown = desk.get(reverse("source:add")).content.decode()
    assert 'value="wordpress"' in shown
    assert 'value="mailbox"' not in shown
    mailbox = make_source(name="Letters", kind=Source.Kind.MAILBOX)
    assert 'value="mailbox"' in desk.get(reverse("source:edit", args=[mailbox.pk])).content.decode()


def test_a_stopped_source_with_a_new_address_is_read_again(desk: Client) -> None:
    source = make_source(stopped="It is gone (410).", failures=4, etag="x", next_fetch_at=NOW)
    desk.post(reverse("source:edit", args=[source.pk]), FORM)
    source.refresh_from_db()
    assert (source.address, source.stopped, source.failures) == (FORM["address"], "", 0)
    assert (source.etag, source.next_fetch_at) == ("", None)


def test_a_changed_credit_leaves_the_rest_alone(desk: Client) -> None:
    source = make_source(name="Harbour News", stopped="It is gone (410).")
    Source.objects.update(address=FORM["address"])
    desk.post(reverse("source:edit", args=[source.pk]), FORM)
    source.refresh_from_db()
    assert (source.credit, source.stopped) == ("The Harbour", "It is gone (410).")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("excerpt_limit", "-1"),
        ("standing", "anything"),
        ("rights_end", "soon"),
        ("name", ""),
        ("address", ""),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(desk: Client, field: str, value: str) -> None:
    answer = desk.post(reverse("source:add"), {**FORM, field: value})
    assert list(answer.context["form"].errors) == [field]
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("fields", "health"),
    [
        ({"succeeded_at": NOW, "new_at": NOW}, "well"),
        ({}, "waiting"),
        ({"failures": 1, "succeeded_at": NOW}, "stumbled"),
        ({"failures": 3, "succeeded_at": NOW}, "failing"),
        ({"succeeded_at": NOW, "new_at": LONG_AGO}, "silent"),
        ({"succeeded_at": NOW, "rights_end": date(2026, 3, 17)}, "rights-ended"),
        ({"succeeded_at": NOW, "rights_end": date(2026, 3, 18)}, "well"),
        ({"is_active": False, "failures": 9}, "off"),
        ({"stopped": "It is gone (410).", "failures": 9}, "stopped"),
    ],
)
def test_health(fields: dict[str, Any], health: str) -> None:
    make_source(**fields)
    assert with_health(Source.objects.all(), NOW).values_list("health", flat=True).get() == health


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"stopped": "It is gone (410).", "failures": 2}, "It is gone (410)."),
        ({"failures": 1, "last_error": "No answer."}, "Failed once, and never succeeded. No answer."),
        (
            {"failures": 4, "succeeded_at": NOW, "last_error": "No answer."},
            f"Failed 4 times in a row, since {timezone.localtime(NOW):%-d %B %Y, %H:%M}. No answer.",
        ),
    ],
)
def test_what_is_wrong_is_said(fields: dict[str, Any], said: str) -> None:
    assert trouble(Source(name="A", **fields)) == said


def test_the_filter_finds_what_needs_a_look(desk: Client) -> None:
    now = timezone.now()
    make_source(name="Well", succeeded_at=now, new_at=now)
    make_source(name="Stopped", stopped="It is gone (410).")
    make_source(name="Failing", failures=5, last_error="No answer.")
    make_source(name="Off", is_active=False)
    assert sorted(names(desk)) == ["Failing", "Off", "Stopped", "Well"]
    assert sorted(names(desk, health="needs-a-look")) == ["Failing", "Stopped"]
    assert names(desk, health="off") == ["Off"]
    assert len(names(desk, health="“")) == 4


def test_the_board_counts_each_entry_used_once(desk: Client, user: User, section: Section) -> None:
    make_source(name="Unused")
    used = make_source(name="Used")
    for guid in "12":
        draft_from_entry(entry=make_entry(source=used, guid=guid), section=section, by=user)
    make_entry(source=used, guid="3")
    counts = with_health(Source.objects.all(), NOW).values_list("name", "entries_used")
    assert dict(counts) == {"Unused": 0, "Used": 2}


@pytest.mark.parametrize(
    "ordering", ["health", "-entries_used", "succeeded_at", "-new_at", "name", "nonsense"]
)
def test_the_board_sorts(desk: Client, ordering: str) -> None:
    make_source()
    assert names(desk, ordering=ordering) == ["Wire"]


def test_an_editor_may_look_but_not_change(client: Client, section: Section) -> None:
    make_editor_login(username="kim", password="a long password", role="editor")
    client.force_login(User.objects.get(username="kim"))
    source = make_source()
    answer = client.post(reverse("source:edit", args=[source.pk]), FORM)
    assert answer["Location"] == reverse("wagtailadmin_home")
    assert Source.objects.get().name == "Wire"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_asks_as_much_for_one_source_as_for_three(
    desk: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        make_entry(source=make_source(name=f"Source {number}"))
    desk.get(reverse("source:index"))
    with django_assert_num_queries(14):
        desk.get(reverse("source:index"))
