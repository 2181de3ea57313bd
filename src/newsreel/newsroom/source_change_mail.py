"""The letter that tells of a source's change: to who wrote the article, and to who follows its story."""

import logging

from django.db.models import Q
from django.urls import reverse
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url

from newsreel.newsroom.models import SourceChange, StoryFollower, User

logger = logging.getLogger("newsreel.newsroom")


def readers_of(change: SourceChange) -> list[User]:
    """Who is told: the article's owner and the followers of the story its source stands in."""
    placement = getattr(change.entry, "placement", None)
    followers = StoryFollower.objects.filter(story=placement.story_id if placement else None)
    wanted = Q(pk=change.article.owner_id) | Q(pk__in=followers.values("user"))
    return list(User.objects.filter(wanted, is_active=True).exclude(email="").order_by("pk"))


def tell_of_change(change: SourceChange) -> int:
    """Send it. Returns how many letters went out; one that can't be sent is logged: the desk shows all."""
    verb = "pulled" if change.kind == SourceChange.Kind.PULLED else "changed"
    subject = f"{change.entry.source.name} {verb} what “{change.article.title}” is based on"
    sent = 0
    for user in readers_of(change):
        try:
            sent += bool(send_mail(subject, _letter(change), [user.email]))
        except OSError as error:
            logger.warning("A letter to %s about a source’s change was not sent: %s", user, error)
    return sent


def _letter(change: SourceChange) -> str:
    told = [
        f"{change.reason} “{change.article.title}” uses what is different now:"
        if change.passages
        else change.reason
    ]
    for passage in change.passages:
        told.append(
            f"It said: {passage['before']}\nIt says: {passage['now'] or '(nothing of the kind any more)'}"
        )
        told.append(f"We say: {passage['ours']}")
    address = reverse("wire:change", args=[change.pk])
    told.append(f"Both texts, and what to do: {(get_admin_base_url() or '').rstrip('/')}{address}")
    return "\n\n".join(told)
