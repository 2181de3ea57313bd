"""Sending letters in the background."""

from django_tasks import task

from newsreel.community.letters.composing import compose_letter
from newsreel.community.letters.models import Letter
from newsreel.community.letters.sending import send_due
from newsreel.lib.queue import enqueue_once


@task()
def send_letters() -> int:
    """Send what is due. Returns how many letters went out."""
    outcome = send_due(Letter, compose_letter)
    if outcome.is_more:
        enqueue_once(send_letters)
    return outcome.sent
