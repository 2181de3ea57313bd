"""Lets a language model draft an article from a story: unpublished, and held back as any other would be."""

import hashlib
import html
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsreel.gather.models import Entry, Placement, Story
from newsreel.gather.permission.hosts import forbidden
from newsreel.gather.permission.statements import Use
from newsreel.newsroom.drafting import (
    credit_to,
    is_origin,
    latest_of_each_outlet,
    new_draft,
    note_drafted,
    told_at,
    why_not,
)
from newsreel.newsroom.models import Section, StoryDecision, User, Writing
from newsreel.newsroom.provenance import Part
from newsreel.newsroom.writing.answer import Paragraph, UnusableAnswerError, Written, read_answer
from newsreel.newsroom.writing.asking import MOST_TELLINGS, Telling, messages
from newsreel.newsroom.writing.endpoint import Writer, WriterError, ask, chosen_writer
from newsreel.settings import Settings, current

WORDS = 350
QUOTED = 30
"""Words of one report, at most, or fewer where its rights say so."""
GIVEN_UP_AFTER = timedelta(minutes=15)
"""A writing that waits longer was cut off with its worker."""
NO_WRITER = (
    "This site has no writer. Name one in the settings writer_address and writer_model, "
    "then start the program again."
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a model may see of a story, and what it may not."""

    placements: tuple[Placement, ...]
    left_out: tuple[str, ...]
    """A sentence for each outlet."""


@transaction.atomic
def ask_for_draft(*, story: Story, section: Section, by: User | None, now: datetime | None = None) -> Writing:
    """Note that a draft is wanted; `write_draft` does it. One that is being written is not asked for again.

    Raises PermissionDenied or ValidationError: no writer, no right to write there, a draft that is there.
    """
    now = now or timezone.now()
    writer = chosen_writer(current())
    if writer is None:
        raise ValidationError(NO_WRITER)
    if by is not None and not section.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied(f"You have no right to write in {section.title}.")
    _demand_no_draft(story)
    waiting = Writing.objects.filter(
        story=story, state=Writing.State.WAITING, asked_at__gt=now - GIVEN_UP_AFTER
    )
    if (found := waiting.first()) is not None:
        return found
    shown = shown_to_machine(story, now)
    if not shown.placements:
        reasons = shown.left_out or ("It has no entries any more.",)
        raise ValidationError(["No machine may write from this story.", *reasons])
    return Writing.objects.create(
        story=story,
        section=section,
        asked_by=by,
        asked_at=now,
        left_out=list(shown.left_out),
        model=writer.model,
        host=writer.host[:200],
    )


def write_draft(*, writing_id: int, site: Settings | None = None) -> Writing:
    """Ask the model and make the draft. What goes wrong is kept with the writing, as a sentence.

    Nothing is held in the database while the model thinks. Safe to repeat: a writing that ended stays so.
    """
    writing = Writing.objects.select_related("story", "section", "asked_by").get(pk=writing_id)
    if writing.state != Writing.State.WAITING:
        return writing
    try:
        _write(writing, site or current())
    except (WriterError, UnusableAnswerError) as error:
        _fail(writing, str(error))
    except (ValidationError, PermissionDenied) as error:
        _fail(writing, " ".join(getattr(error, "messages", None) or [str(error)]))
    return writing


def shown_to_machine(story: Story, now: datetime) -> Shown:
    """By the rights ledger and what the outlets tell machines."""
    placements: list[Placement] = []
    left_out: list[str] = []
    for placement in latest_of_each_outlet(story):
        entry = placement.entry
        refusal = why_not(entry.source, now) or forbidden(entry.source, Use.MACHINE_WRITING, entry.address)
        if refusal:
            left_out.append(f"{entry.source.name}: {refusal}")
        elif placement.repeats_id is not None and placements:
            left_out.append(f"{entry.source.name}: a copy of what another sent.")
        elif len(placements) == MOST_TELLINGS:
            left_out.append(f"{entry.source.name}: {MOST_TELLINGS} outlets are enough.")
        else:
            placements.append(placement)
    return Shown(tuple(placements), tuple(left_out))


def _write(writing: Writing, site: Settings) -> None:
    writer = chosen_writer(site)
    if writer is None:
        raise WriterError(NO_WRITER)
    shown = shown_to_machine(writing.story, timezone.now())
    if not shown.placements:
        raise WriterError("The rights were changed meanwhile: no machine may write from this story.")
    entries = [placement.entry for placement in shown.placements]
    answer, written = _answered(writing, writer, entries, site)
    with transaction.atomic():
        _demand_no_draft(writing.story)
        article = new_draft(
            title=written.headline,
            standfirst=written.standfirst,
            section=writing.section,
            by=writing.asked_by,
            parts=[_part(paragraph, entries) for paragraph in written.paragraphs],
            sources=[credit_to(entry, is_original=is_origin(entry, writing.story)) for entry in entries],
        )
        now = timezone.now()
        note_drafted(story=writing.story, entries=entries, article=article, by=writing.asked_by, now=now)
        log(
            instance=article,
            action="newsroom.write_by_machine",
            user=writing.asked_by,
            data={"model": writer.model, "host": writer.host},
        )
        writing.article, writing.state, writing.ended_at = article, Writing.State.WRITTEN, now
        writing.answer_digest = hashlib.sha256(answer).hexdigest()
        writing.left_out = list(shown.left_out)
        writing.save()


def _answered(
    writing: Writing, writer: Writer, entries: Sequence[Entry], site: Settings
) -> tuple[bytes, Written]:
    limits = [entry.source.excerpt_limit for entry in entries if entry.source.excerpt_limit is not None]
    sent = messages(
        [_telling(entry) for entry in entries],
        language=site.language,
        words=WORDS,
        quoted=min([QUOTED, *limits]),
    )
    writing.asked_digest = hashlib.sha256(json.dumps(sent, ensure_ascii=False).encode()).hexdigest()
    writing.save(update_fields=["asked_digest"])
    answer = ask(writer, sent, site)
    return answer, read_answer(answer, tellings=len(entries))


def _telling(entry: Entry) -> Telling:
    return Telling(
        outlet=entry.source.credit or entry.source.name,
        headline=entry.title,
        author=entry.credit,
        published=timezone.localtime(told_at(entry)).isoformat(timespec="minutes"),
        text=entry.text,
    )


def _part(paragraph: Paragraph, entries: Sequence[Entry]) -> Part:
    """Where it says that it rests on several, the first is kept as its provenance."""
    entry = entries[paragraph.tellings[0]] if paragraph.tellings else None
    return Part(("text", f"<p>{html.escape(paragraph.text, quote=False)}</p>"), entry)


def _demand_no_draft(story: Story) -> None:
    if StoryDecision.objects.filter(story=story, article__isnull=False).exists():
        raise ValidationError("A draft has been made from this story already; edit or delete that one.")


def _fail(writing: Writing, sentence: str) -> None:
    writing.state, writing.sentence, writing.ended_at = Writing.State.FAILED, sentence, timezone.now()
    writing.save(update_fields=["state", "sentence", "ended_at"])
