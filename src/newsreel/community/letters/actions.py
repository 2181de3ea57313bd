"""Writing letters and seeing them off."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from newsreel import settings
from newsreel.community.letters.drawing import draw_markup, draw_text
from newsreel.community.letters.models import Letter
from newsreel.community.letters.tasks import send_letters
from newsreel.lib.queue import enqueue_once
from newsreel.newsroom.models import Publication


@dataclass(frozen=True, slots=True)
class Message:
    """What a letter says. Every paragraph is plain text."""

    subject: str
    paragraphs: Sequence[str]
    button: str = ""
    url: str = ""
    """Absolute; where the button leads."""
    closing: Sequence[str] = ()
    """Paragraphs beneath the button."""


def publication_name() -> str:
    found = Publication.objects.filter(site__is_default_site=True).first()
    return found.name if found else "Newsreel"


def write_letter(*, to: Sequence[str], message: Message, reply_to: str = "") -> Letter | None:
    """Put a letter on its way. None where there is nobody to write to."""
    if not to:
        return None
    now = timezone.now()
    context = {"message": message, "name": publication_name(), "origin": settings.current().origin}
    letter = Letter.objects.create(
        recipients=list(to),
        subject=" ".join(message.subject.split())[:250],
        text=draw_text("community/letter.txt", context),
        markup=draw_markup("community/letter.mjml", context),
        reply_to=reply_to,
        made_at=now,
        next_try_at=now,
    )
    transaction.on_commit(lambda: enqueue_once(send_letters))
    return letter


def write_to_desk(*, message: Message, reply_to: str = "") -> Letter | None:
    """A word to those named in the setting `desk_mail`, else to the publication's contact address."""
    desk = list(settings.current().desk_mail)
    if not desk:
        found = Publication.objects.filter(site__is_default_site=True).exclude(contact_email="").first()
        desk = [found.contact_email] if found else []
    return write_letter(to=desk, message=message, reply_to=reply_to)
