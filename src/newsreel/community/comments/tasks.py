"""Telling the desk that comments wait."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from newsreel import settings
from newsreel.community.comments.models import Comment, CommentRules
from newsreel.community.letters.actions import Message, write_to_desk

AT_MOST_EVERY = timedelta(hours=1)
SHOWN = 5
"""Comments quoted in the letter."""


def desk_word_is_due(now: datetime) -> bool:
    """Whether comments wait that the desk has not heard of, and the last letter is an hour old."""
    rules = CommentRules.load()
    last = rules.desk_told_at
    if not rules.mail_desk or (last is not None and now - last < AT_MOST_EVERY):
        return False
    return _unheard_of(last).exists()


def _unheard_of(last: datetime | None) -> "models.QuerySet[Comment]":
    waiting = Comment.objects.filter(state=Comment.State.PENDING, source_key=None)
    return waiting.filter(made_at__gt=last) if last else waiting


@task()
def tell_desk_of_comments() -> bool:
    """Write to the desk once about all that wait. Returns whether a letter was written."""
    now = timezone.now()
    with transaction.atomic():
        if not desk_word_is_due(now):
            return False
        # Two workers may come here at once: only one of them moves the mark on.
        unmoved = Q(desk_told_at=None) | Q(desk_told_at__lte=now - AT_MOST_EVERY)
        if not CommentRules.objects.filter(unmoved).update(desk_told_at=now):
            return False
        return write_to_desk(message=_message()) is not None


def _message() -> Message:
    waiting = Comment.objects.filter(state=Comment.State.PENDING).select_related("article")
    count = waiting.count()
    quoted = tuple(
        f"{comment.name} on “{comment.article.title}”:\n{comment.text[:300]}" for comment in waiting[:SHOWN]
    )
    return Message(
        subject="One comment waits for you" if count == 1 else f"{count:,} comments wait for you",
        paragraphs=quoted,
        button="Open the queue",
        url=settings.current().origin
        + reverse("wagtailsnippets_community_comment:list")
        + f"?state={Comment.State.PENDING}",
    )
