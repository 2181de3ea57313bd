"""Where rules send things, at the wire desk."""

import pytest
from django.test import Client
from django.urls import reverse

from newsreel.gather.models import Entry
from newsreel.newsroom.actions import ensure_roles, make_editor_login
from newsreel.newsroom.desk.wire_routes import entries_sent_to, offered_sections
from newsreel.newsroom.models import Section, User
from newsreel.newsroom.tests.factories import make_home, make_section
from newsreel.newsroom.tests.wire_factories import make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def sections() -> list[Section]:
    ensure_roles(make_home())
    return [make_section(title=title) for title in ("Cinema", "Stage", "Music")]


@pytest.fixture
def desk(client: Client, sections: list[Section]) -> Client:
    make_editor_login(username="ed", password="a long password", role="editor")
    client.force_login(User.objects.get(username="ed"))
    return client


def test_the_section_that_a_rule_chose_is_offered_first(desk: Client, sections: list[Section]) -> None:
    _cinema, stage, music = sections
    user = User.objects.get()
    sent = [make_entry(guid=str(number), section_id=stage.pk) for number in range(2)]
    other = [
        make_entry(guid="3", section_id=music.pk),
        make_entry(guid="4"),
        make_entry(guid="5", section_id=999),
    ]
    offered = [section.title for section in offered_sections(user, [*other, *sent])]
    assert offered == ["Stage", "Music", "Cinema"]
    shown = desk.get(reverse("wire:entry", args=[sent[0].pk])).content.decode()
    assert shown.index(">Stage</option>") < shown.index(">Cinema</option>")


def test_the_desk_is_filtered_by_where_things_are_sent(desk: Client, sections: list[Section]) -> None:
    cinema, stage, _music = sections
    here = make_entry(guid="1", section_id=cinema.pk)
    make_entry(guid="2", section_id=stage.pk)
    assert list(entries_sent_to(Entry.objects.all(), cinema)) == [here]
    shown = desk.get(reverse("wire:index"), {"section": cinema.pk})
    assert list(shown.context["object_list"]) == [here]
