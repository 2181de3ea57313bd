"""“Write a draft”: a story given to the site's language model, from its page at the wire desk."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from newsreel.gather.models import Story
from newsreel.newsroom.desk.wire_access import WireView, chosen_section, editor, sentence_of
from newsreel.newsroom.models import Writing
from newsreel.newsroom.tasks import write_draft
from newsreel.newsroom.writing.actions import ask_for_draft
from newsreel.newsroom.writing.endpoint import chosen_writer
from newsreel.settings import current


@dataclass(frozen=True, slots=True)
class WritingPanel:
    """What a story's page shows of the writer; the site has one."""

    host: str
    model: str
    latest: Writing | None


def writing_panel(story: Story) -> WritingPanel | None:
    """None where the site's owner has named no writer: then nothing speaks of it."""
    writer = chosen_writer(current())
    if writer is None:
        return None
    return WritingPanel(writer.host, writer.model, Writing.objects.filter(story=story).first())


class StoryWriteView(WireView):
    """Asks for a draft; a worker has it written."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(Story, pk=pk)
        section = chosen_section(request)
        if section is None:
            return redirect("wire:story", pk)
        try:
            writing = ask_for_draft(story=story, section=section, by=editor(request))
        except (ValidationError, PermissionDenied) as error:
            messages.error(request, sentence_of(error))
            return redirect("wire:story", pk)
        transaction.on_commit(lambda: write_draft.enqueue(writing.pk))
        messages.success(
            request,
            f"{writing.model or writing.host} is writing a draft in {section.title}. "
            "It will stand here in a minute or two, unpublished.",
        )
        return redirect("wire:story", pk)
