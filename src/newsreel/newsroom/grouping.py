"""Stories joined and split by the desk, with what was decided about them, and how that is undone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from newsreel.gather.actions import join_stories, split_story
from newsreel.gather.models import Entry, Placement, Story
from newsreel.newsroom.models import StoryDecision, StoryFollower


@dataclass(frozen=True, slots=True)
class Joined:
    kept: Story
    parts: list[list[int]]
    """The entries of each story that is no longer one of its own: what :func:`part_again` takes."""


@transaction.atomic
def join_on_desk(*, stories: Collection[Story]) -> Joined:
    """Make one story of several: that which has a draft stays, else the one that most outlets tell.

    Who followed one of them follows the whole; a decision about one of them holds where the whole has none.
    Raises ValidationError.
    """
    if len(stories) < 2:
        raise ValidationError("Choose two or more stories to join.")
    decisions = {made.story_id: made for made in StoryDecision.objects.filter(story__in=stories)}
    drafted = [story for story in stories if story.pk in decisions and decisions[story.pk].article_id]
    if len(drafted) > 1:
        raise ValidationError(
            "More than one of these stories has a draft. Finish or delete the drafts but one, then join them."
        )
    kept = max(
        stories, key=lambda story: (story in drafted, story.outlet_count, story.entry_count, -story.pk)
    )
    parts = []
    for gone in (story for story in stories if story != kept):
        parts.append(list(Placement.objects.filter(story=gone).values_list("entry_id", flat=True)))
        _hand_over(gone, kept, decisions)
        try:
            join_stories(kept=kept, gone=gone)
        except ValueError as refusal:
            raise ValidationError(str(refusal)) from refusal
    kept.refresh_from_db()
    return Joined(kept, parts)


def split_on_desk(*, story: Story, entries: Collection[Entry]) -> Story:
    """Take entries out of a story into one of their own. Raises ValidationError."""
    try:
        return split_story(story=story, entries=entries)
    except ValueError as refusal:
        raise ValidationError(str(refusal)) from refusal


@transaction.atomic
def part_again(*, kept: Story, parts: Sequence[Collection[int]]) -> list[Story]:
    """Undo :func:`join_on_desk`: each part is a story of its own again. Raises ValidationError.

    What has come into the story since then stays where it is.
    """
    try:
        return [split_story(story=kept, entries=Entry.objects.filter(pk__in=part)) for part in parts]
    except ValueError as refusal:
        raise ValidationError(
            "The stories have changed since they were joined. Open the story and split it by hand."
        ) from refusal


def join_again(*, kept: Story, split_off: Story) -> None:
    """Undo :func:`split_on_desk`. Raises ValidationError."""
    try:
        join_stories(kept=kept, gone=split_off)
    except ValueError as refusal:
        raise ValidationError(
            "The stories have changed since they were split. Select both in the list and join them."
        ) from refusal


def _hand_over(gone: Story, kept: Story, decisions: dict[int, StoryDecision]) -> None:
    for follower in StoryFollower.objects.filter(story=gone):
        StoryFollower.objects.get_or_create(
            story=kept, user_id=follower.user_id, defaults={"since": follower.since}
        )
    if gone.pk in decisions and kept.pk not in decisions:
        decisions[kept.pk] = decisions[gone.pk]
        StoryDecision.objects.filter(story=gone).update(story=kept)
