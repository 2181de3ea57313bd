"""What is done to stories of the list at once."""

import pytest
from django.test import Client
from django.urls import reverse

from newsreel.gather.models import Entry, Story
from newsreel.newsroom.drafting import decide_story
from newsreel.newsroom.models import Section, StoryDecision, StoryFollower, User
from newsreel.newsroom.tests.wire_factories import make_entry, make_source, make_story

pytestmark = pytest.mark.django_db

SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


def story_of(*outlets: str) -> Story:
    entries = tuple(make_entry(source=make_source(name=name), title=name) for name in outlets)
    return make_story(headline=outlets[0], entries=entries)


def together(desk: Client, verb: str, *stories: Story) -> tuple[int, str]:
    values = {"do": verb, "story": [story.pk for story in stories]}
    answer = desk.post(reverse("wire:together"), values, headers=SCRIPT)
    return answer.status_code, answer.json()["sentence"]


def test_several_are_claimed_at_once(desk: Client, user: User) -> None:
    stories = [story_of("A"), story_of("B")]
    assert together(desk, "claimed", *stories) == (200, "Claimed: 2 stories")
    assert set(StoryDecision.objects.values_list("state", "made_by")) == {("claimed", user.pk)}
    assert together(desk, "release", stories[0]) == (200, "New again: A")
    assert StoryDecision.objects.get().story == stories[1]


def test_where_one_refuses_nothing_is_done(desk: Client, colleague: User) -> None:
    free, taken = story_of("A"), story_of("B")
    decide_story(story=taken, state=StoryDecision.State.CLAIMED, by=colleague)
    status, sentence = together(desk, "claimed", free, taken)
    assert (status, sentence) == (409, "kim has claimed this story. Ask them to release it first.")
    assert StoryDecision.objects.get().story == taken


def test_following_turns_round_where_all_are_followed(desk: Client) -> None:
    stories = [story_of("A"), story_of("B")]
    assert together(desk, "follow", stories[0]) == (200, "Followed: A")
    assert together(desk, "follow", *stories) == (200, "Followed: 2 stories")
    assert together(desk, "follow", *stories) == (200, "Followed no longer: 2 stories")
    assert not StoryFollower.objects.exists()


@pytest.mark.parametrize(("verb", "sentence"), [("burn", "does not know that"), ("held", "Select a story")])
def test_nonsense_does_nothing(desk: Client, verb: str, sentence: str) -> None:
    status, said = together(desk, verb)
    assert status == 409
    assert sentence in said


def test_joining_offers_to_undo_it(desk: Client) -> None:
    kept, gone = story_of("A", "B"), story_of("C")
    assert together(desk, "join", kept, gone) == (200, "Joined 2 stories: A")
    assert "Joined 2 stories: A" in desk.get(reverse("wire:stories")).content.decode()
    answer = desk.post(reverse("wire:undo"), follow=True)
    assert "2 stories again." in answer.content.decode()
    assert "Joined 2 stories" not in answer.content.decode()
    assert Story.objects.filter(joined_into=None).count() == 2
    assert "There is nothing to undo." in desk.post(reverse("wire:undo"), follow=True).content.decode()


def test_one_story_alone_is_not_joined(desk: Client) -> None:
    assert together(desk, "join", story_of("A")) == (409, "Choose two or more stories to join.")


def test_without_a_script_one_is_led_back_to_the_same_list(desk: Client) -> None:
    values = {"do": "held", "story": story_of("A").pk, "query": "?state=new&p=2"}
    answer = desk.post(reverse("wire:together"), values)
    assert answer["Location"] == f"{reverse('wire:stories')}?state=new"


def test_ticked_entries_are_split_off_and_that_is_undone(desk: Client) -> None:
    story = story_of("A", "B", "C")
    ticked = list(Entry.objects.filter(source__name__in="BC").values_list("pk", flat=True))
    answer = desk.post(reverse("wire:split", args=[story.pk]), {"entry": ticked})
    new = Story.objects.latest("pk")
    assert answer["Location"] == reverse("wire:story", args=[new.pk])
    assert (new.entry_count, Story.objects.get(pk=story.pk).entry_count) == (2, 1)
    assert "Split off as a story of its own" in desk.get(answer["Location"]).content.decode()
    undone = desk.post(reverse("wire:undo"))
    assert undone["Location"] == reverse("wire:story", args=[story.pk])
    assert Story.objects.get(pk=story.pk).entry_count == 3


@pytest.mark.parametrize("ticked", [[], ["x"], ["99999"]])
def test_a_split_needs_entries_of_the_story(desk: Client, ticked: list[str]) -> None:
    story = story_of("A", "B")
    other = make_entry(source=make_source(name="Other"))
    make_story(entries=(other,))
    for entries in (ticked, [*ticked, other.pk]):
        answer = desk.post(reverse("wire:split", args=[story.pk]), {"entry": entries}, follow=True)
        assert "Choose some of the story’s entries" in answer.content.decode()
    assert Story.objects.count() == 2


def test_what_changed_meanwhile_is_not_undone(desk: Client) -> None:
    first, second, third = story_of("A", "B"), story_of("C"), story_of("D", "E", "F", "G")
    together(desk, "join", first, second)
    session = desk.session
    former = session["wire_undo"]
    together(desk, "join", first, third)
    session = desk.session
    session["wire_undo"] = former
    session.save()
    answer = desk.post(reverse("wire:undo"), follow=True)
    assert "changed since they were joined" in answer.content.decode()


@pytest.mark.parametrize("name", ["together", "undo", "save_view"])
def test_strangers_are_kept_out(client: Client, section: Section, name: str) -> None:
    client.force_login(User.objects.create_user(username="nobody"))
    answer = client.post(reverse(f"wire:{name}"), {"do": "held", "story": story_of("A").pk, "name": "x"})
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))
    assert not StoryDecision.objects.exists()
