"""The health board on hubs and rules, and the way from a source to its rules."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsreel.gather.models import Rule, Source
from newsreel.newsroom.actions import ensure_roles, make_editor_login
from newsreel.newsroom.desk.wire_asides import asides
from newsreel.newsroom.models import User
from newsreel.newsroom.tests.factories import make_home
from newsreel.newsroom.tests.wire_factories import make_source

NEXT_YEAR = timezone.now() + timedelta(days=365)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"ruled_out": 12}, "12 left out by rules at the last look."),
        (
            {"ruled_out": 1, "hub_error": "It was closed."},
            "Its hub: It was closed. 1 left out by rules at the last look.",
        ),
        (
            {"hub_name": "x", "lease_ends_at": NEXT_YEAR},
            f"Its hub tells us of news until {timezone.localtime(NEXT_YEAR):%-d %B %Y, %H:%M}.",
        ),
    ],
)
def test_what_is_said(fields: dict[str, Any], said: str) -> None:
    assert asides(Source(name="Wire", **fields)) == said


@pytest.mark.django_db
def test_the_board_says_it_and_the_form_leads_to_the_rules(client: Client) -> None:
    ensure_roles(make_home())
    make_editor_login(username="ed", password="a long password", role="publisher")
    client.force_login(User.objects.get(username="ed"))
    source, other = make_source(ruled_out=12), make_source(name="Other")
    for of in (source, other):
        Rule.objects.create(source=of, effect="exclude", pattern=of.name)
    assert "12 left out by rules" in client.get(reverse("source:index")).content.decode()
    way = f"{reverse('rule:index')}?source={source.pk}"
    assert way in client.get(reverse("source:edit", args=[source.pk])).content.decode()
    assert [rule.source for rule in client.get(way).context["object_list"]] == [source]
