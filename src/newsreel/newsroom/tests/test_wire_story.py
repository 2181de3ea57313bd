"""A story's page: its tellings side by side, and what is said of them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsreel.gather.models import Placement
from newsreel.newsroom.models import Section, StoryDecision, User
from newsreel.newsroom.tests.wire_factories import NOW, make_entry, make_source, make_story

pytestmark = pytest.mark.django_db


def shown(desk: Client, story_id: int, **asked: str | int) -> str:
    return " ".join(desk.get(reverse("wire:story", args=[story_id]), asked).content.decode().split())


def test_the_tellings_stand_side_by_side_with_what_differs_marked(desk: Client) -> None:
    first = make_entry(source=make_source(name="A"), text="The cinema closes on Sunday.")
    later = make_entry(
        source=make_source(name="B"),
        text="The cinema closes on Friday.",
        published_at=NOW + timedelta(hours=1),
    )
    story = make_story(entries=(later, first))
    page = shown(desk, story.pk)
    marked = '<mark><span class="w-sr-only">[only here: </span>{}<span class="w-sr-only">]</span></mark>'
    assert f"The cinema closes on {marked.format('Friday.')}" in page
    assert "The cinema closes on Sunday." in page
    other = shown(desk, story.pk, against=later.pk)
    assert f"The cinema closes on {marked.format('Sunday.')}" in other
    assert "The cinema closes on Friday." in other


@pytest.mark.parametrize("against", ["", "0", "x", "99999999999999999999"])
def test_an_unknown_measure_is_the_first_telling(desk: Client, against: str) -> None:
    story = make_story(entries=(make_entry(source=make_source(name="A")),))
    assert "The others are compared with this one" in shown(desk, story.pk, against=against)


def test_rights_and_refusals_stand_beside_the_text(desk: Client) -> None:
    source = make_source(name="A", may_rewrite=False, excerpt_limit=30, rights_contact="Lou Ferro")
    page = shown(desk, make_story(entries=(make_entry(source=source),)).pk)
    for sentence in ("not allowed", "at most 30 words", "Granted by Lou Ferro", "A draft leaves it out."):
        assert sentence in page


def test_only_the_newest_version_of_an_item_is_shown(desk: Client) -> None:
    entries = (make_entry(title="First wording"), make_entry(title="Second wording", version=2))
    page = shown(desk, make_story(headline="It", entries=entries).pk)
    assert ("Second wording" in page, "First wording" in page) == (True, False)


def test_a_copy_says_whose_it_is(desk: Client) -> None:
    original, copy = (make_entry(source=make_source(name=name)) for name in "AB")
    story = make_story(entries=(original, copy))
    Placement.objects.filter(entry=copy).update(repeats=original)
    assert "A copy of what A sent" in shown(desk, story.pk)


def test_a_sensitive_matter_with_one_origin_asks_for_a_second(desk: Client) -> None:
    story = make_story(matters=["death"], origin_count=1)
    assert "Find a second source" in shown(desk, story.pk)


def test_a_joined_story_leads_to_the_whole(desk: Client) -> None:
    whole = make_story()
    part = make_story(joined_into=whole)
    answer = desk.get(reverse("wire:story", args=[part.pk]))
    assert answer["Location"] == reverse("wire:story", args=[whole.pk])


def test_a_story_without_entries_says_so(desk: Client) -> None:
    assert "This story has no entries any more." in shown(desk, make_story().pk)


def test_the_page_stands_below_the_list(desk: Client) -> None:
    story = make_story(headline="Harbour lights go out")
    answer = desk.get(reverse("wire:story", args=[story.pk]))
    assert answer.context["header_title"] == "Wire: Harbour lights go out"
    assert [item["url"] for item in answer.context["breadcrumbs_items"]] == [
        reverse("wagtailadmin_home"),
        reverse("wire:stories"),
        "",
    ]


def test_no_such_story(desk: Client) -> None:
    assert desk.get(reverse("wire:story", args=[7])).status_code == 404


def test_text_is_never_markup(desk: Client) -> None:
    entry = make_entry(text="<script>alert(1)</script>", title="<img src=x>")
    page = shown(desk, make_story(entries=(entry,)).pk)
    assert ("<script>alert(1)" in page, "<img src=x>" in page) == (False, False)


@pytest.mark.parametrize("name", ["story", "story_draft", "story_decide", "story_follow"])
def test_strangers_are_kept_out(client: Client, section: Section, name: str) -> None:
    client.force_login(User.objects.create_user(username="nobody"))
    answer = client.post(reverse(f"wire:{name}", args=[make_story().pk]), {"state": "held"})
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))
    assert not StoryDecision.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_entry_as_for_three(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    story = make_story(entries=tuple(make_entry(source=make_source(name=f"S{n}")) for n in range(count)))
    shown(desk, story.pk)
    with django_assert_num_queries(16):
        desk.get(reverse("wire:story", args=[story.pk]))
