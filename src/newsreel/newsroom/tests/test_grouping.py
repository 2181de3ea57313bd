"""Stories joined and split by the desk, and that undone."""

import pytest
from django.core.exceptions import ValidationError

from newsreel.gather.models import Entry, Placement, Story
from newsreel.newsroom.drafting import decide_story, draft_from_story, follow_story
from newsreel.newsroom.grouping import join_again, join_on_desk, part_again, split_on_desk
from newsreel.newsroom.models import Section, StoryDecision, StoryFollower, User
from newsreel.newsroom.tests.wire_factories import make_entry, make_source, make_story

pytestmark = pytest.mark.django_db


def story_of(*outlets: str) -> Story:
    return make_story(
        headline=outlets[0],
        entries=tuple(make_entry(source=make_source(name=name), title=name) for name in outlets),
    )


def outlets_of(story: Story) -> set[str]:
    return set(Placement.objects.filter(story=story).values_list("entry__source__name", flat=True))


def test_what_most_outlets_tell_takes_in_the_others() -> None:
    small, large, other = story_of("A"), story_of("B", "C"), story_of("D")
    joined = join_on_desk(stories=[small, large, other])
    assert joined.kept == large
    assert outlets_of(large) == {"A", "B", "C", "D"}
    assert (joined.kept.outlet_count, joined.kept.entry_count) == (4, 4)
    assert {story.joined_into_id for story in Story.objects.exclude(pk=large.pk)} == {large.pk}


def test_joining_is_undone_and_the_parts_are_kept_apart() -> None:
    first, second = story_of("A", "B"), story_of("C")
    joined = join_on_desk(stories=[first, second])
    (part,) = part_again(kept=joined.kept, parts=joined.parts)
    assert (outlets_of(first), outlets_of(part)) == ({"A", "B"}, {"C"})
    assert part in first.kept_apart.all()


def test_splitting_is_undone() -> None:
    story = story_of("A", "B")
    new = split_on_desk(story=story, entries=Entry.objects.filter(source__name="B"))
    assert (outlets_of(story), outlets_of(new)) == ({"A"}, {"B"})
    join_again(kept=story, split_off=new)
    assert outlets_of(story) == {"A", "B"}
    assert not story.kept_apart.exists()


def test_what_cannot_be_done_is_said() -> None:
    story = story_of("A", "B")
    with pytest.raises(ValidationError, match="Choose two or more"):
        join_on_desk(stories=[story])
    with pytest.raises(ValidationError, match="one must be left in each"):
        split_on_desk(story=story, entries=Entry.objects.all())
    with pytest.raises(ValidationError, match="one must be left in each"):
        split_on_desk(story=story, entries=[])


def test_what_has_changed_meanwhile_is_not_undone() -> None:
    first, second, third = story_of("A", "B"), story_of("C"), story_of("D", "E", "F", "G")
    joined = join_on_desk(stories=[first, second])
    join_on_desk(stories=[first, third])
    with pytest.raises(ValidationError, match="changed since they were joined"):
        part_again(kept=joined.kept, parts=joined.parts)
    new = split_on_desk(story=third, entries=Entry.objects.filter(source__name="D"))
    join_on_desk(stories=[third, new])
    with pytest.raises(ValidationError, match="changed since they were split"):
        join_again(kept=third, split_off=Story.objects.get(pk=new.pk))


def test_a_draft_decides_which_story_stays(section: Section, user: User) -> None:
    small, large = story_of("A"), story_of("B", "C")
    draft_from_story(story=small, section=section, by=user)
    assert join_on_desk(stories=[small, large]).kept == small


def test_two_drafts_are_not_joined(section: Section, user: User) -> None:
    stories = [story_of("A"), story_of("B")]
    for story in stories:
        draft_from_story(story=story, section=section, by=user)
    with pytest.raises(ValidationError, match="More than one of these stories has a draft"):
        join_on_desk(stories=stories)
    assert not Story.objects.filter(joined_into__isnull=False).exists()


def test_claims_and_followers_go_over_to_the_whole(user: User, colleague: User) -> None:
    small, large = story_of("A"), story_of("B", "C")
    decide_story(story=small, state=StoryDecision.State.CLAIMED, by=colleague)
    for story, follower in ((small, user), (small, colleague), (large, user)):
        follow_story(story=story, user=follower)
    join_on_desk(stories=[small, large])
    assert StoryDecision.objects.get(story=large).made_by == colleague
    assert StoryFollower.objects.filter(story=large).count() == 2


def test_a_decision_about_the_whole_is_kept(user: User, colleague: User) -> None:
    small, large = story_of("A"), story_of("B", "C")
    decide_story(story=small, state=StoryDecision.State.REJECTED, by=colleague)
    decide_story(story=large, state=StoryDecision.State.CLAIMED, by=user)
    join_on_desk(stories=[small, large])
    assert StoryDecision.objects.get(story=large).state == "claimed"
