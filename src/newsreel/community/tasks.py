"""What this room does by the clock."""

from datetime import datetime, timedelta

from newsreel.community.attempts import forget_old
from newsreel.community.comments.tasks import desk_word_is_due, tell_desk_of_comments
from newsreel.community.letters.models import Letter
from newsreel.community.letters.tasks import send_letters
from newsreel.community.newsletter.actions import digest_is_due
from newsreel.community.newsletter.models import Delivery, Subscriber
from newsreel.community.newsletter.tasks import deliver_pending, send_digest
from newsreel.lib.queue import enqueue_once

UNCONFIRMED_FOR = timedelta(days=30)
"""Who has not confirmed by then did not want it; the law wants such addresses forgotten."""


def on_the_minute(now: datetime) -> None:
    """Put on the queue what is due. Cheap, and safe to call twice."""
    if digest_is_due(now):
        enqueue_once(send_digest)
    if Delivery.due(now).exists():
        enqueue_once(deliver_pending)
    if desk_word_is_due(now):
        enqueue_once(tell_desk_of_comments)
    if Letter.due(now).exists():
        enqueue_once(send_letters)
    forget_old(now)
    Subscriber.objects.filter(
        state=Subscriber.State.PENDING, last_asked_at__lt=now - UNCONFIRMED_FOR
    ).delete()
