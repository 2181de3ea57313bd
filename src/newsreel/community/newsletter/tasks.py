"""The digest in the background."""

from django.utils import timezone
from django_tasks import task

from newsreel.community.letters.sending import send_due
from newsreel.community.newsletter.actions import build_digest
from newsreel.community.newsletter.digest import Composer
from newsreel.community.newsletter.models import Delivery
from newsreel.lib.queue import enqueue_once


@task()
def send_digest() -> int:
    """Make today's issue, if there is none, and begin to deliver it. Returns its number of recipients."""
    issue = build_digest(timezone.now())
    enqueue_once(deliver_pending)
    return issue.deliveries.count() if issue else 0


@task()
def deliver_pending() -> int:
    """Send the deliveries that are due. Returns how many went out."""
    outcome = send_due(Delivery, Composer())
    if outcome.is_more:
        enqueue_once(deliver_pending)
    return outcome.sent
