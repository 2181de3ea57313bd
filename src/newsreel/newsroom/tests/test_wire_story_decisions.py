"""What the desk decides about a story, and who follows it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from newsreel.newsroom.drafting import decide_story, draft_from_story, release_story
from newsreel.newsroom.models import Section, StoryDecision, StoryFollower, User
from newsreel.newsroom.tests.wire_factories import make_entry, make_story

pytestmark = pytest.mark.django_db


def shown(desk: Client, story_id: int, **asked: str | int) -> str:
    return " ".join(desk.get(reverse("wire:story", args=[story_id]), asked).content.decode().split())


@pytest.mark.parametrize("state", ["claimed", "held", "rejected"])
def test_a_decision_is_kept_with_its_maker(desk: Client, user: User, state: str) -> None:
    story = make_story()
    desk.post(reverse("wire:story_decide", args=[story.pk]), {"state": state})
    decision = StoryDecision.objects.get(story=story)
    assert (decision.state, decision.made_by) == (state, user)


@pytest.mark.parametrize("state", ["", "drafted", "burnt"])
def test_nonsense_decides_nothing(desk: Client, state: str) -> None:
    story = make_story()
    answer = desk.post(reverse("wire:story_decide", args=[story.pk]), {"state": state}, follow=True)
    assert "Choose claim, hold, reject or release." in answer.content.decode()
    assert not StoryDecision.objects.exists()


def test_a_claim_is_not_taken_from_another(desk: Client, user: User, colleague: User) -> None:
    story = make_story()
    decide_story(story=story, state=StoryDecision.State.CLAIMED, by=colleague)
    claim = {"state": "claimed"}
    answer = desk.post(reverse("wire:story_decide", args=[story.pk]), claim, follow=True)
    assert "kim has claimed this story." in answer.content.decode()
    assert StoryDecision.objects.get().made_by == colleague
    desk.post(reverse("wire:story_decide", args=[story.pk]), {"state": "release"})
    assert not StoryDecision.objects.exists()
    desk.post(reverse("wire:story_decide", args=[story.pk]), claim)
    assert StoryDecision.objects.get().made_by == user


def test_a_drafted_story_stays_drafted(section: Section, user: User) -> None:
    story = make_story(entries=(make_entry(),))
    draft_from_story(story=story, section=section, by=user)
    with pytest.raises(ValidationError, match="A draft has been made"):
        decide_story(story=story, state=StoryDecision.State.REJECTED, by=user)
    release_story(story=story)
    assert StoryDecision.objects.get().state == "drafted"


def test_following_is_each_editors_own(desk: Client, user: User) -> None:
    story = make_story()
    address = reverse("wire:story_follow", args=[story.pk])
    for _ in range(2):
        desk.post(address, {"follow": "yes"})
    assert StoryFollower.objects.get().user == user
    assert "Follow no longer" in shown(desk, story.pk)
    desk.post(address, {"follow": "no"})
    assert not StoryFollower.objects.exists()
