"""A story's page: who tells it and how, side by side, and what is to become of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from newsreel.gather.models import Entry, Placement, Story
from newsreel.newsroom.desk.wire_access import (
    WireView,
    chosen_section,
    editor,
    keys_are_on,
    sentence_of,
    undo_waiting,
    writable_sections,
)
from newsreel.newsroom.desk.wire_differences import Passage, passages
from newsreel.newsroom.desk.wire_origins import standing
from newsreel.newsroom.desk.wire_rights import opt_outs, sentences
from newsreel.newsroom.desk.wire_rows import cautions, state_of
from newsreel.newsroom.desk.wire_timeline import WIDTH, lanes
from newsreel.newsroom.desk.wire_writing import writing_panel
from newsreel.newsroom.drafting import (
    decide_story,
    draft_from_story,
    follow_story,
    release_story,
    told_at,
    unfollow_story,
    why_not,
)
from newsreel.newsroom.models import Section, StoryDecision, StoryFollower

MOST_SIDE_BY_SIDE = 12
RELEASE = "release"
VERBS = {
    StoryDecision.State.CLAIMED: "Claim",
    StoryDecision.State.HELD: "Hold",
    StoryDecision.State.REJECTED: "Reject",
}


@dataclass(frozen=True)
class Telling:
    """One entry as it stands on the page."""

    entry: Entry
    told_at: Any
    repeats: Entry | None
    headline: list[Passage]
    text: list[Passage]
    rights: list[str]
    opt_outs: list[str]
    refusal: str
    is_measure: bool
    """The others are compared with this one."""
    draft_id: int | None


def tellings(placements: list[Placement], measure: Entry) -> list[Telling]:
    now = timezone.now()
    return [
        Telling(
            entry=placement.entry,
            told_at=told_at(placement.entry),
            repeats=placement.repeats,
            headline=passages(placement.entry.title, measure.title),
            text=passages(placement.entry.text, measure.text),
            rights=sentences(placement.entry.source, timezone.localdate(now)),
            opt_outs=opt_outs(placement.entry.source),
            refusal=why_not(placement.entry.source, now),
            is_measure=placement.entry == measure,
            draft_id=getattr(getattr(placement.entry, "desk_decision", None), "article_id", None),
        )
        for placement in placements
    ]


def versions(story: Story) -> list[Placement]:
    """All that a story consists of, the oldest version of each item first."""
    placements = story.placements.select_related("entry__source", "entry__desk_decision", "repeats__source")
    return list(placements.order_by("entry__version", "entry_id"))


def newest(placements: Iterable[Placement]) -> list[Placement]:
    """Of each item the newest version only, in the order of publication."""
    found = {(placement.entry.source_id, placement.entry.guid): placement for placement in placements}
    return sorted(found.values(), key=lambda placement: (told_at(placement.entry), placement.pk))


def routed_first(sections: list[Section], placements: Iterable[Placement]) -> list[Section]:
    """The section to which rules sent most of the entries before all others."""
    sent = Counter(placement.entry.section_id for placement in placements)
    return sorted(sections, key=lambda section: -sent[section.pk])


class StoryView(WireView):
    """The first telling is the measure of the others; `?against=` takes another entry as the measure."""

    template_name = "newsroom/desk/story.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(Story.objects.select_related("desk_decision__made_by"), pk=pk)
        if story.joined_into_id is not None:
            return redirect("wire:story", story.joined_into_id)
        every = versions(story)
        placements = newest(every)
        shown = placements[:MOST_SIDE_BY_SIDE]
        wanted = request.GET.get("against", "")
        measure = next((each.entry for each in shown if str(each.pk) == wanted), None)
        if measure is None and shown:
            measure = shown[0].entry
        self.name(listed_in=("wire:stories", "Wire"), label="Story", title=story.headline)
        context = self.get_context_data(
            story=story,
            state=state_of(story),
            decision=getattr(story, "desk_decision", None),
            cautions=cautions(story),
            standing=standing(story, placements),
            lanes=lanes(every),
            lane_width=WIDTH,
            undo=undo_waiting(request),
            keys_are_on=keys_are_on(request.user),
            tellings=tellings(shown, measure) if measure else [],
            measure=measure,
            is_splittable=len(placements) > 1,
            further=placements[MOST_SIDE_BY_SIDE:],
            sections=routed_first(writable_sections(request.user), placements),
            writing=writing_panel(story),
            verbs=[(state.value, verb) for state, verb in VERBS.items()],
            is_followed=StoryFollower.objects.filter(story=story, user_id=editor(request).pk).exists(),
        )
        return self.render_to_response(context)


class StoryDraftView(WireView):
    """One click: a draft that credits every outlet."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(Story, pk=pk)
        section = chosen_section(request)
        if section is None:
            return redirect("wire:story", pk)
        try:
            article = draft_from_story(
                story=story,
                section=section,
                by=editor(request),
                credit_origin="credit_origin" in request.POST,
            )
        except (ValidationError, PermissionDenied) as error:
            messages.error(request, sentence_of(error))
            return redirect("wire:story", pk)
        messages.success(request, f"A draft in {section.title}, with its sources. It is not published.")
        return redirect("wagtailadmin_pages:edit", article.pk)


class StoryDecideView(WireView):
    """Claim, hold, reject, or take that back."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(Story, pk=pk)
        state = request.POST.get("state", "")
        if state == RELEASE:
            release_story(story=story)
            messages.success(request, f"New again: {story.headline}")
            return redirect("wire:story", pk)
        if state not in VERBS:
            messages.error(
                request, "That is no decision the desk knows. Choose claim, hold, reject or release."
            )
            return redirect("wire:story", pk)
        try:
            made = decide_story(story=story, state=StoryDecision.State(state), by=editor(request))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("wire:story", pk)
        messages.success(request, f"{made.get_state_display()}: {story.headline}")
        if made.state == StoryDecision.State.CLAIMED:
            return redirect("wire:story", pk)
        return redirect("wire:stories")


class StoryFollowView(WireView):
    """Follow, or follow no longer."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(Story, pk=pk)
        if request.POST.get("follow") == "no":
            unfollow_story(story=story, user=editor(request))
        else:
            follow_story(story=story, user=editor(request))
        return redirect("wire:story", pk)
