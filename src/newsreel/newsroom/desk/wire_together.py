"""What is done to stories of the list: to one or several at once, decided, followed, joined; and undone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from newsreel.gather.models import Entry, Story
from newsreel.newsroom.desk.wire_access import UNDO, WireView, answered, editor, sentence_of, undo_waiting
from newsreel.newsroom.drafting import decide_story, follow_story, release_story, unfollow_story
from newsreel.newsroom.grouping import join_again, join_on_desk, part_again, split_on_desk
from newsreel.newsroom.models import StoryDecision, StoryFollower, User
from newsreel.newsroom.saved_views import plain_query

MOST_AT_ONCE = 40
"""Stories: as many as a page of the list has."""
JOIN, RELEASE, FOLLOW = "join", "release", "follow"
VERBS = {
    StoryDecision.State.CLAIMED.value: "Claim",
    StoryDecision.State.HELD.value: "Hold",
    StoryDecision.State.REJECTED.value: "Reject",
    RELEASE: "Release",
    FOLLOW: "Follow",
    JOIN: "Join",
}
"""What can be done, by the value that is posted, as its button says it."""


class TogetherView(WireView):
    """`do` one of the verbs to each `story`; all of it, or nothing where one of them refuses."""

    def post(self, request: HttpRequest) -> HttpResponse:
        query = plain_query(request.POST.get("query", ""))
        to = f"{reverse('wire:stories')}{'?' if query else ''}{query}"
        numbers = [number for number in request.POST.getlist("story") if number.isdecimal()][:MOST_AT_ONCE]
        stories = list(Story.objects.filter(pk__in=numbers, joined_into__isnull=True).order_by("pk"))
        verb = request.POST.get("do", "")
        if verb not in VERBS:
            known = ", ".join(name.lower() for name in VERBS.values())
            return answered(
                request, f"The desk does not know that. Choose one of {known}.", to, is_refusal=True
            )
        if not stories:
            return answered(request, "Select a story first.", to, is_refusal=True)
        try:
            with transaction.atomic():
                return answered(request, self.done(verb, stories), to)
        except ValidationError as refusal:
            return answered(request, sentence_of(refusal), to, is_refusal=True)

    def done(self, verb: str, stories: list[Story]) -> str:
        user = editor(self.request)
        if verb == JOIN:
            return self.joined(stories)
        if verb == FOLLOW:
            return f"{followed(stories, user)}: {named(stories)}"
        if verb == RELEASE:
            for story in stories:
                release_story(story=story)
            return f"New again: {named(stories)}"
        made = [decide_story(story=story, state=StoryDecision.State(verb), by=user) for story in stories]
        return f"{made[0].get_state_display()}: {named(stories)}"

    def joined(self, stories: list[Story]) -> str:
        joined = join_on_desk(stories=stories)
        sentence = f"Joined {len(stories)} stories: {joined.kept.headline}"
        self.request.session[UNDO] = {"kept": joined.kept.pk, "parts": joined.parts, "sentence": sentence}
        return sentence


class SplitView(WireView):
    """Each ticked `entry` out of a story into one of their own."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(Story, pk=pk)
        numbers = [number for number in request.POST.getlist("entry") if number.isdecimal()]
        entries = Entry.objects.filter(pk__in=numbers[:1000], placement__story=story)
        try:
            new = split_on_desk(story=story, entries=entries)
        except ValidationError as refusal:
            return answered(request, sentence_of(refusal), reverse("wire:story", args=[pk]), is_refusal=True)
        sentence = f"Split off as a story of its own: {new.headline}"
        request.session[UNDO] = {"kept": pk, "split_off": new.pk, "sentence": sentence}
        return answered(request, sentence, reverse("wire:story", args=[new.pk]))


class UndoView(WireView):
    """Take the session’s last joining or splitting back."""

    def post(self, request: HttpRequest) -> HttpResponse:
        undo = undo_waiting(request)
        if undo is None:
            return answered(request, "There is nothing to undo.", reverse("wire:stories"), is_refusal=True)
        del request.session[UNDO]
        try:
            return answered(request, *_undone(undo))
        except ValidationError as refusal:
            return answered(request, sentence_of(refusal), reverse("wire:stories"), is_refusal=True)


def _undone(undo: dict[str, Any]) -> tuple[str, str]:
    """What is to be said, and where to go."""
    kept = get_object_or_404(Story, pk=undo["kept"])
    if "split_off" in undo:
        join_again(kept=kept, split_off=get_object_or_404(Story, pk=undo["split_off"]))
        return f"One story again: {kept.headline}", reverse("wire:story", args=[kept.pk])
    part_again(kept=kept, parts=undo["parts"])
    return f"{len(undo['parts']) + 1} stories again.", reverse("wire:stories")


def followed(stories: list[Story], user: User) -> str:
    """Follow them all; where all are followed already, none any longer."""
    known = StoryFollower.objects.filter(user=user, story__in=stories).count()
    change = unfollow_story if known == len(stories) else follow_story
    for story in stories:
        change(story=story, user=user)
    return "Followed no longer" if change is unfollow_story else "Followed"


def named(stories: list[Story]) -> str:
    return stories[0].headline if len(stories) == 1 else f"{len(stories)} stories"
