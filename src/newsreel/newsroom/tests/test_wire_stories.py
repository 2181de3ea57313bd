"""The wire desk's list of stories."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.users.models import UserProfile

from newsreel.gather.models import Placement, Story
from newsreel.gather.stories_summary import Told, summarise
from newsreel.newsroom.desk.wire_rows import heat_of
from newsreel.newsroom.drafting import decide_story, draft_from_story, follow_story
from newsreel.newsroom.models import Section, StoryDecision, User
from newsreel.newsroom.tests.factories import make_section
from newsreel.newsroom.tests.wire_factories import NOW, make_entry, make_source, make_story

pytestmark = pytest.mark.django_db


def headlines(desk: Client, **asked: str | int) -> list[str]:
    answer = desk.get(reverse("wire:stories"), asked)
    assert answer.status_code == 200
    return [story.headline for story in answer.context["object_list"]]


def page(desk: Client, **asked: str | int) -> str:
    return " ".join(desk.get(reverse("wire:stories"), asked).content.decode().split())


def test_a_row_says_who_tells_it_when_and_how_often(desk: Client) -> None:
    entries = tuple(make_entry(source=make_source(name=name)) for name in ("Variety", "Deadline"))
    make_story(headline="Harbour lights go out", entries=entries)
    shown = page(desk)
    assert "Harbour lights go out" in shown
    assert "Variety <time" in shown
    assert "Deadline <time" in shown
    assert "New" in shown


def test_heat_is_told_as_it_is_now() -> None:
    telling = Told("The Wire", "Harbour lights go out", "", timezone.now(), timezone.now())
    assert heat_of(Story(heat=summarise([telling]).heat)) == 1.0
    assert heat_of(Story(heat=0.0)) == 0.0


def test_many_outlets_are_counted_not_listed(desk: Client) -> None:
    make_story(entries=tuple(make_entry(source=make_source(name=name)) for name in "ABCDEFGH"))
    assert page(desk).count('class="wire-outlet"') == 7
    assert "and 2 more" in page(desk)


def test_who_broke_it_and_who_copies_is_marked(desk: Client) -> None:
    original, copy = (make_entry(source=make_source(name=name)) for name in ("The Reel", "Other"))
    story = make_story(entries=(original, copy), origin="the Reel")
    Placement.objects.filter(entry=copy).update(repeats=original)
    shown = page(desk)
    assert story.headline in shown
    assert shown.index("The Reel <time") < shown.index("broke it") < shown.index("Other <time")
    assert shown.index("Other <time") < shown.index("<i>copy</i>")


def test_newest_growth_comes_first_and_heat_on_request(desk: Client) -> None:
    make_story(headline="Old and hot", grew_at=NOW - timedelta(hours=2), heat=9.0)
    make_story(headline="New and cool", heat=1.0)
    assert headlines(desk) == ["New and cool", "Old and hot"]
    assert headlines(desk, ordering="-heat") == ["Old and hot", "New and cool"]
    assert headlines(desk, ordering="password") == ["New and cool", "Old and hot"]


def test_a_story_that_was_joined_into_another_is_not_listed(desk: Client) -> None:
    whole = make_story(headline="Whole")
    make_story(headline="Part", joined_into=whole)
    assert headlines(desk) == ["Whole"]


@pytest.mark.parametrize(
    ("outlets", "origins", "said"),
    [
        (1, 0, "Death: one outlet only"),
        (1, 1, "Death: one outlet only"),
        (5, 1, "Death: 5 outlets, 1 origin"),
        (5, 2, "Death"),
    ],
)
def test_a_death_with_one_origin_is_a_warning(desk: Client, outlets: int, origins: int, said: str) -> None:
    make_story(matters=["death"], outlet_count=outlets, origin_count=origins)
    row = desk.get(reverse("wire:stories_results")).content.decode()
    assert f">{said}</span>" in row
    assert ("desk-warning" in row) is (origins < 2)


def test_rights_stand_below_the_headline(desk: Client) -> None:
    bound = make_source(name="Bound", excerpt_limit=40)
    closed = make_source(name="Closed", may_rewrite=False)
    ended = make_source(name="Ended", rights_end=date(2020, 1, 1))
    make_story(entries=tuple(make_entry(source=source) for source in (bound, closed, ended)))
    shown = page(desk)
    for mark in ("At most 40 words: Bound", "Not to be rewritten: Closed", "Rights ended: Ended"):
        assert mark in shown


def test_filter_by_state(desk: Client, user: User) -> None:
    make_story(headline="Fresh")
    decide_story(story=make_story(headline="Held"), state=StoryDecision.State.HELD, by=user)
    follow_story(story=make_story(headline="Followed"), user=user)
    assert headlines(desk, state="new") == ["Followed", "Fresh"]
    assert headlines(desk, state="held") == ["Held"]
    assert headlines(desk, state="followed") == ["Followed"]
    assert headlines(desk, state="mine") == []
    decide_story(story=make_story(headline="Claimed"), state=StoryDecision.State.CLAIMED, by=user)
    decide_story(story=make_story(headline="Rejected"), state=StoryDecision.State.REJECTED, by=user)
    assert headlines(desk, state="mine") == ["Claimed"]
    assert headlines(desk, state="open") == ["Claimed", "Followed", "Held", "Fresh"]
    assert "On hold by ed" in page(desk)


def test_filter_by_outlet(desk: Client) -> None:
    variety = make_source(name="Variety")
    make_story(headline="Theirs", entries=(make_entry(source=variety),))
    make_story(headline="Not theirs", entries=(make_entry(),))
    assert headlines(desk, outlet=variety.pk) == ["Theirs"]


def test_filter_by_the_section_that_rules_send_it_to(desk: Client, section: Section) -> None:
    music = make_section(title="Music")
    make_story(headline="Film", entries=(make_entry(guid="1", section_id=section.pk),))
    make_story(headline="Song", entries=(make_entry(guid="2", section_id=music.pk),))
    assert headlines(desk, section=music.pk) == ["Song"]
    assert 'wire-section">Music</span>' in page(desk, section=music.pk)


def test_filter_by_the_time_of_growth(desk: Client) -> None:
    now = timezone.now()
    make_story(headline="Now", grew_at=now - timedelta(minutes=50))
    make_story(headline="Earlier", grew_at=now - timedelta(hours=5))
    make_story(headline="Old", grew_at=now - timedelta(hours=80))
    assert headlines(desk, since="1") == ["Now"]
    assert headlines(desk, since="6") == ["Now", "Earlier"]
    assert headlines(desk, since="72") == ["Now", "Earlier"]


def test_filter_by_sensitive_matter(desk: Client) -> None:
    make_story(headline="Harmless")
    make_story(headline="Arrest", matters=["arrest or charge"], origin_count=3)
    make_story(headline="Death", matters=["death", "illness"], origin_count=1)
    assert headlines(desk, matter="any") == ["Death", "Arrest"]
    assert headlines(desk, matter="one-origin") == ["Death"]
    assert headlines(desk, matter="illness") == ["Death"]
    assert headlines(desk, matter="arrest or charge") == ["Arrest"]


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "burnt"},
        {"section": "0"},
        {"since": "9"},
        {"outlet": "x"},
        {"outlet": "999999"},
        {"matter": "“"},
        {"p": "-3"},
    ],
)
def test_a_filter_nobody_knows_filters_nothing(desk: Client, asked: dict[str, str]) -> None:
    make_story(headline="Here")
    assert headlines(desk, **asked) == ["Here"]


def test_search_looks_at_every_entry_of_a_story(desk: Client) -> None:
    make_story(headline="Harbour closes", entries=(make_entry(title="Quay cinema shuts"),))
    make_story(headline="Something else")
    assert headlines(desk, q="harbour") == ["Harbour closes"]
    assert headlines(desk, q="QUAY") == ["Harbour closes"]
    assert headlines(desk, q="nowhere") == []


def test_nothing_matching_is_said(desk: Client) -> None:
    assert "No story yet" in page(desk)
    assert "Take a filter away" in page(desk, q="nowhere")


def test_the_list_renews_itself_from_its_results(desk: Client) -> None:
    story = make_story()
    assert f'data-results="{reverse("wire:stories_results")}"' in page(desk)
    results = desk.get(reverse("wire:stories_results")).content.decode()
    assert f'data-story="{story.pk}"' in results
    assert "<html" not in results


def test_the_key_for_editing_leads_to_the_draft(desk: Client, section: Section, user: User) -> None:
    story = make_story(entries=(make_entry(),))
    assert f'data-edit="{reverse("wire:story", args=[story.pk])}#draft"' in page(desk)
    article = draft_from_story(story=story, section=section, by=user)
    assert f'data-edit="{reverse("wagtailadmin_pages:edit", args=[article.pk])}"' in page(desk)


def test_who_switched_keys_off_has_none(desk: Client, user: User) -> None:
    assert ('data-keys="on"' in page(desk), "wire-keys" in page(desk)) == (True, True)
    UserProfile.objects.update_or_create(user=user, defaults={"keyboard_shortcuts": False})
    assert ('data-keys="off"' in page(desk), "wire-keys" in page(desk)) == (True, False)


def test_the_menu_leads_to_the_stories_and_these_to_the_entries(desk: Client) -> None:
    assert f'href="{reverse("wire:index")}"' in page(desk)
    entries = desk.get(reverse("wire:index")).content.decode()
    assert f'href="{reverse("wire:stories")}"' in entries


def test_a_headline_is_never_markup(desk: Client) -> None:
    make_story(headline="<script>alert(1)</script>", matters=["<b>x</b>"])
    shown = page(desk)
    assert "<script>alert(1)" not in shown
    assert "<b>x</b>" not in shown


def test_strangers_are_kept_out(client: Client, section: Section) -> None:
    client.force_login(User.objects.create_user(username="nobody"))
    assert client.get(reverse("wire:stories"))["Location"].startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("entries", [1, 3])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_one_story_as_for_three(
    desk: Client,
    user: User,
    section: Section,
    rows: int,
    entries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        told = tuple(
            make_entry(source=make_source(name=f"S{number}-{entry}"), section_id=section.pk)
            for entry in range(entries)
        )
        story = make_story(headline=f"Story {number}", entries=told)
        decide_story(story=story, state=StoryDecision.State.CLAIMED, by=user)
    desk.get(reverse("wire:stories"))
    with django_assert_num_queries(21):
        desk.get(reverse("wire:stories"))
